"""Deletion on the day agreed: asked for, agreed by a second person, carried out, certified; and holds. Verbs only.

Legal and inquiry holds always win; nothing goes before its day; where a file is about children two people are needed
(security.md 7.1, F2). The receipt stays as a tombstone with its counts; published results stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files.storing import discard
from safeboard.kernel.journeys.disposal import dispose
from safeboard.kernel.returns.deleting.deletions import HELD, agreed_day, holding, standing_holds
from safeboard.kernel.returns.deletion_models import Disposal, Hold
from safeboard.kernel.returns.kinds import about_children
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import now

NO_NAME = "Deleted as agreed"
SUMMARY_KEPT = ("lists", "titles", "windows", "withdrawn_at")
Also = Callable[[Receipt], Mapping[str, int]]
_also: dict[str, Also] = {}


def also(name: str, delete: Also) -> None:
    """A room above this one says what it deletes of a file's rows along with it, in counts."""
    _also[name] = delete


def ask(*, receipt: Receipt, by: Reader) -> Disposal:
    """Have a file deleted. About children, it waits for a second person; else it is carried out. Raises NotNow."""
    with transaction.atomic():
        agreed = _may_go(receipt, by.on)
        if Disposal.objects.filter(receipt=receipt, taken_back_by=None).exists():
            raise NotNow("Somebody has asked for this already.")
        made = Disposal.objects.create(
            agency=receipt.agency, receipt=receipt, agreed_day=agreed, asked_by_id=by.user_id
        )
        recorder.note("returns.delete_ask", thing="receipt", thing_id=receipt.reference)
        if not about_children(receipt.return_code):
            _carry_out(made, by)
    return made


def agree(disposal: Disposal, *, seen: int, by: Reader) -> bool:
    """Agree as the second person, and delete. False where somebody acted since version `seen`. Raises NotNow."""
    if by.user_id == disposal.asked_by_id:
        raise NotNow("You asked for it yourself. Somebody else must agree.")
    with transaction.atomic():
        _still_asked(disposal)
        _may_go(disposal.receipt, by.on)
        if not disposal.save_over(seen):
            return False
        _carry_out(disposal, by)
    return True


def take_back(disposal: Disposal, *, why: str, seen: int, by: Reader) -> bool:
    """Take back what was asked and not carried out; the file stays. Raises NotNow."""
    _still_asked(disposal)
    kept = disposal.save_over(seen, taken_back_by_id=by.user_id, taken_back_why=why)
    if kept:
        recorder.note("returns.delete_take_back", thing="receipt", thing_id=disposal.receipt.reference)
    return kept


def hold(*, receipt: Receipt, whole_return: bool, until: dt.date, why: str, by: Reader) -> Hold:
    """Keep a file, or every file of its return, until a day; a deletion that was asked for waits. Raises NotNow."""
    if receipt.deleted_on is not None:
        raise NotNow(f"This file was deleted on {day(receipt.deleted_on)}.")
    if until <= by.on:
        raise NotNow("This day has passed. Enter a day ahead.")
    made = Hold.objects.create(
        agency=receipt.agency,
        return_code=receipt.return_code,
        receipt=None if whole_return else receipt,
        until=until,
        why=why,
        set_by_id=by.user_id,
    )
    recorder.note("returns.hold", thing="receipt", thing_id=receipt.reference, until=until.isoformat())
    return made


def lift(held: Hold, *, why: str, seen: int, by: Reader) -> bool:
    """End a hold before its day; False where somebody did since version `seen`. Raises NotNow."""
    if held.lifted_at is not None:
        raise NotNow("This hold was lifted already.")
    kept = held.save_over(seen, lifted_by_id=by.user_id, lifted_at=now(), lifted_why=why)
    if kept:
        recorder.note("returns.hold_lift", thing="hold", thing_id=held.pk)
    return kept


def sweep() -> int:
    """Delete stored files whose deletion was carried out and cut short by a kill; how many. Safe to run twice."""
    left = list(Receipt.objects.exclude(deleted_on=None).exclude(stored=""))
    for receipt in left:
        _forget_bytes(receipt.pk, receipt.stored)
    return len(left)


def _may_go(receipt: Receipt, on: dt.date) -> dt.date:
    receipt.refresh_from_db()
    if receipt.deleted_on is not None:
        raise NotNow(f"This file was deleted on {day(receipt.deleted_on)}.")
    if receipt.state not in HELD:
        raise NotNow(f"This file is {receipt.get_state_display().lower()}: there is nothing to delete.")
    agreed = agreed_day(receipt)
    if agreed is None:
        raise NotNow(
            "No day of deletion was agreed for this return. Add a schedule that says how long it is kept."
        )
    if agreed > on:
        raise NotNow(f"It is kept until {day(agreed)}, as agreed.")
    kept = holding(receipt, standing_holds(Hold.objects.filter(agency=receipt.agency_id), on))
    if kept is not None:
        raise NotNow(f"It is to be kept until {day(kept.until)}: {kept.why}")
    return agreed


def _still_asked(disposal: Disposal) -> None:
    disposal.refresh_from_db()
    if disposal.carried_out_at is not None:
        raise NotNow("It was carried out already.")
    if disposal.taken_back_by_id is not None:
        raise NotNow("It was taken back. Ask for it anew.")


def _carry_out(disposal: Disposal, by: Reader) -> None:
    receipt = disposal.receipt
    gone: dict[str, int] = {"files": int(bool(receipt.stored))}
    if about_children(receipt.return_code):
        for delete in _also.values():
            gone.update(delete(receipt))
        rows = dispose(receipt.pk)
        gone.update(statements=rows.statements, notes=rows.notes, children=rows.children)
        receipt.state = State.DELETED
    gone["problems"] = receipt.problems.count()
    receipt.problems.all().delete()
    # What was written in the file goes: its name, spellings, names of sheets. Its counts stay.
    receipt.summary = {key: receipt.summary[key] for key in SUMMARY_KEPT if key in receipt.summary}
    receipt.filename = NO_NAME
    receipt.deleted_on = by.on
    receipt.version += 1
    receipt.save(update_fields=("state", "summary", "filename", "deleted_on", "version"))
    disposal.gone = gone
    disposal.carried_out_by_id = by.user_id
    disposal.carried_out_at = now()
    disposal.save(update_fields=("gone", "carried_out_by", "carried_out_at"))
    recorder.note("returns.delete", thing="receipt", thing_id=receipt.reference, **gone)
    # The bytes go once the rest is safe; after a kill in between, `sweep` finds them.
    transaction.on_commit(partial(_forget_bytes, receipt.pk, receipt.stored))


def _forget_bytes(pk: int, stored: str) -> None:
    if stored:
        discard(stored)
    Receipt.objects.filter(pk=pk, stored=stored).update(stored="")
