"""What counts now: the figures of the newest received file that says each box. The program's own question, for no reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar import dates
from safeboard.grammar.declarations.figures import Answer, FigureReturn
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.figure_models import Figure
from safeboard.kernel.returns.models import Receipt, State

REMEMBERED_MONTHS = 24


def current(
    declared: FigureReturn,
    agency: Agency | None = None,
    since: dt.date | None = None,
    before: dt.date | None = None,
) -> Iterator[Figure]:
    """The figures that count, one for each agency, box and period; of two files the one received later counts.

    `since` and `before` leave out periods that ended before the one day, or not before the other.
    """
    rows = (
        Figure.objects.filter(receipt__return_code=declared.code, receipt__state=State.ACCEPTED)
        .select_related("receipt__agency")
        .defer("receipt__summary")  # as long as the file is, and it would come with every figure of it
        .order_by("receipt__accepted_at", "receipt_id")
    )
    if agency is not None:
        rows = rows.filter(receipt__agency=agency)
    if since is not None:
        rows = rows.filter(ends_on__gte=since)
    if before is not None:
        rows = rows.filter(ends_on__lt=before)
    newest = {(each.receipt.agency_id, each.box, each.period): each for each in rows.iterator(2000)}
    yield from newest.values()


@dataclass(frozen=True, slots=True)
class Last:
    """What a sender said of a box last time: the period, the answer, and the number where there is one."""

    period: str
    answer: str
    number: int | None

    @property
    def words(self) -> str:
        """The answer as a page shows it beside the box."""
        return self.answer if self.number is None or self.answer == Answer.NONE else f"{self.number:,}"


def last_answers(declared: FigureReturn, agency: Agency, before: dt.date) -> dict[str, Last]:
    """The newest answer to each box in the two years before a day; older ones are no comparison."""
    found: dict[str, Figure] = {}
    for each in current(declared, agency, dates.add_months(before, -REMEMBERED_MONTHS), before):
        known = found.get(each.box)
        if known is None or known.ends_on < each.ends_on:
            found[each.box] = each
    return {box: Last(each.period, each.answer, each.number) for box, each in found.items()}


def last_numbers(declared: FigureReturn, agency: Agency, before: dt.date) -> dict[str, int]:
    """The newest number of each box before a day; a box that was not known last time has none."""
    answers = last_answers(declared, agency, before)
    return {box: each.number for box, each in answers.items() if each.number is not None}


def before(receipt: Receipt, declared: FigureReturn) -> dict[str, int]:
    """What the boxes of a file are weighed against: the sender's newest numbers of earlier periods."""
    return last_numbers(declared, receipt.agency, declared.period_with(receipt.as_at).start)


def answers_of(receipt: Receipt, over: str) -> list[Figure]:
    """What one file said of one period, as it was taken in."""
    return list(Figure.objects.filter(receipt=receipt, period=over))


def standing_for(declared: FigureReturn, agency: Agency, over: Period) -> Receipt | None:
    """The file that a new one for this period would take the place of: the newest received about this period alone.

    A file about several periods stays, and the newer figures count before its own; so does one that only adds rows.
    """
    received = Receipt.objects.filter(
        agency=agency, return_code=declared.code, as_at=over.end, state=State.ACCEPTED
    )
    alone = [over.start.isoformat(), over.end.isoformat()]
    for receipt in received.order_by("-accepted_at", "-pk"):
        windows = receipt.summary.get("windows", {})
        if not receipt.summary.get("adds_to") and all(each == [alone] for each in windows.values()):
            return receipt
    return None
