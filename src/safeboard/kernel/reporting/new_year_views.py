"""*Start the new year*: the checklist, the rehearsal, one step at a time."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from safeboard.kernel.reporting import new_year
from safeboard.kernel.work.today import today


@require_http_methods(["GET", "POST"])
def checklist(request: HttpRequest) -> HttpResponse:
    """What starting the year would do, step by step; `POST` rehearses all of it and writes nothing."""
    reader = request.reader  # type: ignore[attr-defined]
    year = new_year.year_to_start(today())
    financial, school = new_year.years_side_by_side(year)
    rehearsed = new_year.rehearse(year=year, by=reader) if request.method == "POST" else []
    steps = new_year.steps(year, reader)
    context = {
        "year": year,
        "financial": financial,
        "school": school,
        "steps": steps,
        "left": sum(1 for each in steps if not each.done),
        "rehearsed": rehearsed,
        "problems": sum(1 for each in rehearsed if each.problem),
    }
    return render(request, "reporting/new_year.html", context)


@require_POST
def step(request: HttpRequest, code: str) -> HttpResponse:
    """Do one step."""
    year = new_year.year_to_start(today())
    try:
        did = new_year.do(year=year, code=code, by=request.reader)  # type: ignore[attr-defined]
    except KeyError as unknown:
        raise Http404 from unknown
    except (new_year.AlreadyDone, ValueError) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"Done: {did.said[0]}" if len(did.said) == 1 else f"Done: {len(did.said)} things."
        )
    return redirect("new-year")
