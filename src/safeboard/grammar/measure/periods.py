"""The periods indicators are counted over, by the codes people write.

`2015-16` financial year, `2015-16Q1` quarter, `2015-04` month, `AY2015-16` school year,
`2016-03-31` point in time (R-CAL-05). A code such as `2009-10` could be read two ways: it is always
the financial year; the month of October 2009 is written `2009-M10`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from safeboard.grammar.measure.nodes import MeaningError


class PeriodKind(Enum):
    """What sort of period a code names.

    Example: ``period("2015-16Q1").kind is PeriodKind.QUARTER``.
    """

    YEAR = "financial year"
    QUARTER = "quarter"
    MONTH = "month"
    ACADEMIC_YEAR = "school year"
    POINT = "point in time"


_EARLIEST, _LATEST = 1900, 2200


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its code and its first and last day, both inside it.

    Example: ``period("2015-16")`` is ``Period("2015-16", date(2015, 4, 1), date(2016, 3, 31))``.
    Raises MeaningError when the days are not those the code names.
    """

    code: str
    start: date
    end: date

    def __post_init__(self) -> None:
        _, start, end = _read(self.code)
        if (self.start, self.end) != (start, end):
            raise MeaningError(
                f"'{self.code}' runs from {start} to {end}, not {self.start} to {self.end}. "
                f"Write period('{self.code}')."
            )

    @property
    def kind(self) -> PeriodKind:
        """Financial year, quarter, month, school year or point in time."""
        return _read(self.code)[0]

    @property
    def words(self) -> str:
        """The period as printed: `April 2015 to March 2016`, `April to June 2015`, `31 March 2016`."""
        if self.kind is PeriodKind.POINT:
            return f"{self.end.day} {self.end:%B %Y}"
        if self.kind is PeriodKind.MONTH:
            return f"{self.start:%B %Y}"
        if self.kind is PeriodKind.ACADEMIC_YEAR:
            return f"school year {self.start.year}/{self.end:%y}"
        if self.start.year == self.end.year:
            return f"{self.start:%B} to {self.end:%B %Y}"
        return f"{self.start:%B %Y} to {self.end:%B %Y}"

    def months(self) -> tuple[Period, ...]:
        """The months it is made of, in order. Raises MeaningError for a point in time."""
        if self.kind is PeriodKind.POINT:
            raise MeaningError(f"'{self.code}' is one day; it has no months. Write a month, as '2016-03'.")
        found = []
        first = self.start
        while first <= self.end:
            found.append(_month(first.year, first.month))
            first = found[-1].end + timedelta(days=1)
        return tuple(found)

    def quarters(self) -> tuple[Period, ...]:
        """The quarters it is made of. Raises MeaningError unless it is a financial year or a quarter."""
        if self.kind is PeriodKind.QUARTER:
            return (self,)
        if self.kind is not PeriodKind.YEAR:
            raise MeaningError(
                f"'{self.code}' is a {self.kind.value}, which has no quarters. Only a financial year has."
            )
        return tuple(period(f"{self.code}Q{number}") for number in (1, 2, 3, 4))

    def previous(self) -> Period:
        """The period of the same kind just before; before the last day of a month comes the month-end before."""
        before = self.start - timedelta(days=1)
        match self.kind:
            case PeriodKind.YEAR:
                return period(_year_code(self.start.year - 1))
            case PeriodKind.ACADEMIC_YEAR:
                return period(f"AY{_year_code(self.start.year - 1)}")
            case PeriodKind.QUARTER:
                year = before.year if before.month > 3 else before.year - 1
                quarter = (before.month - 4) % 12 // 3 + 1
                return period(f"{_year_code(year)}Q{quarter}")
            case PeriodKind.MONTH:
                return _month(before.year, before.month)
            case PeriodKind.POINT:
                is_month_end = (self.end + timedelta(days=1)).day == 1
                day = self.end.replace(day=1) - timedelta(days=1) if is_month_end else before
                return period(day.isoformat())


@lru_cache(maxsize=4096)
def period(code: str) -> Period:
    """The period a code names.

    Example: ``period("2015-16Q1").words == "April to June 2015"``.
    Raises MeaningError, with the forms that are understood, when the code names none.
    """
    _, start, end = _read(code)
    return Period(code, start, end)


_Bounds = tuple[PeriodKind, date, date]


@lru_cache(maxsize=4096)
def _read(code: str) -> _Bounds:
    for pattern, read in _FORMS:
        found = re.fullmatch(pattern, code, re.ASCII)
        if found is not None:
            return read(code, *(int(number) for number in found.groups()))
    raise _not_understood(code)


def _read_year(code: str, first: int, last: int) -> _Bounds:
    if last == (first + 1) % 100:
        _check_year(code, first)
        return PeriodKind.YEAR, date(first, 4, 1), date(first + 1, 3, 31)
    if 1 <= last <= 12:
        return _read_month(code, first, last)
    raise _not_understood(code, f"A financial year starting in {first} is '{_year_code(first)}'.")


def _read_marked_month(code: str, year: int, month: int) -> _Bounds:
    plain = f"{year}-{month:02d}"
    if month != (year + 1) % 100:
        raise _not_understood(code, f"Write that month as '{plain}'.")
    return _read_month(code, year, month)


def _read_month(code: str, year: int, month: int) -> _Bounds:
    _check_year(code, year)
    if not 1 <= month <= 12:
        raise _not_understood(code, f"There is no month {month}.")
    return PeriodKind.MONTH, date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _read_quarter(code: str, first: int, last: int, quarter: int) -> _Bounds:
    if last != (first + 1) % 100:
        raise _not_understood(code, f"A financial year starting in {first} is '{_year_code(first)}'.")
    _check_year(code, first)
    year, month = (first + 1, 1) if quarter == 4 else (first, 3 * quarter + 1)
    return PeriodKind.QUARTER, date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])


def _read_academic_year(code: str, first: int, last: int) -> _Bounds:
    if last != (first + 1) % 100:
        raise _not_understood(code, f"A school year starting in {first} is 'AY{_year_code(first)}'.")
    _check_year(code, first)
    return PeriodKind.ACADEMIC_YEAR, date(first, 9, 1), date(first + 1, 8, 31)


def _read_point(code: str, year: int, month: int, day: int) -> _Bounds:
    _check_year(code, year)
    try:
        on = date(year, month, day)
    except ValueError:
        raise _not_understood(code, "There is no such day.") from None
    return PeriodKind.POINT, on, on


_FORMS: tuple[tuple[str, Callable[..., _Bounds]], ...] = (
    (r"(\d{4})-(\d{2})", _read_year),
    (r"(\d{4})-M(\d{2})", _read_marked_month),
    (r"(\d{4})-(\d{2})Q([1-4])", _read_quarter),
    (r"AY(\d{4})-(\d{2})", _read_academic_year),
    (r"(\d{4})-(\d{2})-(\d{2})", _read_point),
)


def _year_code(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def _month(year: int, month: int) -> Period:
    mark = "M" if month == (year + 1) % 100 else ""
    return period(f"{year}-{mark}{month:02d}")


def _check_year(code: str, year: int) -> None:
    if not _EARLIEST <= year <= _LATEST:
        raise _not_understood(code, f"The year {year} is not between {_EARLIEST} and {_LATEST}.")


def _not_understood(code: str, why: str = "") -> MeaningError:
    reason = f"{why} " if why else ""
    return MeaningError(
        f"'{code}' names no period. {reason}Write '2015-16' (financial year), '2015-16Q1' (quarter), "
        "'2015-04' (month), 'AY2015-16' (school year) or '2016-03-31' (point in time)."
    )
