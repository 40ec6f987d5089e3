"""The periods of a count as small tables, so that every row finds its periods in one joining.

A row of a date belongs to the months of its periods: year, quarter and month are read together. Periods that are not
made of whole months are met by their first and last day. What is open is asked for each last day once, however many
periods end on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.periods import Period

MONTHS = "_months"
"""A relation an engine must hold while it counts: each `code` with each `month` of the period, a whole number."""

DAYS = "_days"
"""The same for periods not made of whole months: each `code` with its `first` and `last` day."""

ENDS = "_ends"
"""The same for what is open: one `code` for each `last` day, with the number of its `month`."""

NEVER = date(9999, 12, 31)
"""Stands for the end of what has not ended, so that it lies after every period."""


@dataclass(frozen=True)
class Spans:
    """The periods that are counted over together, each once."""

    periods: tuple[Period, ...]

    @classmethod
    def of(cls, periods: Iterable[Period]) -> Spans:
        """The periods without repeats."""
        return cls(tuple(dict.fromkeys(periods)))

    @cached_property
    def in_months(self) -> bool:
        """Whether every period is made of whole months, so that a row's month says all."""
        return all(each.start.day == 1 and (each.end + timedelta(days=1)).day == 1 for each in self.periods)

    @cached_property
    def months(self) -> tuple[tuple[str, int], ...]:
        """Each period's code with the number of each of its months; nothing unless `in_months`."""
        if not self.in_months:
            return ()
        return tuple(
            (each.code, month)
            for each in self.periods
            for month in range(number_of_month(each.start), number_of_month(each.end) + 1)
        )

    @cached_property
    def ends(self) -> dict[date, list[str]]:
        """The codes of the periods that end on a day, by that day."""
        found: dict[date, list[str]] = {}
        for each in self.periods:
            found.setdefault(each.end, []).append(each.code)
        return found

    @cached_property
    def ending_with(self) -> dict[str, list[str]]:
        """For the first code of each last day, all codes of that day."""
        return {codes[0]: codes for codes in self.ends.values()}

    def tables(self) -> Iterator[tuple[str, tuple[tuple[str, Kind], ...], list[tuple[object, ...]]]]:
        """The relations an engine holds while it counts: name, columns, rows. None without a period."""
        if not self.periods:
            return
        if self.in_months:
            yield MONTHS, (("code", Kind.TEXT), ("month", Kind.INTEGER)), list(self.months)
        else:
            days: list[tuple[object, ...]] = [(each.code, each.start, each.end) for each in self.periods]
            yield DAYS, (("code", Kind.TEXT), ("first", Kind.DATE), ("last", Kind.DATE)), days
        ends: list[tuple[object, ...]] = [
            (those[0], end, number_of_month(end)) for end, those in self.ends.items()
        ]
        yield ENDS, (("code", Kind.TEXT), ("last", Kind.DATE), ("month", Kind.INTEGER)), ends


def number_of_month(day: date) -> int:
    """Months counted through the years, so that the month after December is one more."""
    return 12 * day.year + day.month
