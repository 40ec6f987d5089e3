"""What comes to every meeting: standing items as data, and what they assemble by themselves (W26, R-GOV-05, R-GOV-06)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Source, Step
from safeboard.kernel.actions.permissions import FOLLOW as FOLLOW_ACTIONS
from safeboard.kernel.meetings import arising
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Origin, Purpose, Series, SeriesKind
from safeboard.kernel.meetings.permissions import FOLLOW
from safeboard.kernel.meetings.register import HELD

MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """One standing item: its code, words, purpose, who presents it, minutes, and whether a paper is expected."""

    code: str
    title: str
    purpose: Purpose
    presenter: str
    minutes: int
    paper: bool = True
    board_only: bool = False
    origin: Origin = Origin.STANDING


# The order in which they stand; the forward plan comes before the last one.
STANDING = (
    Standing("welcome", "Welcome, apologies and interests", Purpose.INFORM, "Chair", 5, paper=False),
    Standing("minutes", "Minutes of the last meeting", Purpose.DECIDE, "Chair", 5),
    Standing(
        "arising", "Matters arising", Purpose.ASSURE, "Chair", 10, paper=False, origin=Origin.MATTERS_ARISING
    ),
    Standing("dashboards", "Headline dashboards", Purpose.ASSURE, "Data analyst", 25),
    Standing("risks", "Risks and concerns log", Purpose.DISCUSS, "Business manager", 15),
    Standing("plan", "Improvement and Development Plan", Purpose.ASSURE, "Business manager", 15),
    Standing("challenges", "Challenges and their answers", Purpose.DISCUSS, "Chair", 10),
    Standing("reviews", "Actions from case reviews", Purpose.ASSURE, "Chair of Serious Case Review", 15),
    Standing("groups", "Reports of the sub groups", Purpose.ASSURE, "Sub group chairs", 20, board_only=True),
    Standing("close", "Any other business and next meeting", Purpose.INFORM, "Chair", 5, paper=False),
)
BY_CODE = {each.code: each for each in STANDING}
KINDS = {"risks": Kind.CONCERN, "plan": Kind.PLAN, "challenges": Kind.CHALLENGE}


@dataclass(frozen=True, slots=True)
class Line:
    """One line beneath an item: words, what is to be noticed, where it opens."""

    words: str
    flag: str = ""
    href: str = ""


def standing_of(series: Series) -> list[Standing]:
    """The standing items of this body: sub group reports come to the Board only."""
    return [each for each in STANDING if series.kind == SeriesKind.BOARD or not each.board_only]


def lines(item: AgendaItem, meeting: Meeting, reader: Reader) -> list[Line]:
    """What an item assembles by itself, for whoever reads: only what they may see (SYS-45)."""
    code = item.standing_code
    if code == "arising":
        return _shortened(
            [
                Line(
                    f"{each.item}: {each.item.title}. {each.state}. Last: {each.happened}.",
                    _days(each.days_late),
                    _address(each.item),
                )
                for each in arising.matters(reader, meeting.series, meeting.on)
            ]
        )
    if code == "groups":
        return _groups(reader, meeting)
    if code == "reviews":
        rows = items_of(reader, meeting.series).filter(source=Source.REVIEW)
    elif code in KINDS:
        rows = items_of(reader, meeting.series).filter(kind=KINDS[code])
    else:
        return []
    found = list(rows.select_related("agency", "sub_group"))
    before = arising.last_held(reader, meeting.series, meeting.on)
    looked = _looked_at(found, before.on) if code == "risks" and before else {each.pk for each in found}
    made = [
        Line(
            f"{each}: {each.title}",
            "not reviewed since the last meeting"
            if each.pk not in looked
            else _days(each.days_late(meeting.on)),
            _address(each),
        )
        for each in sorted(found, key=lambda each: (each.pk in looked, each.due_on, each.number))
    ]
    return _shortened(made)


def _shortened(found: list[Line]) -> list[Line]:
    more = len(found) - MOST_LINES
    return found if more <= 0 else [*found[:MOST_LINES], Line(f"and {more} more", href=reverse("actions"))]


def _address(item: Item) -> str:
    return reverse("action", kwargs={"pk": item.pk})


def items_of(reader: Reader, series: Series) -> QuerySet[Item]:
    """What has not ended and is of this body: the Board, everything; a group, what is of its sub group."""
    rows = Item.visible(reader, FOLLOW_ACTIONS).exclude(waits_for="nothing")
    if not arising.may_see_part_two(reader, series):
        rows = rows.filter(confidential=False)
    return rows if series.kind == SeriesKind.BOARD else rows.filter(sub_group=series.sub_group)


def _looked_at(items: list[Item], since: dt.date) -> set[int]:
    """The entries that were raised, scored or reviewed since the last meeting (R-GOV-06)."""
    fresh = {each.pk for each in items if each.raised_on >= since}
    steps = Step.objects.filter(
        item__in=[each.pk for each in items], kind__in=("reviewed", "scored"), at__date__gte=since
    )
    return fresh | set(steps.values_list("item_id", flat=True))


def _days(late: int) -> str:
    return f"{late} {'day' if late == 1 else 'days'} late by then" if late else ""


def _groups(reader: Reader, meeting: Meeting) -> list[Line]:
    """Each sub group with its last meeting: whoever has not met since the last Board stands first."""
    before = arising.last_held(reader, meeting.series, meeting.on)
    series = Series.objects.filter(kind=SeriesKind.SUB_GROUP, until=None)
    held = {
        row["series"]: row["on"]
        for row in Meeting.objects.filter(series__in=series, state__in=HELD, on__lt=meeting.on)
        .order_by("on")
        .values("series", "on")
    }
    readable = set(
        Meeting.visible(reader, FOLLOW).filter(series__in=series).values_list("series_id", flat=True)
    )
    found = []
    for each in series:
        last = held.get(each.pk)
        missed = last is None or (before is not None and last < before.on)
        words = f"{each}: last met {last.day} {last:%B %Y}" if last else f"{each}: has not met yet"
        href = reverse("group", kwargs={"code": each.code}) if each.pk in readable else ""
        found.append((not missed, Line(words, "not since the last Board" if missed and last else "", href)))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]
