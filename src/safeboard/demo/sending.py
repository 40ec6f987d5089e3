"""One file of the council from upload to receipt, through the verbs that the pages call. Safe to run twice."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.partnership.personas import COUNCIL
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.checking import Tell
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder

DOER = recorder.Doer(actor="demonstration")
RETURN = "annex-a"


def came_at(as_at: dt.date) -> dt.datetime:
    """When a file came in: a fortnight after the day it was drawn, not on the morning of the story."""
    return dt.datetime.combine(as_at + dt.timedelta(days=14), dt.time(10, 42), tzinfo=dt.UTC)


def has_come(as_at: dt.date) -> bool:
    """Whether the file of this day is received, rows, receipt and all."""
    return Receipt.objects.filter(
        return_code=RETURN, as_at=as_at, state=State.ACCEPTED, received_at=came_at(as_at)
    ).exists()


def send(
    filename: str,
    data: bytes,
    as_at: dt.date,
    look_back_months: int,
    by: User,
    tell: Tell | None = None,
    *,
    return_code: str = RETURN,
    came: dt.datetime | None = None,
) -> Receipt:
    """Receive, check, send and accept a file, from wherever a killed run left it. RuntimeError if it is not clean.

    `came` is when it came in, where that was not a fortnight after it was drawn.
    """
    with recorder.recorded(DOER):
        receipt = receiving.receive(
            agency=Agency.objects.get(code=COUNCIL),
            return_code=return_code,
            filename=filename,
            data=data,
            as_at=as_at,
            look_back_months=look_back_months,
            by=by,
        ).receipt
    checked = None
    if receipt.state in (State.CHECKING, State.READY):
        checked = receiving.check(receipt, tell)
        if checked is None or receipt.rejected:
            raise RuntimeError(
                f"The demonstration's own file was not clean: {receipt.refusal or receipt.rejected}"
            )
        with transaction.atomic(), recorder.recorded(DOER):
            receiving.send(receipt, by=by)
    receiving.accept(receipt, checked, tell)
    came = came or came_at(as_at)
    Receipt.objects.filter(pk=receipt.pk).update(received_at=came, accepted_at=came)
    if receipt.state != State.ACCEPTED:
        raise RuntimeError(f"{filename} was not accepted.")
    return receipt
