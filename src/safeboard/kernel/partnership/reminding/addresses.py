"""Who can be written to: the live hats of an agency, one line a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from safeboard.grammar.declarations.permissions import Role
from safeboard.kernel.access.roles import BOARD_MEMBER, DATA_SUPPLIER
from safeboard.kernel.partnership.models import Membership, Standing


def people_for(agency_id: int, roles: Sequence[Role], on: dt.date) -> list[Membership]:
    """The people who act for this agency in one of these roles on this day, by name."""
    hats = _live(on).filter(agency=agency_id, role__in=[role.code for role in roles])
    return _one_each(hats)


def named(user_ids: Iterable[int], agency_id: int, on: dt.date) -> list[Membership]:
    """These people, as far as they still wear any hat on this day; under the hat that answers for the agency."""
    answer = (DATA_SUPPLIER.code, BOARD_MEMBER.code)
    hats = sorted(
        _live(on).filter(user__in=list(user_ids)),
        key=lambda hat: (hat.user.name, hat.agency_id != agency_id, hat.role not in answer),
    )
    return _one_each(hats)


def board_members(agency_id: int, on: dt.date) -> list[Membership]:
    """The agency's Board members on this day."""
    return people_for(agency_id, (BOARD_MEMBER,), on)


def in_words(hats: Sequence[Membership]) -> str:
    """Paul Denham (Police data lead), Petra Norland (Board member, Police)."""
    return ", ".join(f"{hat.user.name} ({hat.title})" for hat in hats)


def emails(hats: Sequence[Membership]) -> list[str]:
    """The bare addresses."""
    return [hat.user.email for hat in hats]


def _live(on: dt.date) -> QuerySet[Membership]:
    hats = Membership.objects.filter(
        user__is_active=True, since__lte=on, until__gte=on, standing=Standing.GIVEN
    )
    return hats.select_related("user", "agency").order_by("user__name", "pk")


def _one_each(hats: Iterable[Membership]) -> list[Membership]:
    first: dict[int, Membership] = {}
    for hat in hats:
        first.setdefault(hat.user_id, hat)
    return list(first.values())
