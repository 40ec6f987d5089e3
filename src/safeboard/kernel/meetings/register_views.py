"""The register of a meeting, saying that it was held, and the interests that members declare."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import declaring, quorum, register, register_forms
from safeboard.kernel.meetings.models import AgendaItem, Declaration, Meeting, Series
from safeboard.kernel.meetings.permissions import GROUPS, ITEMS, MINUTE, PLAN, SITTING
from safeboard.kernel.work.today import today


def take_register(request: HttpRequest, pk: int) -> HttpResponse:
    """One line a seat, saved at once; somebody else's save in between is shown beside what was typed."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, MINUTE).select_related("series"), pk=pk)
    rows = register.rows(reader, meeting)
    form = register_forms.Register(posted(request), rows=rows)
    since: list[register.Row] = []
    if form.is_valid():
        try:
            changed = register.save(meeting=meeting, lines=form.lines(), by=reader)
        except SomebodyElse as refusal:
            form.add_error(None, refusal.message)
            since = [row for row in rows if row.recorded and row.recorded.version != _seen(form, row)]
            _take_for_new(form, rows)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            said = f"Register saved: {len(changed)} changed." if changed else "Nothing was changed."
            messages.success(request, said)
            return redirect("meeting-register", pk=meeting.pk)
    context = {
        "meeting": meeting,
        "form": form,
        "rows": rows,
        "since": since,
        "left": sum(1 for row in rows if row.recorded is None),
        "quorum": quorum.of(meeting),
        "hold": register_forms.Hold(initial={"seen": meeting.version}),
        "can_hold": meeting.state in register.BEFORE and meeting.on <= today(),
        "to_come": meeting.on > today(),
        "declared": _declared(request, meeting),
    }
    return render(request, "meetings/register.html", context)


def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the meeting was held."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, MINUTE).select_related("series"), pk=pk)
    form = register_forms.Hold(posted(request), initial={"seen": meeting.version})
    if form.is_valid():
        try:
            judged = register.hold(
                meeting=meeting,
                seen=form.cleaned_data["seen"],
                interests_asked=form.cleaned_data["interests_asked"],
                by=reader,
            )
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"Held. {judged.why}")
            return redirect("meeting-minutes", pk=meeting.pk)
    context = {
        "meeting": meeting,
        "form": form,
        "quorum": quorum.of(meeting),
        "declared": _declared(request, meeting),
    }
    return render(request, "meetings/hold.html", context)


def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down an interest in one item of a meeting, and how it was handled."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, MINUTE).select_related("series"), pk=pk)
    form = register_forms.DeclareAtMeeting(posted(request), reader=reader, meeting=meeting)
    if form.is_valid():
        try:
            declaring.declare(by=reader, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Interest written down.")
            return redirect("meeting-register", pk=meeting.pk)
    context = {"form": form, "meeting": meeting, "declared": _declared(request, meeting)}
    return render(request, "meetings/declare.html", context)


def interests(request: HttpRequest, code: str) -> HttpResponse:
    """The standing register of interests of one body."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(Series.visible(reader, GROUPS), code=code)
    rows = Declaration.visible(reader, SITTING).filter(seat__series=series, item=None)
    context = {
        "series": series,
        "rows": rows.select_related("seat__constituency", "holder"),
        "may_change": Series.visible(reader, PLAN).filter(pk=series.pk).exists(),
    }
    return render(request, "meetings/interests.html", context)


def declare_standing(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a standing interest of whoever holds a seat."""
    reader = request.reader  # type: ignore[attr-defined]
    series = _minuted(request, code)
    form = register_forms.DeclareStanding(posted(request), reader=reader, series_id=series.pk, on=today())
    if form.is_valid():
        try:
            declaring.declare(by=reader, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Interest written down.")
            return redirect("interests", code=series.code)
    return render(request, "meetings/declare.html", {"form": form, "series": series})


def end_interest(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """End a standing interest on a day."""
    reader = request.reader  # type: ignore[attr-defined]
    series = _minuted(request, code)
    rows = Declaration.visible(reader, SITTING).filter(seat__series=series, item=None)
    declaration = get_object_or_404(rows.select_related("holder", "seat__constituency"), pk=pk)
    form = register_forms.EndInterest(posted(request))
    if form.is_valid():
        try:
            declaring.end(declaration=declaration, on=form.cleaned_data["on"], by=reader)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Interest ended. It stays on the register.")
            return redirect("interests", code=series.code)
    context = {"form": form, "series": series, "declaration": declaration}
    return render(request, "meetings/end_interest.html", context)


def _minuted(request: HttpRequest, code: str) -> Series:
    """The body, where this reader runs its meetings; else it is not there for them."""
    return get_object_or_404(Series.visible(request.reader, PLAN), code=code)  # type: ignore[attr-defined]


def _declared(request: HttpRequest, meeting: Meeting) -> list[Declaration]:
    reader = request.reader  # type: ignore[attr-defined]
    items = AgendaItem.visible(reader, ITEMS).filter(meeting=meeting)
    rows = Declaration.visible(reader, SITTING).filter(item__in=items)
    return list(rows.select_related("seat__constituency", "holder", "item"))


def _seen(form: register_forms.Register, row: register.Row) -> int:
    return form.cleaned_data.get(f"seen-{row.seat.pk}") or 0


def _take_for_new(form: register_forms.Register, rows: list[register.Row]) -> None:
    """Sent again, the draft is meant for what is recorded now."""
    form.data = form.data.copy()
    for row in rows:
        form.data[f"seen-{row.seat.pk}"] = str(row.recorded.version if row.recorded else 0)
