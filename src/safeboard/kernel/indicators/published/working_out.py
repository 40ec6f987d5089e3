"""Figures that a release does not print but gives the parts of: bands of days added up, shares, rates.

Worked out only where every part is a number. Where a part is hidden the share is hidden too, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeboard.kernel.indicators.published.known import measure
from safeboard.kernel.indicators.published.values import Area, Meaning, Value

Key = tuple[str, str, str]
BANDS = {
    "assessments_45wd_count": tuple(f"assessments_days_{days}" for days in (0, 10, 20, 30, 40, 45)),
    "icpc_15wd_count": ("icpc_days_10", "icpc_days_15"),
    "cla_residential_count": (
        "cla_units_count",
        "cla_other_residential_count",
        "cla_residential_school_count",
    ),
}
# Some releases do not have this band beside the others: then nobody was counted in it.
MAY_LACK = {"assessments_days_0"}
SHARES = {
    "rereferrals_12m_pct": ("rereferrals_count", "referrals_count"),
    "assessments_45wd_pct": ("assessments_45wd_count", "assessments_count"),
    "icpc_15wd_pct": ("icpc_15wd_count", "icpc_count"),
    "cpp_end_2yr_pct": ("cpp_end_2yr_count", "cpp_end_count"),
    "cla_outside_pct": ("cla_outside_count", "cla_31mar_count"),
    "cla_residential_pct": ("cla_residential_count", "cla_31mar_count"),
    **{
        f"cpp_31mar_{category}_pct": (f"cpp_31mar_{category}_count", "cpp_31mar_count")
        for category in ("neglect", "emotional", "physical", "sexual", "multiple")
    },
    **{
        f"referral_source_{source}_pct": (f"referral_source_{source}_count", "referrals_count")
        for source in ("schools", "health", "police")
    },
}
RATES = {
    f"{name}_rate": f"{name}_count"
    for name in (
        "referrals",
        "s47",
        "icpc",
        "cin_31mar",
        "cpp_31mar",
        "cpp_start",
        "cpp_start_neglect",
        "cla_31mar",
    )
}


def worked_out(values: Iterable[Value]) -> Iterator[Value]:
    """The published figures, and after them those worked out from them; nothing published is worked out again."""
    held = {each.key: each for each in values}
    places = {(each.area.code, each.period): each.area for each in held.values()}
    for (_, period), area in places.items():
        for name, parts in BANDS.items():
            _add(held, name, area, period, parts)
        for name, both in SHARES.items():
            _add(held, name, area, period, both, times=100.0)
        for name, part in RATES.items():
            _add(held, name, area, period, (part, "population_0_17"), times=10_000.0)
    yield from held.values()


def _add(
    held: dict[Key, Value], name: str, area: Area, period: str, parts: tuple[str, ...], *, times: float = 0.0
) -> None:
    """Add one figure: the sum of the parts, or with `times` the first divided by the second."""
    wanted = [part for part in parts if (part, area.code, period) in held or part not in MAY_LACK]
    if (name, area.code, period) in held or any((part, area.code, period) not in held for part in wanted):
        return
    found = [held[part, area.code, period] for part in wanted]
    withheld = next((each for each in found if each.value is None), None)
    numbers = [each.value for each in found if each.value is not None]
    value: float | None = None
    if withheld is None:
        value = (
            sum(numbers) if not times else round(times * numbers[0] / numbers[1], 1) if numbers[1] else None
        )
    known, meaning = measure(name), None
    if value is None:
        meaning = withheld.meaning if withheld else Meaning.NOT_APPLICABLE
    made = Value(
        measure=name,
        area=area,
        period=period,
        value=value,
        unit=known.unit,
        symbol=withheld.symbol if withheld else "",
        meaning=meaning,
        population_base=known.population_base,
        status="derived",
    )
    held[made.key] = made
