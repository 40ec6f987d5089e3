"""What a reader may see of the bodies that meet: who sits there, vacancies, gaps, what is to come, what they asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from django.db.models import Q, QuerySet
from django.urls import resolve, reverse

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.rules import Needs, rule_of
from safeboard.kernel.actions.models import Item, Kind, Source
from safeboard.kernel.meetings import limits, papers, standing
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Decision,
    Holder,
    Meeting,
    Paper,
    Seat,
    Series,
    SeriesKind,
    State,
)
from safeboard.kernel.meetings.permissions import FOLLOW, GROUPS, ITEMS, PAPERS, SITTING
from safeboard.kernel.meetings.seats import Sitting, lay_shortfall, sittings

AUDIT_ACTIONS = "Action from an audit"
# The order on the home page of a body; kinds not named here come after.
OF_A_BODY = (Kind.PLAN.label, Kind.CONCERN.label, Kind.CHALLENGE.label, AUDIT_ACTIONS, Kind.ACTION.label)
MOST_DECISIONS = 5


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
    """The body's own plan items, risks, challenges and actions that have not ended, those of audits apart."""
    found: dict[str, list[Item]] = {words: [] for words in OF_A_BODY}
    for item in standing.items_of(reader, series).order_by("due_on", "number"):
        audit = item.kind == Kind.ACTION and item.source == Source.AUDIT
        found.setdefault(AUDIT_ACTIONS if audit else Kind(item.kind).label, []).append(item)
    return [(words, items) for words, items in found.items() if items]


def dashboards(reader: Reader, series: Series) -> list[tuple[str, str]]:
    """The dashboards of the themes whose figures the group owns: their indicators in words, and the address."""
    if series.sub_group is None:
        return []
    titles: dict[str, list[str]] = {}
    for indicator in REGISTRY.indicators.values():
        if indicator.owner == series.sub_group.code:
            titles.setdefault(indicator.theme, []).append(indicator.title)
    found = [(_shortly(titles[theme]), reverse("theme", kwargs={"code": theme})) for theme in sorted(titles)]
    return [(words, href) for words, href in found if _opens(reader, href)]


def decided(reader: Reader, series: Series) -> list[Decision]:
    """The newest decisions of the body."""
    rows = Decision.visible(reader, PAPERS).filter(item__series=series)
    return list(rows.select_related("item__meeting")[:MOST_DECISIONS])


def reports_to_board(reader: Reader, series: Series, on: dt.date) -> tuple[Meeting | None, list[Paper]]:
    """The next meeting of the Board, and the group's reports: papers under *Reports of the sub groups* that name it."""
    board = (
        Meeting.visible(reader, FOLLOW).filter(series__kind=SeriesKind.BOARD).exclude(state=State.CANCELLED)
    )
    named = Q(title__icontains=series.name) | Q(title__icontains=series.code)
    rows = Paper.visible(reader, PAPERS).filter(
        named, item__meeting__in=board, item__standing_code="groups", withdrawn=False
    )
    out = rows.filter(item__meeting__state__in=(*papers.OUT, State.AGREED)).select_related("item__meeting")
    shown = sorted(papers.newest(out), key=lambda each: each.item.meeting.on, reverse=True)[:MOST_DECISIONS]
    return board.filter(on__gte=on).order_by("on").first(), shown


def _shortly(titles: list[str]) -> str:
    more = len(titles) - 2
    return "; ".join(titles[:2]) + (f"; and {more} more" if more > 0 else "")


def _opens(reader: Reader, href: str) -> bool:
    """Whether the page behind an address of another room opens for this reader's hat."""
    rule = rule_of(resolve(href).func)
    return isinstance(rule, Needs) and any(policy.may(reader, each) for each in rule.permissions)
