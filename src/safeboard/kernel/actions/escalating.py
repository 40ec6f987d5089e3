"""The ladder: who hears next of something late, by the clock (domain W18, W19; issue item 3).

A rung is offered on the business manager's start page and on the item; a person takes it, nothing is sent by itself.
"""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import Item, Kind, Step, Wait
from safeboard.kernel.actions.moving import an_answer, move
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.work.today import now

RUNGS = ("", "member", "chair", "officer", "board")
RUNG_WORDS = {"member": "the agency’s {member}", "chair": "the {chair}"}
OTHER_BOARDS = {
    "safeguarding-adults": "Safeguarding adults board",
    "health-wellbeing": "Health and wellbeing board",
    "safer-partnership": "Safer partnership",
}
# Calendar days late, for lists: the words of each band and its last day.
BANDS = (
    (0, "not late"),
    (14, "up to 2 weeks late"),
    (35, "2 to 5 weeks late"),
    (91, "5 weeks to 3 months late"),
)
OLDEST = "more than 3 months late"
BAND_WORDS = (*(words for last, words in BANDS if last), OLDEST)


def band(days_late: int) -> str:
    """How old the delay is, in a few words, for a list."""
    return next((words for last, words in BANDS if days_late <= last), OLDEST)


def rung(item: Item, on: dt.date) -> str:
    """Who should hear of it next because of the clock: "member", "chair", or nobody yet."""
    if item.waits_for not in (Wait.REPLY, Wait.DOING) or item.kind == Kind.CONCERN or on <= item.due_on:
        return ""
    due = (
        "chair"
        if _passed(item, clocks.ESCALATE_CHAIR_DAYS, on)
        else "member"
        if _passed(item, clocks.ESCALATE_MEMBER_DAYS, on) and item.agency_id is not None
        else ""
    )
    return due if RUNGS.index(due) > RUNGS.index(item.escalated_to) else ""


def _passed(item: Item, code: str, on: dt.date) -> bool:
    """Whether it is later than so many working days of the office, by the number that counts on this day."""
    return on > add_office_days(item.due_on, clocks.number(code, on))


def escalate(
    *,
    item: Item,
    seen: int,
    to: str,
    ask: str,
    by: Reader,
    boards: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Tell the agency's Board member, the Independent Chair or another board: why it is stuck, and what is asked.

    `boards` are the codes of the other boards that share it, joined by spaces (Joint Protocol, SYS-52).
    """
    if to not in ("member", "chair", "board"):
        raise NotNow("Choose who must hear of it.", "to")
    if to == "member" and item.agency_id is None:
        raise NotNow(worded("It is asked of no agency, so there is no {member} to tell."), "to")
    shared = " ".join(code for code in OTHER_BOARDS if code in boards.split())
    if to == "board" and not shared:
        raise NotNow("Choose which other board.", "boards")
    words = an_answer(ask, "ask", "Say why it is stuck, and what you ask.")
    at = at or now()
    changes = {"escalated_to": to, "escalated_on": at.date(), "shared_with": shared or item.shared_with}
    return move(item, seen, "escalate", "escalated", by, at, words=words, why_safe=why_safe, changes=changes)


def boards_of(item: Item) -> list[str]:
    """The names of the other strategic boards that share it."""
    return [OTHER_BOARDS.get(code, code) for code in item.shared_with.split()]
