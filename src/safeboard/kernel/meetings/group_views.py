"""Making a body that meets, its terms, and planning its year."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from safeboard.kernel.actions.forms import posted
from safeboard.kernel.meetings import group_forms, planning, series
from safeboard.kernel.meetings.asking import ask, attempt
from safeboard.kernel.meetings.models import Series
from safeboard.kernel.meetings.permissions import PLAN, SEATS
from safeboard.kernel.partnership import clocks
from safeboard.kernel.work.today import today


def new_group(request: HttpRequest) -> HttpResponse:
    """A body that meets."""
    reader = request.reader  # type: ignore[attr-defined]
    form = group_forms.NewGroup(posted(request), reader=reader)
    if form.is_valid():
        made = attempt(form, lambda: series.create_series(by=reader, **form.cleaned_data))
        if made:
            messages.success(request, f"{made} can now be planned.")
            return redirect("group", code=made.code)
    return ask(request, form, heading="A new group", button="Make the group", back=reverse("meetings"))


def terms(request: HttpRequest, code: str) -> HttpResponse:
    """Name, terms of reference, how often it meets; if somebody changed them meanwhile, both are shown."""
    reader = request.reader  # type: ignore[attr-defined]
    found = get_object_or_404(Series.visible(reader, SEATS), code=code)
    start = {name: getattr(found, name) for name in ("name", "terms", "months_between", "until")}
    form = group_forms.Terms(posted(request), initial={**start, "seen": found.version})
    now: list[tuple[str, object]] = []
    if form.is_valid():
        fields = dict(form.cleaned_data)
        seen = fields.pop("seen")
        done = attempt(
            form,
            lambda: series.edit_series(series=found, seen=seen, by=reader, **fields),
            version=lambda: Series.visible(reader, SEATS).get(pk=found.pk).version,
        )
        if done:
            messages.success(request, "Saved.")
            return redirect("group", code=code)
        found.refresh_from_db()
        if found.version != seen:
            now = [
                ("Name", found.name),
                ("Every how many months", found.months_between),
                ("Terms", found.terms),
            ]
    back = reverse("group", kwargs={"code": code})
    return ask(
        request, form, heading="Terms of reference", button="Save", back=back, caption=found.name, now=now
    )


def plan_year(request: HttpRequest, code: str) -> HttpResponse:
    """A year of meetings: first the days are proposed, then the list is changed, then it is saved."""
    reader = request.reader  # type: ignore[attr-defined]
    found = get_object_or_404(Series.visible(reader, PLAN), code=code)
    saving = request.method == "POST" and "dates" in request.POST
    start = {"months_between": found.months_between, "count": max(1, 12 // found.months_between)}
    asked = group_forms.PlanYear(None if saving else posted(request), initial=start)
    listed: group_forms.Dates | None = None
    if saving:
        listed = group_forms.Dates(request.POST)
        if listed.is_valid():
            fields = listed.cleaned_data
            made = attempt(listed, lambda: planning.plan_meetings(series=found, by=reader, **fields))
            if made:
                messages.success(
                    request, f"{len(made)} {'meeting' if len(made) == 1 else 'meetings'} planned."
                )
                return redirect("group", code=code)
    elif asked.is_valid():
        typed = asked.cleaned_data
        shut = {*typed["closed"], *clocks.closure_days(today())}
        dates = attempt(asked, lambda: planning.proposed_dates(**{**typed, "closed": shut}))
        if dates:
            listed = group_forms.Dates(initial={"dates": _lines(dates), "starts": "10:00", "ends": "12:30"})
    if listed is not None:
        context = {"series": found, "form": listed}
        return render(request, "meetings/plan_dates.html", context)
    back = reverse("group", kwargs={"code": code})
    intro = ("The weekday of the first meeting is kept. You can change every day before anything is saved.",)
    return ask(
        request,
        asked,
        heading="Plan the year",
        button="Show the days",
        back=back,
        caption=found.name,
        intro=intro,
    )


def _lines(dates: list[dt.date]) -> str:
    return "\n".join(planning.said(each) for each in dates)
