"""The counts of every authority of England, 2009-10 to 2015-16, as they were published: what a funnel is drawn from."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from safeboard.kernel.indicators.reference_data import FOLDER

# The counts from which a share or a rate of each authority is made: events, and what they are of.
COUNTED_AS: Mapping[str, tuple[str, str]] = {
    "referrals_rate": ("referrals", "population_0_17"),
    "rereferrals_12m_pct": ("rereferrals", "referrals"),
    "assessments_45wd_pct": ("assessments_45wd", "assessments"),
    "s47_rate": ("s47", "population_0_17"),
    "icpc_rate": ("icpc", "population_0_17"),
    "icpc_15wd_pct": ("icpc_15wd", "icpc"),
    "cin_31mar_rate": ("cin_31mar", "population_0_17"),
    "cpp_31mar_rate": ("cpp_31mar", "population_0_17"),
    "cpp_start_neglect_rate": ("cpp_start_neglect", "population_0_17"),
    "cpp_end_2yr_pct": ("cpp_end_2yr", "cpp_end"),
    "cla_31mar_rate": ("cla_31mar", "population_0_17"),
    "cla_outside_pct": ("cla_outside", "cla_31mar"),
    "cla_residential_pct": ("cla_residential", "cla_31mar"),
}


def authority_counts(measure: str, year: str) -> dict[str, tuple[int, int]]:
    """So many events of a base in each authority of England; those with a symbol in either are left out.

    The base of a rate is the children of the area, of a percentage what it is a percentage of. Empty where the counts
    of the measure are not held.
    """
    if measure not in COUNTED_AS:
        return {}
    events, base = COUNTED_AS[measure]
    found = {}
    for (area, period), row in _counts().items():
        if period == year and row[events].isdigit() and row[base].isdigit() and int(row[base]):
            found[area] = (int(row[events]), int(row[base]))
    return found


def authorities_in(year: str) -> int:
    """How many authorities there were in a year: what those in a funnel are counted of."""
    return sum(period == year for _, period in _counts())


@cache
def _counts() -> Mapping[tuple[str, str], Mapping[str, str]]:
    with (FOLDER / "authority_counts.csv").open(newline="", encoding="utf-8") as file:
        return {(row["area_code"], row["period"]): row for row in csv.DictReader(file)}
