"""What every verb does: look that nobody acted in between, move the item on, add one step, leave a line in the trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Step
from safeboard.kernel.actions.readiness import WHY_NOT, NotNow, SomebodyElse, possible
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

SHORTEST_ANSWER = 20
NO_ANSWERS = ("noted", "agreed", "thank you", "noted with thanks")
EVERYBODY = ("all", "everybody", "everyone", "all partners", "all agencies", "partners", "the board", "tbc")


def move(
    item: Item,
    seen: int,
    verb: str,
    kind: str,
    by: Reader,
    at: dt.datetime | None,
    *,
    changes: dict[str, Any],
    **of_step: Any,
) -> Step:
    """Move the item on by one version and add the step that says why.

    Raises SomebodyElse where somebody acted since version `seen`, NotNow where the item is not ready for the verb.
    """
    unmoved(item, seen)
    if verb not in possible(item):
        raise NotNow(WHY_NOT[verb].format(item=item, standing=item.get_waits_for_display().lower()))
    return change(item, seen, kind, by, at, changes=changes, **of_step)


def change(
    item: Item,
    seen: int,
    kind: str,
    by: Reader,
    at: dt.datetime | None,
    *,
    changes: dict[str, Any],
    **of_step: Any,
) -> Step:
    """Write the changes and their step, which remembers what the item was before, so that it can be undone.

    Raises SomebodyElse where somebody acted since version `seen`.
    """
    remembered = before(item, ("standing", *changes))
    with transaction.atomic():
        if not item.save_over(seen, **{"standing": item.standing, **changes}):
            raise SomebodyElse
        return add_step(item, kind, by, at or now(), before=remembered, **of_step)


def before(item: Item, names: Iterable[str]) -> dict[str, Any]:
    """These fields of the item as plain data: days as text, what it points to by its id."""
    columns = [item._meta.get_field(name).attname for name in names]
    values = {column: getattr(item, column) for column in columns}
    return {
        column: value.isoformat() if isinstance(value, dt.date) else value for column, value in values.items()
    }


def unmoved(item: Item, seen: int) -> None:
    """Raise SomebodyElse where the item is not at the version that the doer had before them."""
    if item.version != seen:
        raise SomebodyElse


def add_step(item: Item, kind: str, by: Reader, at: dt.datetime, **of_step: Any) -> Step:
    """Add what happened to the item, by whom and for which agency, with its line in the trail."""
    step = Step.objects.create(
        item=item,
        version=item.version,
        kind=kind,
        standing=item.standing,
        by_id=by.user_id,
        agency_id=by.agency_id,
        at=at,
        **of_step,
    )
    recorder.note(f"actions.{kind}", thing=item.kind, thing_id=item.pk, standing=item.standing)
    return step


def numbered(**fields: Any) -> Item:
    """A new item with the next number of its kind, also where two people raise one at the same moment."""
    while True:
        number = _next_number(fields["kind"])
        try:
            with transaction.atomic():
                return Item.objects.create(number=number, **fields)
        except IntegrityError:
            # Somebody took the number between the question and the answer: ask again. Anything else is a real fault.
            if not Item.objects.filter(kind=fields["kind"], number=number).exists():
                raise


def an_answer(words: str, field: str, what: str) -> str:
    """The words, tidied. Raises NotNow where they say nothing: "noted" is not a response (domain W20)."""
    said = " ".join(words.split())
    if said.lower().rstrip(".! ") in NO_ANSWERS:
        raise NotNow(f"“{said}” is not a response. {what}", field)
    if len(said) < SHORTEST_ANSWER:
        raise NotNow(f"{what} Write at least {SHORTEST_ANSWER} characters.", field)
    return words.strip()


def one_owner(owner: str, field: str = "owner") -> str:
    """The post that owns it. Raises NotNow where everybody is to own it: then nobody does (SYS-48, W26)."""
    if owner.strip().lower().rstrip(".") in EVERYBODY:
        raise NotNow("Name one post in one agency: what everybody owns, nobody does.", field)
    return owner.strip()


def _next_number(kind: str) -> int:
    last: int | None = Item.objects.filter(kind=kind).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
