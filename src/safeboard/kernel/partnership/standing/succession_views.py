"""Mergers and splits of agencies: first what moves, then the change; carried out on the day, or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from safeboard.kernel.partnership import agencies
from safeboard.kernel.partnership.changing import NotNow
from safeboard.kernel.partnership.models import Succession
from safeboard.kernel.partnership.permissions import SETTINGS
from safeboard.kernel.partnership.standing import agency_selectors
from safeboard.kernel.partnership.standing.agency_forms import NEW, MergeAgencies, SplitAgency
from safeboard.kernel.partnership.standing.agency_views import beside, living, page, said, why_of
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Several agencies into one from a day: first what moves, then the merger."""
    form = MergeAgencies(
        request.POST or None,
        agencies=agency_selectors.living(request.reader, today()),  # type: ignore[attr-defined]
        initial={"since": today()},
    )
    moves: Sequence[agencies.Moves] = ()
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        ending = list(asked["agencies"])
        new = asked["into"] == NEW
        into = None if new else form.fields["agencies"].queryset.get(pk=asked["into"])
        seen = f"{sorted(each.pk for each in ending)} {asked['into']} {asked['name']} {asked['since']}"
        if "confirm" in request.POST and asked["previewed"] == seen:
            try:
                with transaction.atomic():
                    into = into or agencies.add(
                        name=asked["name"],
                        kind=ending[0].kind,
                        since=asked["since"],
                        why=why_of(asked),
                        by=request.reader,  # type: ignore[attr-defined]
                    )
                    agencies.merge(
                        agencies=ending,
                        into=into,
                        on=asked["since"],
                        why=why_of(asked),
                        by=request.reader,  # type: ignore[attr-defined]
                    )
            except NotNow as refused:
                beside(form, refused)
            else:
                return said(request, f"From {day(asked['since'])} {into.name} comes after them.", into.code)
        else:
            moves = _previewed(form, seen, agencies.preview(ending, into, asked["since"]))
    return page(request, form, "Merge agencies", "Merge them", moves=moves, preview=True)


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, code: str) -> HttpResponse:
    """One agency into several from a day: first what moves, then the split."""
    agency = living(request, code)
    form = SplitAgency(request.POST or None, initial={"since": today()})
    moves: Sequence[agencies.Moves] = ()
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        seen = f"{asked['names']} {asked['since']}"
        if "confirm" in request.POST and asked["previewed"] == seen:
            try:
                with transaction.atomic():
                    into = [
                        agencies.add(
                            name=name,
                            kind=agency.kind,
                            since=asked["since"],
                            why=why_of(asked),
                            by=request.reader,  # type: ignore[attr-defined]
                        )
                        for name in asked["names"]
                    ]
                    agencies.split(
                        agency=agency,
                        into=into,
                        on=asked["since"],
                        why=why_of(asked),
                        by=request.reader,  # type: ignore[attr-defined]
                    )
            except NotNow as refused:
                beside(form, refused)
            else:
                return said(request, f"From {day(asked['since'])} they come after it.", agency.code)
        else:
            moves = _previewed(form, seen, agencies.preview([agency], None, asked["since"]))
    return page(request, form, f"Split {agency.name}", "Split it", agency=agency, moves=moves, preview=True)


@require_POST
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over what is open, now that the day has come."""
    succession = get_object_or_404(Succession.visible(request.reader, SETTINGS), pk=pk)  # type: ignore[attr-defined]
    try:
        agencies.carry_out(succession=succession, by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect("standing-agency", code=succession.from_agency.code)
    return said(request, f"Done. {succession.moved} moved.", succession.to_agency.code)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merger or split back before its day."""
    succession = get_object_or_404(Succession.visible(request.reader, SETTINGS), pk=pk)  # type: ignore[attr-defined]
    code = succession.from_agency.code
    try:
        agencies.take_back(succession=succession, by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect("standing-agency", code=code)
    return said(request, "Taken back. The agency goes on as before.", code)


def _previewed(form: Any, seen: str, moves: Sequence[agencies.Moves]) -> Sequence[agencies.Moves]:
    form.data = form.data.copy()
    form.data["previewed"] = seen
    return moves
