"""The lists of a body as documents: open actions, risks and concerns, attendance, the register of decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Wait
from safeboard.kernel.actions.permissions import FOLLOW as FOLLOW_ITEMS
from safeboard.kernel.files.documents import Block, Document, Note, Paragraph, TableBlock
from safeboard.kernel.meetings import arising, attendance, finding
from safeboard.kernel.meetings.models import AgendaItem, Series, SeriesKind

PART_ONE, PART_TWO = "Official", "Official-Sensitive: part two"
ACTION_HEADINGS = ("No", "What", "Owner", "Due", "Late", "Standing")
ACTION_WIDTHS = (2, 9, 5, 3, 3, 5)


def actions(reader: Reader, series: Series, on: dt.date) -> Document:
    """Every open action and challenge of the body, late ones first."""
    rows = [each for each in arising.of_body(reader, series) if not each.ended]
    rows.sort(key=lambda each: (-each.days_late(on), each.due_on))
    blocks = [action_table("Open actions and challenges", rows, on)]
    return paper("Action list", str(series), blocks, (), on, on, [each.confidential for each in rows])


def risks(reader: Reader, series: Series, on: dt.date) -> Document:
    """The risks and concerns log: the Board's all, a sub group's those that it owns (R-GOV-06)."""
    rows = Item.visible(reader, FOLLOW_ITEMS).filter(kind=Kind.CONCERN).exclude(waits_for=Wait.NOTHING)
    if series.kind != SeriesKind.BOARD:
        rows = rows.filter(sub_group=series.sub_group_id)
    found = list(rows.select_related("agency", "sub_group").prefetch_related("steps"))
    table = TableBlock(
        caption="Risks and concerns that are open",
        headings=("No", "What", "What it means for children", "Score", "Movement", "Owner", "Next review"),
        rows=tuple(
            (
                each.number,
                each.title,
                each.words,
                each.score if each.score is not None else "Not scored",
                movement(each),
                each.asked_of,
                each.review_on or each.due_on,
            )
            for each in sorted(found, key=lambda each: -(each.score or 0))
        ),
        widths=(1, 5, 6, 2, 3, 4, 3),
        row_header=1,
        empty="No risk or concern is open.",
    )
    marks = [each.confidential for each in found]
    return paper("Risks and concerns log", str(series), [table], (), on, on, marks, landscape=True)


def attended(reader: Reader, series: Series, on: dt.date) -> Document:
    """Attendance by constituency over the last meetings (R-GOV-02)."""
    found = attendance.table(reader, series, on)
    days = ", ".join(day_of(each.on) for each in found.meetings)
    blocks: list[Block] = [
        Paragraph(f"Meetings counted: {days}." if days else "No meeting was held yet."),
        TableBlock(
            caption=f"Attendance by constituency, last {len(found.meetings)} meetings",
            headings=(
                "Constituency",
                "Attended",
                "By a deputy",
                "Against the meetings before",
                "What is low",
            ),
            rows=tuple(
                (row.constituency.name, row.now.words, row.now.by_deputy, row.change, row.flag)
                for row in found.rows
            ),
            widths=(5, 3, 2, 5, 4),
            row_header=0,
            empty="No register was taken yet.",
        ),
        *(Note(each) for each in attendance.NOTES),
    ]
    return paper("Attendance", str(series), blocks, (), on, on)


def decided(reader: Reader, series: Series, on: dt.date) -> Document:
    """The register of decisions of the body, the newest first."""
    rows = list(finding.decisions(reader).filter(item__series=series))
    table = TableBlock(
        caption="Decisions",
        headings=("No", "Meeting", "Decided", "Why", "What was known", "Dissent"),
        rows=tuple(
            (
                each.number,
                each.item.meeting.on if each.item.meeting else None,
                f"{each.words}\n(takes the place of {each.supersedes})" if each.supersedes else each.words,
                each.rationale,
                each.known,
                each.dissent,
            )
            for each in rows
        ),
        widths=(1, 3, 6, 5, 4, 3),
        row_header=0,
        empty="Nothing was decided yet.",
    )
    items = [each.item for each in rows]
    return paper("Register of decisions", str(series), [table], items, on, on, landscape=True)


def movement(item: Item) -> str:
    """How a risk's score moved at its last two scorings."""
    scores = [
        step.likelihood * step.impact
        for step in sorted(item.steps.all(), key=lambda each: each.version)
        if step.likelihood and step.impact
    ]
    if len(scores) < 2:
        return "New" if scores else ""
    before, after = scores[-2:]
    return f"Up from {before}" if after > before else f"Down from {before}" if after < before else "No change"


def action_table(caption: str, rows: Iterable[Item], on: dt.date) -> TableBlock:
    """Actions and challenges as a table."""
    return TableBlock(
        caption=caption,
        headings=ACTION_HEADINGS,
        rows=tuple(
            (
                str(each),
                each.title,
                each.asked_of,
                each.due_on,
                f"{each.days_late(on)} days" if each.days_late(on) else "",
                str(each.get_standing_display() if each.ended else each.get_waits_for_display()),
            )
            for each in rows
        ),
        widths=ACTION_WIDTHS,
        row_header=1,
        empty="Nothing is open.",
    )


def paper(
    title: str,
    body: str,
    blocks: Iterable[Block],
    items: Iterable[AgendaItem],
    dated: dt.date,
    on: dt.date,
    confidential: Iterable[bool] = (),
    *,
    landscape: bool = False,
) -> Document:
    """One paper of a body; it is marked as part two where anything in it is."""
    part_two = any(each.part_two for each in items) or any(confidential)
    return Document(
        title=title,
        organisation=body,
        blocks=tuple(blocks),
        date_line=day_of(dated),
        marking=PART_TWO if part_two else PART_ONE,
        landscape=landscape,
        made_on=on,
    )


def day_of(day: dt.date) -> str:
    """Thursday 28 April 2016."""
    return f"{day:%A} {day.day} {day:%B %Y}"
