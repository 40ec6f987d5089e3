"""Answering a proposed new baseline: accepted with a reason and a month, or declined with a reason."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators import rebases, selectors
from safeboard.kernel.indicators.baseline_proposed import months_to_choose, proposed
from safeboard.kernel.indicators.forms import NewBaseline
from safeboard.kernel.indicators.models import Rebase
from safeboard.kernel.indicators.permissions import REBASE


@require_http_methods(["GET", "POST"])
def baseline(request: HttpRequest, code: str) -> HttpResponse:
    """Accept or decline a new baseline of a chart. Without months to choose from there is no such page."""
    snapshot = selectors.newest_snapshot(request.reader)  # type: ignore[attr-defined]
    if code not in REGISTRY.indicators or snapshot is None:
        raise Http404
    shown = selectors.show(snapshot, code, small=selectors.sees_small(request.reader))  # type: ignore[attr-defined]
    chart = shown.chart if shown else None
    months = months_to_choose(chart) if chart else []
    if shown is None or chart is None or not months:
        raise Http404
    offer = proposed(chart)
    form = NewBaseline(
        request.POST or None,
        months=months,
        initial={"starts_on": offer.month.start.isoformat() if offer else None},
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            rebases.answer(
                indicator=code,
                starts_on=asked["starts_on"],
                accepted=asked["answer"] == Rebase.ACCEPTED,
                reason=asked["reason"],
                by=request.reader,  # type: ignore[attr-defined]
            )
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("indicator", code=code)
    earlier = Rebase.visible(request.reader, REBASE).filter(indicator=code).select_related("answered_by")  # type: ignore[attr-defined]
    return render(
        request,
        "indicators/baseline.html",
        {
            "indicator": REGISTRY.indicators[code],
            "form": form,
            "offer": offer,
            "svg": shown.svg,
            "finding": shown.finding,
            "earlier": [rebases.words_of(row) for row in earlier],
        },
    )
