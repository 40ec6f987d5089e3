"""What hangs on days: a change of process or definition, and how soon things are done (R-DAT-05, R-CAL-07; A14, A16)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safeboard.grammar.measure.measures import Measure


@dataclass(frozen=True)
class Break:
    """A dated change of process or definition: the line is broken there, with the reason (R-DAT-05, A16).

    One that ends the day before it begins lies between two days, as a new definition does: what lies wholly on either
    side of it can be compared.
    """

    on: dt.date
    until: dt.date | None
    why: str

    @property
    def lasts(self) -> bool:
        """Whether it is a time, with a last day, rather than a place between two days."""
        return self.until is not None and self.until > self.on


@dataclass(frozen=True)
class Version:
    """A definition of an indicator and the first day of it: what counted then, in words.

    `measure` is given where the program itself counts differently; where a sender counts by the rule of its day, the
    words alone have changed.
    """

    since: dt.date
    words: str
    measure: Measure | None = None

    def as_break(self) -> Break:
        """The place in the line where this definition takes over."""
        return Break(self.since, self.since - dt.timedelta(days=1), self.words)


@dataclass(frozen=True)
class Clock:
    """How soon something is done, seen from where it begins (R-CAL-07).

    An indicator that counts what was *finished* in a period can look perfect while a backlog grows. `due` judges what
    *began* or fell due in the period, with what is not finished as late; `open` counts what stands past its day on the
    last day. Each comes with its words.
    """

    due: Measure
    due_words: str
    open: Measure
    open_words: str

    def measures(self) -> tuple[Measure, ...]:
        """Both."""
        return (self.due, self.open)
