"""Opening again what was closed: with a reason and a new day, by those who may check (pages.md 3.4)."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Standing, Step, Wait
from safeboard.kernel.actions.moving import an_answer, change, unmoved
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.work.today import now

CLOSED = (Standing.CHECKED, Standing.MADE_A_DIFFERENCE, Standing.NO_DIFFERENCE, Standing.CLOSED)


def can_reopen(item: Item) -> bool:
    """Whether it was closed. A risk has its own way back; what was taken back is raised afresh."""
    return item.kind != Kind.CONCERN and item.waits_for == Wait.NOTHING and item.standing in CLOSED


def reopen(
    *,
    item: Item,
    seen: int,
    words: str,
    due_on: dt.date,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Open it again and say why and by when. Raises NotNow, or SomebodyElse."""
    unmoved(item, seen)
    if not can_reopen(item):
        raise NotNow(f"{item} is not closed, so it cannot be opened again.")
    why = an_answer(words, "words", "Say why it is open again.")
    if due_on < (at or now()).date():
        raise NotNow("Say by when, with a day that is not past.", "due_on")
    changes = {"standing": Standing.OPEN, "waits_for": Wait.DOING, "due_on": due_on}
    return change(item, seen, "reopened", by, at, changes=changes, words=why, why_safe=why_safe)
