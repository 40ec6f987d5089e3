"""Areas by any code or name that was ever theirs: joined on the old three-figure code of an authority, which outlives
the nine-character one when a county becomes a single council."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from safeboard.kernel.indicators.published.values import Area, Kind

FILE = Path(__file__).parents[1] / "reference" / "authorities.csv"
ENGLAND = Area(Kind.ENGLAND, "E92000001", "England")
REGIONS = {
    "north east": ("E12000001", "North East"),
    "north west": ("E12000002", "North West"),
    "yorkshire and the humber": ("E12000003", "Yorkshire and The Humber"),
    "east midlands": ("E12000004", "East Midlands"),
    "west midlands": ("E12000005", "West Midlands"),
    "east of england": ("E12000006", "East of England"),
    "london": ("E12000007", "London"),
    "south east": ("E12000008", "South East"),
    "south west": ("E12000009", "South West"),
    "inner london": ("E13000001", "Inner London"),
    "outer london": ("E13000002", "Outer London"),
}
_THREE = re.compile(r"\d{3}")


class NoSuchPlace(ValueError):
    """No area has this code or name."""


@cache
def authorities() -> dict[str, Area]:
    """Every authority there was since 2010, by its three-figure code."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return {
            row["area_code"]: Area(Kind.AUTHORITY, row["area_code"], row["area_name"])
            for row in csv.DictReader(file)
        }


@cache
def _by_new_code() -> dict[str, str]:
    with FILE.open(newline="", encoding="utf-8") as file:
        return {new: row["area_code"] for row in csv.DictReader(file) for new in row["codes"].split()}


@cache
def new_codes(old: str) -> frozenset[str]:
    """The nine-character codes that an authority had under its three-figure one; none where the list does not hold it."""
    return frozenset(new for new, code in _by_new_code().items() if code == old)


def authority(old: str = "", new: str = "", name: str = "") -> Area:
    """The authority with this three-figure code, or else this nine-character one. Raises NoSuchPlace.

    One that the list does not hold yet (a council made since) is taken by its three figures and the name given.
    """
    old, new = old.strip().removesuffix(".0"), new.strip()
    if _THREE.fullmatch(old):
        return authorities().get(old) or Area(Kind.AUTHORITY, old, name.strip() or old)
    if new in _by_new_code():
        return authorities()[_by_new_code()[new]]
    raise NoSuchPlace(f"No authority has the code “{old or new}” ({name.strip() or 'no name'}).")


def region(code: str, name: str) -> Area:
    """The region by its name, or else its code: old files letter them A to K. Raises NoSuchPlace."""
    lower = name.lower().replace("(inner)", "").replace("(outer)", "")
    side = next((each for each in ("inner", "outer") if f"({each})" in name.lower()), "")
    said = " ".join(re.sub(r"\(.*?\)|\bregion\b", "", f"{side} {lower}").replace("&", "and").split())
    if said in REGIONS:
        return Area(Kind.REGION, *REGIONS[said])
    held = dict(REGIONS.values())
    if code in held:
        return Area(Kind.REGION, code, held[code])
    raise NoSuchPlace(f"“{name.strip() or code}” is no region that we know.")
