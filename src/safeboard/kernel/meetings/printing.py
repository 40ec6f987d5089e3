"""The papers of a meeting as documents: agenda, minutes, list of papers, and the whole pack with the lists of its body.

Everything is read as the reader may see it: part two is printed only for those who sit in it, and marks every page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files import documents
from safeboard.kernel.files.documents import Block, Bold, Document, Heading, Note, Pack, Paragraph, TableBlock
from safeboard.kernel.meetings import arising, papers, quorum, record
from safeboard.kernel.meetings import printed_lists as lists
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Paper, Presence, Series
from safeboard.kernel.meetings.permissions import ITEMS, PAPERS
from safeboard.kernel.meetings.register import Row
from safeboard.kernel.meetings.register import rows as register_rows


def agenda(reader: Reader, meeting: Meeting, on: dt.date) -> Document:
    """The agenda with purpose, presenter, minutes and the numbers of the papers."""
    items = _items(reader, meeting)
    by_item = _papers(reader, meeting)
    blocks: list[Block] = [
        Paragraph(
            f"{lists.day_of(meeting.on)}, {meeting.starts:%H:%M} to {meeting.ends:%H:%M}. {meeting.place}".strip()
        )
    ]
    for part_two in (False, True):
        these = [each for each in items if each.part_two is part_two]
        if these or not part_two:
            blocks += [
                Heading("Part two (confidential)" if part_two else "Agenda", 1),
                TableBlock(
                    caption="Part two" if part_two else "Items",
                    headings=("No", "Item", "Purpose", "Presented by", "Minutes", "Papers"),
                    rows=tuple(
                        (
                            each.place,
                            each.title,
                            each.get_purpose_display(),
                            each.presenter,
                            each.minutes_allowed,
                            ", ".join(paper.number for paper in by_item.get(each.pk, ())),
                        )
                        for each in these
                    ),
                    widths=(1, 7, 3, 4, 2, 3),
                    row_header=1,
                    empty="Nothing is on the agenda yet.",
                ),
            ]
    return lists.paper("Agenda", str(meeting.series), blocks, items, meeting.on, on)


def minutes(reader: Reader, meeting: Meeting, on: dt.date) -> Document:
    """The minutes: who was there by constituency, then item by item what was said, decided and set going."""
    found = record.of(reader, meeting)
    blocks: list[Block] = [Paragraph((Bold(found.standing), "."))]
    if meeting.quorate is not None:
        blocks.append(Paragraph(quorum.of(meeting).why))
    blocks.append(_register(reader, meeting))
    for section in found.sections:
        blocks += _section(section)
    blocks.append(lists.action_table("Actions and challenges from this meeting", found.actions, on))
    items = [section.item for section in found.sections]
    return lists.paper("Minutes", str(meeting.series), blocks, items, meeting.on, on)


def pack(reader: Reader, meeting: Meeting, on: dt.date) -> Pack:
    """The whole of a meeting: contents with paper numbers, then our own documents one after another."""
    parts = [agenda(reader, meeting, on), contents(reader, meeting, on)]
    last = arising.last_held(reader, meeting.series, meeting.on)
    if last is not None:
        place = next(
            (each.place for each in _items(reader, meeting) if each.standing_code == "minutes"), None
        )
        before = minutes(reader, last, on)
        parts.append(replace(before, paper_number=f"Paper {place}") if place else before)
    parts += [of_meeting(reader, meeting, kind, on) for kind in ("actions", "risks", "attendance")]
    marking = lists.PART_TWO if any(each.marking == lists.PART_TWO for each in parts) else lists.PART_ONE
    return Pack(
        title=f"Papers for {lists.day_of(meeting.on)}",
        organisation=str(meeting.series),
        documents=tuple(parts),
        date_line=lists.day_of(meeting.on),
        marking=marking,
        made_on=on,
    )


def of_meeting(reader: Reader, meeting: Meeting, kind: str, on: dt.date) -> Document:
    """One paper of a meeting by its kind, with the number of the standing item that it belongs to."""
    made = OF_MEETING[kind](reader, meeting, on)
    places = {each.standing_code: each.place for each in _items(reader, meeting) if each.standing_code}
    place = places.get(STANDING_CODES.get(kind, ""))
    return replace(made, paper_number=f"Paper {place}") if place else made


def contents(reader: Reader, meeting: Meeting, on: dt.date) -> Document:
    """The papers that agencies sent, by number: they are opened from the meeting's page and not bound in here."""
    items = {each.pk: each for each in _items(reader, meeting)}
    rows = [
        (paper.number, items[pk].title, paper.title, paper.paper_version, paper.filename)
        for pk, of_item in _papers(reader, meeting).items()
        if pk in items
        for paper in of_item
    ]
    table = TableBlock(
        caption="Papers of this meeting",
        headings=("Paper", "Item", "Title", "Version", "File"),
        rows=tuple(rows),
        widths=(2, 5, 5, 2, 4),
        row_header=0,
        empty="No paper has come in yet.",
    )
    note = Note("These files are separate. Open them from the page of the meeting.")
    return lists.paper("List of papers", str(meeting.series), [table, note], items.values(), meeting.on, on)


def _of_series(
    make: Callable[[Reader, Series, dt.date], Document],
) -> Callable[[Reader, Meeting, dt.date], Document]:
    return lambda reader, meeting, on: make(reader, meeting.series, on)


# Which standing item of the agenda a list belongs to.
STANDING_CODES = {"actions": "arising", "risks": "risks"}
OF_BODY = {
    "actions": lists.actions,
    "risks": lists.risks,
    "attendance": lists.attended,
    "decisions": lists.decided,
}
OF_MEETING = {
    "agenda": agenda,
    "minutes": minutes,
    **{kind: _of_series(make) for kind, make in OF_BODY.items()},
}


def _items(reader: Reader, meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.visible(reader, ITEMS).filter(meeting=meeting, taken_off=False))


def _papers(reader: Reader, meeting: Meeting) -> dict[int, list[Paper]]:
    """The newest version of each paper that was not withdrawn, by item."""
    found: dict[int, list[Paper]] = {}
    for paper in papers.newest(Paper.visible(reader, PAPERS).filter(item__meeting=meeting)):
        if not paper.withdrawn:
            found.setdefault(paper.item_id, []).append(paper)
    return found


def _register(reader: Reader, meeting: Meeting) -> TableBlock:
    rows = [each for each in register_rows(reader, meeting) if each.recorded]
    return TableBlock(
        caption="Attendance",
        headings=("Constituency", "Seat", "Presence"),
        rows=tuple(
            (
                each.seat.constituency.name,
                each.seat.title,
                _presence(each),
            )
            for each in rows
            if each.recorded
        ),
        widths=(4, 4, 4),
        row_header=0,
        empty="The register was not taken yet.",
    )


def _presence(row: Row) -> str:
    """Attended, or who came instead; for an empty seat that nobody is in post."""
    if row.recorded is None:
        return ""
    if row.holder is None and not row.deputies and row.recorded.presence == Presence.ABSENT:
        return "Nobody in post"
    who = f" ({row.recorded.who})" if row.recorded.who else ""
    return f"{row.recorded.get_presence_display()}{who}"


def _section(section: record.Section) -> Iterator[Block]:
    part = " (part two)" if section.item.part_two else ""
    yield Heading(f"{section.item.place}. {section.item.title}{part}", 1)
    for each in section.declared:
        yield Paragraph(f"Interest: {each.seat}, {each.words} {each.get_handling_display()}.")
    for words in record.words_that_count(section):
        yield from documents.paragraphs(words)
    if section.minute and section.minute.challenge:
        yield Paragraph((Bold("Challenge: "), section.minute.challenge))
    for decision in section.decisions:
        yield Note(f"{decision.words}\nWhy: {decision.rationale}", title=str(decision))
