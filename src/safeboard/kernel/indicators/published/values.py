"""A published figure: what it says or the symbol that stands for it, of where and when, and who published it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Meaning(Enum):
    """What a symbol in place of a number says. A symbol is never a nought (R-DAT-06)."""

    HIDDEN = "Hidden by the publisher"
    NOT_AVAILABLE = "Not available"
    NOT_APPLICABLE = "Does not apply"
    NEARLY_NOUGHT = "Rounds to nought but is not"
    UNRELIABLE = "Not reliable enough to print"
    NOT_SHOWN = "Not shown; the file does not say why"
    BLANK = "Left empty"


class Kind(Enum):
    """What an area is. The level decides, never the code: England was 921 once, and so is an island."""

    ENGLAND = "england"
    REGION = "region"
    AUTHORITY = "authority"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Area:
    """An area by the code that does not change: three figures for an authority, nine characters for the rest."""

    kind: Kind
    code: str
    name: str

    def __post_init__(self) -> None:
        if not self.code or not self.name:
            raise ValueError(
                f"An area needs its code and its name; there are {self.code!r} and {self.name!r}."
            )


@dataclass(frozen=True, slots=True)
class Release:
    """Who published it and in which release; `on` is as much of the day as is known (2016, or 2016-11-03)."""

    source: str
    name: str
    on: str = ""

    @property
    def words(self) -> str:
        """As it is cited."""
        return ", ".join(each for each in (self.source, self.name) if each)


@dataclass(frozen=True, slots=True)
class Value:
    """One published figure. `value` is None where a symbol stands, and `meaning` then says what the symbol says."""

    measure: str
    area: Area
    period: str
    value: float | None
    unit: str
    symbol: str = ""
    meaning: Meaning | None = None
    population_base: str = ""
    status: str = "published"
    note: str = ""

    def __post_init__(self) -> None:
        if self.value is None and self.meaning is None:
            raise ValueError(
                f"{self.measure}, {self.area.name}, {self.period}: no number, and nothing says why."
            )
        if self.value is not None and self.meaning not in (None, Meaning.UNRELIABLE):
            raise ValueError(
                f"{self.measure}, {self.area.name}, {self.period}: a number and a symbol at once."
            )

    @property
    def key(self) -> tuple[str, str, str]:
        """What may stand once in a release: the measure, the area, the period."""
        return (self.measure, self.area.code, self.period)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its figures, what they were taken for, and everything that was not understood.

    `unknown` are the columns or measures that Safeboard compares nothing with; `left_out` counts rows by why they
    were left out, with the first row of each. `doubts` stand first wherever a reading is shown.
    """

    layout: str
    release: Release
    values: tuple[Value, ...]
    doubts: tuple[str, ...]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]
    rows: int
    notes: tuple[str, ...] = ()

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures found, by name."""
        return tuple(sorted({each.measure for each in self.values}))

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods found, oldest first."""
        return tuple(sorted({each.period for each in self.values}))

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas found."""
        return tuple(
            sorted({each.area for each in self.values}, key=lambda each: (each.kind.value, each.code))
        )
