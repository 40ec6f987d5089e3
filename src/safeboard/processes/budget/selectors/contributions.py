"""Who contributes what: this year beside the year before, shared lines together (SYS-47, R-GOV-11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.processes.budget.models import Head, Kind, Line, State
from safeboard.processes.budget.permissions import READ
from safeboard.processes.budget.selectors.money import Moved


@dataclass(frozen=True, slots=True)
class Contribution:
    """One row: an agency, or agencies that share a line. All amounts in pence."""

    name: str
    base_before: int
    added_before: int
    base: int
    added: int
    note: str = ""
    standing: str = ""

    @property
    def total_before(self) -> int:
        """Everything of the year before, one-off payments included."""
        return self.base_before + self.added_before

    @property
    def total(self) -> int:
        """Everything of this year, one-off payments included."""
        return self.base + self.added

    @property
    def base_moved(self) -> Moved:
        """Base against base."""
        return Moved(self.base_before, self.base)

    @property
    def overall_moved(self) -> Moved:
        """All against all, one-off payments included on both sides."""
        return Moved(self.total_before, self.total)


@dataclass(frozen=True, slots=True)
class Table:
    """The contributions of a year beside those of the year before, with their totals."""

    year: str
    before: str
    rows: tuple[Contribution, ...]

    @property
    def total(self) -> Contribution:
        """All rows together; base and in-year stay apart."""
        return added_up("All agencies", self.rows)


def added_up(name: str, rows: Iterable[Contribution]) -> Contribution:
    """One row that is the sum of others."""
    every = list(rows)
    return Contribution(
        name,
        sum(each.base_before for each in every),
        sum(each.added_before for each in every),
        sum(each.base for each in every),
        sum(each.added for each in every),
    )


def lines(reader: Reader, year: str) -> list[Line]:
    """The lines of income of a year."""
    rows = Line.visible(reader, READ).filter(year=year).select_related("agency")
    return list(rows.prefetch_related("shared_with"))


def years(reader: Reader) -> list[str]:
    """The years of which there is a line or a head of spending, the latest first."""
    found = {
        year
        for model in (Line, Head)
        for year in model.visible(reader, READ).order_by().values_list("year", flat=True).distinct()
    }
    return sorted(found, reverse=True)


def table(reader: Reader, year: str) -> Table:
    """The contributions table of a year. Agencies that share a line in either year stand in one row."""
    before = period(year).previous().code
    now, then = lines(reader, year), lines(reader, before)
    cash = [each for each in (*now, *then) if each.kind in (Kind.BASE, Kind.ADDITIONAL)]
    rows = [
        _row(
            together,
            [line for line in now if line.agency_id in together],
            [line for line in then if line.agency_id in together],
            cash,
        )
        for together in _groups(cash)
    ]
    return Table(year, before, tuple(sorted(rows, key=lambda row: (-row.base, -row.total_before, row.name))))


def of_agency(reader: Reader, agency_id: int, year: str) -> list[Line]:
    """What one agency was asked for and gave in a year, shared lines included."""
    return [
        each
        for each in lines(reader, year)
        if agency_id == each.agency_id or agency_id in {other.pk for other in each.shared_with.all()}
    ]


def _groups(cash: Sequence[Line]) -> list[frozenset[int]]:
    """The agencies, those together that a shared line joins."""

    def joined(groups: list[frozenset[int]], line: Line) -> list[frozenset[int]]:
        own = frozenset({line.agency_id, *(each.pk for each in line.shared_with.all())})
        touching = [group for group in groups if group & own]
        return [group for group in groups if not group & own] + [own.union(*touching)]

    start: list[frozenset[int]] = []
    return reduce(joined, cash, start)


def _row(together: frozenset[int], now: list[Line], then: list[Line], cash: Sequence[Line]) -> Contribution:
    names = {line.agency_id: line.agency.name for line in cash}
    for line in cash:
        names |= {each.pk: each.name for each in line.shared_with.all()}
    states = sorted({line.state for line in now if line.kind in (Kind.BASE, Kind.ADDITIONAL)})
    return Contribution(
        " and ".join(sorted(names[pk] for pk in together)),
        _sum(then, Kind.BASE),
        _sum(then, Kind.ADDITIONAL),
        _sum(now, Kind.BASE),
        _sum(now, Kind.ADDITIONAL),
        "; ".join(dict.fromkeys(line.note for line in now if line.note)),
        ", ".join(State(each).label.lower() for each in states),
    )


def _sum(rows: list[Line], kind: str) -> int:
    return sum(line.pence for line in rows if line.kind == kind)
