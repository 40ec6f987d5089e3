"""What is behind a change: in words for whoever reads the indicator, with its numbers for the analyst."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.access import policy
from safeboard.kernel.indicators import selectors
from safeboard.kernel.indicators.disclosure import Figure, annual_periods, figure
from safeboard.kernel.indicators.judgement import break_between
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters, year_before
from safeboard.kernel.indicators.permissions import TAKE_APART
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.indicators.spikes import reading, telling
from safeboard.kernel.indicators.spikes.decomposing import Report
from safeboard.kernel.trail import recorder


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which indicator over which two periods, from which snapshot."""

    indicator: Indicator
    snapshot: Snapshot
    area: str
    now: Period
    before: Period
    choices: tuple[Period, ...]

    def figures(self, *, small: bool) -> tuple[Figure, Figure]:
        """Both figures as they may be shown."""
        before, now = (
            figure(self.snapshot, self.indicator.code, each.code, self.area, small=small)
            for each in (self.before, self.now)
        )
        return before, now

    def can_be_compared(self) -> bool:
        """Whether both figures can be shown and were counted in one way."""
        before, now = self.figures(small=False)
        return None not in (before.value, now.value) and not break_between(self.indicator, before, now)

    def reports(self) -> list[list[Report]]:
        """The rows of both periods. Raises RowsGone."""
        return reading.reports(self.snapshot, self.indicator, self.area, (self.before, self.now))


@require_safe
def change(request: HttpRequest, code: str) -> HttpResponse:
    """What is behind a change, in words that re-create nobody. The whole county only, a year or a quarter."""
    asked = _asked(request, code)
    before, now = asked.figures(small=False)
    told, why_not = None, ""
    if now.value is None or before.value is None:
        why_not = f"{(now if now.value is None else before).words}: nothing can be said of this change."
    elif broken := break_between(asked.indicator, before, now):
        why_not = f"The way of counting changed, so these two cannot be compared. {broken.why}"
    else:
        try:
            told = telling.told(*asked.reports())
        except reading.RowsGone as gone:
            why_not = f"{gone} What was counted from them stays."
    return render(
        request,
        "indicators/change.html",
        {
            "asked": asked,
            "before": before,
            "now": now,
            "told": told,
            "why_not": why_not,
            "may_take_apart": policy.may(request.reader, TAKE_APART),  # type: ignore[attr-defined]
        },
    )


@require_safe
def change_by_child(request: HttpRequest, code: str) -> HttpResponse:
    """The same change with its numbers, on rows in which children are keyed codes: for the analyst."""
    asked = _asked(request, code)
    try:
        apart = telling.apart(*asked.reports())
    except reading.RowsGone as gone:
        raise Http404 from gone
    recorder.note("indicators.take-apart", thing="indicator", thing_id=code, period=asked.now.code)
    labels = {
        name: REGISTRY.label(asked.indicator.measure.table.name, reading.SOURCE, name)
        for name, _, _ in apart.sources
    }
    return render(
        request, "indicators/change_by_child.html", {"asked": asked, "apart": apart, "labels": labels}
    )


def _asked(request: HttpRequest, code: str) -> _Asked:
    """What the page is about. 404 for an indicator without rows about children and for a period it has not."""
    indicator = REGISTRY.indicators.get(code)
    snapshot = selectors.newest_snapshot(request.reader)  # type: ignore[attr-defined]
    if indicator is None or snapshot is None or not reading.can_be_taken_apart(indicator):
        raise Http404
    area = next(iter(areas(snapshot)), "")
    choices = (*reversed(annual_periods(snapshot, area)), *reversed(last_quarters(snapshot, area)))
    found = [
        _Asked(indicator, snapshot, area, each, period(year_before(each.code)), choices) for each in choices
    ]
    wanted = request.GET.get("period", "")
    if wanted:
        found = [each for each in found if each.now.code == wanted]
    if not found:
        raise Http404
    return next((each for each in found if each.can_be_compared()), found[0])
