"""A year of returns: what is due from whom and when, by month and by agency, with where each stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safeboard.grammar import dates
from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns.kinds import title_of
from safeboard.kernel.returns.models import Due, Schedule
from safeboard.kernel.returns.permissions import FOLLOW
from safeboard.kernel.returns.scheduling.schedules import dues_of_year
from safeboard.kernel.returns.standing import DueNow, Standing, dues, stand
from safeboard.kernel.ui.templating import plural

# A period ends some months before its return is due; no return is due later than this after its period.
LATEST_MONTHS = 7
LETTERS = {
    Standing.NOT_YET: "due",
    Standing.LATE: "late",
    Standing.PROMISED: "promised",
    Standing.TO_CHECK: "checking",
    Standing.QUERIED: "queried",
    Standing.IN_ORDER: "in order",
}
SLUGS = {standing.name.lower().replace("_", "-"): standing for standing in Standing}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to show: a financial year, and if wanted one agency, one return, one standing."""

    year: str
    agency: str = ""
    return_code: str = ""
    state: str = ""

    @classmethod
    def read(cls, said: Mapping[str, str], on: dt.date) -> Chosen:
        """What an address asks for; what is not understood is left out."""
        year = said.get("year", "")
        try:
            known = bool(year) and period(year).code == dates.financial_year(period(year).start) == year
        except ValueError:
            known = False
        state = said.get("state", "")
        return cls(
            year if known else dates.financial_year(on),
            said.get("agency", "") if said.get("agency", "").isdecimal() else "",
            said.get("return", "")[:40],
            state if state in SLUGS else "",
        )

    def keeps(self, each: DueNow) -> bool:
        """Whether an entry is among those asked for."""
        return (
            self.agency in ("", str(each.due.agency_id))
            and self.return_code in ("", each.due.return_code)
            and (not self.state or SLUGS[self.state] is each.standing)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One agency and one return: what is due of it in each of the twelve months."""

    agency: str
    title: str
    months: tuple[tuple[DueNow, ...], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One month, and what is due in it, first due first."""

    first: dt.date
    entries: tuple[DueNow, ...]


@dataclass(frozen=True, slots=True)
class YearShown:
    """The year as the page shows it, the years beside it, and what can be chosen."""

    year: Period
    rows: tuple[Row, ...]
    months: tuple[Month, ...]
    before: str
    after: str
    agencies: tuple[tuple[str, str], ...]
    returns: tuple[tuple[str, str], ...]
    counts: tuple[tuple[Standing, int], ...]

    @property
    def entries(self) -> list[DueNow]:
        """Everything that is due in the year, first due first."""
        return [each for month in self.months for each in month.entries]


def shown(reader: Reader, chosen: Chosen, on: dt.date) -> YearShown:
    """The year that was chosen, as far as this reader may follow it: what was asked for and what will be."""
    year = period(chosen.year)
    everything = [*dues(reader, on), *_planned(reader, year, on)]
    mine = [each for each in everything if year.start <= each.due.due_on <= year.end]
    kept = sorted(
        (each for each in mine if chosen.keeps(each)),
        key=lambda each: (each.due.due_on, each.due.agency.name, each.due.title),
    )
    firsts = [each.start for each in year.months()]
    # No further back than what was ever asked for, no further ahead than next year: nothing stands beyond.
    asked = [each.due.due_on for each in everything]
    earliest, latest = min([*asked, on]), dates.add_months(on, 12)
    return YearShown(
        year=year,
        rows=tuple(_rows(kept, firsts)),
        months=tuple(
            Month(first, tuple(each for each in kept if each.due.due_on.replace(day=1) == first))
            for first in firsts
        ),
        before=year.previous().code if earliest < year.start else "",
        after=dates.financial_year(year.end + dt.timedelta(days=1)) if year.end < latest else "",
        agencies=tuple(
            sorted(
                {(str(each.due.agency_id), each.due.agency.name) for each in mine}, key=lambda pair: pair[1]
            )
        ),
        returns=tuple(sorted(_titles(mine).items(), key=lambda pair: pair[1])),
        counts=tuple(
            (standing, count)
            for standing in Standing
            if (count := sum(each.standing is standing for each in kept))
        ),
    )


def mark(each: DueNow) -> str:
    """Where it stands, in a word or two for a narrow cell of the year."""
    word = LETTERS[each.standing]
    if each.standing is Standing.LATE:
        return f"{plural(each.days_late, 'day')} late"
    if each.standing is Standing.PROMISED and each.due.promised_on:
        return f"promised {each.due.promised_on.day} {each.due.promised_on:%b}"
    if each.came_on is None:
        return word
    came = f"came {plural(each.days_late, 'day')} late" if each.days_late else "on time"
    return came if each.standing is Standing.IN_ORDER else f"{came}, {word}"


def year_sheet(found: YearShown) -> Sheet:
    """The year at a glance, a row an agency and return, a column a month."""
    rows: list[tuple[Cell, ...]] = [
        (
            row.agency,
            row.title,
            *("; ".join(f"{each.due.due_on.day}: {mark(each)}" for each in cell) for cell in row.months),
        )
        for row in found.rows
    ]
    headings = ("Agency", "Return", *(f"{each.first:%B %Y}" for each in found.months))
    return Sheet(
        "Year", headings, rows, ("In a month: the day on which a return is due, and where it stands.",)
    )


def _planned(reader: Reader, year: Period, on: dt.date) -> list[DueNow]:
    """What the schedules will ask for and nobody asked for yet."""
    schedules = Schedule.visible(reader, FOLLOW).select_related("agency")
    first = dates.add_months(year.start, -LATEST_MONTHS)
    return [stand(each, on) for each in dues_of_year(schedules, first, year.end)]


def _rows(kept: Iterable[DueNow], firsts: list[dt.date]) -> Iterable[Row]:
    kept = list(kept)
    titles = _titles(kept)
    keys = sorted(
        {(each.due.agency.name, each.due.agency_id, each.due.return_code) for each in kept},
        key=lambda key: (key[0], titles[key[2]]),
    )
    for agency, agency_id, code in keys:
        of = [each for each in kept if (each.due.agency_id, each.due.return_code) == (agency_id, code)]
        cells = (tuple(each for each in of if each.due.due_on.replace(day=1) == first) for first in firsts)
        yield Row(agency, titles[code], tuple(cells))


def _titles(found: Iterable[DueNow]) -> dict[str, str]:
    asked: dict[str, Due] = {}
    for each in found:
        asked.setdefault(each.due.return_code, each.due)
    return {code: title_of(code, (due.title.partition(",")[0],)) for code, due in asked.items()}
