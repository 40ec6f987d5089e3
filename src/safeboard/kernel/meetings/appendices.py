"""Appendices of the annual report: what meets and how often, who sat where and who came (SYS-43, SYS-44, anomaly A18)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from safeboard.grammar.dates import financial_year
from safeboard.grammar.declarations.office import Sheet
from safeboard.grammar.declarations.sections import Appendix
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import attendance, group_selectors, membership
from safeboard.kernel.meetings.models import Meeting, SeatKind, SeriesKind
from safeboard.kernel.meetings.permissions import FOLLOW
from safeboard.kernel.meetings.register import HELD
from safeboard.kernel.partnership.people import posts

WHO_SEES = "Bodies that whoever made this report may follow."


def structure(ends: dt.date, reader: Reader) -> Iterator[Sheet]:
    """The Board and its groups: who chaired them, how often they met in the year; the posts of the office."""
    begins = period(financial_year(ends)).start
    met = Counter(
        Meeting.visible(reader, FOLLOW)
        .filter(state__in=HELD, on__gte=begins, on__lte=ends)
        .values_list("series", flat=True)
    )
    rows = []
    for series in membership.bodies(reader, ends):
        sitting = group_selectors.sitting_in(reader, series, ends)
        chairs = [each for each in sitting if each.seat.kind == SeatKind.CHAIR]
        chair = membership.cells(chairs[0])[2] if chairs else "No seat for a chair"
        every = "every month" if series.months_between == 1 else f"every {series.months_between} months"
        rows.append((str(series), series.get_kind_display(), chair, every, met[series.pk]))
    yield Sheet(
        "What meets",
        ("Body", "Kind", "Chair at the end of the year", "Is to meet", "Met in the year"),
        rows,
        (f"Meetings held from {_day(begins)} to {_day(ends)}. {WHO_SEES}",),
    )
    yield Sheet("The office", ("Post",), [(title,) for title in posts.of_office(ends)])


def members(ends: dt.date, reader: Reader) -> Iterator[Sheet]:
    """Members of the Board on the last day of the year, and who came to its last meetings, by constituency."""
    for series in membership.bodies(reader, ends):
        if series.kind != SeriesKind.BOARD:
            continue
        sitting = group_selectors.sitting_in(reader, series, ends)
        yield Sheet(
            f"{series}: members on {_day(ends)}",
            ("Constituency", "Seat", "Held by", "Since"),
            [membership.cells(each) for each in sitting],
            ("A vacant seat shows since when it was vacant.",),
        )
        found = attendance.table(reader, series, ends)
        yield Sheet(
            f"{series}: attendance at the last {len(found.meetings)} meetings",
            ("Constituency", *(_day(each.on) for each in found.meetings), "Attended", "Percent"),
            [
                (
                    row.constituency.name,
                    *(mark.words for mark in row.marks),
                    f"{row.now.came} of {row.now.expected}",
                    row.now.percent,
                )
                for row in found.rows
            ],
            attendance.NOTES,
        )


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


APPENDICES = (
    Appendix("structure", "How the Board and its groups are made up", 10, structure),
    Appendix("members", "Members and attendance", 20, members),
)
