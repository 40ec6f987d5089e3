"""What a reader may see of the bodies that meet: who sits there, vacancies, gaps, what is to come, what they asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.meetings import limits, standing
from safeboard.kernel.meetings.models import AgendaItem, Holder, Seat, Series
from safeboard.kernel.meetings.permissions import FOLLOW, GROUPS, ITEMS, SITTING
from safeboard.kernel.meetings.seats import Sitting, lay_shortfall, sittings


def groups(reader: Reader) -> QuerySet[Series]:
    """The bodies whose home page this reader may open."""
    return Series.visible(reader, GROUPS).select_related("sub_group")


def sitting_in(reader: Reader, series: Series, on: dt.date) -> list[Sitting]:
    """Who sits in a body on this day, by constituency."""
    seats = Seat.visible(reader, FOLLOW).filter(series=series).select_related("constituency", "agency")
    return sittings(seats, Holder.visible(reader, SITTING).filter(seat__series=series), on)


def gaps(days: Iterable[dt.date], most: int) -> list[tuple[dt.date, dt.date, int]]:
    """Where more days lie between two meetings than may (R-GOV-01): from, to, how many."""
    row = sorted(days)
    return [(a, b, (b - a).days) for a, b in pairwise(row) if (b - a).days > most]


def lay_flag(found: Iterable[Sitting], on: dt.date) -> tuple[int, dt.date] | None:
    """How many lay members are missing, and since when (R-GOV-04)."""
    return lay_shortfall(found, limits.lay_members(on), on)


def forward_plan(reader: Reader, series: Series) -> list[AgendaItem]:
    """What is to come to a meeting of the body, soonest first."""
    rows = AgendaItem.visible(reader, ITEMS).filter(series=series, meeting=None, taken_off=False)
    return list(rows.order_by("wanted_on", "pk"))


def follows_from(reader: Reader, series: Series) -> list[tuple[str, list[Item]]]:
    """The body's own actions, risks, challenges and plan items that have not ended: kind and items."""
    found: dict[str, list[Item]] = {}
    for item in standing.items_of(reader, series).order_by("due_on", "number"):
        found.setdefault(Kind(item.kind).label, []).append(item)
    return list(found.items())
