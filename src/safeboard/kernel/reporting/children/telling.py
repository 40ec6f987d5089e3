"""Tells the Board's figures to children: the same figures, the same test of change, what is hidden stays hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.measures import OpenAt
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.comparison import Change
from safeboard.kernel.indicators.disclosure import HIDDEN, NO_DATA, TOO_EARLY, Figure, figure
from safeboard.kernel.indicators.judgement import Mood, Verdict, judge
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import latest, year_before
from safeboard.kernel.reporting.children import words
from safeboard.kernel.reporting.children.words import ITEMS, Item

Told = dict[str, Any]
WITHOUT_A_NUMBER = {HIDDEN: words.HIDDEN, TOO_EARLY: words.TOO_EARLY, NO_DATA: words.NOT_TOLD}


def of_newest(snapshot: Snapshot, area: str) -> list[Told]:
    """Each thing with its newest figure, as the headline page has it."""
    return _told(snapshot, area, lambda code: latest(snapshot, code, area))


def of_year(snapshot: Snapshot, area: str, year: str) -> list[Told]:
    """Each thing with its figure of a financial year, as the annual report has it."""
    return _told(snapshot, area, lambda code: figure(snapshot, code, year, area))


def _told(snapshot: Snapshot, area: str, find: Callable[[str], Figure | None]) -> list[Told]:
    return list(_each(snapshot, area, find))


def _each(snapshot: Snapshot, area: str, find: Callable[[str], Figure | None]) -> Iterable[Told]:
    for item in ITEMS:
        if item.code not in REGISTRY.indicators:
            continue
        now = find(item.code)
        if now is None or now.value is None:
            said = WITHOUT_A_NUMBER.get(now.words if now else NO_DATA, words.NOT_TOLD)
            yield _plain(item, said)
            continue
        verdict = judge(now, figure(snapshot, item.code, year_before(now.period), area))
        yield _plain(
            item, f"{number_words(item, now)} {change_words(verdict)}".strip(), ten=_of_ten(item, now)
        )


def _plain(item: Item, said: str, ten: int | None = None) -> Told:
    return {"code": item.code, "picture": item.picture, "title": item.title, "words": said, "ten": ten}


def number_words(item: Item, now: Figure) -> str:
    """The sentence with its number: a count as it is, a percentage as so many in every 10."""
    stock = isinstance(REGISTRY.indicators[item.code].measure.period, OpenAt)
    return item.words.format(
        when=when(now.period, stock=stock), count=f"{now.numerator:,}", ten=in_every_ten(now.value or 0)
    )


def change_words(verdict: Verdict) -> str:
    """What became of it since the year before, by the same test as on the Board's page; nothing where there is no year before."""
    if verdict.broken:
        return words.CANNOT_COMPARE
    if verdict.change is None:
        return ""
    if not verdict.change.is_clear:
        return words.NO_CHANGE
    if verdict.mood is Mood.NEITHER:
        return words.MORE if verdict.change is Change.CLEAR_RISE else words.FEWER
    return words.BETTER if verdict.mood is Mood.GOOD else words.WORSE


def in_every_ten(percent: float) -> str:
    """A percentage as a child says it: about 7 in every 10."""
    ten = round(percent / 10)
    if ten == 0:
        return "less than 1 in every 10"
    if ten == 10:
        return "all" if percent == 100 else "nearly all"
    return f"about {ten} in every 10"


def when(code: str, *, stock: bool) -> str:
    """A period as a child says it."""
    over = period(code)
    if stock or over.kind is PeriodKind.POINT:
        return f"On {over.end.day} {over.end:%B %Y}"
    if over.kind is PeriodKind.MONTH:
        return f"In {over.start:%B %Y}"
    first = f"{over.start:%B}" if over.start.year == over.end.year else f"{over.start:%B %Y}"
    return f"From {first} to {over.end:%B %Y}"


def _of_ten(item: Item, now: Figure) -> int | None:
    return round((now.value or 0) / 10) if "{ten}" in item.words else None
