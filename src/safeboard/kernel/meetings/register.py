"""The register of a meeting: for every seat whether it was filled, by whom, or why not; then the meeting is held.

Attendance is of a seat, never of a person (SYS-43, SYS-44). A change after the first entry overwrites the line and
leaves what it was before in the trail.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import limits, quorum
from safeboard.kernel.meetings.models import Attendance, Holder, Meeting, Move, Presence, Seat, State
from safeboard.kernel.meetings.permissions import SITTING
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

BEFORE = (State.PLANNED, State.AGENDA_SET, State.PAPERS_ISSUED)
HELD = (State.HELD, State.MINUTES_DRAFT, State.AGREED)


@dataclass(frozen=True, slots=True)
class Line:
    """What is entered for one seat; `seen` is the version of the line that the writer had, 0 where there was none."""

    seat: Seat
    presence: str
    who: str = ""
    reason: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One seat on the register: who holds it, who may stand in, how many share its place, what is recorded."""

    seat: Seat
    holder: Holder | None
    deputies: tuple[Holder, ...]
    shared: bool
    recorded: Attendance | None


def seats_at(meeting: Meeting) -> list[Seat]:
    """The seats that existed on the day of the meeting, filled or not."""
    return list(
        Seat.objects.filter(limits.in_force(meeting.on), series_id=meeting.series_id).select_related(
            "constituency", "agency"
        )
    )


def rows(reader: Reader, meeting: Meeting) -> list[Row]:
    """The register as it stands, one row a seat in the order of the constituencies."""
    seats = seats_at(meeting)
    recorded = {each.seat_id: each for each in Attendance.visible(reader, SITTING).filter(meeting=meeting)}
    holders: dict[int, list[Holder]] = defaultdict(list)
    for holder in Holder.visible(reader, SITTING).filter(
        limits.in_force(meeting.on), seat__series_id=meeting.series_id
    ):
        holders[holder.seat_id].append(holder)
    sharing = _sharing(seats)
    return [
        Row(
            seat,
            next((each for each in holders[seat.pk] if not each.deputy), None),
            tuple(each for each in holders[seat.pk] if each.deputy),
            len(sharing[seat.constituency_id]) > 1,
            recorded.get(seat.pk),
        )
        for seat in seats
    ]


def problem(presence: str, who: str, reason: str) -> tuple[str, str] | None:
    """What is missing from one line: the field and a sentence; None where nothing is."""
    if presence not in Presence.values:
        return "presence", "Choose whether somebody came."
    if presence == Presence.DEPUTY and not who.strip():
        return "who", "Say which post the deputy holds."
    return None


def save(*, meeting: Meeting, lines: Sequence[Line], by: Reader, at: dt.datetime | None = None) -> list[int]:
    """Save the register, all lines at once; which seats changed.

    Raises NotNow where a line is not complete or nobody of a shared place was expected, SomebodyElse where a line
    was changed by somebody else since; then nothing is written.
    """
    if meeting.state == State.CANCELLED:
        raise NotNow("This meeting was cancelled: it has no register.")
    at = at or now()
    if meeting.on > at.date():
        raise NotNow("The meeting is still to come: its register is taken on the day.")
    for line in lines:
        wrong = problem(line.presence, line.who, line.reason)
        if wrong:
            raise NotNow(wrong[1], f"{wrong[0]}-{line.seat.pk}")
    _somebody_expected(meeting, lines)
    with transaction.atomic():
        changed = [line.seat.pk for line in lines if _save_line(meeting, line, at)]
        if changed and meeting.quorate is not None:
            judge_again(meeting)
    recorder.note("meetings.register", thing="meeting", thing_id=meeting.pk, seats=changed)
    return changed


def hold(
    *, meeting: Meeting, seen: int, interests_asked: bool, by: Reader, at: dt.datetime | None = None
) -> quorum.Quorum:
    """Say that the meeting was held: only with every seat on the register and interests asked for (W26)."""
    at = at or now()
    if meeting.version != seen:
        raise SomebodyElse
    if meeting.state not in BEFORE:
        raise NotNow(f"This meeting cannot be held now: {meeting.get_state_display().lower()}.")
    if meeting.on > at.date():
        raise NotNow("The meeting is still to come.")
    left = [seat for seat in seats_at(meeting) if not meeting_has(meeting, seat)]
    if left:
        names = ", ".join(str(seat) for seat in left[:5])
        raise NotNow(f"The register is not complete. Still to be recorded ({len(left)}): {names}.")
    if not interests_asked:
        raise NotNow("Ask for interests, write down what was declared, then tick the box.", "interests_asked")
    judged = quorum.of(meeting)
    with transaction.atomic():
        if not meeting.save_over(seen, state=State.HELD, quorate=judged.reached):
            raise SomebodyElse
        Move.objects.create(meeting=meeting, state=State.HELD, why=judged.why[:300], by_id=by.user_id, at=at)
    recorder.note("meetings.hold", thing="meeting", thing_id=meeting.pk, quorate=judged.reached)
    return judged


def meeting_has(meeting: Meeting, seat: Seat) -> bool:
    """Whether this seat is on the register."""
    return Attendance.objects.filter(meeting=meeting, seat=seat).exists()


def _sharing(seats: Iterable[Seat]) -> dict[int, list[Seat]]:
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        found[seat.constituency_id].append(seat)
    return found


def _somebody_expected(meeting: Meeting, lines: Sequence[Line]) -> None:
    """'Not expected' is for a place that several share: one of them must have been expected (R-GOV-02)."""
    said = {each.seat_id: each.presence for each in Attendance.objects.filter(meeting=meeting)}
    said.update({line.seat.pk: line.presence for line in lines})
    for seats in _sharing(seats_at(meeting)).values():
        marks = [said.get(seat.pk) for seat in seats]
        if all(mark == Presence.NOT_EXPECTED for mark in marks):
            raise NotNow(
                f"{seats[0].constituency}: somebody was expected. Choose for one seat whether they came.",
                f"presence-{seats[0].pk}",
            )


def _save_line(meeting: Meeting, line: Line, at: dt.datetime) -> bool:
    said = {"presence": line.presence, "who": line.who.strip(), "reason": line.reason.strip()}
    row = Attendance.objects.filter(meeting=meeting, seat=line.seat).first()
    if row is not None and all(getattr(row, name) == value for name, value in said.items()):
        return False
    if (row.version if row else 0) != line.seen:
        raise SomebodyElse
    holder = _holder(meeting, line)
    if row is None:
        Attendance.objects.create(meeting=meeting, seat=line.seat, holder=holder, at=at, **said)
        return True
    was = row.presence
    if not row.save_over(line.seen, holder=holder, at=at, **said):
        raise SomebodyElse
    recorder.note(
        "meetings.register_changed",
        thing="attendance",
        thing_id=row.pk,
        seat=line.seat.pk,
        was=was,
        now=line.presence,
    )
    return True


def _holder(meeting: Meeting, line: Line) -> Holder | None:
    """Whoever held the seat on the day, or its named deputy where the deputy came."""
    holders = line.seat.holders.filter(limits.in_force(meeting.on), deputy=line.presence == Presence.DEPUTY)
    return holders.first()


def judge_again(meeting: Meeting) -> None:
    """Say again whether a held meeting was quorate, after its register changed. Raises SomebodyElse."""
    reached = quorum.of(meeting).reached
    if reached != meeting.quorate and not meeting.save_over(meeting.version, quorate=reached):
        raise SomebodyElse
