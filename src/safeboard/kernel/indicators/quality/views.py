"""The page *Quality of what agencies send*."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.indicators.permissions import READ
from safeboard.kernel.indicators.quality import selectors


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """How complete, how free of errors and how timely the returns of each agency are, with eight quarters."""
    reader = request.reader  # type: ignore[attr-defined]
    snapshot = selectors.newest(reader)
    return render(
        request,
        "indicators/quality.html",
        {
            "snapshot": snapshot,
            "senders": selectors.senders(snapshot, reader) if snapshot else [],
            "measures": [(title, REGISTRY.indicators[code]) for code, title in selectors.MEASURES.items()],
            "reads": policy.may(reader, READ),
        },
    )
