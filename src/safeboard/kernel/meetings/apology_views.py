"""Apologies from inside, and by the link in an e-mail without signing in (pages.md 3.9)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import apologies, meeting_forms, selectors
from safeboard.kernel.meetings.asking import ask, attempt
from safeboard.kernel.meetings.models import Meeting


def from_inside(request: HttpRequest, pk: int) -> HttpResponse:
    """Send apologies for one's own seat; the office for any."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = _meeting(request, pk)
    holders = selectors.may_apologise_for(reader, meeting)
    if not holders:
        raise Http404
    form = meeting_forms.Apologies(posted(request), reader=reader, holders=holders)
    if form.is_valid():
        done = attempt(form, lambda: apologies.send_apologies(meeting=meeting, **form.cleaned_data))
        if done:
            messages.success(request, f"Noted for {done.seat}: {done.get_presence_display().lower()}.")
            return redirect(_back(meeting))
    return ask(
        request, form, heading="Send apologies", button="Send apologies",
        back=_back(meeting), caption=str(meeting),
    )  # fmt: skip


def take_back(request: HttpRequest, pk: int, holder: int) -> HttpResponse:
    """The holder comes after all."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = _meeting(request, pk)
    found = next((each for each in selectors.may_apologise_for(reader, meeting) if each.pk == holder), None)
    if found is None or request.method != "POST":
        raise Http404
    try:
        apologies.take_back(meeting=meeting, holder=found)
    except NotNow as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"{found.seat}: expected again.")
    return redirect(_back(meeting))


def from_link(request: HttpRequest, token: str) -> HttpResponse:
    """One page, one button, without signing in. Opening it writes nothing: mail scanners open links.

    Whatever is wrong with a link, the answer is the same plain page (410, gone).
    """
    invited = apologies.opened(token)
    sent = None
    if invited is not None and request.method == "POST":
        try:
            sent = apologies.send_apologies(
                meeting=invited.meeting,
                holder=invited.holder,
                deputy_comes="deputy" in request.POST,
                via="link",
            )
        except NotNow:
            invited = None
    context = {"invited": invited, "sent": sent}
    return render(request, "meetings/apologies_link.html", context, status=200 if invited else 410)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting that this reader follows."""
    return get_object_or_404(selectors.meetings(request.reader), pk=pk)  # type: ignore[attr-defined]


def _back(meeting: Meeting) -> str:
    return reverse("meeting", kwargs={"pk": meeting.pk})
