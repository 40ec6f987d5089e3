"""Undo: for half a minute, whoever closed something, gave it away or sent it on can take that click back (pages.md 3.4)."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import Item, Step
from safeboard.kernel.actions.moving import change, unmoved
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.work.today import now

# Closing, giving away and sending on. Words that others may have read already are corrected, never undone.
UNDOABLE = frozenset(
    (
        "done",
        "check",
        "assigned",
        "moved",
        "accepted",
        "escalated",
        "tolerated",
        "proposed",
        "closed",
        "resolved",
        "reopened",
    )
)
TAG = "undo:"


def undo(*, item: Item, seen: int, by: Reader) -> Step:
    """Put the item back as it was before the last step, if that was this person's and just now.

    Raises SomebodyElse where somebody acted since, NotNow where it is too late or nothing that can be undone.
    """
    unmoved(item, seen)
    last = item.last_step()
    if not _is_theirs(last, by):
        raise NotNow("There is nothing here that you can undo.")
    if not _just_now(last):
        raise NotNow(
            f"It is more than {_seconds(last)} seconds ago, so it cannot be undone. You can open it again, or "
            "correct it."
        )
    back = {
        name: item._meta.get_field(name).to_python(value) if value is not None else None
        for name, value in last.before.items()
    }
    words = f"{last.get_kind_display()}: undone at once."
    return change(item, seen, "undone", by, None, changes=back, words=words)


def can_undo(item: Item, by: Reader) -> bool:
    """Whether this person can undo the last step now."""
    last = item.last_step()
    return _is_theirs(last, by) and last.version == item.version and _just_now(last)


def tag(item: Item, by: Reader) -> str:
    """What a message carries so that the page shows its Undo button; empty where nothing can be undone."""
    return f"{TAG}{reverse('undo', kwargs={'pk': item.pk})}" if can_undo(item, by) else ""


def _is_theirs(last: Step, by: Reader) -> bool:
    return last.kind in UNDOABLE and bool(last.before) and last.by_id == by.user_id


def _just_now(last: Step) -> bool:
    return 0 <= (now() - last.at).total_seconds() <= _seconds(last)


def _seconds(last: Step) -> int:
    return clocks.number(clocks.UNDO_SECONDS, timezone.localdate(last.at))
