"""Pages that gather from every room: the search, and what is asked of an agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safeboard.kernel.reporting import asking, finding
from safeboard.kernel.work.today import today


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What every room finds for the words of `?q=`, with its words around the find."""
    words = request.GET.get("q", "")
    finds: tuple[finding.Finds, ...] = ()
    problem = ""
    if words.strip():
        try:
            finds = finding.search(request.reader, words)  # type: ignore[attr-defined]
        except ValueError as refusal:
            problem = str(refusal)
    context = {
        "words": words,
        "finds": finds,
        "problem": problem,
        "excerpt": finding.excerpt,
        "count": sum(len(each.found) for each in finds),
    }
    return render(request, "reporting/search.html", context)


@require_safe
def asked_of(request: HttpRequest) -> HttpResponse:
    """The agencies whose page the reader may open; who may open one only goes there."""
    agencies = list(asking.agencies(request.reader))  # type: ignore[attr-defined]
    if len(agencies) == 1:
        return redirect("asked-of-agency", code=agencies[0].code)
    return render(request, "reporting/agencies.html", {"agencies": agencies})


@require_safe
def asked_of_agency(request: HttpRequest, code: str) -> HttpResponse:
    """Owes, late, challenges, actions, attendance, people: for the visit, and for printing."""
    reader = request.reader  # type: ignore[attr-defined]
    agency = get_object_or_404(asking.agencies(reader), code=code)
    return render(request, "reporting/agency.html", {"page": asking.of(reader, agency, today())})
