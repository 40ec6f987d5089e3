"""What comes of what in a child's life, where no file says it: a referral follows a contact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Following:
    """Events of one kind follow those of another: the newest of the same child on that day or within so many days before.

    `kind` and `after` are names of lists, `days` how far back to look, `rule` where that is written. The two stay two
    events and are counted as two; that one followed the other is said and nothing more.
    Raises ValueError where an event would follow its own kind, or one that comes after it.
    """

    kind: str
    after: str
    days: int
    rule: str

    def __post_init__(self) -> None:
        if self.kind == self.after:
            raise ValueError(f"{self.kind!r} cannot be said to follow {self.after!r}: they are the same.")
        if self.days < 0:
            raise ValueError(f"{self.kind!r} would follow what comes {-self.days} days after it.")

    def followed(self, on: dt.date, days: Iterable[dt.date]) -> dt.date | None:
        """Which of these days an event of this day followed; None where none of them is near enough."""
        near = [day for day in days if on - dt.timedelta(days=self.days) <= day <= on]
        return max(near, default=None)
