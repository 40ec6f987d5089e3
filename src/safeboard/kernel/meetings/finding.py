"""What the meetings give the office: the search "What did we decide about ...?", an agency's page, sheets, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from safeboard.grammar.declarations.office import Do, Found, Line, News, Part, Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import INDEPENDENT_CHAIR
from safeboard.kernel.meetings import attendance, limits, membership, minutes, record
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Holder,
    Meeting,
    Minute,
    Seat,
    SeriesKind,
    State,
)
from safeboard.kernel.meetings.permissions import AGREE, FOLLOW, ITEMS, MINUTE, PAPERS, SITTING
from safeboard.kernel.work.today import today

MOST = 50
AROUND = 80
NEWS = (
    News("meetings.circulate", "Draft minutes were circulated", "{} drafts of minutes were circulated"),
    News("meetings.agree", "Minutes were agreed", "{} meetings’ minutes were agreed"),
    News("meetings.decide", "A decision was written down", "{} decisions were written down"),
)


def decisions(reader: Reader, words: str = "") -> QuerySet[Decision]:
    """The register of decisions, the newest first, narrowed to those that hold every one of these words."""
    fields = ("words", "rationale", "known", "options", "dissent", "item__title")
    rows = Decision.visible(reader, PAPERS).select_related("item__meeting__series", "supersedes")
    return rows.filter(_holds(words, fields))


def search(reader: Reader, words: str) -> Iterator[Found]:
    """What was decided, minuted or put on an agenda about this, the newest first; only what the reader may see."""
    if not words.split():
        return
    for decision in decisions(reader, words)[:MOST]:
        yield Found(
            "Decision",
            f"{decision}: {decision.item.title}",
            _around(decision.words, words),
            _on(decision.item),
            reverse("decision", kwargs={"pk": decision.pk}),
        )
    latest: dict[int, Minute] = {}
    said = record.readable_minutes(reader).filter(_holds(words, ("words", "challenge", "item__title")))
    for minute in said.select_related("item__meeting__series").order_by("-item__meeting__on", "item", "pk"):
        latest[minute.item_id] = minute
    for minute in list(latest.values())[:MOST]:
        yield Found(
            "Minutes",
            f"{minute.item.meeting}: {minute.item.title}",
            _around(minute.words, words),
            _on(minute.item),
            f"{reverse('meeting-minutes', kwargs={'pk': minute.item.meeting_id})}#item-{minute.item_id}",
        )
    items = AgendaItem.visible(reader, ITEMS).filter(_holds(words, ("title",)), meeting__isnull=False)
    for item in (
        items.exclude(pk__in=latest).select_related("meeting__series").order_by("-meeting__on")[:MOST]
    ):
        yield Found(
            "Agenda item",
            f"{item.meeting}: {item.title}",
            item.get_purpose_display(),
            _on(item),
            reverse("meeting", kwargs={"pk": item.meeting_id}),
        )


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """For the page of an agency: how its constituencies attend, and who sits where for it."""
    seats = Seat.visible(reader, FOLLOW).filter(limits.in_force(on), agency=agency_id)
    lines = []
    for series in record.bodies(reader):
        ours = set(seats.filter(series=series).values_list("constituency", flat=True))
        if not ours:
            continue
        for row in attendance.table(reader, series, on).rows:
            if row.constituency.pk in ours:
                words = f"{series}: {row.constituency}, {row.now.words}. {row.change}."
                lines.append(Line(words, row.flag, f"{reverse('attendance')}?series={series.code}"))
    yield Part("Attendance", tuple(lines), "It has no seat at a meeting that was held.", 60)
    holders = Holder.visible(reader, SITTING).filter(limits.in_force(on), seat__in=seats)
    yield Part(
        "Who sits for it",
        tuple(
            Line(f"{each.seat}{' (deputy)' if each.deputy else ''}: {each}")
            for each in holders.select_related("seat__constituency", "seat__series")
        ),
        "Nobody holds a seat for it now.",
        70,
    )


def sheets(reader: Reader) -> Iterator[Sheet]:
    """Decisions, attendance and minutes, for Excel and for *Export everything*."""
    yield decisions_sheet(decisions(reader))
    yield membership.sheet(reader, membership.year_end(today()))
    rows = Attendance.visible(reader, SITTING).select_related("meeting__series", "seat__constituency")
    yield Sheet(
        "Attendance",
        ("Body", "Meeting", "Constituency", "Seat", "Presence", "Post of whoever came", "Reason"),
        [
            (
                str(each.meeting.series),
                each.meeting.on,
                each.seat.constituency.name,
                each.seat.title,
                each.get_presence_display(),
                each.who,
                each.reason,
            )
            for each in rows.order_by("meeting__on", "seat__constituency__order")
        ],
    )
    said = record.readable_minutes(reader).select_related("item__meeting__series")
    yield Sheet(
        "Minutes",
        ("Body", "Meeting", "Item", "Version", "Correction", "Minuted", "Challenge", "Written"),
        [
            (
                str(each.item.series),
                _on(each.item),
                each.item.title,
                each.minute_version,
                "yes" if each.correction else "no",
                each.words,
                each.challenge,
                timezone.localdate(each.at),
            )
            for each in said.select_related("item__series").order_by("item__meeting__on", "item", "pk")
        ],
    )


def decisions_sheet(rows: Iterable[Decision]) -> Sheet:
    """The register of decisions as it leaves for Excel."""
    return Sheet(
        "Decisions",
        ("Number", "Body", "Meeting", "Item", "Decided", "Why", "Options", "Known", "Dissent", "Supersedes"),
        [
            (
                each.number,
                str(each.item.meeting.series),
                each.item.meeting.on,
                each.item.title,
                each.words,
                each.rationale,
                each.options,
                each.known,
                each.dissent,
                str(each.supersedes or ""),
            )
            for each in rows
        ],
    )


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Minutes to write, minutes to agree, and for the Chair constituencies whose place stays empty."""
    if policy.may(reader, MINUTE):
        yield from _minutes_due(reader, on)
    if policy.may(reader, AGREE):
        yield from _to_agree(reader, on)
    if reader.role == INDEPENDENT_CHAIR.code:
        yield from _low(reader, on)


def _minutes_due(reader: Reader, on: dt.date) -> Iterator[Do]:
    waiting = Meeting.visible(reader, MINUTE).filter(state__in=(State.HELD, State.MINUTES_DRAFT))
    for meeting in waiting.exclude(minutes.circulated()).select_related("series"):
        due = minutes.due_on(meeting)
        late = (on - due).days
        words = f"{late} day{'' if late == 1 else 's'} late" if late > 0 else f"due {_day(due)}"
        href = reverse("meeting-minutes", kwargs={"pk": meeting.pk})
        yield Do(f"Minutes of {meeting} are to be circulated", words, "Write them", href, 40)


def _to_agree(reader: Reader, on: dt.date) -> Iterator[Do]:
    drafts = Meeting.visible(reader, AGREE).filter(minutes.circulated(), state=State.MINUTES_DRAFT)
    met_again = drafts.annotate(next_on=record.next_on(reader)).filter(next_on__lte=on)
    for meeting in met_again.select_related("series"):
        href = reverse("meeting-agree", kwargs={"pk": meeting.pk})
        what = f"Minutes of {meeting}: record that they were agreed"
        yield Do(what, f"the next meeting was on {_day(meeting.next_on)}", "Agree them", href, 45)


def _low(reader: Reader, on: dt.date) -> Iterator[Do]:
    boards = [each for each in record.bodies(reader) if each.kind == SeriesKind.BOARD]
    for series in boards:
        for row in attendance.table(reader, series, on).rows:
            if row.needs_chair:
                href = f"{reverse('attendance')}?series={series.code}"
                what = f"{row.constituency} attended {row.now.words} of the last meetings"
                yield Do(what, row.flag, "See attendance", href, 55)


def _holds(words: str, fields: Iterable[str]) -> Q:
    """Every word somewhere in these fields."""
    each = [
        reduce(lambda a, b: a | b, (Q(**{f"{field}__icontains": word}) for field in fields))
        for word in words.split()
    ]
    return reduce(and_, each, Q())


def _around(text: str, words: str) -> str:
    """The text around the first find."""
    low = text.lower()
    places = [place for word in words.lower().split() if (place := low.find(word)) >= 0]
    start = max(0, min(places, default=0) - AROUND)
    end = start + 3 * AROUND
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _on(item: AgendaItem) -> dt.date | None:
    return item.meeting.on if item.meeting else None


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
