"""The seats of a body with their history: add, appoint, deputise, end (SYS-43)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from safeboard.kernel.actions.forms import posted
from safeboard.kernel.meetings import group_selectors, seat_forms, seats
from safeboard.kernel.meetings.asking import ask, attempt
from safeboard.kernel.meetings.group_forms import Seen
from safeboard.kernel.meetings.models import Constituency, Holder, Seat, Series, SeriesKind
from safeboard.kernel.meetings.permissions import FOLLOW, SEATS, SITTING
from safeboard.kernel.work.today import today


def seat_list(request: HttpRequest, code: str) -> HttpResponse:
    """Every seat of a body, who sits there, where nobody does and since when."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(Series.visible(reader, SEATS), code=code)
    sitting = group_selectors.sitting_in(reader, series, today())
    filled = {each.seat.constituency_id for each in sitting}
    context = {
        "series": series,
        "sitting": sitting,
        "empty": [
            each
            for each in Constituency.visible(reader, FOLLOW).filter(series=series)
            if each.pk not in filled
        ],
        "lay": group_selectors.lay_flag(sitting, today()) if series.kind == SeriesKind.BOARD else None,
        "ended": Seat.visible(reader, FOLLOW)
        .filter(series=series, until__lt=today())
        .select_related("constituency"),
    }
    return render(request, "meetings/seats.html", context)


def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """One seat: who held it from when to when, and why they left."""
    found = _seat(request, pk)
    reader = request.reader  # type: ignore[attr-defined]
    context = {
        "seat": found,
        "holders": Holder.visible(reader, SITTING)
        .filter(seat=found)
        .select_related("user")
        .order_by("-since"),
        "now": next(
            (
                each
                for each in group_selectors.sitting_in(reader, found.series, today())
                if each.seat.pk == found.pk
            ),
            None,
        ),
    }
    return render(request, "meetings/seat.html", context)


def new_constituency(request: HttpRequest, code: str) -> HttpResponse:
    """Whom seats speak for."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(Series.visible(reader, SEATS), code=code)
    form = seat_forms.NewConstituency(posted(request))
    if form.is_valid():
        made = attempt(form, lambda: seats.add_constituency(series=series, by=reader, **form.cleaned_data))
        if made:
            messages.success(request, f"{made} added. Now add its seat.")
            return redirect("seat-new", code=code)
    return ask(
        request, form, heading="Add a constituency", button="Add it", back=_seats(code), caption=series.name,
        intro=("Attendance is counted by constituency. Several seats may share one, such as the districts.",),
    )  # fmt: skip


def new_seat(request: HttpRequest, code: str) -> HttpResponse:
    """A place at the table; it is vacant until somebody is appointed."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(Series.visible(reader, SEATS), code=code)
    form = seat_forms.NewSeat(posted(request), reader=reader, series=series, initial={"kind": "member"})
    if form.is_valid():
        made = attempt(form, lambda: seats.add_seat(by=reader, **form.cleaned_data))
        if made:
            messages.success(request, "The seat is there. Nobody holds it yet.")
            return redirect("seat", pk=made.pk)
    return ask(request, form, heading="Add a seat", button="Add it", back=_seats(code), caption=series.name)


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody holds the seat, for good or for the time being, or stands in as its named deputy."""
    reader = request.reader  # type: ignore[attr-defined]
    found = _seat(request, pk)
    form = seat_forms.Appoint(posted(request))
    if form.is_valid():
        typed = form.cleaned_data
        made = attempt(
            form,
            lambda: seats.appoint(
                seat=found,
                name=typed["name"],
                user=typed["email"],
                deputy=typed["how"] == "deputy",
                interim=typed["how"] == "interim",
                since=typed["since"],
                until=typed["until"],
                induction_on=typed["induction_on"],
                by=reader,
            ),
        )
        if made:
            messages.success(request, "Appointed.")
            return redirect("seat", pk=pk)
    return ask(request, form, heading="Appoint somebody", button="Appoint", back=_one(pk), caption=str(found))


def end_holder(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves; the seat stays and is vacant."""
    reader = request.reader  # type: ignore[attr-defined]
    holder = _holder(request, pk)
    form = seat_forms.EndHolder(posted(request), initial={"seen": holder.version})
    if form.is_valid():
        typed = form.cleaned_data
        if attempt(
            form,
            lambda: seats.end_holder(holder=holder, by=reader, **typed),
            version=lambda: _holder(request, pk).version,
        ):
            messages.success(request, "Ended. The seat stays.")
            return redirect("seat", pk=holder.seat_id)
    return ask(
        request, form, heading=f"{holder.name} leaves the seat", button="End it", back=_one(holder.seat_id),
        caption=str(holder.seat), intro=("The seat stays and is vacant from the next day.",), now=_now(request, form, pk),
    )  # fmt: skip


def induction(request: HttpRequest, pk: int) -> HttpResponse:
    """When somebody was inducted."""
    reader = request.reader  # type: ignore[attr-defined]
    holder = _holder(request, pk)
    form = seat_forms.Induction(posted(request), initial={"seen": holder.version, "on": holder.induction_on})
    if form.is_valid():
        typed = form.cleaned_data
        if attempt(
            form,
            lambda: seats.record_induction(holder=holder, by=reader, **typed),
            version=lambda: _holder(request, pk).version,
        ):
            messages.success(request, "Saved.")
            return redirect("seat", pk=holder.seat_id)
    return ask(
        request, form, heading=f"Induction of {holder.name}", button="Save", back=_one(holder.seat_id),
        caption=str(holder.seat), now=_now(request, form, pk),
    )  # fmt: skip


def end_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """The seat itself ends."""
    reader = request.reader  # type: ignore[attr-defined]
    found = _seat(request, pk)
    form = seat_forms.EndSeat(posted(request))
    if form.is_valid() and attempt(
        form, lambda: seats.end_seat(seat=found, until=form.cleaned_data["until"], by=reader)
    ):
        messages.success(request, "The seat ends. Its history stays.")
        return redirect("seats", code=found.series.code)
    return ask(
        request, form, heading="End the seat", button="End the seat", back=_one(pk), caption=str(found), warning=True,
        intro=("If only its holder leaves, end the holder instead: the seat then stays and is vacant.",),
    )  # fmt: skip


def _seat(request: HttpRequest, pk: int) -> Seat:
    rows = Seat.visible(request.reader, SEATS).select_related("constituency", "series", "agency")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


def _holder(request: HttpRequest, pk: int) -> Holder:
    rows = Holder.visible(request.reader, SEATS).select_related("seat__constituency")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


def _now(request: HttpRequest, form: Seen, pk: int) -> list[tuple[str, object]]:
    """What somebody else saved meanwhile; nothing where nobody did."""
    if not form.non_field_errors():
        return []
    there = _holder(request, pk)
    return [
        ("From", there.since),
        ("Until", there.until or "no end"),
        ("Why", there.ended_because or "-"),
        ("Induction", there.induction_on or "not done"),
    ]


def _seats(code: str) -> str:
    return reverse("seats", kwargs={"code": code})


def _one(pk: int) -> str:
    return reverse("seat", kwargs={"pk": pk})
