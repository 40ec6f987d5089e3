"""Dates as safeguarding law counts them: working days, calendar months, years, ages and elapsed hours.

Rules R-CAL-01 to R-CAL-05. The bank holidays of England are data (`bank_holidays.csv`, beside this module),
and a date outside the loaded years raises `CalendarEnds` rather than counting weekdays.
"""

from __future__ import annotations

import calendar as gregorian
import csv
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SHIPPED_BANK_HOLIDAYS = Path(__file__).with_name("bank_holidays.csv")
FEWEST_BANK_HOLIDAYS_IN_A_YEAR = 8
SATURDAY = 5


class CalendarEnds(LookupError):
    """A date lies outside the years whose bank holidays are loaded, so it cannot be counted (R-CAL-01)."""

    def __init__(self, wanted: str, first: date, last: date) -> None:
        super().__init__(
            f"Working days are known from {first.year} to {last.year}; {wanted} is outside those years. "
            "Add the bank holidays of every missing year, as rows of date,name, to bank_holidays.csv in "
            "safeboard/grammar, or to a file of your own given to load_bank_holidays()."
        )


class WorkingCalendar:
    """The working days of England over a run of whole years (R-CAL-01).

    A working day is Monday to Friday and not a bank holiday, 25 December or Good Friday, the last two
    whether or not they are listed. Every count is a subtraction in an index built once.
    """

    def __init__(self, first_year: int, last_year: int, bank_holidays: Iterable[date]) -> None:
        if last_year < first_year:
            raise ValueError(f"The calendar would end in {last_year}, before it starts in {first_year}.")
        self.first = date(first_year, 1, 1)
        self.last = date(last_year, 12, 31)
        closed = set(bank_holidays)
        for year in range(first_year, last_year + 1):
            closed |= {date(year, 12, 25), good_friday(year)}
        self._origin = self.first.toordinal()
        self._days: list[int] = []
        self._index: list[int] = []
        for ordinal in range(self._origin, self.last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() < SATURDAY and day not in closed:
                self._days.append(ordinal)
            self._index.append(len(self._days))

    def index(self, day: date) -> int:
        """The running number of working days from the first loaded day to this one, inclusive."""
        if not self.first <= day <= self.last:
            raise CalendarEnds(day.isoformat(), self.first, self.last)
        return self._index[day.toordinal() - self._origin]

    def is_working_day(self, day: date) -> bool:
        """Whether the day is a working day."""
        position = self.index(day)
        return position > 0 and self._days[position - 1] == day.toordinal()

    def between(self, start: date, stop: date) -> int:
        """Working days in (start, stop]; negative when stop is the earlier."""
        return self.index(stop) - self.index(start)

    def add(self, day: date, working_days: int) -> date:
        """The working day reached by stepping that many working days on, or back if negative; 0 is the day."""
        self.index(day)
        if working_days == 0:
            return day
        if working_days > 0:
            reached = bisect_right(self._days, day.toordinal()) + working_days - 1
        else:
            reached = bisect_left(self._days, day.toordinal()) + working_days
        if not 0 <= reached < len(self._days):
            direction = "after" if working_days > 0 else "before"
            wanted = f"{abs(working_days)} working days {direction} {day.isoformat()}"
            raise CalendarEnds(wanted, self.first, self.last)
        return date.fromordinal(self._days[reached])


def good_friday(year: int) -> date:
    """Good Friday of the year, two days before Easter by the anonymous Gregorian computation."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    lunar = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - lunar + 15) % 30
    quads, rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * quads - epact - rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1) - timedelta(days=2)


def read_bank_holidays(path: Path) -> list[date]:
    """The bank holidays in a csv file with the columns date,name; dates as 2026-12-25.

    Raises ValueError naming the file and row when a date cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as source:
        rows = csv.DictReader(source)
        if rows.fieldnames != ["date", "name"]:
            raise ValueError(f"{path.name}: the first row must be date,name.")
        days = []
        for row in rows:
            try:
                days.append(date.fromisoformat((row["date"] or "").strip()))
            except ValueError as problem:
                raise ValueError(
                    f"{path.name}, row {rows.line_num}: {row['date']!r} is not a date. "
                    "Write it as 2026-12-25."
                ) from problem
    return days


def build_calendar(bank_holidays: Iterable[date]) -> WorkingCalendar:
    """A calendar of every year these bank holidays cover.

    Raises ValueError when a year between the first and last lists fewer than the eight days England always
    has: a half-entered year would move deadlines without anybody noticing.
    """
    days = sorted(set(bank_holidays))
    if not days:
        raise ValueError("There are no bank holidays to build a calendar from.")
    listed = Counter(day.year for day in days)
    first, last = days[0].year, days[-1].year
    for year in range(first, last + 1):
        if listed[year] < FEWEST_BANK_HOLIDAYS_IN_A_YEAR:
            raise ValueError(
                f"Only {listed[year]} bank holidays are listed for {year}; England has at least "
                f"{FEWEST_BANK_HOLIDAYS_IN_A_YEAR}. Complete the year."
            )
    return WorkingCalendar(first, last, days)


_added: list[date] = []


@lru_cache(maxsize=1)
def england() -> WorkingCalendar:
    """The calendar in use: the bank holidays shipped with the product and any loaded since. Built once."""
    return build_calendar([*read_bank_holidays(SHIPPED_BANK_HOLIDAYS), *_added])


def load_bank_holidays(path: Path) -> None:
    """Add a local file of bank holidays (date,name), so that a new year needs no new release (R-CAL-01).

    Nothing changes when the file is refused (ValueError).
    """
    extra = read_bank_holidays(path)
    build_calendar([*read_bank_holidays(SHIPPED_BANK_HOLIDAYS), *_added, *extra])
    _added.extend(extra)
    england.cache_clear()


def is_working_day(day: date) -> bool:
    """Whether the day is a working day in England (R-CAL-01). Raises CalendarEnds beyond the loaded years."""
    return england().is_working_day(day)


def add_working_days(day: date, working_days: int) -> date:
    """The date that many working days after the day, which is day 0 (R-CAL-02); negative steps back.

    From a day that is not a working day, day 1 is the first working day after it. A rule that counts the
    trigger day as day 1 adds one fewer. Raises CalendarEnds.
    """
    return england().add(day, working_days)


def working_days_between(start: date, stop: date) -> int:
    """Working days after start, up to and including stop (R-CAL-02); negative when stop comes first.

    Something is in time when this is no more than its limit. Raises CalendarEnds.
    """
    return england().between(start, stop)


def calendar(first: date, last: date) -> list[tuple[date, int]]:
    """Every day from first to last with its running working-day number.

    The difference of two numbers is `working_days_between` those days, so a table of them turns the count
    into a subtraction. Numbers compare between calls while the same years are loaded. Raises CalendarEnds.
    """
    england_days = england()
    span = range((last - first).days + 1)
    return [(day, england_days.index(day)) for day in (first + timedelta(days=step) for step in span)]


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months on, or the last day of a shorter month (R-CAL-03)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def financial_year(day: date) -> str:
    """The financial and census year, 1 April to 31 March, as 2015-16 (R-CAL-05)."""
    return _year_pair(day.year if day.month >= 4 else day.year - 1)


def financial_quarter(day: date) -> str:
    """The quarter of the financial year, quarter 1 being April to June, as 2015-16 Q1 (R-CAL-05)."""
    return f"{financial_year(day)} Q{(day.month - 4) % 12 // 3 + 1}"


def academic_year(day: date) -> str:
    """The academic year, 1 September to 31 August, as AY2015-16 (R-CAL-05)."""
    return "AY" + _year_pair(day.year if day.month >= 9 else day.year - 1)


def _year_pair(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def age_on(born: date, on: date) -> int:
    """Age in completed years; a child born on 29 February ages on 1 March in other years (R-CAL-05).

    Raises ValueError before birth: an unborn child has no age.
    """
    if on < born:
        raise ValueError(f"A person born on {born.isoformat()} has no age on {on.isoformat()}, before birth.")
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def elapsed_hours(start: datetime, stop: datetime) -> float:
    """Hours that really passed between two instants, whatever the clocks did meanwhile (R-CAL-04).

    Raises ValueError for a time without a time zone.
    """
    return (_instant(stop) - _instant(start)) / timedelta(hours=1)


def add_hours(start: datetime, hours: float) -> datetime:
    """The London time at which that many hours will really have passed (R-CAL-04).

    Raises ValueError for a time without a time zone.
    """
    return (_instant(start) + timedelta(hours=hours)).astimezone(LONDON)


def _instant(moment: datetime) -> datetime:
    # Python subtracts two times of one zone by the clock face, which is an hour out across a clock change.
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone; hours cannot be counted from it.")
    return moment.astimezone(UTC)
