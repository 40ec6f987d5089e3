"""What columns mean, whatever they were called in a release: the measures that Safeboard compares something with."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
# Bands that are added up and not kept: their own names never leave this package.
BAND = "_days_"


@dataclass(frozen=True, slots=True)
class Measure:
    """A published measure: its unit, its title, out of whom or what it is counted, and how ours differs from it."""

    name: str
    unit: str
    title: str
    population_base: str
    differs: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a layout holds, where another column or a category stands beside it, and what its years are."""

    measure: str
    where: str
    period: str

    @property
    def beside(self) -> str:
        """The column that must be in the same file for this to be meant."""
        return self.where.removeprefix("beside ") if self.where.startswith("beside ") else ""

    @property
    def category(self) -> str:
        """The category that a row must be of."""
        return "" if self.beside else self.where


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by name."""
    with (HERE / "measures.csv").open(newline="", encoding="utf-8") as file:
        return {
            row["measure"]: Measure(
                row["measure"], row["unit"], row["title"], row["population_base"], row["differs"]
            )
            for row in csv.DictReader(file)
        }


def measure(name: str) -> Measure:
    """A measure by name; a band of days is a plain count."""
    return measures().get(name) or Measure(name, "of a band", name, "")


@cache
def columns(layout: str) -> Mapping[str, tuple[Column, ...]]:
    """What each column name of a layout may mean, by the name as it is compared."""
    found: dict[str, tuple[Column, ...]] = {}
    with (HERE / "columns.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["layout"] == layout:
                key = row["column"]
                found[key] = (*found.get(key, ()), Column(row["measure"], row["where"], row["period"]))
    return found
