"""Puts the hat on: every request carries `reader`, worked out afresh so that leaving ends access at once (A7)."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.hats import wear
from safeboard.kernel.work.today import today

HAT, LAST_SEEN, STARTED = "hat", "last_seen", "started"


class WearHat:
    """Sets `request.reader` and `request.hats`; a session that is idle or a working day old is signed out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._keep_or_end(request, time.time())
        user_id = request.user.pk if request.user.is_authenticated else None
        request.reader, request.hats = wear(user_id, request.session.get(HAT), today())  # type: ignore[attr-defined]
        with dated.remembered():
            return self.get_response(request)

    @staticmethod
    def _keep_or_end(request: HttpRequest, at: float) -> None:
        """End a session that was left alone, or that began longer ago than its cookie may live (ASVS 7.3.1, 7.3.2)."""
        session = request.session
        idle, age = at - session.get(LAST_SEEN, at), at - session.get(STARTED, at)
        if idle > settings.IDLE_MINUTES * 60 or age > settings.SESSION_COOKIE_AGE:
            logout(request)
            return
        session.setdefault(STARTED, int(at))
        if idle > 60 or LAST_SEEN not in session:
            session[LAST_SEEN] = int(at)
