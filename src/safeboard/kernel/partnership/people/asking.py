"""Asking for what a second person must agree to; and that something is not possible, said beside its field."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agreement, Membership, User
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

ROLE_WAITS, RESET_WAITS = dt.timedelta(days=14), dt.timedelta(hours=24)
WAITS = {Agreement.Kind.ROLE: ROLE_WAITS, Agreement.Kind.RESET: RESET_WAITS}


class NotPossible(ValueError):
    """It cannot be done as it was asked: the field it is about ("" for the whole), and what to do instead."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def ask(
    kind: Agreement.Kind,
    *,
    person: User,
    why: str,
    by: Reader,
    hat: Membership | None = None,
    at: dt.datetime | None = None,
) -> Agreement:
    """Ask a second person to agree. A role waits 14 days, a reset 24 hours; then it is over."""
    asked_at = at or now()
    agreement = Agreement.objects.create(
        kind=kind,
        person=person,
        hat=hat,
        why=why,
        asked_by_id=by.user_id,
        asked_for_id=by.agency_id,
        asked_at=asked_at,
        expires_at=asked_at + WAITS[kind],
    )
    recorder.note(
        "partnership.ask", thing="agreement", thing_id=agreement.pk, kind=kind.value, user=person.pk
    )
    return agreement
