"""The risks and concerns log as a reader may see it: what was not reviewed first, then the highest score (R-GOV-06)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import describing, selectors
from safeboard.kernel.actions.models import Channel, Item, Kind, Standing, Step, Wait
from safeboard.kernel.actions.permissions import FOLLOW


@dataclass(frozen=True)
class Risk:
    """One entry of the log on a day: its score now and before, its age, whether it was looked at in time."""

    item: Item
    score: int | None
    before: int | None
    moved: str
    age_days: int
    not_reviewed: bool
    tolerated: bool
    stands: str
    reviewed_on: dt.date | None
    button: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the log is narrowed to; empty means all that is open."""

    agency: str = ""
    sub_group: str = ""
    channel: str = ""
    entry_type: str = ""
    ended: bool = False

    def describe(self) -> str:
        """The filters in words."""
        said = [
            f"agency {self.agency}" if self.agency else "",
            f"sub group {self.sub_group}" if self.sub_group else "",
            Channel(self.channel).label if self.channel else "",
            self.entry_type,
            "closed ones too" if self.ended else "open ones",
        ]
        return "; ".join(each for each in said if each)


OPEN = Narrowed()


def log(reader: Reader, on: dt.date, narrowed: Narrowed = OPEN, since: dt.date | None = None) -> list[Risk]:
    """The entries that this reader may follow: not reviewed first, then by score, then the oldest.

    `since` is the day of the last Board, where the caller knows it: an entry is then not reviewed if no review lies on
    or after it. Otherwise the day of its next review counts.
    """
    rows = Item.visible(reader, FOLLOW).filter(kind=Kind.CONCERN).exclude(standing=Standing.UNDONE)
    if not narrowed.ended:
        rows = rows.exclude(waits_for=Wait.NOTHING)
    if narrowed.agency:
        rows = rows.filter(agency__code=narrowed.agency)
    if narrowed.sub_group:
        rows = rows.filter(sub_group__code=narrowed.sub_group)
    if narrowed.channel:
        rows = rows.filter(channel=narrowed.channel)
    if narrowed.entry_type:
        rows = rows.filter(entry_type=narrowed.entry_type)
    items = list(rows.select_related("agency", "sub_group").prefetch_related("steps"))
    buttons = {line.item.pk: line.button for line in selectors.listed(reader, items, on)}
    found = [_risk(item, on, since, buttons[item.pk]) for item in items]
    return sorted(
        found,
        key=lambda each: (
            each.item.ended,
            not each.not_reviewed,
            each.tolerated,
            -(each.score or 0),
            each.item.raised_on,
        ),
    )


def top(reader: Reader, on: dt.date, most: int = 5, since: dt.date | None = None) -> list[Risk]:
    """The first entries of the log, for an agenda or a headline page."""
    return log(reader, on, since=since)[:most]


def unreviewed(reader: Reader, on: dt.date) -> list[Risk]:
    """The entries whose review or sorting is past its day."""
    return [each for each in log(reader, on) if each.not_reviewed]


def _risk(item: Item, on: dt.date, since: dt.date | None, button: str) -> Risk:
    steps: list[Step] = sorted(item.steps.all(), key=lambda step: step.version)
    scores = [step.likelihood * step.impact for step in steps if step.likelihood and step.impact]
    reviews = [timezone.localdate(step.at) for step in steps if step.kind == "reviewed"]
    now, before = (scores[-1] if scores else None), (scores[-2] if len(scores) > 1 else None)
    reviewed_on = reviews[-1] if reviews else None
    tolerated = item.tolerated(on)
    return Risk(
        item=item,
        score=now,
        before=before,
        moved=describing.moved(now, before),
        age_days=(on - item.raised_on).days,
        not_reviewed=not item.ended and not tolerated and _not_reviewed(item, on, reviewed_on, since),
        tolerated=tolerated,
        stands=item.stands(on),
        reviewed_on=reviewed_on,
        button=button,
    )


def _not_reviewed(item: Item, on: dt.date, reviewed_on: dt.date | None, since: dt.date | None) -> bool:
    if since is not None:
        return item.raised_on < since and (reviewed_on is None or reviewed_on < since)
    return item.review_on is None or item.review_on < on
