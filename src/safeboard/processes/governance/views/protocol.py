"""The Joint Protocol: who leads on what since when, what is exchanged, what is asked of agencies (SYS-52)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from safeboard.grammar.dates import financial_year
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import plan_selectors
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.work.today import today
from safeboard.processes.governance.forms import protocol as forms
from safeboard.processes.governance.forms.fields import posted
from safeboard.processes.governance.models import Asked, Topic
from safeboard.processes.governance.permissions import EDIT, READ
from safeboard.processes.governance.selectors import protocol as selectors
from safeboard.processes.governance.services import protocol as services
from safeboard.processes.governance.views.saving import form_page

NEW: dict[str, tuple[str, type[django_forms.Form], Callable[..., Any]]] = {
    "topic": ("Add a topic", forms.NewTopic, services.add_topic),
    "exchange": ("Record a meeting or a report", forms.Exchange, services.exchange),
    "data": ("Record that a board asks for data", forms.AskForData, services.ask_for_data),
}
KEEPS_NO_REASON = ("topic", "data")
ACTS: dict[str, tuple[str, type[django_forms.Form], Callable[..., Any]]] = {
    "lead": ("Record who leads", forms.Lead, services.agree_lead),
    "report": ("Record a report or a review", forms.Report, services.report),
}


@require_safe
def protocol(request: HttpRequest) -> HttpResponse:
    """Topics with their leads, chairs' meetings, reports exchanged, data asked twice, shared actions."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    on = today()
    year = period(period(financial_year(on)).previous().code).previous().code
    items = selectors.data_items(reader)
    context = {
        "topics": selectors.topics(reader, on),
        "chairs": selectors.chairs(reader, on),
        "exchanges": selectors.exchanges(reader)[:20],
        "year": year,
        "not_exchanged": selectors.not_exchanged(reader, year),
        "items": items,
        "twice": selectors.twice(items),
        "shared": plan_selectors.shared(reader, on),
        "may_edit": policy.may(reader, EDIT),
    }
    return render(request, "governance/protocol.html", context)


@require_safe
def topic_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One topic: who leads since when, its strands, its whole history."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    topic = get_object_or_404(Topic.visible(reader, READ), pk=pk)
    acts = [(code, each[0]) for code, each in ACTS.items() if code == "lead" or topic.lead]
    context = {"led": selectors.led(topic, today()), "acts": acts if policy.may(reader, EDIT) else []}
    return render(request, "governance/topic.html", context)


def new(request: HttpRequest, what: str) -> HttpResponse:
    """Add a topic, a meeting or report, or data that is asked for."""
    if what not in NEW:
        raise Http404
    reader: Reader = request.reader  # type: ignore[attr-defined]
    heading, form_class, verb = NEW[what]

    def save(typed: dict[str, Any]) -> None:
        if what in KEEPS_NO_REASON:
            typed.pop("why_safe")
        verb(by=reader, **typed)

    return form_page(
        request,
        form_class(posted(request)),
        save,
        heading=heading,
        caption="Joint Protocol",
        back=reverse("joint-protocol"),
    )


def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Record a lead, a report or a review."""
    if act not in ACTS:
        raise Http404
    reader: Reader = request.reader  # type: ignore[attr-defined]
    topic = get_object_or_404(Topic.visible(reader, EDIT), pk=pk)
    heading, form_class, verb = ACTS[act]
    return form_page(
        request,
        form_class(posted(request), initial={"seen": topic.version}),
        lambda typed: verb(topic=topic, by=reader, **typed),
        heading=heading,
        caption=topic.title,
        back=reverse("topic", kwargs={"pk": topic.pk}),
        row=topic,
        there=lambda: f"{topic.get_lead_display() or 'Nobody'} leads, {topic.get_state_display().lower()}",
    )


@require_POST
def stop_asking(request: HttpRequest, pk: int) -> HttpResponse:
    """A board no longer asks for it."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    asked = get_object_or_404(Asked.visible(reader, EDIT), pk=pk)
    try:
        services.stop_asking(asked=asked, seen=asked.version, by=reader)
        messages.success(request, "Saved.")
    except (NotNow, SomebodyElse) as refusal:
        messages.error(request, refusal.message)
    return redirect("joint-protocol")
