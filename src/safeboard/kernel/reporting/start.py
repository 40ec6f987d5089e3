"""What stands on a start page: a sentence, what to do now with one button each, the next Board (pages.md 2b).

What is to do comes from every room that declares it; a thing that the reader cannot do is never listed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar.declarations.office import Do
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.indicators.selectors import flags_of
from safeboard.kernel.meetings.selectors import Coming, next_board
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import NEWS, PACK
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.today import now

MOST_NEWS = 5
MOST_AT_ONCE = 8
SIGN_IN = "sign in"


@dataclass(frozen=True, slots=True)
class Start:
    """A start page."""

    greeting: str
    todo: tuple[Do, ...]
    board: Coming | None
    pack: Pack | None
    last: Pack | None
    undecided: int
    news: tuple[str, ...]
    looked_before: bool


def of(reader: Reader, on: dt.date) -> Start:
    """The start page of this reader on this day, what matters most first."""
    todo = waiting(reader, on)
    packs = Pack.visible(reader, PACK).order_by("meeting_on")
    pack = packs.filter(meeting_on__gte=on).first()
    undecided = flags_of(reader).filter(meeting_on=pack.meeting_on, ending="").count() if pack else 0
    last = None if pack else packs.last()
    since = _last_look(reader)
    board = next_board(reader, on)
    return Start(
        greeting=_greeting(len(todo), board.meeting.on if board else pack.meeting_on if pack else None),
        todo=todo,
        board=board,
        pack=pack,
        last=last,
        undecided=undecided,
        news=tuple(_news(reader, since)),
        looked_before=since is not None,
    )


def waiting(reader: Reader, on: dt.date) -> tuple[Do, ...]:
    """All that waits for this reader, from every room; smaller orders first."""
    lines = [line for office in REGISTRY.offices() if office.to_do for line in office.to_do(reader, on)]
    return tuple(sorted(lines, key=lambda line: line.order))


def _greeting(count: int, board_on: dt.date | None) -> str:
    hour = now().hour
    hello = "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"
    things = (
        "Nothing is waiting for you"
        if not count
        else f"{count} thing{'s' if count > 1 else ''} need{'s' if count == 1 else ''} you"
    )
    if board_on and count:
        return f"{hello}. {things} before the Board on {board_on.day} {board_on:%B}."
    return f"{hello}. {things}."


def _last_look(reader: Reader) -> int | None:
    """The trail's number of the reader's sign-in before the one they are in; None on their first visit."""
    mine = Event.objects.filter(actor=reader.trail_name, action=SIGN_IN, outcome="done").order_by("-pk")
    return mine.values_list("pk", flat=True)[1:2].first()


def _news(reader: Reader, since: int | None) -> Iterator[str]:
    """What happened since the reader last looked, without names or figures; for those who follow the Board's work."""
    if not policy.may(reader, NEWS):
        return
    told = {each.action: each for office in REGISTRY.offices() for each in office.news}
    events = Event.objects.filter(action__in=told).order_by("-pk")
    if since is not None:
        events = events.filter(pk__gt=since)
    latest = events.values_list("action", flat=True)[:100]
    for action, count in list(Counter(latest).items())[:MOST_NEWS]:
        yield told[action].one if count == 1 else told[action].many.format(count)
