"""What may be counted of the Board's own work: plan items by standing, risks by score, challenges, actions.

A row names no person and no child. The area is the county council's, whose Board it is. What stood for a time is a row
with its first day and the day from which it no longer held; it is open at the end of a day in between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from safeboard.grammar.declarations.tables import Counts, FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind as Column
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.tables import Field, Table
from safeboard.kernel.actions.models import Item, Kind, Rag, Source, Standing, Step, Wait
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.work.today import today

Row = Mapping[str, Any]
AREA = Field("area", Column.TEXT, nullable=False, title="Authority")
OWNER = Field("agency", Column.TEXT, title="Agency that owns it")

plan_standings = Table(
    "plan_standings",
    (
        AREA,
        Field("since", Column.DATE, nullable=False, title="Stood so from"),
        Field("until", Column.DATE, title="No longer from"),
        Field("rag", Column.TEXT, nullable=False, title="How it stood"),
        Field("priority", Column.TEXT, title="Priority"),
        OWNER,
    ),
    person=None,
)
risk_scores = Table(
    "risk_scores",
    (
        AREA,
        Field("since", Column.DATE, nullable=False, title="Scored so from"),
        Field("until", Column.DATE, title="No longer from"),
        Field("score", Column.INTEGER, nullable=False, title="Likelihood times impact"),
        Field("channel", Column.TEXT, title="Heard of through"),
        OWNER,
    ),
    person=None,
)
board_challenges = Table(
    "board_challenges",
    (
        AREA,
        Field("asked_on", Column.DATE, nullable=False, title="Asked on"),
        Field("due_on", Column.DATE, nullable=False, title="Answer first due on"),
        Field("answered_on", Column.DATE, title="Answered on, with an answer that was not sent back"),
        Field("body", Column.TEXT, title="Body that challenged"),
        OWNER,
    ),
    person=None,
)
board_actions = Table(
    "board_actions",
    (
        AREA,
        Field("raised_on", Column.DATE, nullable=False, title="Agreed on"),
        Field("due_on", Column.DATE, nullable=False, title="Due on"),
        Field("evidenced_on", Column.DATE, title="First evidence on"),
        Field("ended_on", Column.DATE, title="Ended on"),
        Field("source", Column.TEXT, title="Follows from"),
        Field("escalated", Column.TEXT, title="Escalated to"),
        OWNER,
    ),
    person=None,
)


def plan_rows() -> Iterator[Row]:
    """Each standing of each item of the plan, from the day it was said to the next."""
    for item, steps, area in _items(Kind.PLAN):
        first = Rag.NOT_STARTED if any(step.rag for step in steps) else item.rag or Rag.NOT_STARTED
        # A promise is agreed before its year begins; it is on or off track from the year's first day.
        begins = max(item.raised_on, period(item.plan_year).start) if item.plan_year else item.raised_on
        said = [(begins, str(first))] + [
            (timezone.localdate(step.at), step.rag) for step in steps if step.rag
        ]
        for number, since, until, rag in _spells(
            said, None if item.standing != Standing.CARRIED else _ended(steps)
        ):
            yield {
                "key": f"{item.number}/{number}",
                "area": area,
                "since": since,
                "until": until,
                "rag": rag,
                "priority": PRIORITIES.get(item.priority),
                "agency": _owner(item),
            }


def risk_rows() -> Iterator[Row]:
    """Each score of each risk while it was open: neither tolerated by the Board nor closed."""
    for item, steps, area in _items(Kind.CONCERN):
        said: list[tuple[dt.date, int | None]] = []
        score: int | None = None
        back_on: dt.date | None = None
        for step in steps:
            day = timezone.localdate(step.at)
            if back_on is not None and back_on <= day and score is not None:
                said.append((back_on, score))
            if step.likelihood and step.impact:
                score = step.likelihood * step.impact
            back_on = None
            if step.kind == "tolerated" and step.promised_on is not None:
                back_on = step.promised_on + dt.timedelta(days=1)
                said.append((day, None))
            elif step.kind in ("closed", "taken_back"):
                said.append((day, None))
            elif score is not None:
                said.append((day, score))
        if back_on is not None and score is not None:
            said.append((back_on, score))
        for number, since, until, value in _spells(said, None):
            if value is not None:
                yield {
                    "key": f"{item.number}/{number}",
                    "area": area,
                    "since": since,
                    "until": until,
                    "score": value,
                    "channel": item.get_channel_display() or None,
                    "agency": _owner(item),
                }


def challenge_rows() -> Iterator[Row]:
    """Each challenge with the day its answer was first due and the day of the answer that stood."""
    for item, steps, area in _items(Kind.CHALLENGE):
        answered: dt.date | None = None
        for step in steps:
            if step.kind == "reply":
                answered = timezone.localdate(step.at)
            elif step.kind == "not_accepted":
                answered = None
        yield {
            "key": str(item.number),
            "area": area,
            "asked_on": item.raised_on,
            "due_on": item.first_due_on or item.due_on,
            "answered_on": answered,
            "body": item.asked_by or None,
            "agency": _owner(item),
        }


def action_rows() -> Iterator[Row]:
    """Each action with its source, its first evidence and its end."""
    for item, steps, area in _items(Kind.ACTION):
        evidence = [timezone.localdate(step.at) for step in steps if step.kind == "evidence"]
        yield {
            "key": str(item.number),
            "area": area,
            "raised_on": item.raised_on,
            "due_on": item.due_on,
            "evidenced_on": evidence[0] if evidence else None,
            "ended_on": _ended(steps) if item.waits_for == Wait.NOTHING else None,
            "source": item.source or Source.BOARD.value,
            "escalated": item.get_escalated_to_display() or None,
            "agency": _owner(item),
        }


def reach() -> dict[str, tuple[dt.date, dt.date]]:
    """From the month of the first item to the end of the last whole month."""
    area = _area()
    first = Item.objects.order_by("raised_on").values_list("raised_on", flat=True).first()
    last = today().replace(day=1) - dt.timedelta(days=1)
    if not area or first is None or first > last:
        return {}
    return {area: (first.replace(day=1), last)}


def _spells(
    said: Sequence[tuple[dt.date, Any]], end: dt.date | None
) -> Iterator[tuple[int, dt.date, dt.date | None, Any]]:
    """Each value with its first day and the day of the next one; what lasted no day is left out."""
    for number, (since, value) in enumerate(said):
        until = said[number + 1][0] if number + 1 < len(said) else end
        if until is None or until > since:
            yield number, since, until, value


def _items(kind: Kind) -> Iterator[tuple[Item, list[Step], str]]:
    area = _area()
    if not area:
        return
    rows = Item.objects.filter(kind=kind).exclude(standing__in=(Standing.UNDONE, Standing.SAME))
    for item in rows.select_related("agency", "sub_group").prefetch_related("steps").order_by("number"):
        yield item, sorted(item.steps.all(), key=lambda step: step.version), area


def _ended(steps: Sequence[Step]) -> dt.date:
    return timezone.localdate(steps[-1].at)


def _owner(item: Item) -> str | None:
    return str(item.agency or item.sub_group or "") or None


def _area() -> str:
    council = Agency.objects.exclude(area_code="").order_by("code").first()
    return council.area_code if council else ""


def _facts(table: Table, title: str, dated_by: str, rows: Callable[[], Iterable[Row]]) -> FactTable:
    classes = {
        column.name: FieldClass.IDENTIFYING if column.name == "key" else FieldClass.PLAIN
        for column in table.columns
    }
    return FactTable(table, title, dated_by, classes, rows, counts=Counts.WORK, reach=reach)


TABLES = (
    _facts(plan_standings, "Items of the plan by how they stood", "since", plan_rows),
    _facts(risk_scores, "Risks by score", "since", risk_rows),
    _facts(board_challenges, "Challenges and their answers", "asked_on", challenge_rows),
    _facts(board_actions, "Actions", "raised_on", action_rows),
)
