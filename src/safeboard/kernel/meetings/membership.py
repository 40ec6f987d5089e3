"""Who held which seat on a day: for the appendices of the annual report and for Excel (SYS-43, R-GOV-04).

Nothing is kept for it: the history of the seats says it of any day, also after corrections.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.grammar.dates import financial_year
from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import group_selectors
from safeboard.kernel.meetings.models import Series
from safeboard.kernel.meetings.seats import Sitting

HEADINGS = ("Body", "Constituency", "Seat", "Held by", "Since", "Stands in", "Until")


def year_end(on: dt.date) -> dt.date:
    """The last 31 March by this day: that of the financial year that ended."""
    return period(financial_year(on)).previous().end


def sheet(reader: Reader, on: dt.date) -> Sheet:
    """Every seat of every body with whoever held it on this day, or since when it was vacant."""
    rows = [row for series in bodies(reader, on) for row in _rows(reader, series, on)]
    return Sheet(f"Membership as at {on.day} {on:%B %Y}", HEADINGS, rows)


def sheet_of(reader: Reader, series: Series, on: dt.date) -> Sheet:
    """The same of one body."""
    return Sheet(f"Members {series.code}", HEADINGS, list(_rows(reader, series, on)))


def _rows(reader: Reader, series: Series, on: dt.date) -> Iterator[tuple[Cell, ...]]:
    for each in group_selectors.sitting_in(reader, series, on):
        yield (str(series), *cells(each), each.deputy.name if each.deputy else "", _until(each))


def bodies(reader: Reader, on: dt.date) -> Iterator[Series]:
    """The bodies that there were on this day and that this reader may follow, the Board first."""
    for series in group_selectors.groups(reader):
        if series.since <= on and (series.until is None or series.until >= on):
            yield series


def cells(each: Sitting) -> tuple[str, str, str, dt.date | None]:
    """Constituency, seat, holder and since when; of a vacant seat since when it is vacant."""
    if each.holder:
        held = f"{each.holder.name}{', for the time being' if each.holder.interim else ''}"
        since: dt.date | None = each.holder.since
    else:
        held, since = "Vacant", each.vacant_since
    return each.seat.constituency.name, each.seat.title, held, since


def _until(each: Sitting) -> dt.date | None:
    return each.holder.until if each.holder else None
