"""One indicator of one whole year beside England, the region, areas like ours and all authorities.

Only whole years stand beside published years (R-DAT-02). Our own figure comes through disclosure, so what is hidden on
the indicator's page is hidden here, and its point is not drawn; the others' figures are as they were published.
"""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.comparison import compare
from safeboard.grammar.statistics.funnels import Area
from safeboard.kernel.indicators.comparing.beside import Beside, ranked, revised, summary
from safeboard.kernel.indicators.comparing.others import Others, better, others
from safeboard.kernel.indicators.comparing.saying import Said, against_england, among_areas, nothing
from safeboard.kernel.indicators.disclosure import (
    NO_DATA,
    Figure,
    annual_periods,
    breakdown,
    figure,
    year_kind,
)
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.published.neighbours import (
    Chosen,
    NoNeighbours,
    neighbours_of,
    neighbours_on,
)
from safeboard.kernel.indicators.reference_data import (
    ENGLAND,
    Neighbours,
    Published,
    names,
    neighbours,
    newest,
)
from safeboard.kernel.indicators.runs import areas

CATEGORY = "{category}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the page of a comparison shows."""

    indicator: Indicator
    measure: str
    year: str
    years: tuple[str, ...]
    category: str
    categories: tuple[tuple[str, str], ...]
    figure: Figure
    said: Said
    england: Published | None
    summary: tuple[Beside, ...]
    ranked: tuple[Beside, ...]
    others: Others | None
    own: Area | None
    alike: Chosen | None
    together: Neighbours | None
    revised: tuple[tuple[str, tuple[Published, ...]], ...]
    county: str
    base: str

    @property
    def year_words(self) -> str:
        """The year in words."""
        return period(self.year).words

    @property
    def sign(self) -> str:
        """What stands behind a value."""
        return " per 10,000" if self.indicator.unit is Unit.RATE else "%"


def comparable(indicator: Indicator) -> bool:
    """Whether anything published stands beside this indicator."""
    return bool(indicator.benchmark) and not indicator.unit.is_mean and indicator.unit is not Unit.COUNT


def compare_with_others(
    snapshot: Snapshot, code: str, *, small: bool, year: str = "", category: str = "", model: str = ""
) -> Comparison | None:
    """The comparison of an indicator; of its newest comparable year unless one is named. None where there is none."""
    indicator, county = REGISTRY.indicators[code], next(iter(areas(snapshot)), "")
    held = own_figures(snapshot, indicator, county, small=small)
    if not held or (year and year not in held):
        return None
    chosen = year or next(
        (each for each in reversed(held) if any(map(_is_shown, held[each].values()))), max(held)
    )
    figures = held[chosen]
    if category and category not in figures:
        return None
    ours = figures[category or next(iter(figures))]
    measure = measure_of(indicator, ours.category)
    rows = newest(measure, chosen)
    england = next((each for each in rows.values() if each.kind == ENGLAND), None)
    around = others(indicator, measure, chosen, county, england.value if england else None)
    own = around.place(ours) if around else None
    alike = _alike(county, chosen, model)
    together = neighbours(measure, chosen, alike.codes if alike else ())
    return Comparison(
        indicator=indicator,
        measure=measure,
        year=chosen,
        years=tuple(held),
        category=ours.category,
        categories=tuple((each.category, each.category_words) for each in figures.values() if each.category),
        figure=ours,
        said=_said(indicator, ours, around, own, england),
        england=england,
        summary=tuple(summary(ours, rows, together)),
        ranked=tuple(ranked(indicator, measure, chosen, ours, rows, alike, county)),
        others=around,
        own=own,
        alike=alike,
        together=together,
        revised=tuple(revised(measure, chosen, county)),
        county=names().get(county, "Our county"),
        base=next((each.population_base for each in rows.values()), ""),
    )


def own_figures(
    snapshot: Snapshot, indicator: Indicator, county: str, *, small: bool
) -> dict[str, dict[str, Figure]]:
    """Our figures of whole years that something published stands beside, by year and category, oldest year first."""
    if not comparable(indicator):
        return {}
    held: dict[str, dict[str, Figure]] = {}
    for each in annual_periods(snapshot, county, year_kind(indicator.code)):
        if indicator.unit is Unit.SHARE:
            by = next(iter(indicator.measure.breakdowns))
            found = breakdown(snapshot, indicator.code, each.code, county, by, small=small)
        else:
            found = [figure(snapshot, indicator.code, each.code, county, small=small)]
        beside = {
            one.category: one for one in found if newest(measure_of(indicator, one.category), each.code)
        }
        if beside and any(one.words != NO_DATA for one in beside.values()):
            held[each.code] = beside
    return held


def measure_of(indicator: Indicator, category: str = "") -> str:
    """The published measure that stands beside an indicator, or beside one category of it."""
    return indicator.benchmark.replace(CATEGORY, category)


def _is_shown(one: Figure) -> bool:
    return one.value is not None or one.hidden


def _alike(county: str, year: str, model: str) -> Chosen | None:
    """The neighbours by the model that is asked for, else by the one in force when the year ended."""
    try:
        return neighbours_of(county, model) if model else neighbours_on(county, period(year).end)
    except NoNeighbours:
        return None


def _said(
    indicator: Indicator, ours: Figure, around: Others | None, own: Area | None, england: Published | None
) -> Said:
    if ours.value is None:
        return nothing("Too few to say" if ours.hidden else ours.words)
    alone = None
    if england is not None and england.value is not None and ours.interval and ours.wide_interval:
        alone = compare(ours.interval, ours.wide_interval, england.value)
    if around is not None and own is not None:
        standing = around.funnel.standing(own)
        return among_areas(standing, better(indicator), alone or standing)
    if alone is not None:
        return against_england(alone, better(indicator))
    return nothing("Nothing published to compare with")
