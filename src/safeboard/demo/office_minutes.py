"""What happened at the Board's meetings: registers, minutes, decisions, one correction; the last minutes are a draft.

Attendance over the last five meetings is that of the printed table by constituency (R-GOV-02): shared places are filled
by whoever came, some by deputies, and lay members attended three of five before both left (anomaly A18).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from safeboard.demo import office_minutes_words as said
from safeboard.demo.story import as_persona, at
from safeboard.grammar.dates import add_working_days
from safeboard.kernel.meetings import deciding, declaring, following, minutes, register
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Constituency,
    Decision,
    Holder,
    Meeting,
    Minute,
    Presence,
    Seat,
    SeriesKind,
    State,
)
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.work.today import today

COUNTED = 5
# Words of the constituency's name, and the last five meetings: 1 came, d a deputy came, 0 apologies, x nobody.
PATTERNS = (
    ("adult social care", "1d101"),
    ("hospital", "111d1"),
    ("legal", "10101"),
    ("cabinet", "11011"),
    ("family court", "0x00x"),
    ("clinical", "11111"),
    ("ccg", "11111"),
    ("district", "11111"),
    ("independent school", "010d0"),
    ("lay", "111xx"),
    ("probation", "101d0"),
    ("region", "11110"),
    ("community health", "1111d"),
    ("community rehabilitation", "1x010"),
    ("rehabilitation", "1x010"),
    ("primary", "11111"),
    ("public health", "1011d"),
    ("secondary", "0010x"),
    ("police", "1d1d1"),
    ("voluntary", "11111"),
    ("youth offending", "0111d"),
    ("children", "1111d"),
)
EVERYBODY_CAME = "11111"
MARKS = {
    "1": Presence.ATTENDED,
    "d": Presence.DEPUTY,
    "0": Presence.APOLOGIES,
    "x": Presence.ABSENT,
}


def office_minutes(say: Callable[[str], None]) -> None:
    """Register, minutes, decisions and what follows for every meeting of the Board that was, oldest first."""
    if Minute.objects.filter(item__series__kind=SeriesKind.BOARD).exists():
        return
    wanted = Meeting.objects.filter(series__kind=SeriesKind.BOARD, on__lt=today()).exclude(
        state=State.CANCELLED
    )
    meetings = list(wanted.select_related("series").order_by("on"))
    for place, meeting in enumerate(meetings):
        counted = place - (len(meetings) - COUNTED)
        _held(meeting, counted % COUNTED)
        if place:
            _agreed(meetings[place - 1], meeting)
        _written(meeting)
    if meetings:
        _decided(meetings)
        _put_right(meetings)
    count = Decision.objects.count()
    say(f"{len(meetings)} Board meetings with registers and minutes, {count} decisions")


def pattern_of(constituency: Constituency) -> str:
    """How this constituency attended the last five meetings."""
    name = constituency.name.lower()
    return next((marks for words, marks in PATTERNS if words in name), EVERYBODY_CAME)


def _held(meeting: Meeting, place: int) -> None:
    clerk = as_persona("administrator", meeting.on)
    by_constituency: dict[Constituency, list[Seat]] = {}
    for seat in register.seats_at(meeting):
        by_constituency.setdefault(seat.constituency, []).append(seat)
    lines = [
        line
        for constituency, seats in by_constituency.items()
        for line in _lines(seats, pattern_of(constituency)[place], place, meeting)
    ]
    register.save(meeting=meeting, lines=lines, by=clerk, at=at(meeting.on, 10))
    _one_interest(meeting, place)
    register.hold(
        meeting=meeting, seen=meeting.version, interests_asked=True, by=clerk, at=at(meeting.on, 12)
    )


def _lines(seats: Sequence[Seat], mark: str, place: int, meeting: Meeting) -> list[register.Line]:
    """One of those who share a place comes, a different one each time; the others were not expected."""
    comes = place % len(seats)
    lines = []
    for number, seat in enumerate(seats):
        presence = MARKS[mark] if number == comes else Presence.NOT_EXPECTED
        empty = not Holder.objects.filter(seat=seat, since__lte=meeting.on).exclude(until__lt=meeting.on)
        who = "Assistant director" if presence == Presence.DEPUTY else ""
        reason = {
            Presence.ABSENT: "Nobody in post" if empty else "",
            Presence.APOLOGIES: said.REASONS[(place + number) % len(said.REASONS)],
        }.get(Presence(presence), "")
        seen = seat.attendances.filter(meeting=meeting).values_list("version", flat=True).first() or 0
        lines.append(register.Line(seat, presence, who, reason, seen))
    return lines


def _one_interest(meeting: Meeting, place: int) -> None:
    """At one of the meetings somebody declared an interest, stayed, and took no part."""
    item = AgendaItem.objects.filter(meeting=meeting, taken_off=False, part_two=False).last()
    holder = Holder.objects.filter(seat__series=meeting.series, deputy=False, until=None).last()
    if place == 2 and item and holder:
        declaring.declare(
            holder=holder,
            words=said.INTEREST,
            item=item,
            handling="no_voice",
            by=as_persona("administrator", meeting.on),
            at=at(meeting.on, 11),
        )


def _written(meeting: Meeting) -> None:
    clerk = as_persona("administrator", meeting.on)
    wrote, sent = add_working_days(meeting.on, 4), add_working_days(meeting.on, 8)
    items = AgendaItem.objects.filter(meeting=meeting, taken_off=False)
    for number, item in enumerate(items):
        words, challenge = said.minute_of(item.standing_code, item.title, number + meeting.on.month)
        minutes.write(item=item, seen=0, words=words, challenge=challenge, by=clerk, at=at(wrote))
    meeting.refresh_from_db()
    if items and sent <= today():
        minutes.circulate(meeting=meeting, seen=meeting.version, by=clerk, at=at(sent))


def _agreed(meeting: Meeting, at_meeting: Meeting) -> None:
    meeting.refresh_from_db()
    if minutes.circulated_at(meeting) is None:
        return
    chair = as_persona("independent-chair", at_meeting.on)
    minutes.agree(
        meeting=meeting, seen=meeting.version, at_meeting=at_meeting, by=chair, at=at(at_meeting.on, 11)
    )


def _decided(meetings: Sequence[Meeting]) -> None:
    """Nine decisions over the last meetings; one takes the place of an earlier one."""
    made: list[Decision] = []
    for number, (code, words, rationale, options, known, dissent, instead_of) in enumerate(said.DECISIONS):
        recent = meetings[-COUNTED:]
        meeting = recent[number * len(recent) // len(said.DECISIONS)]
        items = AgendaItem.objects.filter(meeting=meeting, taken_off=False, part_two=False)
        item = items.filter(standing_code=code).first() or items.first()
        if item is None:
            continue
        made.append(
            deciding.decide(
                item=item,
                words=words,
                rationale=rationale,
                options=options,
                known=known,
                dissent=dissent,
                supersedes=made[instead_of] if instead_of is not None else None,
                by=as_persona("independent-chair", meeting.on),
                at=at(meeting.on, 12),
            )
        )


def _put_right(meetings: Sequence[Meeting]) -> None:
    """A correction of the last draft, one of agreed minutes, and two actions that follow from the last meeting."""
    last = meetings[-1]
    clerk = as_persona("administrator", last.on)
    item = AgendaItem.objects.filter(meeting=last, taken_off=False, part_two=False).last()
    if item is None:
        return
    corrected = at(max(add_working_days(last.on, 10), last.on + dt.timedelta(days=1)), 14)
    seen = minutes.last_version(item)
    minutes.write(item=item, seen=seen, words=said.CORRECTED, by=clerk, at=corrected)
    for title, agency, owner, measure, due_on in said.ACTIONS:
        following.raise_from(
            item=item,
            kind="action",
            title=title,
            agency=Agency.objects.get(code=agency),
            owner=owner,
            measure=measure,
            due_on=due_on if due_on > last.on else last.on + dt.timedelta(days=28),
            by=clerk,
            at=at(last.on, 12),
        )
    if len(meetings) > 1:
        earlier = AgendaItem.objects.filter(meeting=meetings[-2], taken_off=False, part_two=False).first()
        if earlier is not None:
            seen = minutes.last_version(earlier)
            agreed_then = at(add_working_days(last.on, 3), 15)
            minutes.correct(item=earlier, seen=seen, words=said.LATER, by=clerk, at=agreed_then)
