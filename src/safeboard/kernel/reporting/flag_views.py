"""The analyst flags a figure of a draft headline page that was noticed and that no test flagged."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.reporting.noticed import seen_for
from safeboard.kernel.reporting.themes import flagging
from safeboard.kernel.reporting.themes.forms import ByHand
from safeboard.kernel.reporting.views import pack_of


@require_http_methods(["GET", "POST"])
def flag(request: HttpRequest, day: str, code: str) -> HttpResponse:
    """Say why the Board should look at a figure; what was noticed of it stands above the question (R-DAT-04)."""
    pack = pack_of(request, day)
    declared = REGISTRY.indicators.get(code)
    if declared is None:
        raise Http404
    form = ByHand(posted(request))
    if form.is_valid():
        try:
            flagging.flag_by_hand(pack=pack, indicator=declared, by=request.reader, **form.cleaned_data)  # type: ignore[attr-defined]
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(
                request, "Flagged. Its sub group is asked to explain it, and the agency may comment."
            )
            return redirect("headline", day=day)
    noticed = [
        each["words"] for each in seen_for(pack.meeting_on).get("noticed", ()) if each["indicator"] == code
    ]
    context = {"form": form, "indicator": declared, "pack": pack, "noticed": noticed}
    return render(request, "reporting/themes/flag.html", context)
