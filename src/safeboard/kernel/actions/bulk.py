"""One thing done to many items at once: each by its own rights, each with its own result and line in the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import assigning, tracking, undoing
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.permissions import ASSIGN, FOLLOW, SHOW
from safeboard.kernel.actions.readiness import NotNow

MOST = 200
NOT_YOURS = "You may not do this to it, or it is no longer there."


@dataclass(frozen=True, slots=True)
class Many:
    """Something that can be done to many: its button, the right it needs for each, its verb."""

    code: str
    button: str
    permission: Permission
    verb: Callable[..., Any]
    said: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one item: done, or why not. `version` is the one that it has now."""

    pk: int
    name: str
    title: str
    done: bool
    why: str = ""
    version: int = 0


MANY = {
    each.code: each
    for each in (
        Many("give", "Give to somebody", ASSIGN, assigning.give, "given to somebody else"),
        Many("day", "Move the due day", ASSIGN, assigning.move_day, "moved to another day"),
        Many("done", "Say they are done", SHOW, tracking.say_done, "said to be done"),
    )
}


def read_ticks(ticks: Sequence[str]) -> dict[int, int]:
    """Which items were ticked, with the version that the person had before them; what is no tick is left out."""
    found: dict[int, int] = {}
    for tick in ticks[:MOST]:
        pk, _, version = tick.partition(":")
        if pk.isdecimal() and version.isdecimal() and len(pk) < 16 and len(version) < 10:
            found[int(pk)] = int(version)
    return found


def carry_out(
    *, verb: Many, ticked: Mapping[int, int], fields: Mapping[str, Any], by: Reader
) -> list[Result]:
    """Do it to each of them; one that cannot be done does not stop the others."""
    return _each(
        ticked, by, verb.permission, lambda item, seen: verb.verb(item=item, seen=seen, by=by, **fields)
    )


def undo_all(*, ticked: Mapping[int, int], by: Reader) -> list[Result]:
    """Undo each of them, while the clock of undo runs."""
    return _each(ticked, by, FOLLOW, lambda item, seen: undoing.undo(item=item, seen=seen, by=by))


def _each(
    ticked: Mapping[int, int], by: Reader, permission: Permission, do: Callable[[Item, int], Any]
) -> list[Result]:
    seen_by = {item.pk: item for item in Item.visible(by, FOLLOW).filter(pk__in=ticked)}
    allowed = set(Item.visible(by, permission).filter(pk__in=ticked).values_list("pk", flat=True))
    results = []
    for pk, seen in ticked.items():
        item = seen_by.get(pk)
        if item is None:
            continue
        if pk not in allowed:
            results.append(Result(pk, str(item), item.title, False, NOT_YOURS))
            continue
        try:
            with transaction.atomic():
                do(item, seen)
        except NotNow as refusal:
            results.append(Result(pk, str(item), item.title, False, refusal.message))
        else:
            results.append(Result(pk, str(item), item.title, True, version=item.version))
    return results
