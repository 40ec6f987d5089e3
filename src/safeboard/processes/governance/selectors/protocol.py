"""Who leads on this, since when? And which data do two boards ask of one agency? (SYS-52, R-GOV-08)"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from safeboard.grammar.dates import add_months
from safeboard.kernel.access.readers import Reader
from safeboard.processes.governance.models import Asked, Exchange, Topic, TopicStep
from safeboard.processes.governance.models.protocol import BOARDS
from safeboard.processes.governance.permissions import READ

CHAIRS_MEET_EVERY_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Led:
    """One topic: who leads since when, who leads on its strands, whether its review is late."""

    topic: Topic
    steps: tuple[TopicStep, ...]
    late: bool

    @property
    def strands(self) -> tuple[TopicStep, ...]:
        """The last lead of each strand."""
        last = {step.strand.lower(): step for step in self.steps if step.kind == "strand"}
        return tuple(last[key] for key in sorted(last))


@dataclass(frozen=True, slots=True)
class DataItem:
    """One kind of data, asked of one agency, by these boards."""

    title: str
    agency: str
    asked: tuple[Asked, ...]

    @property
    def twice(self) -> bool:
        """Whether more than one board asks the same agency for it."""
        return len({each.board for each in self.asked}) > 1

    @property
    def boards(self) -> str:
        """Which boards ask, in words."""
        return ", ".join(dict.fromkeys(BOARDS[each.board] for each in self.asked))


def topics(reader: Reader, on: dt.date) -> list[Led]:
    """Every topic in order of its name."""
    rows = Topic.visible(reader, READ).prefetch_related("steps__by")
    return [led(each, on) for each in rows]


def led(topic: Topic, on: dt.date) -> Led:
    """One topic with its history."""
    return Led(topic, tuple(topic.steps.all()), topic.review_on is not None and topic.review_on < on)


def exchanges(reader: Reader) -> QuerySet[Exchange]:
    """Meetings of the chairs and annual reports exchanged, the latest first."""
    return Exchange.visible(reader, READ)


def chairs(reader: Reader, on: dt.date) -> str:
    """What is wrong with the meetings of the chairs, in a sentence; empty where they met in the last year (R-GOV-08)."""
    last = exchanges(reader).filter(kind="chairs").first()
    if last is None:
        return "No meeting of the four chairs is recorded. They meet at least once a year."
    if add_months(last.on, CHAIRS_MEET_EVERY_MONTHS) < on:
        return f"The four chairs last met on {last.on.day} {last.on:%B %Y}: more than a year ago."
    return ""


def not_exchanged(reader: Reader, year: str) -> list[str]:
    """The boards whose annual report of a year has not been given to the others."""
    there = set(exchanges(reader).filter(kind="report", year=year).values_list("board", flat=True))
    return [name for code, name in BOARDS.items() if code not in there]


def data_items(reader: Reader) -> list[DataItem]:
    """The map of scrutiny: each kind of data and agency with the boards that ask, those asked twice first."""
    rows = Asked.visible(reader, READ).filter(ended_on=None).select_related("agency")
    found: dict[tuple[str, int], list[Asked]] = {}
    for each in rows:
        found.setdefault((" ".join(each.title.lower().split()), each.agency_id), []).append(each)
    items = [DataItem(rows[0].title, rows[0].agency.name, tuple(rows)) for rows in found.values()]
    return sorted(items, key=lambda item: (not item.twice, item.title.lower(), item.agency))


def twice(items: Sequence[DataItem]) -> int:
    """How many kinds of data an agency is asked for by two boards."""
    return sum(item.twice for item in items)
