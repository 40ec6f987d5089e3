"""Challenge events: the list, one event with its briefing and actions, and its stages (domain W20)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.kernel.access import policy
from safeboard.kernel.actions import challenge_selectors, event_forms, events, forms, sheets
from safeboard.kernel.actions.models import ChallengeEvent
from safeboard.kernel.actions.permissions import RAISE
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.work.today import today


@dataclass(frozen=True, slots=True)
class StagePage:
    """The page of the next stage: its heading, its form, its verb."""

    heading: str
    form: type[event_forms.Stage]
    verb: Callable[..., None]


STAGES = {
    "asked": StagePage("Ask for evidence", event_forms.Ask, events.ask),
    "held": StagePage("Say that it was held", event_forms.Held, events.hold),
    "findings": StagePage("Write the findings and the briefing", event_forms.Findings, events.find),
    "actions": StagePage("The actions are agreed", event_forms.Actions, events.agree_actions),
    "revisited": StagePage("Say what changed since", event_forms.Revisit, events.revisit),
}


def event_list(request: HttpRequest) -> HttpResponse:
    """Every challenge event, the latest first."""
    reader = request.reader  # type: ignore[attr-defined]
    context = {
        "lines": challenge_selectors.events_listed(reader, today()),
        "may_plan": policy.may(reader, RAISE),
    }
    return render(request, "actions/events.html", context)


def events_excel(request: HttpRequest) -> HttpResponse:
    """The challenge events as a workbook."""
    lines = challenge_selectors.events_listed(request.reader, today())  # type: ignore[attr-defined]
    notes = (
        ("What this is", "Challenge events, from Safeboard."),
        ("As at", f"{today().day} {today():%B %Y}"),
    )
    data = spreadsheets.write((sheets.events(lines),), notes)
    response = HttpResponse(data, content_type=spreadsheets.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="challenge-events-{today():%Y-%m-%d}.xlsx"'
    return response


def event_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: scope, who gave evidence, findings, briefing, what follows from it, the next stage."""
    reader = request.reader  # type: ignore[attr-defined]
    event = get_object_or_404(challenge_selectors.events(reader), pk=pk)
    coming = events.NEXT.get(event.state, "")
    may = policy.may(reader, RAISE)
    context = {
        "event": event,
        "on": challenge_selectors.event_on(event, today()),
        "items": challenge_selectors.of_event(reader, event),
        "coming": coming,
        "button": STAGES[coming].heading if coming and may else "",
        "may_raise": may and event.state in ("findings", "actions"),
    }
    return render(request, "actions/event.html", context)


def plan_event(request: HttpRequest) -> HttpResponse:
    """Plan an event."""
    reader = request.reader  # type: ignore[attr-defined]
    form = event_forms.PlanEvent(forms.posted(request), reader=reader)
    if form.is_valid():
        try:
            event = events.plan_event(by=reader, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Event planned.")
            return redirect("challenge-event", pk=event.pk)
    return render(request, "actions/event_plan.html", {"form": form})


def event_stage(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """Take an event to its next stage; what was typed stays where somebody else was faster."""
    if stage not in STAGES:
        raise Http404
    reader = request.reader  # type: ignore[attr-defined]
    event = get_object_or_404(ChallengeEvent.visible(reader, RAISE), pk=pk)
    page = STAGES[stage]
    form = page.form(forms.posted(request), initial={"seen": event.version}, reader=reader, event=event)
    now_there = ""
    if form.is_valid():
        try:
            page.verb(event=event, seen=form.cleaned_data["seen"], by=reader, **form.verb_fields())
        except SomebodyElse as refusal:
            event.refresh_from_db()
            now_there = event.get_state_display()
            # Sent again, the draft is meant for what is there now.
            form.data = form.data.copy()
            form.data["seen"] = str(event.version)
            form.add_error(None, refusal.message)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Saved.")
            return redirect("challenge-event", pk=event.pk)
    context = {"event": event, "page": page, "form": form, "now_there": now_there}
    return render(request, "actions/event_stage.html", context)
