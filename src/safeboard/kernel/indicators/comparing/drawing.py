"""The one picture of a comparison: the funnel of all authorities where their counts are held, else areas in their order."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from safeboard.grammar.statistics.comparison import Standing
from safeboard.grammar.statistics.funnels import Kind
from safeboard.grammar.statistics.intervals import USUAL, WIDE
from safeboard.kernel.indicators.comparing.comparison import Comparison
from safeboard.kernel.indicators.comparing.others import PER, Others
from safeboard.kernel.indicators.reference_data import names
from safeboard.kernel.ui.pictures_funnel import ALIKE, OURS, REST, Dot, Edge, FunnelPicture, funnel_picture
from safeboard.kernel.ui.pictures_ranked import Bar, RankedPicture, ranked_picture
from safeboard.kernel.ui.templating import plural

STANDS = {
    Standing.MUCH_LOWER: "below the 99.8% limits",
    Standing.LOWER: "below the 95% limits",
    Standing.SIMILAR: "inside",
    Standing.HIGHER: "above the 95% limits",
    Standing.MUCH_HIGHER: "above the 99.8% limits",
}
STEPS = 60
# Beyond this share of the largest area the funnel is nearly flat, and the others would be squeezed together.
ROOM = 1.03
SMALLEST = 0.02


def picture(comparison: Comparison) -> Markup:
    """The picture as SVG; an empty text where there is nothing to draw."""
    if comparison.others is not None:
        return funnel_picture(_funnel(comparison, comparison.others))
    if any(each.value is not None for each in comparison.ranked):
        return ranked_picture(_ranked(comparison))
    return Markup("")


def finding(comparison: Comparison) -> str:
    """The title of the picture: what it shows, not what it is of."""
    what = comparison.indicator.title
    if comparison.figure.category:
        what = f"{what}: {comparison.figure.category_words}"
    words = comparison.said.words
    return f"{what}, {comparison.year_words}: {comparison.figure.shown}. {words}"


def _funnel(comparison: Comparison, others: Others) -> FunnelPicture:
    to_size = PER if others.funnel.kind is Kind.RATE else 1
    alike = comparison.alike.codes if comparison.alike else ()
    dots = [
        Dot(
            names().get(code, code),
            area.base * to_size,
            others.scale * area.value,
            ALIKE if code in alike else REST,
        )
        for code, area in others.areas.items()
    ]
    if comparison.own is not None:
        dots.append(
            Dot(comparison.county, comparison.own.base * to_size, others.scale * comparison.own.value, OURS)
        )
    widest = max(each.size for each in dots) * ROOM
    edges = []
    for step in range(STEPS + 1):
        size = widest * (SMALLEST + (1 - SMALLEST) * step / STEPS)
        near, far = (
            others.funnel.limits(size / to_size, level).scaled(others.scale) for level in (USUAL, WIDE)
        )
        edges.append(Edge(size, near.low, near.high, far.low, far.high))
    return FunnelPicture(
        dots=tuple(dots),
        edges=tuple(edges),
        centre=others.scale * others.funnel.centre,
        centre_words="England",
        size_words=_size_words(comparison),
        value_words=_value_words(comparison),
        title=finding(comparison),
        description=describe(comparison, others),
    )


@dataclass(frozen=True, slots=True)
class Point:
    """One area of the funnel as its table has it."""

    name: str
    value: float
    events: int
    base: int
    stands: str


def points(comparison: Comparison) -> list[Point]:
    """Every area of the funnel, highest first, ours among them where it may be shown."""
    others = comparison.others
    if others is None:
        return []
    times = PER if others.funnel.kind is Kind.RATE else 1
    areas = {names().get(code, code): area for code, area in others.areas.items()}
    if comparison.own is not None:
        areas[f"{comparison.county} (ours)"] = comparison.own
    found = [
        Point(
            name,
            others.scale * area.value,
            round(area.events),
            round(area.base * times),
            STANDS[others.funnel.standing(area)],
        )
        for name, area in areas.items()
    ]
    return sorted(found, key=lambda each: -each.value)


def describe(comparison: Comparison, others: Others) -> str:
    """What somebody who cannot see the funnel is told."""
    standings = [others.funnel.standing(area) for area in others.areas.values()]
    out = sum(each is not Standing.SIMILAR for each in standings)
    apart = sum(each in (Standing.MUCH_LOWER, Standing.MUCH_HIGHER) for each in standings)
    values = sorted((value, code) for code, value in others.values().items())
    text = (
        f"Funnel of {plural(len(values), 'authority', 'authorities')} of England by size. England is at "
        f"{others.scale * others.funnel.centre:.1f}{comparison.sign}. The lowest is {names().get(values[0][1], '')} with "
        f"{values[0][0]:.1f}, the highest {names().get(values[-1][1], '')} with {values[-1][0]:.1f}. "
        f"{out} of them lie outside the 95% limits, {apart} of these outside the 99.8% limits."
    )
    if comparison.own is None:
        return f"{text} {comparison.county} is not drawn: {comparison.figure.shown}."
    near, far = (
        others.funnel.limits(comparison.own.base, level).scaled(others.scale) for level in (USUAL, WIDE)
    )
    return (
        f"{text} {comparison.county} is at {others.scale * comparison.own.value:.1f}; at its size the 95% limits are "
        f"{near.low:.1f} to {near.high:.1f} and the 99.8% limits {far.low:.1f} to {far.high:.1f}."
    )


def _ranked(comparison: Comparison) -> RankedPicture:
    shown = [each for each in comparison.ranked if each.value is not None]
    england = comparison.england.value if comparison.england else None
    told = "; ".join(f"{each.name} {each.value:.1f}" for each in shown)
    return RankedPicture(
        bars=tuple(Bar(each.name, each.value or 0, each.low, each.high, each.ours) for each in shown),
        benchmark=england,
        benchmark_words="England",
        value_words=_value_words(comparison),
        title=finding(comparison),
        description=f"Areas in their order, highest first: {told}. Bars are likely ranges, where the counts are known.",
    )


def _value_words(comparison: Comparison) -> str:
    return "%" if comparison.sign == "%" else "Per 10,000 children, a year"


def _size_words(comparison: Comparison) -> str:
    if comparison.others is not None and comparison.others.funnel.kind is Kind.RATE:
        return "Children aged 0 to 17"
    return comparison.base or comparison.indicator.denominator_words.capitalize()
