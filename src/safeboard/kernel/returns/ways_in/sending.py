"""Figures of one period on their way to the one door: from a page on which they were typed, or from a program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.figures.answering import wrong_with_note
from safeboard.kernel.returns.figures.checking import SUDDEN, check_figures
from safeboard.kernel.returns.figures.standing import current, last_numbers, standing_for
from safeboard.kernel.returns.figures.sums import Sum, sums
from safeboard.kernel.returns.figures.writing import as_csv, name_of
from safeboard.kernel.returns.issues import CheckedFile
from safeboard.kernel.returns.models import Figure, Receipt, State
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today


@dataclass(frozen=True, slots=True)
class Submission:
    """What one agency says of one period: answers and notes by the code of the box."""

    agency: Agency
    declared: FigureReturn
    over: Period
    answers: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    status: str = "provisional"

    @property
    def filename(self) -> str:
        """What the file is called that is kept of it."""
        return name_of(self.declared, self.over)

    def data(self, corrects: str = "") -> bytes:
        """The bytes that are kept; the same answers give the same bytes."""
        return as_csv(
            self.declared, self.over, self.answers, self.notes, status=self.status, corrects=corrects
        )


@dataclass(frozen=True, slots=True)
class Wrong:
    """One box that cannot be kept, and what to do; no box where all of it is meant."""

    box: str
    words: str


class TurnedBack(Exception):
    """Nothing was kept: `wrong` says of each box why, and what to write."""

    def __init__(self, wrong: list[Wrong]) -> None:
        super().__init__(" ".join(each.words for each in wrong))
        self.wrong = wrong


class SayWhy(Exception):
    """Nothing was kept yet: numbers changed suddenly and no reason was given; `changes` names them."""

    def __init__(self, changes: list[str]) -> None:
        super().__init__(" ".join(changes))
        self.changes = changes


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks find in a submission, before anything is kept."""

    checked: CheckedFile
    sums: tuple[Sum, ...]

    @property
    def wrong(self) -> list[Wrong]:
        """The boxes that cannot be kept."""
        return [Wrong(row.cells[0], issue.problem) for row in self.checked.rejected for issue in row.issues]

    @property
    def changes(self) -> list[str]:
        """The numbers and sums that changed suddenly, in words."""
        boxes = [each.problem for each in self.checked.warnings if each.kind == SUDDEN]
        whole = [
            f"{each.title}: all together it was {each.last:,} last time and is {each.number:,} now."
            for each in self.sums
            if each.moved
        ]
        return boxes + whole


def look(said: Submission) -> Looked:
    """Check figures as a file of them would be checked; nothing is kept."""
    last = last_numbers(said.declared, said.agency, said.over.start)
    checked = check_figures([(said.filename, said.data())], said.declared, said.over.end, last)
    numbers = {each.box.code: each.number for each in checked.accepted}
    return Looked(checked, sums(said.declared, numbers, last))


def send_figures(
    said: Submission, *, why: str, by: User | None, doer: recorder.Doer | None = None
) -> tuple[Receipt, bool]:
    """Keep the figures as a file and take them in; the receipt, and whether anything is new.

    They take the place of what was sent about this period alone. The figures that stand already change nothing and
    give the receipt that stands. Raises NotNow, TurnedBack and SayWhy; then nothing was kept.
    """
    if said.over.end >= today():
        raise NotNow(f"{said.over.words} is not over yet. Send its figures from {_after(said.over)} on.")
    if not said.answers:
        raise TurnedBack([Wrong("", "No box has an answer. Answer at least one.")])
    if unknown := [code for code in said.answers if code not in said.declared.boxes]:
        raise TurnedBack([Wrong(code, f"{said.declared.title} has no such box.") for code in unknown])
    # The file that is kept guards words that Excel would run, so they are looked at as they were sent.
    if runs := [Wrong(code, words) for code, note in said.notes.items() if (words := wrong_with_note(note))]:
        raise TurnedBack(runs)
    found = look(said)
    if found.wrong:
        raise TurnedBack(found.wrong)
    standing = _as_they_stand(said, found.checked)
    if standing is not None:
        return standing, False
    if found.changes and not why:
        raise SayWhy(found.changes)
    before = standing_for(said.declared, said.agency, said.over)
    newest = before or _newest(said)
    with transaction.atomic():
        received = receiving.receive(
            agency=said.agency,
            return_code=said.declared.code,
            filename=said.filename,
            data=said.data(newest.reference if newest else ""),
            as_at=said.over.end,
            look_back_months=said.declared.look_back_months,
            by=by,
            replaces=before,
        )
        receipt = received.receipt
        if receipt.state == State.ACCEPTED:
            return receipt, False
        checked = receiving.check(receipt)
        receiving.send(receipt, by=by, why=why)
        receiving.accept(receipt, checked, doer=doer)
    return receipt, True


def _as_they_stand(said: Submission, checked: CheckedFile) -> Receipt | None:
    """The newest file of the figures that count for this period, where they are these very figures."""
    rows = list(_standing(said))
    now = {each.box: (each.answer, each.number, each.status, each.note) for each in rows}
    new = {
        each.box.code: (each.answer.value, each.number, each.status, each.note) for each in checked.accepted
    }
    return max((each.receipt for each in rows), key=lambda each: each.pk) if now == new and rows else None


def _newest(said: Submission) -> Receipt | None:
    return max((each.receipt for each in _standing(said)), key=lambda each: each.pk, default=None)


def _standing(said: Submission) -> list[Figure]:
    after = said.over.end + dt.timedelta(days=1)
    return list(current(said.declared, said.agency, said.over.end, after))


def _after(over: Period) -> str:
    day = over.end + dt.timedelta(days=1)
    return f"{day.day} {day:%B %Y}"
