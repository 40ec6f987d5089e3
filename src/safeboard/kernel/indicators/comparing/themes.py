"""A theme beside others: its spine chart, and one of its indicators over the years as a heatmap of areas.

Every line is of a whole year, ours through disclosure, the others as published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.spine import Spine, fifth_words, fifths, spine
from safeboard.kernel.indicators.comparing.comparison import (
    Comparison,
    comparable,
    compare_with_others,
    own_figures,
)
from safeboard.kernel.indicators.comparing.others import better
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.reference_data import (
    COUNTY,
    ENGLAND,
    NEIGHBOUR,
    Published,
    names,
    newest,
    years_of,
)
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.ui.pictures_heatmap import Box, HeatmapPicture, heatmap_picture
from safeboard.kernel.ui.pictures_spine import SpinePicture, Vertebra, spine_picture
from safeboard.kernel.ui.templating import plural

OURS = "ours"
NO_FIGURE = "–"
FEWEST = 5
LEFT_RIGHT = ("Worse", "Better"), ("Lower", "Higher")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the spine: the comparison, the spread of the others, and the fifth that we are in."""

    comparison: Comparison
    spine: Spine
    fifth: str
    of: int


def comparable_of(theme: str) -> list[Indicator]:
    """The indicators of a theme that something published stands beside, in the order of their codes."""
    found = [
        each for _, each in sorted(REGISTRY.indicators.items()) if each.theme == theme and comparable(each)
    ]
    return [each for each in found if each.unit is not Unit.SHARE]


def spine_of(snapshot: Snapshot, theme: str, *, small: bool) -> list[Line]:
    """The lines of a theme's spine; an indicator without a figure of ours or of England is left out."""
    found = []
    for indicator in comparable_of(theme):
        comparison = compare_with_others(snapshot, indicator.code, small=small)
        england = comparison.england.value if comparison and comparison.england else None
        if comparison is None or england is None:
            continue
        values = _values(comparison)
        ours = comparison.figure.value
        if len(values) < FEWEST:
            continue
        with_us = values if ours is None else {**values, OURS: ours}
        held = spine(ours, list(values.values()), england, better(indicator))
        fifth = fifth_words(fifths(with_us).get(OURS), better(indicator)) if ours is not None else ""
        found.append(Line(comparison, held, fifth, len(values)))
    return found


def spine_svg(lines: Sequence[Line], title: str) -> Markup:
    """The picture of a spine; lines where more is neither good nor bad say lower and higher in their own name."""
    if not lines:
        return Markup("")
    judged = all(better(each.comparison.indicator) is not Better.NEITHER for each in lines)
    plain = all(better(each.comparison.indicator) is Better.NEITHER for each in lines)
    left, right = (
        LEFT_RIGHT[0] if judged else LEFT_RIGHT[1] if plain else ("Worse or lower", "Better or higher")
    )
    told = " ".join(
        f"{each.comparison.indicator.title}: {each.comparison.figure.shown}, England {each.spine.benchmark:g}. "
        f"{each.comparison.said.words}."
        for each in lines
    )
    vertebrae = tuple(
        Vertebra(
            each.comparison.indicator.title,
            each.spine.to_worst,
            each.spine.to_lower_quartile,
            each.spine.to_upper_quartile,
            each.spine.to_best,
            each.spine.marker,
            each.comparison.said.stands,
        )
        for each in lines
    )
    return spine_picture(SpinePicture(vertebrae, left, right, spine_finding(lines, title), told))


def spine_finding(lines: Sequence[Line], title: str) -> str:
    """What a spine shows, in one sentence."""
    out = sum(each.comparison.said.stands in ("apart", "out") for each in lines)
    many = plural(len(lines), "measure lies", "measures lie")
    return f"{title}: {out or 'none'} of {many} further from the others than size and chance explain"


@dataclass(frozen=True, slots=True)
class Heat:
    """Areas down, years across, of one indicator: the words of each box and the fifth it is in."""

    indicator: Indicator
    areas: tuple[str, ...]
    years: tuple[str, ...]
    boxes: Mapping[tuple[str, str], Box]
    ours: str

    def row(self, area: str) -> list[Box]:
        """The boxes of an area, year by year."""
        return [self.boxes[area, year] for year in self.years]


def heat_of(snapshot: Snapshot, indicator: Indicator, *, small: bool) -> Heat | None:
    """One indicator of ours and of areas like ours, the region and England, over the years; None where nothing is held."""
    county = next(iter(areas(snapshot)), "")
    own = {
        year: next(iter(held.values()))
        for year, held in own_figures(snapshot, indicator, county, small=small).items()
    }
    years = [each for each in years_of(indicator.benchmark) if newest(indicator.benchmark, each)]
    if not years:
        return None
    title, boxes, order = names().get(county, "Our county"), {}, {}
    for year in years:
        rows = newest(indicator.benchmark, year)
        values = {each.area_name: each for each in rows.values() if each.kind not in (COUNTY, "other")}
        order.update(
            {name: (each.kind != NEIGHBOUR, each.kind == ENGLAND, name) for name, each in values.items()}
        )
        ours = own.get(year)
        in_fifths = _fifths(values, ours)
        boxes[title, year] = Box(title, year, _own(ours), in_fifths.get(OURS))
        for name, each in values.items():
            words = NO_FIGURE if each.value is None else f"{each.value:,.1f}"
            boxes[name, year] = Box(name, year, words, in_fifths.get(name))
    listed = (title, *sorted(order, key=lambda name: order[name]))
    for area in listed:
        for year in years:
            boxes.setdefault((area, year), Box(area, year, NO_FIGURE, None))
    return Heat(indicator, listed, tuple(years), boxes, title)


def heat_svg(heat: Heat) -> Markup:
    """The picture of a heatmap."""
    first, last = heat.row(heat.ours)[0], heat.row(heat.ours)[-1]
    finding = (
        f"{heat.indicator.title}: {heat.ours} {first.words} in {first.year}, {last.words} in {last.year}"
    )
    told = "; ".join(
        f"{area}: " + ", ".join(f"{each.year} {each.words}" for each in heat.row(area)) for area in heat.areas
    )
    boxes = tuple(each for area in heat.areas for each in heat.row(area))
    description = f"Areas down, years across. Darker is a higher fifth of the areas of that year. {told}."
    years = tuple(period(each).code for each in heat.years)
    return heatmap_picture(HeatmapPicture(boxes, heat.areas, years, heat.ours, finding, description))


def _values(comparison: Comparison) -> dict[str, float]:
    """The others' values: all authorities where their counts are held, else the areas like ours."""
    if comparison.others is not None:
        return comparison.others.values()
    return {
        each.name: each.value
        for each in comparison.ranked
        if each.value is not None and not each.ours and not each.together
    }


def _fifths(values: Mapping[str, Published], ours: Figure | None) -> Mapping[str, int]:
    held = {
        name: each.value for name, each in values.items() if each.value is not None and each.kind == NEIGHBOUR
    }
    if ours is not None and ours.value is not None:
        held[OURS] = ours.value
    return fifths(held)


def _own(ours: Figure | None) -> str:
    if ours is None:
        return NO_FIGURE
    return f"{ours.value:,.1f}" if ours.value is not None else "Hidden" if ours.hidden else NO_FIGURE
