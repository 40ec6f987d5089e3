"""How a year's money stands: what is needed, what is expected, what is spent, and what is missing (SYS-47)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.models import Kind as ItemKind
from safeboard.kernel.actions.permissions import FOLLOW
from safeboard.processes.budget.models import Head, Kind, Line, Position, Purpose, State
from safeboard.processes.budget.permissions import READ
from safeboard.processes.budget.selectors.money import pounds

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Spending:
    """One head: planned, the last position of each quarter, what the year is forecast to need."""

    head: Head
    quarters: tuple[Position | None, ...]

    @property
    def last(self) -> Position | None:
        """The position of the latest quarter of which there is one."""
        return next((each for each in reversed(self.quarters) if each), None)

    @property
    def forecast(self) -> int:
        """What the year will need: as forecast last, else as planned."""
        return self.last.forecast_pence if self.last else self.head.planned_pence


@dataclass(frozen=True, slots=True)
class Standing:
    """The year's money in a few amounts, all in pence. In-kind help is no money and is never added to it."""

    needed: int
    asked: int
    promised: int
    received: int
    reserve: int
    forecast: int
    spent: int

    @property
    def gap(self) -> int:
        """What is needed and neither asked for nor promised; 0 where there is enough."""
        return max(self.needed - self.asked, 0)

    @property
    def not_promised(self) -> int:
        """What is needed and not yet promised by anybody."""
        return max(self.needed - self.promised, 0)


def spending(reader: Reader, year: str) -> list[Spending]:
    """The heads of a year with their positions; of two for one quarter the later counts."""
    found = []
    for head in Head.visible(reader, READ).filter(year=year).prefetch_related("positions"):
        last = {each.quarter: each for each in head.positions.all()}
        found.append(Spending(head, tuple(last.get(quarter) for quarter in QUARTERS)))
    return found


def standing(heads: Sequence[Spending], lines: Sequence[Line]) -> Standing:
    """What is needed beside what is asked for, promised and received."""
    money = [each for each in lines if each.kind != Kind.IN_KIND]
    return Standing(
        needed=sum(each.head.planned_pence for each in heads),
        asked=sum(each.pence for each in money),
        promised=sum(each.pence for each in money if each.state != State.REQUESTED),
        received=sum(each.received_pence for each in money),
        reserve=sum(each.head.planned_pence for each in heads if each.head.purpose == Purpose.REVIEWS),
        forecast=sum(each.forecast for each in heads),
        spent=sum(each.last.spent_pence for each in heads if each.last),
    )


def source_words(year: str) -> str:
    """How a risk says that it follows from a year's budget."""
    return f"Budget {year}"


def risk_raised(reader: Reader, year: str) -> Item | None:
    """The open risk that was raised because money is missing in this year, if there is one."""
    rows = Item.visible(reader, FOLLOW).filter(kind=ItemKind.CONCERN, source_words=source_words(year))
    return rows.exclude(waits_for="nothing").first()


def risk_in_words(year: str, now: Standing) -> tuple[str, str]:
    """A risk about missing money as a draft: its title and its words."""
    title = f"The Board's budget of {year} is {pounds(now.gap or now.not_promised)} short"
    words = (
        f"The Board needs {pounds(now.needed)} in {year}, of which {pounds(now.reserve)} is a reserve for reviews. "
        f"{pounds(now.asked)} is asked for and {pounds(now.promised)} is promised. Without the rest, reviews and "
        "training that protect children would be late or fall away."
    )
    return title, words
