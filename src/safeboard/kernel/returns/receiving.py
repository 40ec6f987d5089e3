"""A file comes in, is checked, and is sent, corrected or withdrawn. Verbs only; pages and commands call them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.storing import content_hash, discard, load, store
from safeboard.kernel.journeys import statements
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns.bundling import unpack
from safeboard.kernel.returns.checking import Tell
from safeboard.kernel.returns.models import Due, Problem, Receipt, State
from safeboard.kernel.returns.reach import answers_instead, previous
from safeboard.kernel.returns.ways import Checked, way_of
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import bulk
from safeboard.kernel.work.today import now

PROBLEM_FIELDS = (
    "receipt",
    "severity",
    "sheet",
    "row",
    "column",
    "heading",
    "kind",
    "message",
    "child",
    "team",
    "worker",
)


class NotNow(Exception):
    """What was asked does not fit where the file stands; the message says what does."""


@dataclass(frozen=True, slots=True)
class Received:
    """The receipt, and whether the same file was here before."""

    receipt: Receipt
    already: bool


def receive(
    *,
    agency: Agency,
    return_code: str,
    filename: str,
    data: bytes,
    as_at: dt.date,
    look_back_months: int,
    by: User | None,
    replaces: Receipt | None = None,
    adds_to: Receipt | None = None,
) -> Received:
    """Keep a file and give its receipt; the same bytes again give the same receipt (promise C2).

    `replaces` is the received file that this one corrects as a whole; `adds_to` the one whose missing rows it
    brings; a correction of such a file brings them too. Raises NotNow where that file can no longer be corrected.
    """
    content = _content(return_code, data, as_at)
    known = _same(agency, return_code, content)
    if known:
        return Received(known, already=True)
    _can_be_corrected(replaces, adds_to)
    brings_rows_of = adds_to.reference if adds_to else replaces and replaces.summary.get("adds_to")
    name = store(data)
    try:
        with transaction.atomic():
            receipt = Receipt.objects.create(
                agency=agency,
                return_code=return_code,
                as_at=as_at,
                look_back_months=look_back_months,
                filename=filename[-255:],
                stored=name,
                content=content,
                sent_by=by,
                received_at=now(),
                replaces=replaces,
                summary={"adds_to": brings_rows_of} if brings_rows_of else {},
            )
    except IntegrityError:
        # Somebody sent the same file at the same moment; theirs is the receipt.
        discard(name)
        known = _same(agency, return_code, content)
        if known is None:
            raise
        return Received(known, already=True)
    recorder.note("returns.receive", thing="receipt", thing_id=receipt.reference)
    return Received(receipt, already=False)


def read_again(receipt: Receipt, tell: Tell | None = None) -> Checked:
    """All that comes of a stored file. Raises RefusedFile, and FileGone where it was not kept."""
    files = unpack(load(receipt.stored), receipt.filename)
    checked: Checked = way_of(receipt.return_code).check(receipt, files, tell)
    return checked


def check(receipt: Receipt, tell: Tell | None = None, checked: Checked | None = None) -> Checked | None:
    """Read and check a file; afterwards it is ready to send, or refused with the reason. Safe to run twice.

    `checked` is what was found in just this file a moment ago, where somebody looked already. Raises NotNow where the
    sender meanwhile said to keep nothing.
    """
    unsent = Receipt.objects.filter(pk=receipt.pk, state__in=(State.CHECKING, State.READY))
    try:
        checked = checked or read_again(receipt, tell)
    except RefusedFile as refused:
        unsent.update(state=State.REFUSED, refusal=str(refused)[:500], replaces=None)
        discard(receipt.stored)
        receipt.refresh_from_db()
        return None
    with transaction.atomic():
        moved = unsent.update(
            state=State.READY,
            rows_in=checked.rows_in,
            accepted=checked.rows_accepted,
            rejected=checked.rows_rejected,
            summary=summary(receipt, checked),
        )
        if not moved:
            raise NotNow("This file was not kept.")
        receipt.problems.all().delete()
        bulk.insert(Problem, PROBLEM_FIELDS, _problems(receipt, checked))
    receipt.refresh_from_db()
    return checked


def send(receipt: Receipt, *, by: User | None, why: str = "") -> None:
    """The sender says: take the good rows. Raises NotNow where the file is not ready."""
    if receipt.state == State.READY and not receipt.accepted:
        raise NotNow("No row of this file can be kept, so there is nothing to send.")
    moved = Receipt.objects.filter(pk=receipt.pk, state=State.READY).update(
        state=State.ACCEPTING, sent_by=by or receipt.sent_by, why=why
    )
    receipt.refresh_from_db()
    if not moved:
        raise NotNow(f"This file is {receipt.get_state_display().lower()}: it cannot be sent again.")
    recorder.note("returns.send", thing="receipt", thing_id=receipt.reference)


def accept(
    receipt: Receipt,
    checked: Checked | None = None,
    tell: Tell | None = None,
    doer: recorder.Doer | None = None,
) -> None:
    """Put the good rows in place, all or none, in one transaction. Safe to run twice, also at the same time.

    `doer` is who the trail names where no person sent the file.
    """
    receipt.refresh_from_db()
    if receipt.state == State.ACCEPTED:
        return
    if receipt.state != State.ACCEPTING:
        raise NotNow(f"This file is {receipt.get_state_display().lower()}: send it first.")
    if checked is None:
        checked = read_again(receipt, tell)
    doer = doer or recorder.Doer(
        actor=f"user {receipt.sent_by_id}" if receipt.sent_by_id else "command line", hat="returns"
    )
    with recorder.recorded(doer):
        moved = Receipt.objects.filter(pk=receipt.pk, state=State.ACCEPTING).update(
            state=State.ACCEPTED, accepted_at=now()
        )
        if not moved:
            return
        touched = way_of(receipt.return_code).put(receipt, checked)
        if receipt.replaces_id:
            statements.withdraw(receipt.replaces_id)
            Receipt.objects.filter(pk=receipt.replaces_id, state=State.ACCEPTED).update(state=State.REPLACED)
        Due.objects.filter(
            agency=receipt.agency, return_code=receipt.return_code, as_at=receipt.as_at, receipt=None
        ).update(receipt=receipt)
        Due.objects.filter(receipt=receipt.replaces_id).exclude(receipt=None).update(receipt=receipt)
        recorder.note(
            "returns.accept",
            thing="receipt",
            thing_id=receipt.reference,
            people=touched,
            rows=checked.rows_accepted,
        )
    receipt.refresh_from_db()


def withdraw(receipt: Receipt, *, by: User | None, why: str) -> None:
    """Take an accepted file back: its rows leave the current view and stay in the history.

    The files that it replaced are then withdrawn too, so that any of them can be sent anew. A return that it
    answered is owed again, unless another received file answers it. Raises NotNow.
    """
    with transaction.atomic():
        receipt.refresh_from_db()
        # When it went says which snapshots it still stood in.
        at = {"withdrawn_at": now().isoformat()}
        moved = Receipt.objects.filter(pk=receipt.pk, state=State.ACCEPTED).update(
            state=State.WITHDRAWN, summary={**receipt.summary, "withdrawn_because": why, **at}
        )
        if not moved:
            raise NotNow("Only a file that was received can be withdrawn.")
        statements.withdraw(receipt.pk)
        before = receipt.replaces
        while before is not None:
            Receipt.objects.filter(pk=before.pk, state=State.REPLACED).update(
                state=State.WITHDRAWN, summary={**before.summary, **at}
            )
            before = before.replaces
        Due.objects.filter(receipt=receipt).update(receipt=answers_instead(receipt))
        recorder.note(
            "returns.withdraw", thing="receipt", thing_id=receipt.reference, by=by.pk if by else None
        )
    receipt.refresh_from_db()


def start_again(receipt: Receipt) -> None:
    """Keep nothing of a file that was not sent."""
    moved = Receipt.objects.filter(pk=receipt.pk, state__in=(State.READY, State.CHECKING)).update(
        state=State.DISCARDED, replaces=None
    )
    if not moved:
        raise NotNow("This file was sent. You can withdraw it.")
    receipt.problems.all().delete()
    discard(receipt.stored)
    recorder.note("returns.discard", thing="receipt", thing_id=receipt.reference)


def summary(receipt: Receipt, checked: Checked) -> dict[str, Any]:
    """What the sender is shown before sending, beside last time's counts."""
    way = way_of(receipt.return_code)
    adds_to = receipt.summary.get("adds_to")
    before = receipt.replaces or (None if adds_to else previous(receipt))
    return {
        "last": before.summary.get("lists", {}) if before else {},
        "last_as_at": before.as_at.isoformat() if before else "",
        "adds_to": adds_to,
        "completeness": asdict(way.completeness(receipt, checked)),
        **way.summary(receipt, checked),
    }


def _problems(receipt: Receipt, checked: Checked) -> Iterator[tuple[str | int, ...]]:
    for each, words in way_of(receipt.return_code).problems(checked):
        yield (
            receipt.pk,
            each.severity,
            each.sheet[:100],
            each.row,
            each.column[:4],
            each.heading[:200],
            each.kind[:40],
            words[:600],
            each.child[:100],
            each.team[:100],
            each.worker[:100],
        )


def _can_be_corrected(replaces: Receipt | None, adds_to: Receipt | None) -> None:
    for before in (replaces, adds_to):
        if before is not None and before.state != State.ACCEPTED:
            raise NotNow(
                f"{before.reference} is {before.get_state_display().lower()}: it cannot be corrected."
            )
    waiting = replaces and Receipt.objects.filter(replaces=replaces).first()
    if waiting:
        raise NotNow(
            f"A corrected file for {replaces.reference} is here already: {waiting.reference}, "
            f"{waiting.get_state_display().lower()}. Send that one, or start it again and keep nothing of it."
        )


def _content(return_code: str, data: bytes, as_at: dt.date) -> str:
    """What makes two files the same. Figures may be the same in two periods, and the file need not say which."""
    period_of_figures = as_at.isoformat().encode() + b"\n" if return_code in REGISTRY.figures else b""
    return content_hash(period_of_figures + data)


def _same(agency: Agency, return_code: str, content: str) -> Receipt | None:
    gone = (State.REFUSED, State.DISCARDED, State.WITHDRAWN, State.DELETED)
    return (
        Receipt.objects.filter(agency=agency, return_code=return_code, content=content)
        .exclude(state__in=gone)
        .first()
    )
