"""Resetting a lost second step of sign-in: asked by one person, agreed by another (ASVS 2.3.5, 6.4.6)."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agreement, User
from safeboard.kernel.partnership.people.asking import NotPossible, ask
from safeboard.kernel.partnership.people.sessions import end_sessions
from safeboard.kernel.partnership.people.telling import tell_reset
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now


def has_second_step(user_id: int) -> bool:
    """Whether this person signs in with an app, a key or a recovery code besides the password."""
    return bool(Authenticator.objects.filter(user=user_id).exists())


def ask_reset(*, email: str, how_checked: str, by: Reader, at: dt.datetime | None = None) -> Agreement:
    """Ask for the reset, after checking who is asking; it waits 24 hours for a second person. Raises NotPossible."""
    at = at or now()
    person = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise NotPossible("email", "Nobody signs in with this address. Check how it is written.")
    if person.pk == by.user_id:
        raise NotPossible("email", "You cannot ask for yourself. Ask somebody else who may do this.")
    if not has_second_step(person.pk):
        raise NotPossible("email", f"{person.name} has no second step, so there is nothing to reset.")
    waiting = Agreement.objects.filter(
        kind=Agreement.Kind.RESET, person=person, outcome=Agreement.Outcome.OPEN, expires_at__gt=at
    )
    if waiting.exists():
        raise NotPossible("email", f"A reset for {person.name} waits for a second person already.")
    return ask(Agreement.Kind.RESET, person=person, why=how_checked, by=by, at=at)


def carry_out(agreement: Agreement, *, at: dt.datetime) -> None:
    """Take off every second step of this person, sign them out everywhere and tell them."""
    removed, _ = Authenticator.objects.filter(user=agreement.person).delete()
    end_sessions(agreement.person_id)
    tell_reset(agreement, at=at)
    recorder.note("partnership.reset", thing="user", thing_id=agreement.person_id, removed=removed)
