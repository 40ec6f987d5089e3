"""Quorum: which constituencies were there, and whether that is enough to decide (R-GOV-03).

The rule is the share of the statutory constituencies in force on the day of the meeting, and all of those that must
be there. Without it a meeting can be assured but not decide (domain W26).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from safeboard.kernel.meetings import limits
from safeboard.kernel.meetings.models import Attendance, Constituency, Meeting, Presence, Seat

CAME = (Presence.ATTENDED, Presence.DEPUTY)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How a meeting stands: statutory constituencies there, how many are needed of how many, and who is missing."""

    there: int
    needed: int
    statutory: int
    missing: tuple[str, ...]

    @property
    def reached(self) -> bool:
        """Whether the meeting may decide."""
        return self.there >= self.needed and not self.missing

    @property
    def why(self) -> str:
        """The answer as a sentence, with its reason."""
        counted = f"{self.there} of {self.statutory} statutory constituencies there, {self.needed} needed"
        if self.reached:
            return f"Quorum: yes. {counted}."
        without = f" Missing: {', '.join(self.missing)}." if self.missing else ""
        return f"Quorum: no. {counted}.{without} The meeting can be assured but cannot decide."


def judge(statutory: Collection[Constituency], there: Collection[int], share: float) -> Quorum:
    """Whether these constituencies (by id) are enough; `share` is in percent of the statutory ones."""
    came = [each for each in statutory if each.pk in there]
    missing = tuple(each.name for each in statutory if each.must_be_there and each.pk not in there)
    return Quorum(len(came), math.ceil(len(statutory) * share / 100), len(statutory), missing)


def of(meeting: Meeting) -> Quorum:
    """The quorum of a meeting as its register says; a deputy counts."""
    there = Attendance.objects.filter(meeting=meeting, presence__in=CAME)
    return judge(
        statutory_of(meeting),
        set(there.values_list("seat__constituency_id", flat=True)),
        limits.quorum_share(meeting.on),
    )


def statutory_of(meeting: Meeting) -> list[Constituency]:
    """The statutory constituencies that had a seat on the day of the meeting, whoever held it."""
    seats = Seat.objects.filter(limits.in_force(meeting.on), series_id=meeting.series_id)
    return list(
        Constituency.objects.filter(
            series_id=meeting.series_id, statutory=True, pk__in=seats.values("constituency")
        )
    )
