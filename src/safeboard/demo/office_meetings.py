"""The Board and its nine sub groups: seats with their history, a year of meetings, the coming Board of 28 April 2016.

Twenty constituencies as a county has them: two commissioning groups share one place, four districts another. Both lay
members left during the year, so both seats are vacant on the day of the story (R-GOV-04).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from safeboard.demo import office_meetings_words as said
from safeboard.demo.office_minutes_words import minute_of
from safeboard.demo.story import as_persona, at
from safeboard.grammar.dates import add_working_days
from safeboard.kernel.files.documents import Document, Heading, Paragraph, as_docx, as_pdf
from safeboard.kernel.meetings import (
    agenda,
    apologies,
    items,
    minutes,
    papers,
    planning,
    register,
    seats,
    series,
)
from safeboard.kernel.meetings.models import AgendaItem, Holder, Meeting, Presence, SeatKind, Series
from safeboard.kernel.partnership.models import Agency, SubGroup, User

SINCE = dt.date(2013, 4, 1)
BOARD_ON = dt.date(2016, 4, 28)
# Thursdays, never more than 70 days apart (R-GOV-01).
BOARD_BEFORE = (
    dt.date(2015, 6, 4),
    dt.date(2015, 8, 6),
    dt.date(2015, 10, 8),
    dt.date(2015, 12, 17),
    dt.date(2016, 2, 25),
)
BOARD_LATER = (dt.date(2016, 6, 30), dt.date(2016, 9, 1), dt.date(2016, 11, 3))
PLANNED_ON = dt.date(2015, 4, 20)
# A Tuesday; each group meets a working day later than the one before.
FIRST_GROUP = dt.date(2016, 3, 8)


def meetings(say: Callable[[str], None]) -> None:
    """Bodies, seats and meetings; what is there already is left as it is."""
    if Series.objects.exists():
        return
    board = the_board()
    for number, group in enumerate(SubGroup.objects.order_by("name")):
        sub_group(group, number)
    past_boards(board)
    coming_board(board)
    say(
        f"{Series.objects.count()} bodies that meet, {Meeting.objects.count()} meetings, {Holder.objects.count()} holders"
    )


def the_board() -> Series:
    """The Board with its twenty constituencies and its Chair."""
    clerk = as_persona("business-manager", PLANNED_ON)
    board = series.create_series(
        code="BOARD",
        name="Safeguarding Children Board",
        kind="board",
        since=SINCE,
        terms=said.TERMS,
        by=clerk,
    )
    names = _names()
    for name, statutory, must, places in said.CONSTITUENCIES:
        constituency = seats.add_constituency(
            series=board, name=name, statutory=statutory, must_be_there=must, by=clerk
        )
        for agency, title, kind, history in places:
            seat = seats.add_seat(
                constituency=constituency,
                title=title,
                kind=kind,
                agency=Agency.objects.filter(code=agency).first(),
                since=SINCE,
                by=clerk,
            )
            for who, since, until, because, deputy in history or ((next(names), SINCE, None, "", False),):
                _appoint(seat, who, since, until, because, deputy)
    return board


def sub_group(group: SubGroup, number: int) -> None:
    """One sub group: five seats, one meeting held, two to come."""
    clerk = as_persona("business-manager", PLANNED_ON)
    made = series.create_series(
        code=group.code, name=group.name, kind="sub_group", sub_group=group, since=SINCE,
        terms=said.GROUP_TERMS.format(group=group.name), by=clerk,
    )  # fmt: skip
    names = _names(number + 1)
    for name, statutory, title in said.GROUP_SEATS:
        constituency = seats.add_constituency(series=made, name=name, statutory=statutory, by=clerk)
        kind = SeatKind.CHAIR if name == "Chair" else SeatKind.MEMBER
        seat = seats.add_seat(constituency=constituency, title=title, kind=kind, since=SINCE, by=clerk)
        who = "Priya Quill" if (name, group.code) == ("Chair", "PQA") else next(names)
        if (name, group.code) != ("Voluntary sector", "EMP"):
            _appoint(seat, who, SINCE, None, "", False)
    first = add_working_days(FIRST_GROUP, number)
    row = planning.plan_meetings(
        series=made, dates=planning.proposed_dates(first, 2, 3), starts=dt.time(14), ends=dt.time(16),
        place="Meeting room 2, County Hall", by=clerk, at=at(PLANNED_ON),
    )  # fmt: skip
    _group_met(row[0])


def past_boards(board: Series) -> None:
    """The year's meetings of the Board with agenda and one paper each, up to the day before they were held."""
    clerk = as_persona("administrator", PLANNED_ON)
    row = planning.plan_meetings(
        series=board, dates=[*BOARD_BEFORE, BOARD_ON, *BOARD_LATER], ends=dt.time(13),
        place="Council chamber, County Hall",
        by=clerk, at=at(PLANNED_ON),
    )  # fmt: skip
    for meeting in row:
        if meeting.on < BOARD_ON:
            set_on, out_on = add_working_days(meeting.on, -10), add_working_days(meeting.on, -5)
            agenda.build(meeting=meeting, by=clerk)
            planning.set_agenda(meeting=meeting, seen=meeting.version, by=clerk, at=at(set_on))
            _paper(
                AgendaItem.objects.get(meeting=meeting, standing_code="risks"),
                "Risks and concerns log",
                out_on,
            )
            planning.issue_papers(meeting=meeting, seen=meeting.version, by=clerk, at=at(out_on, 15))


def coming_board(board: Series) -> None:
    """The Board of 28 April: agenda set, seven of nine papers in, two apologies."""
    clerk = as_persona("administrator", dt.date(2016, 4, 13))
    for title, purpose, presenter, wanted_on in said.FORWARD:
        items.add_item(
            series=board, title=title, purpose=purpose, presenter=presenter, wanted_on=wanted_on,
            minutes_allowed=15, by=clerk,
        )  # fmt: skip
    meeting = Meeting.objects.get(series=board, on=BOARD_ON)
    agenda.build(meeting=meeting, by=clerk)
    items.add_item(
        series=board, meeting=meeting, title=said.PART_TWO[0], why=said.PART_TWO[1], purpose="decide",
        presenter="Independent Chair", part_two=True, paper_wanted=False, by=clerk,
    )  # fmt: skip
    planning.set_agenda(meeting=meeting, seen=meeting.version, by=clerk, at=at(dt.date(2016, 4, 13)))
    wanted = AgendaItem.objects.filter(meeting=meeting, paper_wanted=True, taken_off=False)
    for number, item in enumerate(wanted.exclude(title__in=said.OWED)):
        _paper(item, item.title, dt.date(2016, 4, 14 + number % 5), as_word=number % 3 == 0)
    for name, deputy in said.APOLOGIES:
        holder = Holder.objects.get(
            seat__series=board, seat__constituency__name=name, deputy=False, until=None
        )
        apologies.send_apologies(
            meeting=meeting, holder=holder, deputy_comes=deputy, via="link", at=at(dt.date(2016, 4, 19))
        )


def _group_met(meeting: Meeting) -> None:
    clerk = as_persona("administrator", meeting.on)
    agenda.build(meeting=meeting, by=clerk)
    meeting.refresh_from_db()
    at_table = register.seats_at(meeting)
    lines = [
        register.Line(
            seat, Presence.APOLOGIES if number == meeting.on.day % 5 and number else Presence.ATTENDED
        )
        for number, seat in enumerate(at_table)
    ]
    register.save(meeting=meeting, lines=lines, by=clerk, at=at(meeting.on, 14))
    register.hold(
        meeting=meeting, seen=meeting.version, interests_asked=True, by=clerk, at=at(meeting.on, 16)
    )
    wrote = add_working_days(meeting.on, 3)
    for number, item in enumerate(AgendaItem.objects.filter(meeting=meeting, taken_off=False)):
        words, challenge = minute_of(item.standing_code, item.title, number)
        minutes.write(item=item, seen=0, words=words, challenge=challenge, by=clerk, at=at(wrote))
    meeting.refresh_from_db()
    minutes.circulate(meeting=meeting, seen=meeting.version, by=clerk, at=at(wrote, 15))


def _appoint(
    seat: seats.Seat, who: str, since: dt.date, until: dt.date | None, because: str, deputy: bool
) -> None:
    clerk = as_persona("business-manager", since)
    holder = seats.appoint(
        seat=seat,
        name=who,
        user=User.objects.filter(name=who).first(),
        deputy=deputy,
        since=since,
        until=until if deputy else None,
        induction_on=None if deputy else add_working_days(max(since, PLANNED_ON), 20),
        by=clerk,
    )
    if until and not deputy:
        seats.end_holder(holder=holder, seen=holder.version, until=until, because=because, by=clerk)


def _paper(item: AgendaItem, title: str, on: dt.date, *, as_word: bool = True) -> None:
    document = Document(
        title=title,
        organisation="Safeguarding Children Board of Chalkshire",
        date_line=planning.said(on),
        blocks=(Heading("Summary"), Paragraph(said.PAPER.format(title=title))),
    )
    papers.add_paper(
        item=item,
        title=title,
        filename=f"{title}.{'docx' if as_word else 'pdf'}",
        data=as_docx(document) if as_word else as_pdf(document),
        by=as_persona("administrator", on),
        at=at(on, 11),
    )


def _names(start: int = 0) -> Iterator[str]:
    """Invented names, no two alike, beginning elsewhere for each body."""
    # Seven first and thirteen last names share no divisor, so stepping through both meets every pair once.
    count = len(said.FIRST) * len(said.LAST)
    steps = ((start * 7 + step) % count for step in range(count))
    return (f"{said.FIRST[step % len(said.FIRST)]} {said.LAST[step % len(said.LAST)]}" for step in steps)
