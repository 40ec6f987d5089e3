"""What figures are computed from: the newest snapshot's results and this installation's own tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from safeboard.demo.story import as_persona
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.journeys.events import events
from safeboard.kernel.meetings import attendance
from safeboard.kernel.meetings.models import Series
from safeboard.kernel.returns.figures import standing
from safeboard.processes.budget.models import Line
from safeboard.processes.budget.selectors import contributions

AREA = "825"
YEAR_END = dt.date(2016, 3, 31)
TODAY = dt.date(2016, 4, 21)


@dataclass
class World:
    """One installation on one day. Each part is looked up once, and None where it is not there."""

    snapshot: Snapshot | None

    @classmethod
    def newest(cls) -> World:
        """With the newest figures that were counted."""
        return cls(Snapshot.objects.order_by("-pk").first())

    @cached_property
    def manager(self) -> Reader:
        """Who reads the tables of the Board's office."""
        return as_persona("business-manager", TODAY)

    @cached_property
    def _results(self) -> dict[tuple[str, str, str, str], Any]:
        if self.snapshot is None:
            return {}
        rows = self.snapshot.results.filter(area=AREA).exclude(standing="no_data")
        return {(row.code, row.period, row.by, row.category): row for row in rows}

    def count(self, code: str, period: str = "2015-16", by: str = "", category: str = "") -> int | None:
        """How many an indicator counted."""
        row = self._results.get((code, period, by, category))
        return row.numerator if row else None

    def percent(
        self, code: str, period: str = "2015-16", by: str = "", category: str = ""
    ) -> Fraction | None:
        """Numerator of denominator of one result, in per cent."""
        row = self._results.get((code, period, by, category))
        return Fraction(100 * row.numerator, row.denominator) if row and row.denominator else None

    def share(self, code: str, by: str, category: str, period: str = "2015-16") -> Fraction | None:
        """A category of the whole, in per cent."""
        part, whole = self.count(code, period, by, category), self.count(code, period)
        return Fraction(100 * part, whole) if part is not None and whole else None

    def sent(self, code: str, boxes: tuple[str, ...], over: str) -> int | None:
        """The numbers of these boxes, or of all that begin so where a name ends in a dot, added up over the periods.

        None where nothing was sent, or none of it was a number.
        """
        whole, begin = period(over), tuple(box for box in boxes if box.endswith("."))
        found = [
            number
            for box, ends_on, number in self._figures(code)
            if whole.start <= ends_on <= whole.end and (box in boxes or box.startswith(begin))
        ]
        return sum(found) if found else None

    def months_sent(self, code: str, box: str) -> list[str]:
        """The months (2016-03) at whose end a period lies of which the boxes that begin so have a number, in order."""
        return sorted(
            {f"{ends_on:%Y-%m}" for each, ends_on, _ in self._figures(code) if each.startswith(box)}
        )

    def _figures(self, code: str) -> list[tuple[str, dt.date, int]]:
        if code not in self._figures_known:
            declared = REGISTRY.figures.get(code)
            rows = standing.current(declared) if declared else ()
            self._figures_known[code] = [
                (each.box, each.ends_on, each.number) for each in rows if each.number is not None
            ]
        return self._figures_known[code]

    @cached_property
    def _figures_known(self) -> dict[str, list[tuple[str, dt.date, int]]]:
        return {}

    @cached_property
    def looked_after(self) -> list[dict[str, Any]]:
        """What list 8 says of each child looked after at the end of the year."""
        return [
            dict(each.facts)
            for each in events("looked_after")
            if each.starts_on <= YEAR_END and not (each.ends_on and each.ends_on <= YEAR_END)
        ]

    def needs_of(self, year: str) -> list[str]:
        """The primary need of every spell of need that started in the year, by list 6."""
        over = period(year)
        spells = events("children_in_need")
        return [each.facts.get("need", "") for each in spells if over.start <= each.starts_on <= over.end]

    def adopted(self, year: str) -> int | None:
        """Children whose care ended in the year because they were adopted; None where no care ended in it."""
        over = period(year)
        reasons = [
            each.facts.get("ceased_reason")
            for each in events("looked_after")
            if each.ends_on and over.start <= each.ends_on <= over.end
        ]
        return reasons.count("adopted") if reasons else None

    @cached_property
    def attended(self) -> attendance.Attended:
        """Attendance of the Board at its last meetings of 2015-16."""
        board = Series.objects.get(code="BOARD")
        return attendance.table(self.manager, board, YEAR_END)

    def contributed(self, year: str, *agencies: str, kinds: tuple[str, ...]) -> Fraction | int | None:
        """What agencies gave in a year, in pounds; all agencies where none is named, None where no line is there."""
        rows = [
            line
            for line in self._lines(year)
            if line.kind in kinds and (not agencies or line.agency.code in agencies)
        ]
        return Fraction(sum(line.pence for line in rows), 100) if rows else None

    def _lines(self, year: str) -> list[Line]:
        if year not in self._lines_known:
            self._lines_known[year] = contributions.lines(self.manager, year)
        return self._lines_known[year]

    @cached_property
    def _lines_known(self) -> dict[str, list[Line]]:
        return {}
