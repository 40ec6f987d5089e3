"""The lines of a comparison's tables: who stands beside us, with what, how likely, and what each release said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.statistics.comparison import compare
from safeboard.grammar.statistics.funnels import Kind
from safeboard.kernel.indicators.comparing.others import interval_of
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.published.counts import authority_counts
from safeboard.kernel.indicators.published.neighbours import Chosen
from safeboard.kernel.indicators.reference_data import (
    COUNTY,
    ENGLAND,
    HIDDEN_THERE,
    REGION,
    Neighbours,
    Published,
    names,
    releases,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of the table: an area, or the mean or median of several, with its figure and its likely range."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    words: str = ""
    source: str = ""
    ours: bool = False
    together: bool = False


def summary(ours: Figure, rows: Mapping[str, Published], together: Neighbours | None) -> Iterator[Beside]:
    """England, the region, and the mean and median of areas like ours, each with how ours stands against it."""
    for kind in (ENGLAND, REGION):
        for each in rows.values():
            if each.kind == kind:
                words = _against(ours, each.value) if each.value is not None else _why_not(each)
                yield Beside(each.area_name, each.value, words=words, source=each.cited)
    if together is not None:
        for name, value in (
            ("Similar areas, mean", together.mean),
            ("Similar areas, median", together.median),
        ):
            words = _against(ours, value)
            yield Beside(name, value, words=words, source=together.entered, together=True)


def _against(ours: Figure, value: float) -> str:
    if not ours.interval or not ours.wide_interval:
        return ""
    standing = compare(ours.interval, ours.wide_interval, value)
    return f"Ours is {standing.value}" if standing.value != "similar" else "Ours is similar"


def ranked(
    indicator: Indicator,
    measure: str,
    year: str,
    ours: Figure,
    rows: Mapping[str, Published],
    alike: Chosen | None,
    county: str,
) -> Iterator[Beside]:
    """Ours, the areas like ours, the region and England, highest first; those without a figure last."""
    counts, title = authority_counts(measure, year), names().get(county, "Our county")
    kind = Kind.RATE if indicator.unit is Unit.RATE else Kind.PROPORTION
    found = []
    if ours.value is not None:
        low, high = (ours.interval.low, ours.interval.high) if ours.interval else (None, None)
        found.append(Beside(title, ours.value, low, high, source="Our own figures", ours=True))
    for code, each in rows.items():
        if (
            code == county
            or each.kind == COUNTY
            or (each.kind not in (ENGLAND, REGION) and code not in (alike.codes if alike else ()))
        ):
            continue
        likely = interval_of(kind, *counts[code]) if code in counts else None
        found.append(
            Beside(
                each.area_name,
                each.value,
                likely.low if likely else None,
                likely.high if likely else None,
                words="" if each.value is not None else _why_not(each),
                source=each.cited,
                together=each.kind in (ENGLAND, REGION),
            )
        )
    yield from sorted(found, key=lambda each: (each.value is None, -(each.value or 0), each.name))


def _why_not(each: Published) -> str:
    return "Hidden by the publisher" if each.status == HIDDEN_THERE else "Not published"


def revised(measure: str, year: str, county: str) -> Iterator[tuple[str, tuple[Published, ...]]]:
    """The areas of which more than one release speaks, with what each says, newest first."""
    by_area: dict[str, list[Published]] = {}
    for each in releases(measure, year):
        by_area.setdefault(each.area_code, []).append(each)
    for code, held in by_area.items():
        if len(held) > 1:
            name = f"{names().get(code, code)}, as published" if code == county else held[0].area_name
            yield name, tuple(held)
