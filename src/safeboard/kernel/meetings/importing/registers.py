"""Attendance from Excel, one row a seat and meeting: the registers of meetings that are there (SYS-44).

A meeting that is not in the calendar is listed, never made. Whether a meeting was held is not guessed either: it is
said on its own page, where interests are asked for.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing.cells import squash
from safeboard.kernel.actions.importing.target import (
    Choice,
    Fault,
    Field,
    Holds,
    Known,
    Row,
    Taken,
    Target,
    Undone,
)
from safeboard.kernel.actions.models import Batch
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import limits, register
from safeboard.kernel.meetings.importing.bodies import body, in_full, with_registers
from safeboard.kernel.meetings.models import Attendance, Holder, Meeting, Presence, Seat, State
from safeboard.kernel.meetings.permissions import MINUTE
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today

PRESENCE_WORDS = {
    Presence.ATTENDED: ("present", "yes", "y", "x", "1", "p", "came", "in attendance", "att"),
    Presence.DEPUTY: ("deputy", "d", "sub", "substitute", "represented", "deputised", "deputy sent"),
    Presence.APOLOGIES: ("apology", "apols", "ap", "apologies received", "sent apologies", "a"),
    Presence.ABSENT: ("absent", "no", "n", "0", "dna", "did not attend", "no apologies", "not present"),
    Presence.NOT_EXPECTED: ("n a", "na", "not expected", "not applicable", "not required", "not a member"),
}
NOT_SAID = "Deputy, post not written down"


class _Seats:
    """The seats of each body with their holders, looked up once for a whole list."""

    def __init__(self, by: Reader) -> None:
        self.meetings: dict[tuple[str, dt.date], list[Meeting]] = defaultdict(list)
        for meeting in Meeting.visible(by, MINUTE).exclude(state=State.CANCELLED).select_related("series"):
            self.meetings[(meeting.series.code, meeting.on)].append(meeting)
        self.seats: dict[int, list[Seat]] = defaultdict(list)
        rows = Seat.objects.select_related("constituency", "agency")
        for seat in rows:
            self.seats[seat.series_id].append(seat)
        self.holders: dict[int, list[Holder]] = defaultdict(list)
        for holder in Holder.objects.all():
            self.holders[holder.seat_id].append(holder)

    def find(self, meeting: Meeting, whose: str, post: str) -> list[Seat]:
        """The seats of that day that are meant by a constituency or agency, and by a post or a name."""
        found = [
            seat
            for seat in self.seats[meeting.series_id]
            if seat.since <= meeting.on
            and (seat.until is None or seat.until >= meeting.on)
            and squash(whose) in self._names(seat, meeting.on)
        ]
        if len(found) > 1 and post:
            return [seat for seat in found if squash(post) in self._posts(seat, meeting.on)]
        return found

    def _names(self, seat: Seat, on: dt.date) -> set[str]:
        agency = {squash(seat.agency.name), squash(seat.agency.name_on(on))} if seat.agency else set()
        return agency | {squash(seat.constituency.name)} | self._posts(seat, on)

    def _posts(self, seat: Seat, on: dt.date) -> set[str]:
        sitting = (each for each in self.holders[seat.pk] if each.since <= on <= (each.until or dt.date.max))
        return {squash(seat.title), *(squash(each.name) for each in sitting)}


def check(rows: Sequence[Row], by: Reader) -> None:
    """Which meeting and which one seat each row is of; days on which nobody met here are listed."""
    seats, said_twice = _Seats(by), set()
    for row in rows:
        why = _find(row, seats)
        if why:
            row.faults.append(Fault("", why))
            continue
        place = (row.values["meeting"], row.values["seat"])
        if place in said_twice:
            row.faults.append(Fault("", "Another row of this list is of the same seat at the same meeting."))
        said_twice.add(place)
    _somebody_expected([row for row in rows if not row.faults], seats)


def _somebody_expected(rows: Sequence[Row], seats: _Seats) -> None:
    """A place of which the list says only that nobody was expected would be refused with the whole register."""
    seat_of = {seat.pk: seat for each in seats.seats.values() for seat in each}
    said: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        said[(row.values["meeting"], seat_of[row.values["seat"]].constituency_id)].append(row)
    for (meeting, constituency), here in said.items():
        there = Attendance.objects.filter(meeting=meeting, seat__constituency=constituency)
        if any(row.values["presence"] != Presence.NOT_EXPECTED for row in here):
            continue
        if there.exclude(presence=Presence.NOT_EXPECTED).exists():
            continue
        for row in here:
            row.faults.append(Fault("", "Somebody of this constituency was expected: say whether they came."))


def _find(row: Row, seats: _Seats) -> str:
    values = row.values
    meetings = seats.meetings.get((values["series"], values["on"]), [])
    if not meetings:
        return f"No meeting on {in_full(values['on'])} is in the calendar. Plan it there first."
    if len(meetings) > 1:
        return f"Two meetings are in the calendar on {in_full(values['on'])}. Take these registers on their pages."
    meeting = meetings[0]
    if meeting.on > today():
        return f"The meeting on {in_full(meeting.on)} is still to come."
    found = seats.find(meeting, values["title"], values.get("post") or "")
    if not found:
        return f"No seat on {in_full(meeting.on)} is of {values['title']}: no constituency, agency or post has this name."
    if len(found) > 1:
        return f"{values['title']} has {len(found)} seats. Name the post or whoever held it."
    values |= {"meeting": meeting.pk, "seat": found[0].pk}
    return ""


def _same(row: Row) -> str:
    return "" if row.faults else f"{row.values['meeting']} {row.values['seat']}"


def known(by: Reader) -> Known:
    """The seats that are on a register already."""
    rows = Attendance.objects.values_list("meeting", "seat")
    return Known(titles=frozenset(f"{meeting} {seat}" for meeting, seat in rows))


def take(batch: Batch, rows: Sequence[Row], by: Reader, why_safe: str) -> int:
    """Save the registers, a meeting at a time. Raises NotNow with the meeting; then nothing is written."""
    seats = {seat.pk: seat for seat in Seat.objects.all()}
    versions = {
        (meeting, seat): version
        for meeting, seat, version in Attendance.objects.values_list("meeting", "seat", "version")
    }
    lines: dict[int, list[register.Line]] = defaultdict(list)
    for row in rows:
        values = row.values
        meeting, seat = values["meeting"], values["seat"]
        deputy = values["presence"] == Presence.DEPUTY
        who = (values.get("who") or "")[:120] or (NOT_SAID if deputy else "")
        seen = versions.get((meeting, seat), 0)
        reason = (values.get("reason") or "")[:200]
        lines[meeting].append(register.Line(seats[seat], values["presence"], who, reason, seen))
    with transaction.atomic():
        for meeting in Meeting.objects.filter(pk__in=lines).select_related("series"):
            try:
                register.save(meeting=meeting, lines=lines[meeting.pk], by=by, at=now())
            except NotNow as refusal:
                raise NotNow(f"{meeting}: {refusal.message}") from refusal
        new = [[meeting, line.seat.pk] for meeting, said in lines.items() for line in said if line.seen == 0]
        held = Meeting.objects.filter(pk__in=lines, state__in=register.HELD).values_list("pk", flat=True)
        batch.columns = {**batch.columns, "made": {"lines": new, "held": list(held), "all": sorted(lines)}}
        batch.save(update_fields=("columns",))
    return len(rows)


def undo(batch: Batch, by: Reader) -> Undone:
    """Take back lines that nobody changed, unless the meeting was said to be held on them since."""
    made: dict[str, Any] = batch.columns["made"]
    gone, stay = 0, 0
    with transaction.atomic():
        for meeting in Meeting.objects.filter(pk__in=made["all"]).select_for_update():
            mine = [seat for of, seat in made["lines"] if of == meeting.pk]
            rows = Attendance.objects.filter(meeting=meeting, seat__in=mine)
            untouched = rows.filter(version=1)
            if meeting.state in register.HELD and meeting.pk not in made["held"]:
                untouched = untouched.none()
            pks = list(untouched.values_list("pk", flat=True))
            stay += rows.count() - len(pks)
            gone += len(pks)
            Attendance.objects.filter(pk__in=pks).delete()
            if pks and meeting.quorate is not None:
                register.judge_again(meeting)
            recorder.note(
                "meetings.register_taken_back", thing="meeting", thing_id=meeting.pk, lines=len(pks)
            )
    return Undone(gone, stay)


def taken(batch: Batch, by: Reader) -> list[Taken]:
    """The meetings whose registers came from the list, with how many seats each."""
    made: dict[str, Any] = batch.columns["made"]
    found = []
    for meeting in Meeting.visible(by, MINUTE).filter(pk__in=made["all"]).select_related("series"):
        mine = [seat for of, seat in made["lines"] if of == meeting.pk]
        there = Attendance.objects.filter(meeting=meeting, seat__in=mine)
        expected = Seat.objects.filter(limits.in_force(meeting.on), series=meeting.series_id).count()
        on_it = Attendance.objects.filter(meeting=meeting).count()
        changed = there.filter(version__gt=1).exists()
        held_since = meeting.state in register.HELD and meeting.pk not in made["held"]
        words = f"{meeting}: {there.count()} from this list; {on_it} of {expected} seats on its register"
        href = reverse("meeting-register", kwargs={"pk": meeting.pk})
        found.append(Taken(words, href, stays=bool(there) and (changed or held_since)))
    return found


ATTENDANCE = Target(
    code="attendance",
    title="Attendance",
    about="Who came to which meeting: one row a seat and meeting, of meetings that are in the calendar",
    kind="attendance",
    fields=(
        body(with_registers),
        Field("on", "Day of the meeting", Holds.DAY, ("meeting date", "date of meeting", "date", "meeting", "day"), needed=True),
        Field("title", "Constituency, agency or post", Holds.WORDS, ("constituency", "agency", "organisation", "representing", "partner", "sector", "member"), needed=True),
        Field("post", "Post or name, where a constituency has several seats", Holds.WORDS, ("post", "job title", "seat", "name", "role", "position", "title")),
        Field("presence", "Whether they came", Holds.CHOICE, ("attendance", "attended", "status", "present", "attendance status"), needed=True, shown=True, choices=tuple(Choice(each.value, each.label, PRESENCE_WORDS[each]) for each in Presence)),
        Field("who", "Post of the deputy who came", Holds.WORDS, ("who", "who came", "deputy", "deputy post", "attended by", "substitute", "represented by")),
        Field("reason", "Reason", Holds.WORDS, ("reason", "reason for absence", "comment", "comments", "notes")),
    ),
    known=known,
    take=take,
    undo=undo,
    taken=taken,
    check=check,
    same=_same,
    needs=MINUTE,
    after="A meeting counts once it is said to have been held: open its register and say so there.",
)  # fmt: skip
