"""Ending somebody's sessions at once, wherever they are signed in (ASVS 7.4.2, promise A7)."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from safeboard.kernel.trail import recorder


def end_sessions(user_id: int) -> int:
    """Sign this person out everywhere; how many sessions that were."""
    # Sessions do not say in a column whose they are, so each must be read.
    theirs = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user_id)
    ]
    Session.objects.filter(pk__in=theirs).delete()
    recorder.note("partnership.end_sessions", thing="user", thing_id=user_id, sessions=len(theirs))
    return len(theirs)
