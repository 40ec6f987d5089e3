"""What is done to one item of an agenda or of the forward plan: add, edit, move to the next meeting, take off (SYS-45)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings.agenda import next_place, renumber
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Origin, Paper, Series, State
from safeboard.kernel.meetings.planning import COMING, OPEN
from safeboard.kernel.trail import recorder

CAN_TABLE = (State.PAPERS_ISSUED, State.HELD, State.MINUTES_DRAFT)
SHORTEST_WHY = 5


def add_item(
    *,
    series: Series,
    title: str,
    purpose: str,
    by: Reader,
    meeting: Meeting | None = None,
    wanted_on: dt.date | None = None,
    presenter: str = "",
    minutes_allowed: int = 10,
    part_two: bool = False,
    paper_wanted: bool = True,
    tabled: bool = False,
    why: str = "",
    why_safe: str = "",
) -> AgendaItem:
    """Add an item to the forward plan (no meeting) or to a meeting: planned, late once papers are out, or tabled.

    A late, tabled or part two item says why. Raises NotNow.
    """
    why = why.strip()
    origin = Origin.PLANNED
    if meeting is None:
        if wanted_on is None:
            raise NotNow("Say from which day it should come to a meeting.", "wanted_on")
    else:
        origin = _origin(meeting, tabled)
        if origin in (Origin.LATE, Origin.TABLED) and len(why) < SHORTEST_WHY:
            raise NotNow("Say why it comes after the papers went out.", "why")
    if part_two and len(why) < SHORTEST_WHY:
        raise NotNow("Say why it is confidential.", "why")
    with transaction.atomic():
        item = AgendaItem.objects.create(
            series=series,
            meeting=meeting,
            wanted_on=wanted_on,
            place=next_place(meeting) if meeting else 0,
            title=title.strip(),
            purpose=purpose,
            origin=origin,
            presenter=presenter.strip(),
            minutes_allowed=minutes_allowed,
            part_two=part_two,
            paper_wanted=paper_wanted and not tabled,
            why=why,
            why_safe=why_safe,
        )
        if meeting:
            renumber(meeting)
            item.refresh_from_db()
    recorder.note(
        "meetings.item_added", thing="agendaitem", thing_id=item.pk, origin=origin, part_two=part_two
    )
    return item


def edit_item(
    *,
    item: AgendaItem,
    seen: int,
    title: str,
    purpose: str,
    by: Reader,
    presenter: str = "",
    minutes_allowed: int = 10,
    part_two: bool = False,
    paper_wanted: bool = True,
    wanted_on: dt.date | None = None,
    why: str = "",
    why_safe: str = "",
) -> AgendaItem:
    """Change an item's words, purpose, presenter, minutes or part. Raises NotNow, SomebodyElse."""
    if item.meeting and item.meeting.state not in COMING:
        raise NotNow("The meeting has been held; its agenda stays as it was.")
    if item.meeting is None and wanted_on is None:
        raise NotNow("Say from which day it should come to a meeting.", "wanted_on")
    if part_two and len(why.strip()) < SHORTEST_WHY:
        raise NotNow("Say why it is confidential.", "why")
    if item.part_two and not part_two and Paper.objects.filter(item=item).exists():
        raise NotNow(
            "It has papers given in confidence. Take it off and add a new item for part one.", "part_two"
        )
    changes = {
        "title": title.strip(),
        "purpose": purpose,
        "presenter": presenter.strip(),
        "minutes_allowed": minutes_allowed,
        "part_two": part_two,
        "paper_wanted": paper_wanted,
        "why": why.strip(),
        "why_safe": why_safe or item.why_safe,
    }
    if item.meeting is None:
        changes["wanted_on"] = wanted_on
    with transaction.atomic():
        if not item.save_over(seen, **changes):
            raise SomebodyElse
        if item.meeting:
            renumber(item.meeting)
    recorder.note("meetings.item_edited", thing="agendaitem", thing_id=item.pk, part_two=part_two)
    return item


def defer(*, item: AgendaItem, seen: int, why: str, by: Reader) -> AgendaItem:
    """Move an item to the next meeting: it goes back to the forward plan with its papers.

    Once papers are out, what members were sent stays on record: the item is taken off, and a copy of it is planned.
    Raises NotNow, SomebodyElse.
    """
    meeting = _coming(item, why)
    if item.standing_code:
        raise NotNow("A standing item comes to the next meeting by itself. Take it off instead.")
    later = meeting.on + dt.timedelta(days=1)
    with transaction.atomic():
        if meeting.state in OPEN:
            changes = {
                "meeting": None,
                "place": 0,
                "wanted_on": later,
                "origin": Origin.PLANNED,
                "why": _kept(item, why),
            }
            if not item.save_over(seen, **changes):
                raise SomebodyElse
            renumber(meeting)
            made = item
        else:
            if not item.save_over(seen, taken_off=True, why=why.strip()):
                raise SomebodyElse
            made = AgendaItem.objects.create(
                series=item.series,
                wanted_on=later,
                title=item.title,
                purpose=item.purpose,
                presenter=item.presenter,
                minutes_allowed=item.minutes_allowed,
                part_two=item.part_two,
                paper_wanted=item.paper_wanted,
                why=_kept(item, why),
            )
    recorder.note("meetings.item_deferred", thing="agendaitem", thing_id=item.pk, meeting=meeting.pk)
    return made


def take_off(*, item: AgendaItem, seen: int, why: str, by: Reader) -> AgendaItem:
    """Take an item off an agenda or the forward plan; it stays on record with the reason. Raises NotNow, SomebodyElse."""
    if item.meeting:
        _coming(item, why)
    elif len(why.strip()) < SHORTEST_WHY:
        raise NotNow("Say why, in a few words.", "why")
    with transaction.atomic():
        if not item.save_over(seen, taken_off=True, why=why.strip()):
            raise SomebodyElse
        if item.meeting:
            renumber(item.meeting)
    recorder.note("meetings.item_taken_off", thing="agendaitem", thing_id=item.pk)
    return item


def _origin(meeting: Meeting, tabled: bool) -> Origin:
    if tabled:
        if meeting.state not in CAN_TABLE:
            raise NotNow(
                "Papers are not out yet, so nothing is tabled. Add it as an ordinary item.", "tabled"
            )
        return Origin.TABLED
    if meeting.state in OPEN:
        return Origin.PLANNED
    if meeting.state == State.PAPERS_ISSUED:
        return Origin.LATE
    raise NotNow("The meeting has been held. Only what was tabled there can be added.", "tabled")


def _coming(item: AgendaItem, why: str) -> Meeting:
    if item.meeting is None or item.taken_off:
        raise NotNow("It is not on an agenda.")
    if item.meeting.state not in COMING:
        raise NotNow("The meeting has been held; its agenda stays as it was.")
    if len(why.strip()) < SHORTEST_WHY:
        raise NotNow("Say why, in a few words.", "why")
    return item.meeting


def _kept(item: AgendaItem, why: str) -> str:
    """Why it is confidential stays with it; why it was deferred is added."""
    said_before = f"{item.why} " if item.part_two and item.why else ""
    return f"{said_before}Deferred: {why.strip()}"[:300]
