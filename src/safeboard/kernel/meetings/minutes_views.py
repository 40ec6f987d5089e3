"""The minutes of a meeting: read, write, circulate, agree, correct; decide, and set something going from an item."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import (
    arising,
    deciding,
    following,
    minutes,
    minutes_forms,
    notices,
    quorum,
    record,
)
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Minute, State
from safeboard.kernel.meetings.permissions import AGREE, DECIDE, FOLLOW, ITEMS, MINUTE, PAPERS
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work.today import today

FOLLOW_UPS = {"action": "Raise an action", "challenge": "Open a challenge"}


def meeting_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of the meeting, item by item, with a button for whatever may be done next."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, FOLLOW).select_related("series"), pk=pk)
    found = record.of(reader, meeting)
    may_minute = record.may_minute(reader, meeting)
    context = {
        "meeting": meeting,
        "record": found,
        "quorum": quorum.of(meeting) if meeting.quorate is not None else None,
        "may_write": may_minute and meeting.state in minutes.WRITING,
        "may_correct": may_minute and meeting.state == State.AGREED,
        "may_follow_up": may_minute and meeting.quorate is not None,
        "may_circulate": may_minute and meeting.state == State.MINUTES_DRAFT and not found.circulated_at,
        "may_decide": meeting.quorate is not None and Meeting.visible(reader, DECIDE).filter(pk=pk).exists(),
        "may_agree": meeting.state == State.MINUTES_DRAFT
        and found.circulated_at is not None
        and Meeting.visible(reader, AGREE).filter(pk=pk).exists(),
        "days_late": max(0, (today() - found.due_on).days) if not found.circulated_at else 0,
    }
    return render(request, "meetings/minutes.html", context)


def write_minute(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Write what is minuted under one item, or correct it once agreed; two writers both see both texts."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting, on_agenda = _item_of(reader, pk, item, MINUTE)
    agreed = meeting.state == State.AGREED
    versions = list(_versions(reader, on_agenda))
    last = versions[-1] if versions else None
    initial: dict[str, Any] = {"seen": last.minute_version if last else 0}
    if last and not agreed:
        initial |= {"words": last.words, "challenge": last.challenge}
    kind = minutes_forms.CorrectMinute if agreed else minutes_forms.WriteMinute
    form = kind(posted(request), initial=initial)
    since: list[Minute] = []
    if form.is_valid():
        verb = minutes.correct if agreed else minutes.write
        try:
            verb(item=on_agenda, by=reader, **form.cleaned_data)
        except SomebodyElse as refusal:
            versions = list(_versions(reader, on_agenda))
            since = [each for each in versions if each.minute_version > form.cleaned_data["seen"]]
            # Sent again, the draft is meant for what is there now.
            form.data = form.data.copy()
            form.data["seen"] = str(versions[-1].minute_version if versions else 0)
            form.add_error(None, refusal.message)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Correction added." if agreed else "Minute saved.")
            return redirect(_anchor(meeting, on_agenda))
    context = {
        "meeting": meeting,
        "item": on_agenda,
        "form": form,
        "since": since,
        "versions": versions,
        "agreed": agreed,
    }
    return render(request, "meetings/write_minute.html", context)


def _circulated(told: notices.Told) -> str:
    without = f" No e-mail address: {', '.join(told.without)}." if told.without else ""
    return (
        f"Draft circulated: {plural(told.count, 'e-mail')} with a link.{without} "
        "From now on every change is shown as a correction."
    )


def circulate(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the draft to the members for correction."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, MINUTE).select_related("series"), pk=pk)
    form = minutes_forms.Circulate(posted(request), initial={"seen": meeting.version})
    if form.is_valid():
        try:
            minutes.circulate(meeting=meeting, seen=form.cleaned_data["seen"], by=reader)
        except NotNow as refusal:
            form.add_error(None, refusal.message)
        else:
            told = notices.tell_of_minutes(meeting=meeting, by=reader)
            messages.success(request, _circulated(told))
            return redirect("meeting-minutes", pk=meeting.pk)
    return render(request, "meetings/circulate.html", {"meeting": meeting, "form": form})


def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the next meeting agreed the minutes; every correction since circulation is listed first."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, AGREE).select_related("series"), pk=pk)
    following_meeting = record.next_meetings(reader, meeting).first()
    initial = {"seen": meeting.version, "at_meeting": following_meeting}
    form = minutes_forms.Agree(posted(request), reader=reader, meeting=meeting, initial=initial)
    if form.is_valid():
        try:
            minutes.agree(
                meeting=meeting,
                seen=form.cleaned_data["seen"],
                at_meeting=form.cleaned_data["at_meeting"],
                by=reader,
            )
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Minutes agreed.")
            return redirect("meeting-minutes", pk=meeting.pk)
    context = {
        "meeting": meeting,
        "form": form,
        "record": record.of(reader, meeting),
        "choices": record.next_meetings(reader, meeting).exists(),
    }
    return render(request, "meetings/agree.html", context)


def decide(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Write down what the meeting decided under one item; refused where it had no quorum."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting, on_agenda = _item_of(reader, pk, item, DECIDE)
    initial = {"known": deciding.known_at(on_agenda)}
    form = minutes_forms.Decide(posted(request), reader=reader, item=on_agenda, initial=initial)
    if form.is_valid():
        try:
            made = deciding.decide(item=on_agenda, by=reader, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"{made} written down.")
            return redirect(_anchor(meeting, on_agenda))
    context = {"meeting": meeting, "item": on_agenda, "form": form, "quorum": quorum.of(meeting)}
    return render(request, "meetings/decide.html", context)


def follow_up(request: HttpRequest, pk: int, item: int, kind: str) -> HttpResponse:
    """Open a challenge or raise an action that follows from an item; it goes to the one tracker."""
    if kind not in FOLLOW_UPS:
        raise Http404
    reader = request.reader  # type: ignore[attr-defined]
    meeting, on_agenda = _item_of(reader, pk, item, MINUTE)
    form = minutes_forms.FollowUp(posted(request), kind=kind)
    if form.is_valid():
        try:
            raised = following.raise_from(item=on_agenda, kind=kind, by=reader, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"{raised} raised.")
            return redirect(_anchor(meeting, on_agenda))
    context = {"meeting": meeting, "item": on_agenda, "form": form, "heading": FOLLOW_UPS[kind]}
    return render(request, "meetings/follow_up.html", context)


def matters_arising(request: HttpRequest, pk: int) -> HttpResponse:
    """What the same body asked for before, and what happened since its last meeting."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, FOLLOW).select_related("series"), pk=pk)
    context = {
        "meeting": meeting,
        "matters": arising.matters(reader, meeting.series, meeting.on),
        "last": arising.last_held(reader, meeting.series, meeting.on),
    }
    return render(request, "meetings/arising.html", context)


def _item_of(reader: Reader, pk: int, item: int, permission: Any) -> tuple[Meeting, AgendaItem]:
    """The meeting, where this reader may do this there, and its item, where they may read it."""
    meeting = get_object_or_404(Meeting.visible(reader, permission).select_related("series"), pk=pk)
    items = AgendaItem.visible(reader, ITEMS).filter(meeting=meeting, taken_off=False)
    return meeting, get_object_or_404(items.select_related("meeting__series"), pk=item)


def _versions(reader: Reader, item: AgendaItem) -> Any:
    return Minute.visible(reader, PAPERS).filter(item=item).select_related("by").order_by("minute_version")


def _anchor(meeting: Meeting, item: AgendaItem) -> str:
    return f"{reverse('meeting-minutes', kwargs={'pk': meeting.pk})}#item-{item.pk}"
