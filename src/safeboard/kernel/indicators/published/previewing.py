"""A reading as a page or the command line shows it: a line a measure, with the figures of the county and of England."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from safeboard.kernel.indicators.published.known import measure
from safeboard.kernel.indicators.published.values import Kind, Reading, Value
from safeboard.kernel.indicators.reference_data import COUNTY, kinds

MOST = 40


@dataclass(frozen=True, slots=True)
class MeasureFound:
    """One measure of a file: how many figures, of which years, how many withheld, and the newest that matter."""

    name: str
    title: str
    unit: str
    figures: int
    areas: int
    first: str
    last: str
    withheld: str
    england: str
    ours: str
    worked_out: bool
    base: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A reading in the order in which it is shown: doubts, measures, what was left out or not known, notes."""

    reading: Reading
    measures: tuple[MeasureFound, ...]
    unknown: tuple[str, ...]
    unknown_more: int


def preview(reading: Reading) -> Preview:
    """What a page shows of a reading."""
    found = tuple(
        _found(name, [each for each in reading.values if each.measure == name]) for name in reading.measures
    )
    more = max(0, len(reading.unknown) - MOST)
    return Preview(reading, found, reading.unknown[:MOST], more)


def _found(name: str, values: list[Value]) -> MeasureFound:
    known = measure(name)
    periods = sorted({each.period for each in values})
    held_back = Counter(each.meaning.value for each in values if each.meaning is not None)
    county = next((code for code, kind in kinds().items() if kind == COUNTY), "")
    newest = {
        each.area.code if each.area.kind is not Kind.ENGLAND else "": each
        for each in values
        if each.period == periods[-1]
    }
    return MeasureFound(
        name=name,
        title=known.title,
        unit=known.unit,
        figures=sum(each.value is not None for each in values),
        areas=len({each.area.code for each in values}),
        first=periods[0],
        last=periods[-1],
        withheld="; ".join(f"{words.lower()} {times:,}" for words, times in held_back.most_common()),
        england=_words(newest.get("")),
        ours=_words(newest.get(county)),
        worked_out=any(each.status == "derived" for each in values),
        base=known.population_base,
    )


def _words(value: Value | None) -> str:
    if value is None:
        return ""
    return f"{value.value:,.10g}" if value.value is not None else value.meaning.value if value.meaning else ""
