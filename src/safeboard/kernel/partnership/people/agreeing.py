"""The second person's answer: never the one who asked, never the one it is about (ASVS 2.3.5; threat T22)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import INDEPENDENT_CHAIR
from safeboard.kernel.partnership.models import Agreement, Standing
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.resetting import carry_out
from safeboard.kernel.partnership.people.telling import tell_role
from safeboard.kernel.partnership.permissions import AGREE, RESET
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

RIGHTS = {Agreement.Kind.ROLE.value: AGREE, Agreement.Kind.RESET.value: RESET}


def why_not(agreement: Agreement, *, by: Reader, at: dt.datetime) -> str:
    """Why this reader cannot answer, in a sentence; empty where they can.

    A role needs somebody of another agency than the asker's. The Independent Chair is of no agency: the Board office
    only keeps the chair.
    """
    if agreement.outcome != Agreement.Outcome.OPEN:
        return f"This was answered already: {agreement.get_outcome_display().lower()}."
    if not agreement.open(at):
        return "This waited too long and is over. It must be asked for again."
    if agreement.hat is not None and agreement.hat.standing != Standing.ASKED:
        return "The role was taken back meanwhile, so there is nothing to agree to."
    if by.user_id == agreement.asked_by_id:
        return "You asked for this. A second person must agree."
    if by.user_id == agreement.person_id:
        return "This is about you. Somebody else must agree."
    if not policy.allows(by, RIGHTS[agreement.kind], agreement):
        return "Your role cannot agree to this."
    if (
        agreement.kind == Agreement.Kind.ROLE
        and by.agency_id == agreement.asked_for_id
        and by.role != INDEPENDENT_CHAIR.code
    ):
        return "Somebody of another agency must agree to this."
    return ""


def agree(
    *, agreement: Agreement, seen: int, by: Reader, words: str = "", at: dt.datetime | None = None
) -> bool:
    """Agree: the role is given, or the second step is reset. False where somebody answered since.

    Raises NotPossible.
    """
    at = at or now()
    with transaction.atomic():
        if not _answer(agreement, seen, Agreement.Outcome.AGREED, by, words, at):
            return False
        if agreement.hat is None:
            carry_out(agreement, at=at)
            return True
        if not agreement.hat.save_over(agreement.hat.version, standing=Standing.GIVEN):
            raise NotPossible(
                "", "Somebody changed the role in this moment. Nothing was agreed; look at it again."
            )
        if agreement.hat.user.is_active:
            tell_role(agreement.hat, at=at)
    return True


def refuse(*, agreement: Agreement, seen: int, by: Reader, words: str, at: dt.datetime | None = None) -> bool:
    """Refuse, with a reason. False where somebody answered since. Raises NotPossible."""
    if not _answer(agreement, seen, Agreement.Outcome.REFUSED, by, words, at or now()):
        return False
    _shut_hat(agreement, Standing.REFUSED)
    return True


def withdraw(*, agreement: Agreement, seen: int, by: Reader, at: dt.datetime | None = None) -> bool:
    """Take back what one asked for oneself. False where somebody answered since. Raises NotPossible."""
    at = at or now()
    if by.user_id != agreement.asked_by_id or not agreement.open(at):
        raise NotPossible("", "Only who asked can take it back, and only while it waits.")
    if not _end(agreement, seen, Agreement.Outcome.TAKEN_BACK, by, "", at):
        return False
    _shut_hat(agreement, Standing.TAKEN_BACK)
    return True


def _answer(
    agreement: Agreement, seen: int, outcome: Agreement.Outcome, by: Reader, words: str, at: dt.datetime
) -> bool:
    if reason := why_not(agreement, by=by, at=at):
        raise NotPossible("", reason)
    return _end(agreement, seen, outcome, by, words, at)


def _end(
    agreement: Agreement, seen: int, outcome: Agreement.Outcome, by: Reader, words: str, at: dt.datetime
) -> bool:
    if not agreement.save_over(seen, outcome=outcome, ended_by_id=by.user_id, ended_at=at, words=words):
        return False
    recorder.note(
        f"partnership.{outcome.value}", thing="agreement", thing_id=agreement.pk, kind=agreement.kind
    )
    return True


def _shut_hat(agreement: Agreement, standing: Standing) -> None:
    if agreement.hat is not None:
        agreement.hat.save_over(agreement.hat.version, standing=standing)
