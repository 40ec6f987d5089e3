"""The county's published figures, read from the table that travels with Safeboard (`reference/README.md`).

They are nobody's returns: Safeboard counts none of them, so it tests none of them. A figure stands beside another one of the
same release, and no word says that it is higher or lower.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "reference"
COLUMNS = (
    *("key", "part", "title", "period", "value", "unit", "beside_name", "beside_value"),
    *("source", "release", "licence", "note"),
)
PARTS = {
    "people": "How many children",
    "ages": "How old they are",
    "groups": "Where families come from",
    "schools": "In school",
    "need": "Money and need",
    "areas": "Small areas by deprivation",
}
DISTRICTS = ("North District", "East District", "South District", "West District")
TENTHS = range(1, 11)
INDICES = ("English Indices of Deprivation", "2015", "OGL v3.0")


@dataclass(frozen=True, slots=True)
class Fact:
    """A published figure of the county: value, what stands beside it, and where all of it comes from.

    `whole` is what a count is out of, where it is a part of something; `unit` stands behind the value.
    """

    key: str
    part: str
    title: str
    period: str
    value: float
    unit: str
    source: str
    release: str
    licence: str
    beside_name: str = ""
    beside_value: float | None = None
    note: str = ""
    whole: int | None = None

    def __post_init__(self) -> None:
        if self.part not in PARTS:
            raise ValueError(
                f"{self.key}: there is no part '{self.part}' of the profile. There is: {', '.join(PARTS)}."
            )
        for name in ("title", "period", "source", "release", "licence"):
            if not getattr(self, name).strip():
                raise ValueError(
                    f"{self.key}: a published figure needs its {name}. Without one it is not held."
                )
        if bool(self.beside_name) is not (self.beside_value is not None):
            raise ValueError(f"{self.key}: what stands beside it needs a name and a value.")

    @property
    def row(self) -> dict[str, str]:
        """The figure as a row of the layout; reading it gives the figure back."""
        kept = {name: str(getattr(self, name)) for name in COLUMNS}
        kept["value"] = f"{self.value:.12g}"
        kept["beside_value"] = "" if self.beside_value is None else f"{self.beside_value:.12g}"
        return kept

    @property
    def years(self) -> tuple[int, ...]:
        """The years that its period names."""
        return tuple(int(each) for each in re.findall(r"(?:19|20)\d\d", self.period))

    @property
    def shown(self) -> str:
        """The value as people write it: 120,726, 16.8%, 274 of 319."""
        return self._written(self.value)

    @property
    def beside_shown(self) -> str:
        """What stands beside it, or an empty text."""
        return "" if self.beside_value is None else self._written(self.beside_value)

    @property
    def share(self) -> str:
        """A part of a whole as a percentage, or an empty text."""
        return f"{100 * self.value / self.whole:.1f}%" if self.whole else ""

    @property
    def comes_from(self) -> str:
        """Source, release, licence and what to know."""
        return (
            f"{self.source}, {self.release}. Licence: {self.licence}.{f' {self.note}' if self.note else ''}"
        )

    def behind(self) -> dict[str, Any]:
        """All that stands behind it, in the shape in which a chapter keeps its numbers."""
        facts: dict[str, Any] = {
            "code": "",
            "title": self.title,
            "period": self.period,
            "row": "",
            "shown": self.shown,
            "value": self.value,
            "unit": self.unit if self.unit == "%" else "count",
            "parts": "",
            "numerator": int(self.value) if self.whole else None,
            "denominator": self.whole,
            "low": None,
            "high": None,
            "counts": f"{self.title[:1].lower()}{self.title[1:]}",
            "how": f"Published; not counted by Safeboard, and not tested.{f' {self.note}' if self.note else ''}",
            "source": f"{self.source}, {self.release}, {self.licence}",
            "since": self.period,
            "definition": "as published",
        }
        if self.beside_value is not None:
            facts["beside"] = {
                "name": self.beside_name,
                "value": self.beside_value,
                "shown": self.beside_shown,
                "source": f"{self.source}, {self.release}",
            }
        return facts

    def _written(self, value: float) -> str:
        if self.unit == "%":
            return f"{value:,.1f}%" if value != int(value) else f"{value:,.0f}%"
        if self.whole:
            return f"{value:,.0f} of {self.whole:,}"
        return f"{value:,.0f} {self.unit}" if self.unit.startswith("of ") else f"{value:,.0f}"


@cache
def shipped() -> dict[str, Fact]:
    """Every figure that came with Safeboard by its key, those of the small areas worked from their table.

    Raises ValueError naming a row.
    """
    found = {each.key: each for each in (fact_of(row) for row in _rows("facts.csv"))}
    return found | {each.key: each for each in _of_small_areas()}


@cache
def small_areas(of: str = "all") -> dict[str, tuple[int, ...]]:
    """How many small areas of each district lie in each tenth of England, the most deprived tenth first."""
    counted = {(row["district"], int(row["tenth"])): int(row[of]) for row in _rows("small_areas.csv")}
    return {name: tuple(counted[name, tenth] for tenth in TENTHS) for name in DISTRICTS}


def by_tenth() -> tuple[int, ...]:
    """The small areas of the whole county in each tenth, the most deprived first."""
    return tuple(map(sum, zip(*small_areas().values(), strict=True)))


def by_part(facts: Mapping[str, Fact]) -> list[tuple[str, list[Fact]]]:
    """These figures under the titles of their parts, in order."""
    return [(title, [each for each in facts.values() if each.part == part]) for part, title in PARTS.items()]


def _of_small_areas() -> Iterator[Fact]:
    tenths = by_tenth()
    every = sum(tenths)
    for key, title, count in (
        ("areas-least-half", "Small areas in the least deprived half of England", sum(tenths[5:])),
        ("areas-least-tenth", "Small areas in the least deprived tenth of England", tenths[9]),
        ("areas-most-tenth", "Small areas in the most deprived tenth of England", tenths[0]),
        ("areas-second-tenth", "Small areas in the second most deprived tenth of England", tenths[1]),
        (
            "areas-schooling",
            "Small areas in the most deprived tenth of England for schooling and skills",
            sum(counts[0] for counts in small_areas("children").values()),
        ),
    ):
        source, release, licence = INDICES
        yield Fact(key, "areas", title, "2015", count, "small areas", source, release, licence, whole=every)


def fact_of(row: Mapping[str, str]) -> Fact:
    """The figure of one row of the layout. Raises ValueError naming its key where it cannot be held."""
    beside = row["beside_value"]
    return Fact(
        key=row["key"],
        part=row["part"],
        title=row["title"],
        period=row["period"],
        value=float(row["value"]),
        unit=row["unit"],
        source=row["source"],
        release=row["release"],
        licence=row["licence"],
        beside_name=row["beside_name"],
        beside_value=float(beside) if beside else None,
        note=row["note"],
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
