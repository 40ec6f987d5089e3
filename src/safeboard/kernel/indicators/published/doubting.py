"""What a file makes one doubt: said before anything is kept, never put right in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from safeboard.kernel.indicators.published.known import BAND, measure
from safeboard.kernel.indicators.published.values import Kind, Value

RATES = ("%", "per 10,000", "per 100,000")
FEWEST = 5
# With most authorities in the file England must lie among them; with a few chosen ones it need not.
MOST = 100
FAR = 2.0


def doubts_about(values: Iterable[Value]) -> list[str]:
    """What is wrong with the figures as they stand together."""
    held = list(values)
    odd: dict[str, list[tuple[str, float, float, float, int]]] = defaultdict(list)
    for (name, period), range_ in outside_range(held).items():
        odd[name].append((period, *range_))
    beyond: dict[str, Value] = {}
    for each in held:
        if each.unit == "%" and each.value is not None and not 0 <= each.value <= 100:
            beyond.setdefault(each.measure, each)
    return [*_outside(odd), *_beyond(beyond)]


def outside_range(values: Iterable[Value]) -> dict[tuple[str, str], tuple[float, float, float, int]]:
    """The measures and periods whose England figure cannot be England's, with the least and most of the authorities.

    An average lies between the least and the most of what it averages: where England's rate does not, one of them is
    in another unit (a count where the authorities have rates, as happened with first-time entrants).
    """
    england: dict[tuple[str, str], float] = {}
    others: dict[tuple[str, str], list[float]] = defaultdict(list)
    for each in values:
        if each.value is None or each.unit not in RATES or BAND in each.measure:
            continue
        if each.area.kind is Kind.ENGLAND:
            england[each.measure, each.period] = each.value
        elif each.area.kind is Kind.AUTHORITY:
            others[each.measure, each.period].append(each.value)
    return {
        key: (value, min(others[key]), max(others[key]), len(others[key]))
        for key, value in england.items()
        if len(others[key]) >= FEWEST and not min(others[key]) <= value <= max(others[key])
    }


def not_englands(values: Iterable[Value]) -> set[tuple[str, str]]:
    """The measures and periods whose England figure is not kept: it cannot be England's, or is twice as far off."""
    return {key for key, found in outside_range(values).items() if _cannot_be(*found)}


def _cannot_be(england: float, low: float, high: float, authorities: int) -> bool:
    return authorities >= MOST or england > FAR * high or england < low / FAR


def _outside(found: Mapping[str, list[tuple[str, float, float, float, int]]]) -> list[str]:
    said = []
    for name, lines in found.items():
        period, england, low, high, authorities = sorted(lines)[0]
        verdict = f"Only {authorities} authorities stand in the file, so it may be right. It is kept."
        if _cannot_be(england, low, high, authorities):
            verdict = "England's figure is in another unit, or wrong. It is not kept."
        more = f", and so in {len(lines) - 1} more" if len(lines) > 1 else ""
        said.append(
            f"{measure(name).title}: England is {england:g} in {period}{more}, but no authority is outside {low:g} to "
            f"{high:g}. {verdict}"
        )
    return said


def _beyond(found: dict[str, Value]) -> list[str]:
    return [
        f"{measure(name).title}, {each.area.name}, {each.period}: {each.value:g}% is not a percentage of anything."
        for name, each in found.items()
    ]
