"""Populations and published benchmarks that travel with Safeboard (sources in `reference/README.md`)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

FOLDER = Path(__file__).parent / "reference"


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


class NoPopulation(LookupError):
    """There is no population for this area and year, so there can be no rate."""


@cache
def _populations() -> dict[tuple[str, str], int]:
    return {
        (row["area_code"], row["period"]): int(row["population_0_17"]) for row in _rows("populations.csv")
    }


@cache
def _benchmarks() -> dict[tuple[str, str], tuple[dict[str, str], ...]]:
    found: dict[tuple[str, str], tuple[dict[str, str], ...]] = {}
    for row in _rows("benchmarks.csv"):
        key = (row["measure"], row["period"])
        found[key] = (*found.get(key, ()), row)
    return found


def population(area: str, year: str) -> int:
    """Children aged 0 to 17 of an area in a financial year. Raises NoPopulation naming both."""
    try:
        return _populations()[(area, year)]
    except KeyError as missing:
        raise NoPopulation(
            f"No population is held for area {area} in {year}: add it to populations.csv."
        ) from missing


def benchmarks(measure: str, year: str) -> list[Benchmark]:
    """England, the region and the mean of the neighbours for this measure and financial year, as published."""
    rows = [row for row in _benchmarks().get((measure, year), ()) if row["value"]]
    found = [
        Benchmark(
            row["area_kind"],
            row["area_name"],
            year,
            float(row["value"]),
            1,
            f"{row['source']}, {row['release']}",
        )
        for row in rows
        if row["area_kind"] in ("england", "region")
    ]
    neighbours = [float(row["value"]) for row in rows if row["area_kind"] == "neighbour"]
    if neighbours:
        source = next(row["source"] for row in rows if row["area_kind"] == "neighbour")
        mean = round(fmean(neighbours), 1)
        found.append(Benchmark("neighbours", "Similar areas (mean)", year, mean, len(neighbours), source))
    return found


def benchmark(measure: str, year: str, kind: str) -> Benchmark | None:
    """One of them: `england`, `region` or `neighbours`; None where nothing was published."""
    return next((each for each in benchmarks(measure, year) if each.kind == kind), None)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
