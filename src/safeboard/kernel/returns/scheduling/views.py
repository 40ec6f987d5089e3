"""Who sends what, when and on what basis: the list, and adding, changing and ending a schedule."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safeboard.kernel.access import policy
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.returns.models import Schedule
from safeboard.kernel.returns.permissions import PLAN
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.saving import save
from safeboard.kernel.returns.scheduling import schedules
from safeboard.kernel.returns.scheduling import selectors as schedule_selectors
from safeboard.kernel.returns.scheduling.forms import AddSchedule, ChangeSchedule, EndSchedule
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today


def schedule_list(request: HttpRequest) -> HttpResponse:
    """Every agreement on what is sent: now, to come and past; one's own agency's for its people."""
    reader = request.reader  # type: ignore[attr-defined]
    groups = schedule_selectors.by_time(reader, today())
    context = {
        "groups": groups,
        "plans": policy.may(reader, PLAN),
        "without": schedule_selectors.without_schedule(reader),
    }
    return render(request, "returns/schedules.html", context)


def schedule_excel(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    return workbook([schedule_selectors.sheet(request.reader)], "schedules-of-returns")  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """An agency sends a return from a day on."""
    reader = request.reader  # type: ignore[attr-defined]
    agencies = schedule_selectors.agencies(today())
    first = {"agency": request.GET.get("agency", ""), "return_code": request.GET.get("return", "")}
    form = AddSchedule(request.POST or None, initial=first, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        agency = next(each for each in agencies if str(each.pk) == said["agency"])
        try:
            made = schedules.add(
                agency=agency,
                return_code=said["return_code"],
                terms=form.terms(),
                since=said["since"],
                by=reader,
            )
        except NotNow as refused:
            form.add_error("return_code", str(refused))
        else:
            messages.success(request, f"{made} is in the calendar now.")
            return redirect("returns-schedules")
    return render(request, "returns/schedule_form.html", {"form": form, "schedule": None, "conflict": False})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other terms from a day on."""
    schedule = _open(request, pk)
    form = ChangeSchedule(request.POST or None, schedule=schedule)
    made, conflict = save(
        request,
        form,
        schedule,
        lambda said: schedules.change(
            schedule,
            terms=form.terms(),
            since=said["since"],
            why=said["why"],
            seen=said["seen"],
            by=request.reader,  # type: ignore[attr-defined]
        ),
        refused_at="since",
    )
    if made is not None:
        messages.success(request, f"{made}: the new terms count from {day(made.since)}.")
        return redirect("returns-schedules")
    context = {"form": form, "schedule": schedule, "conflict": conflict}
    return render(request, "returns/schedule_form.html", context, status=409 if conflict else 200)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not asked for any more after a day."""
    schedule = _open(request, pk)
    form = EndSchedule(request.POST or None, initial={"seen": schedule.version})
    kept, conflict = save(
        request,
        form,
        schedule,
        lambda said: schedules.end(
            schedule,
            until=said["until"],
            why=said["why"],
            seen=said["seen"],
            by=request.reader,  # type: ignore[attr-defined]
        ),
        refused_at="until",
    )
    if kept:
        messages.success(request, f"{schedule} ends on {day(schedule.until)}.")
        return redirect("returns-schedules")
    context = {"form": form, "schedule": schedule, "conflict": conflict}
    return render(request, "returns/schedule_end.html", context, status=409 if conflict else 200)


def _open(request: HttpRequest, pk: int) -> Schedule:
    visible = Schedule.visible(request.reader, PLAN)  # type: ignore[attr-defined]
    schedule: Schedule = get_object_or_404(visible.select_related("agency"), pk=pk)
    return schedule
