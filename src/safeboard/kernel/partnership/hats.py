"""From a signed-in user to the reader that the policy judges."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.access.readers import NOBODY, Reader
from safeboard.kernel.partnership.models import Membership


def reader_of(membership: Membership, on: dt.date) -> Reader:
    """The reader that this hat makes."""
    return Reader(
        user_id=membership.user_id,
        name=membership.user.name,
        role=membership.role,
        agency_id=membership.agency_id,
        agency_code=membership.agency.code,
        sub_group=membership.sub_group.code if membership.sub_group else "",
        membership_id=membership.pk,
        sensitivity=membership.sensitivity,
        walls=frozenset(membership.walls),
        on=on,
    )


def wear(user_id: int | None, chosen: int | None, on: dt.date) -> tuple[Reader, list[Membership]]:
    """The reader for this user with the chosen hat (else their first), and all hats they could wear."""
    if user_id is None:
        return NOBODY, []
    hats = list(Membership.live(user_id, on))
    if not hats:
        return NOBODY, []
    worn = next((hat for hat in hats if hat.pk == chosen), hats[0])
    return reader_of(worn, on), hats
