"""Minutes: what was said under each item, from draft to agreed, and corrections after that (W26).

Each saving is a further `Minute` with who and when; nothing is overwritten. The draft is circulated, every change
from then on is a correction, the next meeting agrees it, and what is put right later stands beside the agreed text.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, Max, OuterRef

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import limits
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Minute, Move, State
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

BEGUN = "Draft minutes begun"
CIRCULATED = "Draft minutes circulated to members"
WRITING = (State.HELD, State.MINUTES_DRAFT)


def write(
    *,
    item: AgendaItem,
    seen: int,
    words: str,
    by: Reader,
    challenge: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Minute:
    """Write or change what is minuted under an item; after circulation it is a correction.

    `seen` is the last version that the writer had, 0 where nothing was minuted yet. Raises SomebodyElse where
    somebody else saved since: nothing of either is lost.
    """
    meeting = _meeting(item)
    at = at or now()
    if meeting.state not in WRITING:
        raise NotNow(_not_now(meeting))
    if not words.strip():
        raise NotNow("Write what was said, in a sentence or more.", "words")
    with transaction.atomic():
        minute = _add(
            item,
            seen,
            words,
            challenge,
            why_safe,
            correction=circulated_at(meeting) is not None,
            by=by,
            at=at,
        )
        _begin(meeting, by, at)
    recorder.note("meetings.minute", thing="agenda item", thing_id=item.pk, version=minute.minute_version)
    return minute


def circulate(*, meeting: Meeting, seen: int, by: Reader, at: dt.datetime | None = None) -> Move:
    """Send the draft to the members for correction; from now on every change is a correction."""
    if meeting.state != State.MINUTES_DRAFT:
        raise NotNow(_not_now(meeting))
    if circulated_at(meeting) is not None:
        raise NotNow("The draft is circulated already.")
    left = AgendaItem.objects.filter(meeting=meeting, taken_off=False, minutes__isnull=True).count()
    if left:
        raise NotNow(f"{left} {'item has' if left == 1 else 'items have'} no minutes yet.")
    move = _move(meeting, seen, State.MINUTES_DRAFT, CIRCULATED, by, at or now())
    recorder.note("meetings.circulate", thing="meeting", thing_id=meeting.pk)
    return move


def agree(
    *, meeting: Meeting, seen: int, at_meeting: Meeting, by: Reader, at: dt.datetime | None = None
) -> Move:
    """Record that the next meeting of the same body agreed the minutes, with the corrections so far."""
    at = at or now()
    if meeting.state != State.MINUTES_DRAFT or circulated_at(meeting) is None:
        raise NotNow("Only minutes that were circulated can be agreed.")
    if at_meeting.series_id != meeting.series_id or at_meeting.on <= meeting.on:
        raise NotNow("Choose a later meeting of the same body.", "at_meeting")
    if at_meeting.on > at.date():
        raise NotNow("That meeting is still to come. Minutes are agreed at a meeting.", "at_meeting")
    why = f"Agreed at the meeting of {at_meeting.on.day} {at_meeting.on:%B %Y}"
    move = _move(meeting, seen, State.AGREED, why, by, at)
    recorder.note("meetings.agree", thing="meeting", thing_id=meeting.pk, at_meeting=at_meeting.pk)
    return move


def correct(
    *, item: AgendaItem, seen: int, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Minute:
    """Put agreed minutes right: a dated correction beside the agreed text, which stays as it was."""
    if _meeting(item).state != State.AGREED:
        raise NotNow("These minutes are not agreed yet: change the draft itself.")
    if not words.strip():
        raise NotNow("Say what it should say instead.", "words")
    minute = _add(item, seen, words, "", why_safe, correction=True, by=by, at=at or now())
    recorder.note("meetings.correct", thing="agenda item", thing_id=item.pk, version=minute.minute_version)
    return minute


def circulated_at(meeting: Meeting) -> dt.datetime | None:
    """When the draft went to the members; None while it is still being written."""
    return _moment(meeting, state=State.MINUTES_DRAFT, why=CIRCULATED)


def circulated() -> Exists:
    """Whether the draft of a meeting's minutes went to the members, for a list of meetings."""
    return Exists(Move.objects.filter(meeting=OuterRef("pk"), state=State.MINUTES_DRAFT, why=CIRCULATED))


def agreed_at(meeting: Meeting) -> dt.datetime | None:
    """When the minutes were recorded as agreed."""
    return _moment(meeting, state=State.AGREED)


def due_on(meeting: Meeting) -> dt.date:
    """The day by which the draft is due (W26: ten working days, a setting)."""
    return add_office_days(meeting.on, limits.minutes_days(meeting.on))


def last_version(item: AgendaItem) -> int:
    """The number of the newest version of an item's minutes, 0 where there is none."""
    last: int | None = Minute.objects.filter(item=item).aggregate(last=Max("minute_version"))["last"]
    return last or 0


def _add(
    item: AgendaItem,
    seen: int,
    words: str,
    challenge: str,
    why_safe: str,
    *,
    correction: bool,
    by: Reader,
    at: dt.datetime,
) -> Minute:
    if last_version(item) != seen:
        raise SomebodyElse
    try:
        with transaction.atomic():
            return Minute.objects.create(
                item=item,
                minute_version=seen + 1,
                words=words.strip(),
                challenge=challenge.strip(),
                why_safe=why_safe,
                correction=correction,
                by_id=by.user_id,
                at=at,
            )
    except IntegrityError:
        # Somebody saved between the question and the answer.
        raise SomebodyElse from None


def _move(meeting: Meeting, seen: int, state: State, why: str, by: Reader, at: dt.datetime) -> Move:
    with transaction.atomic():
        if not meeting.save_over(seen, state=state):
            raise SomebodyElse
        return Move.objects.create(meeting=meeting, state=state, why=why, by_id=by.user_id, at=at)


def _begin(meeting: Meeting, by: Reader, at: dt.datetime) -> None:
    """The first words make the draft; two who begin at once are both right."""
    rows = Meeting.objects.filter(pk=meeting.pk, state=State.HELD)
    if rows.update(state=State.MINUTES_DRAFT, version=F("version") + 1):
        Move.objects.create(meeting=meeting, state=State.MINUTES_DRAFT, why=BEGUN, by_id=by.user_id, at=at)


def _moment(meeting: Meeting, **which: object) -> dt.datetime | None:
    return Move.objects.filter(meeting=meeting, **which).values_list("at", flat=True).last()


def _meeting(item: AgendaItem) -> Meeting:
    """The meeting as it stands now: somebody may have begun or agreed its minutes since the item was read."""
    meeting = Meeting.objects.filter(pk=item.meeting_id).first()
    if meeting is None:
        raise NotNow("This is not on the agenda of a meeting yet.")
    return meeting


def _not_now(meeting: Meeting) -> str:
    if meeting.state == State.AGREED:
        return "These minutes are agreed. Add a correction instead."
    if meeting.state == State.HELD:
        return "Nothing is minuted yet."
    return "Take the register and say that the meeting was held; then write its minutes."
