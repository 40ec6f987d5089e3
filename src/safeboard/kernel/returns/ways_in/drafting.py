"""Figures that are being typed: begun, kept page by page, thrown away, sent (pages.md 2e). Verbs only."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from safeboard.grammar.declarations.figures import Box
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns.figures.answering import Typed, written
from safeboard.kernel.returns.figures.standing import answers_of, standing_for
from safeboard.kernel.returns.models import Due, FigureDraft, Receipt, State
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.ways_in.sending import Submission, send_figures
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

# A pause longer than this is no typing: it is left out of "it took you 11 minutes".
PAUSE = dt.timedelta(minutes=15)
TRIES = 5


@dataclass(frozen=True, slots=True)
class Clash:
    """A colleague saved these boxes since the page was opened; nothing of this page was kept."""

    draft: FigureDraft
    boxes: frozenset[str]


def open_draft(due: Due) -> FigureDraft | None:
    """What is typed so far of a return that is due, and not sent yet."""
    return FigureDraft.objects.filter(
        agency=due.agency_id, return_code=due.return_code, ends_on=due.as_at, sent_as=None
    ).first()


def begin(due: Due, *, by: User) -> FigureDraft:
    """Begin to type, or go on where a colleague began."""
    return _begun(due.agency, due.return_code, due.as_at, {}, {}, by)


def begin_correction(receipt: Receipt, *, by: User) -> FigureDraft:
    """Begin with what was sent, to correct it. A draft that is open already is gone on with as it stands.

    Raises NotNow where the file is not received (any more), or holds other periods too.
    """
    declared = REGISTRY.figures[receipt.return_code]
    over = declared.period_with(receipt.as_at)
    if receipt.state != State.ACCEPTED:
        raise NotNow("Only figures that were received can be corrected.")
    standing = standing_for(declared, receipt.agency, over)
    if standing is not None and standing != receipt:
        raise NotNow(f"{standing.reference} was sent for this period later. Correct that one.")
    said, notes = {}, {}
    for figure in answers_of(receipt, over.code):
        word = "" if figure.answer == "number" else figure.answer
        said[figure.box] = {"word": word} if word else {"number": str(figure.number)}
        if figure.note:
            notes[figure.box] = figure.note
    return _begun(receipt.agency, declared.code, over.end, said, notes, by)


def mark(draft: FigureDraft | None, boxes: Iterable[Box]) -> str:
    """What a page remembers of its boxes as they stood when it was opened; changed when a colleague saved them."""
    stood = [(box.code, *_state(draft, box.code)) for box in boxes]
    which = draft.pk if draft else None
    return hashlib.sha256(json.dumps([which, stood]).encode()).hexdigest()[:24]


def save(
    draft: FigureDraft,
    boxes: Iterable[Box],
    typed: Mapping[str, Typed],
    notes: Mapping[str, str],
    *,
    seen: str,
    by: User,
) -> FigureDraft | Clash:
    """Keep what was typed on one page, right or wrong; of two who typed the same boxes the second is told.

    `seen` is the `mark` that the page carried. Boxes of other pages that a colleague saved meanwhile stay theirs.
    Raises NotNow where the draft was sent or thrown away meanwhile.
    """
    boxes = list(boxes)
    for _ in range(TRIES):
        draft.refresh_from_db()
        if draft.sent_as_id is not None:
            raise NotNow(f"These figures were sent meanwhile, as {draft.sent_as}.")
        if mark(draft, boxes) != seen:
            mine = {box.code: (dict(typed.get(box.code, {})), notes.get(box.code, "")) for box in boxes}
            theirs = {box.code: _state(draft, box.code) for box in boxes}
            differ = frozenset(code for code in mine if mine[code] != theirs[code])
            if differ:
                return Clash(draft, differ)
        at = now()
        gap = at - draft.typed_at
        kept = draft.save_over(
            draft.version,
            said=_with(draft.said, boxes, typed),
            notes=_with(draft.notes, boxes, notes),
            typed_by=by,
            typed_at=at,
            seconds=draft.seconds + (int(gap.total_seconds()) if dt.timedelta() < gap <= PAUSE else 0),
        )
        if kept:
            recorder.note("returns.type", thing="figure draft", thing_id=draft.pk)
            return draft
    raise NotNow("Colleagues are saving at this very moment. Save again.")


def throw_away(draft: FigureDraft) -> None:
    """Keep nothing of what was typed and not sent. Raises NotNow where it was sent meanwhile."""
    gone, _ = FigureDraft.objects.filter(pk=draft.pk, sent_as=None).delete()
    if not gone:
        raise NotNow("These figures were sent. You can correct or withdraw them.")
    recorder.note("returns.discard", thing="figure draft", thing_id=draft.pk)


def submission(draft: FigureDraft, status: str = "provisional") -> Submission:
    """What was typed, as the door takes it. Boxes without an answer are no part of it."""
    declared = REGISTRY.figures[draft.return_code]
    said = {code: written(typed) for code, typed in draft.said.items() if code in declared.boxes}
    answers = {code: each for code, each in said.items() if each}
    notes = {code: note for code, note in draft.notes.items() if code in answers}
    return Submission(draft.agency, declared, declared.period_with(draft.ends_on), answers, notes, status)


def send(draft: FigureDraft, *, seen: int, status: str, why: str, by: User) -> Receipt:
    """Send what was typed: it becomes a file and goes through the one door, all or nothing.

    Raises NotNow where a colleague typed since version `seen` or the door says so, TurnedBack where a box is not
    understood, SayWhy where a number changed suddenly and no reason is given.
    """
    draft.refresh_from_db()
    if draft.sent_as_id is not None:
        raise NotNow(f"These figures were sent meanwhile, as {draft.sent_as}.")
    if draft.version != seen:
        raise NotNow(f"{draft.typed_by} changed something since you opened this page. Look again, then send.")
    with transaction.atomic():
        receipt, _ = send_figures(submission(draft, status), why=why, by=by)
        if not draft.save_over(seen, sent_as=receipt):
            raise NotNow(f"{draft.typed_by} changed something at this very moment. Look again, then send.")
    return receipt


def minutes_last_time(due: Due) -> int:
    """How many minutes the typing of the same return took last time; 0 where nobody typed it yet."""
    sent = FigureDraft.objects.filter(agency=due.agency_id, return_code=due.return_code, seconds__gt=0)
    last = sent.exclude(sent_as=None).order_by("-typed_at").first()
    return max(1, round(last.seconds / 60)) if last else 0


def _begun(
    agency: Agency,
    code: str,
    ends_on: dt.date,
    said: dict[str, Typed],
    notes: dict[str, str],
    by: User,
) -> FigureDraft:
    where = {"agency": agency, "return_code": code, "ends_on": ends_on, "sent_as": None}
    known = FigureDraft.objects.filter(**where).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            draft = FigureDraft.objects.create(**where, said=said, notes=notes, typed_by=by)
    except IntegrityError:
        # A colleague began at the same moment; theirs is gone on with.
        return FigureDraft.objects.get(**where)
    recorder.note("returns.begin", thing="figure draft", thing_id=draft.pk)
    return draft


def _state(draft: FigureDraft | None, code: str) -> tuple[dict[str, str], str]:
    return (dict(draft.said.get(code, {})), draft.notes.get(code, "")) if draft else ({}, "")


def _with(kept: Mapping[str, object], boxes: Iterable[Box], typed: Mapping[str, object]) -> dict[str, object]:
    """What is kept, with what was typed in these boxes; a box that was emptied is no longer in it."""
    codes = {box.code for box in boxes}
    found = {code: value for code, value in kept.items() if code not in codes}
    return found | {code: typed[code] for code in codes if typed.get(code)}
