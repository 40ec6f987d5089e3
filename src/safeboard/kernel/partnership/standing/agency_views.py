"""Agencies by date: the list, one with its names, and every change with a preview of what moves (pages.md 3.7)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.partnership import agencies
from safeboard.kernel.partnership.changing import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.partnership.permissions import READ_SETTINGS, SETTINGS
from safeboard.kernel.partnership.standing import agency_selectors, sheets
from safeboard.kernel.partnership.standing.agency_forms import (
    AddAgency,
    EndAgency,
    RenameAgency,
)
from safeboard.kernel.partnership.standing.forms import put_back
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today

TEMPLATE = "partnership/standing/agency_form.html"


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every agency: its name now, since when, what it was called before, whether it ended."""
    context = {
        "lines": agency_selectors.lines(request.reader, today()),  # type: ignore[attr-defined]
        "may_change": policy.may(request.reader, SETTINGS),  # type: ignore[attr-defined]
    }
    return render(request, "partnership/standing/agencies.html", context)


@require_safe
def listing_excel(request: HttpRequest) -> HttpResponse:
    """The agencies as shown, as a workbook."""
    return workbook([sheets.agencies(agency_selectors.lines(request.reader, today()))], "agencies")  # type: ignore[attr-defined]


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One agency: its names by date, what it came from and what comes after it."""
    agency = get_object_or_404(Agency.visible(request.reader, READ_SETTINGS), code=code)  # type: ignore[attr-defined]
    context = {
        "line": agency_selectors.line(request.reader, agency, today()),  # type: ignore[attr-defined]
        "may_change": policy.may(request.reader, SETTINGS),  # type: ignore[attr-defined]
    }
    return render(request, "partnership/standing/agency.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new partner from a day on."""
    form = AddAgency(request.POST or None, initial={"since": today()})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = agencies.add(
                name=asked["name"],
                kind=asked["kind"],
                since=asked["since"],
                why=why_of(asked),
                by=request.reader,  # type: ignore[attr-defined]
            )
        except NotNow as refused:
            beside(form, refused)
        else:
            return said(request, f"Added. {made.name} is a partner from {day(made.since)}.", made.code)
    return page(request, form, "Add an agency", "Add the agency")


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Another name from a day on."""
    agency = living(request, code)
    form = RenameAgency(request.POST or None, initial={"seen": agency.version, "since": today()})
    conflict = False
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            agencies.rename(
                agency=agency,
                name=asked["name"],
                since=asked["since"],
                why=why_of(asked),
                correcting=asked["correcting"],
                seen=asked["seen"],
                by=request.reader,  # type: ignore[attr-defined]
            )
        except NotNow as refused:
            beside(form, refused)
        except SomebodyElse:
            conflict = again(form, agency)
        else:
            return said(request, f"From {day(asked['since'])} it is called {asked['name']}.", agency.code)
    return page(request, form, f"Rename {agency.name}", "Save the name", agency=agency, conflict=conflict)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Its last day as a partner, with nobody after it; what is open for it is shown."""
    agency = living(request, code)
    form = EndAgency(request.POST or None, initial={"seen": agency.version})
    conflict = False
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            agencies.end(
                agency=agency,
                last_day=asked["last_day"],
                why=why_of(asked),
                seen=asked["seen"],
                by=request.reader,  # type: ignore[attr-defined]
            )
        except NotNow as refused:
            beside(form, refused)
        except SomebodyElse:
            conflict = again(form, agency)
        else:
            return said(request, f"{agency.name} is a partner up to {day(asked['last_day'])}.", agency.code)
    left = agencies.preview([agency], None, today())
    title = f"End {agency.name}"
    return page(request, form, title, "End it", agency=agency, conflict=conflict, moves=left, stays=True)


def living(request: HttpRequest, code: str) -> Agency:
    """The agency, if it goes on and this reader may change it; else not found."""
    rows = Agency.visible(request.reader, SETTINGS)  # type: ignore[attr-defined]
    return get_object_or_404(rows.filter(until=None), code=code)


def why_of(asked: dict[str, Any]) -> str:
    """The reason, with why it is safe to keep where the form had to ask."""
    return f"{asked['why']} (Safe to keep: {asked['why_safe']})" if asked["why_safe"] else str(asked["why"])


def beside(form: Any, refused: NotNow) -> None:
    """Put a refusal beside the field that it is about."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def again(form: Any, agency: Agency) -> bool:
    """Keep what was typed under the version that somebody else saved."""
    agency.refresh_from_db()
    put_back(form, agency.version)
    return True


def said(request: HttpRequest, words: str, code: str) -> HttpResponse:
    """Say what was done, on the page of the agency."""
    messages.success(request, words)
    return redirect("standing-agency", code=code)


def page(request: HttpRequest, form: Any, heading: str, button: str, **more: Any) -> HttpResponse:
    """The page of one form about agencies."""
    context = {"form": form, "heading": heading, "button": button, **more}
    return render(request, TEMPLATE, context, status=409 if more.get("conflict") else 200)
