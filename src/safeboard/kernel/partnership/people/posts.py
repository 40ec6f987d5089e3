"""The posts of the office on a day, without names: they are printed in the annual report and known to everybody."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.access.roles import ANALYST, OFFICE
from safeboard.kernel.partnership.models import Membership, Standing


def of_office(on: dt.date) -> list[str]:
    """The titles of the posts that were filled on this day, each once, by name."""
    rows = Membership.objects.filter(
        role__in=[role.code for role in (*OFFICE, ANALYST)], since__lte=on, until__gte=on
    )
    return sorted(set(rows.filter(standing=Standing.GIVEN).values_list("title", flat=True)))
