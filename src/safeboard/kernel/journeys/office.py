"""What journeys give the office: nothing but a way to one's own children's list, for those who work with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Do
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import TEAM_MANAGER


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """The list of children, for a manager of social workers."""
    if reader.role == TEAM_MANAGER.code:
        yield Do("Children on a protection plan", "", "Open the list", reverse("children"), order=60)
