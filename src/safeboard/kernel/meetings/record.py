"""The record of a meeting as a reader may see it: under each item what was said, put right, decided, set going."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item
from safeboard.kernel.meetings import arising, minutes
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Decision,
    Declaration,
    Meeting,
    Minute,
    Move,
    Series,
    State,
)
from safeboard.kernel.meetings.permissions import FOLLOW, ITEMS, MINUTE, PAPERS, SITTING


@dataclass(frozen=True, slots=True)
class Section:
    """One item with its record. `minute` is the text that counts, `later` what was put right after it was agreed."""

    item: AgendaItem
    minute: Minute | None
    corrections: tuple[Minute, ...]
    later: tuple[Minute, ...]
    decisions: tuple[Decision, ...]
    declared: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The minutes of a meeting: their sections, how far they are, and what the meeting set going."""

    meeting: Meeting
    sections: tuple[Section, ...]
    actions: tuple[Item, ...]
    circulated_at: dt.datetime | None
    agreed: Move | None
    due_on: dt.date
    open_to_reader: bool

    @property
    def standing(self) -> str:
        """How far the minutes are, in words."""
        if self.agreed:
            return self.agreed.why
        if self.circulated_at:
            return f"Draft, circulated {_day(timezone.localdate(self.circulated_at))}, not agreed yet"
        if self.meeting.state == State.MINUTES_DRAFT:
            return f"Draft, not circulated yet; due {_day(self.due_on)}"
        if self.meeting.state == State.HELD:
            return f"Not written yet; due {_day(self.due_on)}"
        return "The meeting has not been held"


def of(reader: Reader, meeting: Meeting) -> Record:
    """The record of one meeting. Until the draft is circulated only whoever minutes reads its words."""
    agreed = Move.objects.filter(meeting=meeting, state=State.AGREED).last()
    circulated = minutes.circulated_at(meeting)
    readable = circulated is not None or may_minute(reader, meeting)
    items = AgendaItem.visible(reader, ITEMS).filter(meeting=meeting, taken_off=False)
    said: dict[int, list[Minute]] = defaultdict(list)
    if readable:
        for minute in Minute.visible(reader, PAPERS).filter(item__meeting=meeting).select_related("by"):
            said[minute.item_id].append(minute)
    decided: dict[int, list[Decision]] = defaultdict(list)
    rows = Decision.visible(reader, PAPERS).filter(item__meeting=meeting).select_related("supersedes")
    for decision in rows.order_by("number"):
        decided[decision.item_id].append(decision)
    declared: dict[int, list[Declaration]] = defaultdict(list)
    for each in Declaration.visible(reader, SITTING).filter(item__in=items).select_related("seat", "holder"):
        declared[each.item_id].append(each)
    return Record(
        meeting,
        tuple(
            _section(item, said[item.pk], tuple(decided[item.pk]), tuple(declared[item.pk]), agreed)
            for item in items
        ),
        tuple(arising.of_body(reader, meeting.series).filter(meeting=meeting.pk)),
        circulated,
        agreed,
        minutes.due_on(meeting),
        readable,
    )


def readable_minutes(reader: Reader) -> QuerySet[Minute]:
    """Every minute that this reader may read: never the words of a draft that has not been circulated."""
    circulated = Move.objects.filter(why=minutes.CIRCULATED).values("meeting")
    own = Meeting.visible(reader, MINUTE).values("pk")
    return Minute.visible(reader, PAPERS).filter(Q(item__meeting__in=circulated) | Q(item__meeting__in=own))


def may_minute(reader: Reader, meeting: Meeting) -> bool:
    """Whether this reader writes the minutes of this meeting."""
    return Meeting.visible(reader, MINUTE).filter(pk=meeting.pk).exists()


def next_meetings(reader: Reader, meeting: Meeting) -> QuerySet[Meeting]:
    """The later meetings of the same body, at which its minutes may be agreed."""
    return _later(reader, meeting.series_id, meeting.on)


def next_on(reader: Reader) -> Subquery:
    """The day of the next meeting of the same body, for a list of meetings."""
    return Subquery(_later(reader, OuterRef("series"), OuterRef("on")).values("on")[:1])


def bodies(reader: Reader) -> list[Series]:
    """The bodies whose meetings this reader follows, the Board first."""
    found = {
        each.series.pk: each.series
        for each in Meeting.visible(reader, FOLLOW).select_related("series").order_by("series__kind")
    }
    return sorted(found.values(), key=lambda each: (each.kind != "board", each.name))


def words_that_count(section: Section) -> Iterable[str]:
    """The text of a section as it is printed: the minute, then what was put right later, with its day."""
    if section.minute:
        yield section.minute.words
    for each in section.later:
        yield f"Corrected {_day(timezone.localdate(each.at))}: {each.words}"


def _section(
    item: AgendaItem,
    said: list[Minute],
    decisions: tuple[Decision, ...],
    declared: tuple[Declaration, ...],
    agreed: Move | None,
) -> Section:
    first = [each for each in said if agreed is None or each.at <= agreed.at]
    later = tuple(each for each in said if agreed is not None and each.at > agreed.at)
    corrections = tuple(each for each in first if each.correction)
    return Section(item, first[-1] if first else None, corrections, later, decisions, declared)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _later(reader: Reader, series: int | OuterRef, after: dt.date | OuterRef) -> QuerySet[Meeting]:
    found = Meeting.visible(reader, FOLLOW).filter(series=series, on__gt=after)
    return found.exclude(state=State.CANCELLED).order_by("on")
