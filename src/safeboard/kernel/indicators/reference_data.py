"""Populations and published benchmarks that travel with Safeboard (sources in `reference/README.md`).

A figure that was published again stands beside its earlier form: the newest is used, the older ones are shown. What an
analyst kept from a file stands beside what ships (`also`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean, median

FOLDER = Path(__file__).parent / "reference"
ENGLAND, REGION, NEIGHBOUR, COUNTY, OTHER = "england", "region", "neighbour", "authority", "other"
HIDDEN_THERE = "c"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published figure of England, a region, or the mean of the statistical neighbours.

    `of` says how many of ten neighbours had a figure (R-DAT-02); it is 1 for a single area.
    """

    kind: str
    name: str
    period: str
    value: float
    of: int
    source: str


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure of one release. `value` is None where `status` is a symbol: c hidden, x not available."""

    measure: str
    kind: str
    area_code: str
    area_name: str
    period: str
    value: float | None
    status: str
    unit: str
    population_base: str
    source: str
    release: str
    published: str

    @property
    def cited(self) -> str:
        """Where it is from."""
        return f"{self.source}, {self.release}"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What areas like ours have together: mean and median of those with a figure, and who has none (R-DAT-02)."""

    mean: float
    median: float
    of: int
    all: int
    without: tuple[str, ...]

    @property
    def entered(self) -> str:
        """`9 of 10 areas; none for Trafford`."""
        words = f"{self.of} of {self.all} areas"
        return words + (f"; no figure for {', '.join(self.without)}" if self.without else "")


class NoPopulation(LookupError):
    """There is no population for this area and year, so there can be no rate."""


Key = tuple[str, str]
Source = Callable[[], Mapping[Key, Sequence[Published]]]
_also: list[Source] = []


def also(source: Source) -> None:
    """Have figures that were kept here stand beside those that ship."""
    if source not in _also:
        _also.append(source)


@cache
def _populations() -> dict[tuple[str, str], int]:
    return {
        (row["area_code"], row["period"]): int(row["population_0_17"]) for row in _rows("populations.csv")
    }


@cache
def kinds() -> Mapping[str, str]:
    """What each area is to the county: England, its region, a neighbour, itself."""
    return {row["area_code"]: row["area_kind"] for row in _rows("areas.csv")}


@cache
def names() -> Mapping[str, str]:
    """The areas of `areas.csv` and every authority by name."""
    shipped = {row["area_code"]: row["area_name"].partition(" (")[0] for row in _rows("areas.csv")}
    return {**{row["area_code"]: row["area_name"] for row in _rows("authorities.csv")}, **shipped}


@cache
def _shipped() -> Mapping[Key, tuple[Published, ...]]:
    found: dict[Key, tuple[Published, ...]] = {}
    for row in _rows("benchmarks.csv"):
        key = (row["measure"], row["period"])
        value = float(row["value"]) if row["value"] else None
        one = Published(
            row["measure"],
            row["area_kind"],
            row["area_code"],
            row["area_name"],
            row["period"],
            value,
            row["status"],
            row["unit"],
            row["population_base"],
            row["source"],
            row["release"],
            row["published"],
        )
        found[key] = (*found.get(key, ()), one)
    return found


def population(area: str, year: str) -> int:
    """Children aged 0 to 17 of an area in a financial year. Raises NoPopulation naming both."""
    try:
        return _populations()[(area, year)]
    except KeyError as missing:
        raise NoPopulation(
            f"No population is held for area {area} in {year}: add it to populations.csv."
        ) from missing


def releases(measure: str, year: str) -> list[Published]:
    """Every figure held of a measure and year, of every release: newest release first within an area."""
    held = [*_shipped().get((measure, year), ())]
    for source in _also:
        held.extend(source().get((measure, year), ()))
    return sorted(held, key=lambda each: each.published, reverse=True)


def newest(measure: str, year: str) -> dict[str, Published]:
    """The figure that is used, for each area: of the newest release that has one.

    Where the newest release hides a figure it stays hidden, whatever an older one showed; where it merely has none,
    the release before it speaks.
    """
    found: dict[str, Published] = {}
    for each in releases(measure, year):
        before = found.get(each.area_code)
        if before is None or (
            before.value is None and before.status != HIDDEN_THERE and each.value is not None
        ):
            found[each.area_code] = each
    return found


def revisions(measure: str, year: str, area: str) -> list[Published]:
    """What each release said of one area and year, newest first."""
    return [each for each in releases(measure, year) if each.area_code == area]


def neighbours(measure: str, year: str, codes: Iterable[str] = ()) -> Neighbours | None:
    """The mean and the median of the neighbours, or of the areas named; None where fewer than half have a figure."""
    held = newest(measure, year)
    wanted = list(codes) or [code for code, kind in kinds().items() if kind == NEIGHBOUR]
    values = {code: held[code].value for code in wanted if code in held and held[code].value is not None}
    if len(values) * 2 < len(wanted):
        return None
    numbers = [each for each in values.values() if each is not None]
    return Neighbours(
        mean=round(fmean(numbers), 1),
        median=round(median(numbers), 1),
        of=len(numbers),
        all=len(wanted),
        without=tuple(names().get(code, code) for code in wanted if code not in values),
    )


def benchmarks(measure: str, year: str) -> list[Benchmark]:
    """England, the region and the mean of the neighbours for this measure and financial year, as published."""
    rows = newest(measure, year).values()
    found = [
        Benchmark(each.kind, each.area_name, year, each.value, 1, each.cited)
        for kind in (ENGLAND, REGION)
        for each in rows
        if each.kind == kind and each.value is not None
    ]
    if together := neighbours(measure, year):
        source = next(each.source for each in rows if each.kind == NEIGHBOUR)
        found.append(
            Benchmark("neighbours", "Similar areas (mean)", year, together.mean, together.of, source)
        )
    return found


def benchmark(measure: str, year: str, kind: str) -> Benchmark | None:
    """One of them: `england`, `region` or `neighbours`; None where nothing was published."""
    return next((each for each in benchmarks(measure, year) if each.kind == kind), None)


def years_of(measure: str) -> list[str]:
    """The years for which anything is held, oldest first."""
    held = {year for name, year in _shipped() if name == measure}
    for source in _also:
        held |= {year for name, year in source() if name == measure}
    return sorted(held)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
