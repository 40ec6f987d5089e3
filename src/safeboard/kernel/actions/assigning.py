"""Giving an item to somebody else, and moving its day: the reason stays on record."""

from __future__ import annotations

import datetime as dt
from typing import Any

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Step, Wait
from safeboard.kernel.actions.moving import change, one_owner, unmoved
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.work.today import now

SHORTEST_REASON = 10


def give(
    *,
    item: Item,
    seen: int,
    by: Reader,
    agency: Agency | None = None,
    sub_group: SubGroup | None = None,
    owner: str = "",
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Give it to one agency or one sub group, and to a post there; a risk then waits until they accept it (W19).

    Raises NotNow where it has ended, where nobody is named, or where everybody is to own it (W26).
    """
    _open(item, seen)
    if (agency is None) == (sub_group is None):
        raise NotNow("Choose one agency or one sub group.", "whom")
    owner = one_owner(owner)
    same = item.agency_id == getattr(agency, "pk", None) and item.sub_group_id == getattr(
        sub_group, "pk", None
    )
    if same and owner in ("", item.owner):
        raise NotNow("It is theirs already.")
    if item.kind == Kind.CHALLENGE and not same and item.waits_for != Wait.REPLY:
        raise NotNow("This challenge has been answered. Raise a new one to ask somebody else.")
    changes: dict[str, Any] = {"agency": agency, "sub_group": sub_group, "owner": owner, "owner_user": None}
    if item.kind == Kind.CONCERN and not same and item.waits_for == Wait.DOING:
        changes["waits_for"] = Wait.OWNER
    to = ", ".join(str(each) for each in (agency or sub_group, owner) if each)
    said = f"To {to}." + (f" {words.strip()}" if words.strip() else "")
    return change(item, seen, "assigned", by, at, changes=changes, words=said, why_safe=why_safe)


def move_day(
    *,
    item: Item,
    seen: int,
    due_on: dt.date,
    words: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Move the day by which it is due, with the reason; the day before stays on record. Raises NotNow."""
    _open(item, seen)
    if due_on < (at or now()).date():
        raise NotNow("Choose a day that is not past.", "due_on")
    if due_on == item.due_on:
        raise NotNow("It is due on that day already.")
    if len(words.strip()) < SHORTEST_REASON:
        raise NotNow(f"Say why, in at least {SHORTEST_REASON} characters.", "words")
    said = f"Due {_day(due_on)} instead of {_day(item.due_on)}. {words.strip()}"
    changes = {"due_on": due_on} | ({"review_on": due_on} if item.kind == Kind.CONCERN else {})
    return change(item, seen, "moved", by, at, changes=changes, words=said, why_safe=why_safe)


def _open(item: Item, seen: int) -> None:
    unmoved(item, seen)
    if item.ended:
        raise NotNow(f"{item} has ended: {item.get_standing_display().lower()}.")


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
