"""Names of things, districts and the logo, each from a day (pages.md 3.6 and 3.7)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.partnership import districts, logo
from safeboard.kernel.partnership.changing import NotNow, SomebodyElse, choose_words
from safeboard.kernel.partnership.models import District
from safeboard.kernel.partnership.permissions import READ_SETTINGS, SETTINGS
from safeboard.kernel.partnership.standing import selectors
from safeboard.kernel.partnership.standing.agency_forms import AddDistrict, ChoosePreset, EndDistrict, SetLogo
from safeboard.kernel.partnership.standing.forms import put_back
from safeboard.kernel.partnership.words import PRESETS, WORDS, Words
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today


@require_safe
def words_page(request: HttpRequest) -> HttpResponse:
    """Every name now, since when, and how each preset says it."""
    context = {
        "lines": [(each, selectors.line(each.setting, today())) for each in WORDS],
        "presets": PRESETS,
        "preset": PRESETS.get(Words(today()).preset, ""),
        "may_change": policy.may(request.reader, SETTINGS),  # type: ignore[attr-defined]
    }
    return render(request, "partnership/standing/words.html", context)


@require_http_methods(["GET", "POST"])
def preset(request: HttpRequest) -> HttpResponse:
    """All names at once, from a day; before that, what would change."""
    form = ChoosePreset(request.POST or None, initial={"since": today()})
    previewed: list[tuple[str, str, str]] = []
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        now = Words(asked["since"])
        previewed = [
            (each.names, getattr(now, each.code), each.by(asked["preset"]))
            for each in WORDS
            if getattr(now, each.code) != each.by(asked["preset"])
        ]
        if "confirm" in request.POST or not previewed:
            try:
                changed = choose_words(
                    preset=asked["preset"],
                    since=asked["since"],
                    why=asked["why"],
                    why_safe=asked["why_safe"],
                    by=request.reader,  # type: ignore[attr-defined]
                )
            except NotNow as refused:
                _beside(form, refused)
            except SomebodyElse:
                form.add_error(None, "Somebody changed a name meanwhile. Nothing was saved: send it again.")
            else:
                messages.success(request, f"{changed} names change on {day(asked['since'])}.")
                return redirect("words")
    return render(request, "partnership/standing/preset.html", {"form": form, "previewed": previewed})


@require_safe
def district_list(request: HttpRequest) -> HttpResponse:
    """Every district with its code, from when to when."""
    context = {
        "districts": District.visible(request.reader, READ_SETTINGS),  # type: ignore[attr-defined]
        "may_change": policy.may(request.reader, SETTINGS),  # type: ignore[attr-defined]
    }
    return render(request, "partnership/standing/districts.html", context)


@require_http_methods(["GET", "POST"])
def add_district(request: HttpRequest) -> HttpResponse:
    """A district with its code."""
    form = AddDistrict(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = districts.add(**form.cleaned_data, by=request.reader)  # type: ignore[attr-defined]
        except NotNow as refused:
            _beside(form, refused)
        else:
            messages.success(request, f"Added: {made.name}.")
            return redirect("districts")
    context = {"form": form, "heading": "Add a district", "button": "Add the district"}
    return render(request, "partnership/standing/district_form.html", context)


@require_http_methods(["GET", "POST"])
def end_district(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of a district."""
    rows = District.visible(request.reader, SETTINGS)  # type: ignore[attr-defined]
    district = get_object_or_404(rows.filter(until=None), pk=pk)
    form = EndDistrict(request.POST or None, initial={"seen": district.version})
    conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            districts.end(district=district, **form.cleaned_data, by=request.reader)  # type: ignore[attr-defined]
        except NotNow as refused:
            _beside(form, refused)
        except SomebodyElse:
            conflict = True
            district.refresh_from_db()
            put_back(form, district.version)
        else:
            messages.success(request, f"{district.name} ends on {day(form.cleaned_data['last_day'])}.")
            return redirect("districts")
    context = {
        "form": form,
        "heading": f"End {district.name}",
        "button": "End the district",
        "conflict": conflict,
        "district": district,
    }
    return render(
        request, "partnership/standing/district_form.html", context, status=409 if conflict else 200
    )


@require_http_methods(["GET", "POST"])
def logo_page(request: HttpRequest) -> HttpResponse:
    """The logos by date and, for whoever may, a new one from a day."""
    may_change = policy.may(request.reader, SETTINGS)  # type: ignore[attr-defined]
    if request.method == "POST" and not may_change:
        raise Http404
    form = SetLogo(request.POST or None, request.FILES or None, initial={"since": today()})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = logo.set_logo(
                data=asked["file"].read(logo.MOST_BYTES + 1),
                words=asked["words"],
                since=asked["since"],
                by=request.reader,  # type: ignore[attr-defined]
            )
        except NotNow as refused:
            _beside(form, refused)
        else:
            messages.success(request, f"Saved. It is shown from {day(made.since)}.")
            return redirect("logo")
    context = {"form": form, "logos": logo.logos(), "may_change": may_change}
    return render(request, "partnership/standing/logo.html", context)


@require_safe
def logo_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of one logo."""
    found = logo.stored(pk)
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.data), content_type=found.content_type)


def _beside(form: Any, refused: NotNow) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))
