"""Whoever reads or acts: one person wearing one hat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """A person with the hat they wear now. Nobody (`NOBODY`) has no role and so no grant.

    `sensitivity` is the highest class of record this hat may open; `walls` the walled processes it belongs to.
    """

    user_id: int | None = None
    name: str = ""
    role: str = ""
    agency_id: int | None = None
    agency_code: str = ""
    sub_group: str = ""
    membership_id: int | None = None
    sensitivity: int = 0
    walls: frozenset[str] = frozenset()
    on: dt.date = dt.date.min

    @property
    def hat(self) -> str:
        """The hat as the trail names it, for example `analyst at board-office`."""
        return f"{self.role} at {self.agency_code}" if self.role else ""

    @property
    def trail_name(self) -> str:
        """The person as the trail names them."""
        return f"user {self.user_id}" if self.user_id else "anonymous"


NOBODY = Reader()
