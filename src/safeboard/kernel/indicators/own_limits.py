"""The limits that the Board set for its own work, judged in the newest quarters (R-GOV-02, T5)."""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.grammar.declarations.indicators import Indicator, Limit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import Period, PeriodKind
from safeboard.kernel.indicators.aims import limit_of
from safeboard.kernel.indicators.disclosure import annual_periods, breakdown, figure
from safeboard.kernel.indicators.looking import Seen
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters


def beyond_limit(indicator: Indicator, limit: Limit, snapshot: Snapshot, area: str) -> Iterator[Seen]:
    """A limit of the Board's own is broken in the newest quarters, by the whole or by some of its parts."""
    newest = [
        each
        for each in _judged(indicator, snapshot, area)
        if figure(snapshot, indicator.code, each.code, area).words == ""
    ][-limit.times :]
    if len(newest) < limit.times:
        return
    by_quarter = [
        breakdown(snapshot, indicator.code, each.code, area, limit.by)
        if limit.by
        else [figure(snapshot, indicator.code, each.code, area)]
        for each in newest
    ]
    # Each quarter by the limit that counted at its end.
    limits = [limit_of(indicator, each.code) for each in newest]
    broken = [
        {each.category for each in figures if each.value is not None and then.is_broken_by(each.value)}
        if then
        else set()
        for figures, then in zip(by_quarter, limits, strict=True)
    ]
    always = set.intersection(*broken)
    now = sorted(
        (each for each in by_quarter[-1] if each.category in always), key=lambda each: each.value or 0
    )
    if now:
        said = "; ".join(
            f"{each.category_words} {each.parts or each.shown}" if limit.by else each.parts or each.shown
            for each in now
        )
        words = f"{indicator.title}: {(limits[-1] or limit).words}: {said}"
        yield Seen(indicator.code, newest[-1].code, "limit", words[:400], None)


def _judged(indicator: Indicator, snapshot: Snapshot, area: str) -> list[Period]:
    """The periods that a limit judges: quarters, or years where nothing shorter is counted."""
    every = REGISTRY.tables[indicator.measure.table.name].every
    if every in (PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR):
        return annual_periods(snapshot, area, every)
    return last_quarters(snapshot, area)
