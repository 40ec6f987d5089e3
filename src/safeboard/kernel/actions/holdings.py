"""What a person owns here and how it is handed over; what is open for an agency and goes to its successor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from safeboard.grammar.declarations.office import Held
from safeboard.kernel.actions.models import Item, Wait
from safeboard.kernel.actions.moving import add_step
from safeboard.kernel.actions.readiness import SomebodyElse
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.work.today import now


class Owned:
    """Open items that a named person owns for an agency (pages.md 3.5)."""

    def of(self, user_id: int, agency_id: int) -> Iterator[Held]:
        """What this person owns for this agency and that has not ended."""
        for item in _open(agency_id).filter(owner_user=user_id):
            yield Held(
                item.get_kind_display(), f"{item}: {item.title}", reverse("action", kwargs={"pk": item.pk})
            )

    def hand_over(self, user_id: int, agency_id: int, *, to_user_id: int, by: Any) -> int:
        """Give all of it to somebody else of the agency, each with its step; how many things."""
        to = User.objects.get(pk=to_user_id)
        rows = list(_open(agency_id).filter(owner_user=user_id))
        with transaction.atomic():
            for item in rows:
                _give(item, {"owner_user": to}, f"Handed over to {to}.", by)
        return len(rows)


class Successors:
    """What is open for an agency goes to the agency that comes after it (pages.md 3.7)."""

    def would_move(self, agency_id: int, *, to_id: int, on: dt.date) -> Iterable[str]:
        """Each open item that would move; what has ended stays with the agency that it was asked of."""
        return [f"{item}: {item.title}" for item in _open(agency_id)]

    def move_agency(self, from_id: int, to_id: int, *, on: dt.date, by: Any) -> int:
        """Give every open item to the successor; how many. A second time it moves nothing."""
        old, new = Agency.objects.get(pk=from_id), Agency.objects.get(pk=to_id)
        rows = list(_open(from_id))
        with transaction.atomic():
            for item in rows:
                _give(item, {"agency": new}, f"{old} was followed by {new}, which owns it now.", by)
        return len(rows)


def _open(agency_id: int) -> QuerySet[Item]:
    return Item.objects.filter(agency=agency_id).exclude(waits_for=Wait.NOTHING).order_by("kind", "number")


def _give(item: Item, changes: dict[str, Any], words: str, by: Any) -> None:
    if not item.save_over(item.version, **changes):
        raise SomebodyElse
    add_step(item, "assigned", by, now(), words=words)
