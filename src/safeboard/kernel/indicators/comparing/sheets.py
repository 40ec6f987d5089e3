"""A comparison as an Excel workbook: what the page shows, every point of the chart, what each release said."""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.statistics.funnels import Kind
from safeboard.grammar.statistics.intervals import USUAL, WIDE
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators.comparing.beside import Beside
from safeboard.kernel.indicators.comparing.comparison import Comparison
from safeboard.kernel.indicators.comparing.others import PER
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.reference_data import names
from safeboard.kernel.indicators.sheets import SMALL_HIDDEN, SMALL_SHOWN
from safeboard.kernel.ui.templating import moment
from safeboard.kernel.work.today import now

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
AREAS = ("Area", "Value", "Unit", "Low (95%)", "High (95%)", "Ours", "Note", "Source")
POINTS = (*("Area", "Events", "Base", "Value", "95% low", "95% high", "99.8% low", "99.8% high", "Stands"),)
PLACES = 4


def workbook_of(comparison: Comparison, snapshot: Snapshot, *, small: bool) -> bytes:
    """The comparison as a workbook; our own figure is in it as the page shows it."""
    indicator = comparison.indicator
    return spreadsheets.write(
        _sheets(comparison),
        (
            ("Indicator", f"{indicator.code} {indicator.title}"),
            ("Year", comparison.year_words),
            ("Verdict", f"{comparison.said.words}. {comparison.said.footing}".strip()),
            ("Out of", comparison.base),
            ("Similar areas", comparison.alike.words if comparison.alike else "None held."),
            ("Entered", comparison.together.entered if comparison.together else "None."),
            *(_method(comparison)),
            ("Figures as at", moment(snapshot.made_at)),
            ("Small numbers", SMALL_SHOWN if small else SMALL_HIDDEN),
            ("Licence", LICENCE),
            ("Made", moment(now())),
        ),
        title=f"{indicator.code} {indicator.title} compared",
    )


def _method(comparison: Comparison) -> Iterator[tuple[str, str]]:
    if comparison.others is None:
        return
    spread = comparison.others.funnel.overdispersion
    yield "Areas in the funnel", f"{len(comparison.others.areas)} of {comparison.others.of - 1}, without ours"
    yield "Overdispersion", f"phi {spread.phi:.2f}, tau {spread.tau:.4f}"


def _sheets(comparison: Comparison) -> Iterator[Sheet]:
    unit = comparison.sign.strip()
    rows = [*comparison.ranked, *(each for each in comparison.summary if "Similar" in each.name)]
    yield Sheet("Areas", AREAS, [_area(each, unit) for each in rows])
    if comparison.others is not None:
        yield Sheet("Chart", POINTS, list(_points(comparison)))
    revised = [
        (name, each.value, each.status, each.release, each.source, each.published)
        for name, held in comparison.revised
        for each in held
    ]
    if revised:
        yield Sheet("Releases", ("Area", "Value", "Status", "Release", "Source", "Published"), revised)


def _area(each: Beside, unit: str) -> tuple[Cell, ...]:
    low, high = (None if side is None else round(side, PLACES) for side in (each.low, each.high))
    value = None if each.value is None else round(each.value, PLACES)
    return (each.name, value, unit, low, high, "Yes" if each.ours else "", each.words, each.source)


def _points(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    others = comparison.others
    assert others is not None  # noqa: S101 - the caller asked
    times = PER if others.funnel.kind is Kind.RATE else 1
    areas = {names().get(code, code): area for code, area in others.areas.items()}
    if comparison.own is not None:
        areas[comparison.county] = comparison.own
    for name, area in sorted(areas.items()):
        near, far = (others.funnel.limits(area.base, level).scaled(others.scale) for level in (USUAL, WIDE))
        limits = (round(side, PLACES) for side in (near.low, near.high, far.low, far.high))
        yield (
            name,
            round(area.events),
            round(area.base * times),
            round(others.scale * area.value, PLACES),
            *limits,
            others.funnel.standing(area).value,
        )
