"""What the pages of indicators show: the catalogue, one indicator, the flags of an agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.indicators.charting import Chart, chart_of
from safeboard.kernel.indicators.disclosure import (
    NO_DATA,
    Figure,
    annual_periods,
    beside,
    breakdown,
    breakdown_title,
    clock_of,
    figure,
    read_at_once,
    series,
    year_kind,
)
from safeboard.kernel.indicators.judgement import Verdict, judge
from safeboard.kernel.indicators.like_with_like import months_beside_a_year
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters, latest, year_before
from safeboard.kernel.indicators.permissions import COMMENT, FLAGS, READ, SMALL
from safeboard.kernel.indicators.quality.unknowns import Said, about_groups
from safeboard.kernel.indicators.reference_data import benchmark
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.indicators.signs import Sign, signs_of
from safeboard.kernel.indicators.trending import words_of_trend
from safeboard.kernel.ui.charts import Line as Drawn
from safeboard.kernel.ui.charts import line_chart


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of figures."""

    period: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Split:
    """One breakdown: by what, and the figures largest first."""

    by: str
    title: str
    figures: tuple[Figure, ...]
    groups: Said | None = None

    @property
    def heading(self) -> str:
        """`By legal status`, over the figures."""
        return f"By {self.title[:1].lower()}{self.title[1:]}"


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page of one indicator shows."""

    indicator: Indicator
    now: Figure
    period_words: str
    verdict: Verdict
    finding: str
    chart: Chart | None
    line: Drawn | None
    years: tuple[Line, ...]
    quarters: tuple[Line, ...]
    months: tuple[Line, ...]
    splits: tuple[Split, ...]
    beside: Figure | None
    clock: tuple[Figure, Figure] | None
    snapshot: Snapshot
    small: bool

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Variation and assurance of the newest month as this reader sees it."""
        return signs_of(self.chart, self.verdict.aim.target if self.verdict.aim else None)

    @property
    def svg(self) -> str:
        """The chart as SVG, with what it shows described in words; an empty text where there is none."""
        return line_chart(self.line) if self.line else ""


def newest_snapshot(reader: Reader) -> Snapshot | None:
    """The newest snapshot this reader may see figures of."""
    return Snapshot.visible(reader, READ).last()


def sees_small(reader: Reader) -> bool:
    """Whether this reader sees counts of 1 to 5: the analyst only."""
    return policy.may(reader, SMALL)


def show(snapshot: Snapshot, code: str, *, small: bool) -> Shown | None:
    """The page of one indicator from a snapshot; None where there is nothing to show."""
    indicator, area = REGISTRY.indicators[code], next(iter(areas(snapshot)), "")
    now = latest(snapshot, code, area, small=small)
    if now is None:
        return None
    verdict = replace(
        judge(now, figure(snapshot, code, year_before(now.period), area, small=small)),
        trend=words_of_trend(snapshot, indicator, area, small=small),
    )
    chart = chart_of(snapshot, indicator, area, small=small) if indicator.unit is not Unit.SHARE else None
    finding = _finding(indicator, now, verdict)
    england = (
        benchmark(indicator.benchmark, now.period[:7], "england") if months_beside_a_year(indicator) else None
    )
    line = chart.line(finding, england.value if england else None) if chart else None
    years = annual_periods(snapshot, area, year_kind(code))
    quarters = last_quarters(snapshot, area)
    return Shown(
        indicator=indicator,
        now=now,
        period_words=period(now.period).words,
        verdict=verdict,
        finding=finding,
        chart=chart,
        line=line,
        years=_lines(series(snapshot, code, years, area, small=small)),
        quarters=_lines(series(snapshot, code, quarters, area, small=small)),
        months=_lines(chart.figures) if chart else (),
        splits=tuple(
            _split(indicator, by, breakdown(snapshot, code, now.period, area, by, small=small))
            for by in indicator.measure.breakdowns
        ),
        beside=beside(snapshot, code, now.period, area, small=small),
        clock=clock_of(snapshot, code, now.period, area, small=small),
        snapshot=snapshot,
        small=small,
    )


def _split(indicator: Indicator, by: str, figures: Sequence[Figure]) -> Split:
    return Split(by, breakdown_title(indicator, by), tuple(figures), about_groups(figures))


def show_line(snapshot: Snapshot, code: str, *, small: bool) -> tuple[Figure, Verdict] | None:
    """The newest figure of an indicator with its verdict, for a list."""
    area = next(iter(areas(snapshot)), "")
    now = latest(snapshot, code, area, small=small)
    if now is None:
        return None
    return now, judge(now, figure(snapshot, code, year_before(now.period), area, small=small))


def newest_figures(snapshot: Snapshot, theme: str, *, small: bool) -> list[Figure]:
    """The newest figure of every indicator of a theme, or of all, in the order of their codes."""
    area = next(iter(areas(snapshot)), "")
    codes = [code for code, each in sorted(REGISTRY.indicators.items()) if theme in ("", each.theme)]
    with read_at_once(snapshot, codes, area):
        found = [latest(snapshot, code, area, small=small) for code in codes]
    return [each for each in found if each is not None]


def commentable(reader: Reader) -> QuerySet[Flag]:
    """The flags about this reader's agency on which it may still comment."""
    return Flag.visible(reader, COMMENT).filter(comment_by__gte=reader.on).select_related("about")


def flags_of(reader: Reader) -> QuerySet[Flag]:
    """The flags that this reader may see."""
    return Flag.visible(reader, FLAGS).select_related("about")


def _lines(figures: Sequence[Figure]) -> tuple[Line, ...]:
    """Lines from the first period for which there is anything to say."""
    first = next((at for at, each in enumerate(figures) if each.words != NO_DATA), len(figures))
    return tuple(Line(period(each.period).words, each) for each in figures[first:])


def _finding(indicator: Indicator, now: Figure, verdict: Verdict) -> str:
    """The chart's title: what it shows, not what it is of."""
    if now.value is None:
        return f"{indicator.title}: {verdict.words.lower()}"
    against = "; ".join(each.words[:1].lower() + each.words[1:] for each in verdict.compared)
    words = verdict.change_words or verdict.words
    change = words[:1].lower() + words[1:]
    parts = [part for part in (change, against) if part]
    return f"{indicator.title}: {now.shown}; {'; '.join(dict.fromkeys(parts))}"
