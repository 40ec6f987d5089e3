"""The pages of a comparison, of a theme's spine and of its heatmap, each with its table and its Excel."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators import selectors
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.comparing import drawing, sheets, theme_sheets, themes
from safeboard.kernel.indicators.comparing.comparison import Comparison, comparable, compare_with_others
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.published.known import measure
from safeboard.kernel.indicators.published.neighbours import MODELS
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download

SMALL_IN_IT = " with small counts"


@require_safe
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator beside others: one chart, one verdict, the table, and how it was worked out."""
    declared = _declared(code)
    snapshot, small = _figures(request)
    found = _comparison(request, code, snapshot, small=small) if snapshot else None
    context = {
        "indicator": declared,
        "found": found,
        "svg": drawing.picture(found) if found else "",
        "finding": drawing.finding(found) if found else "",
        "differs": measure(found.measure).differs if found else "",
        "points": drawing.points(found) if found else [],
        "models": [each.name for each in MODELS],
        "snapshot": snapshot,
        "small": small,
        "licence": sheets.LICENCE,
    }
    return render(request, "indicators/comparing/compare.html", context)


@require_safe
def compare_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a workbook, with every point of the chart."""
    _declared(code)
    snapshot, small = _figures(request)
    found = _comparison(request, code, snapshot, small=small) if snapshot else None
    if found is None or snapshot is None:
        raise Http404
    recorder.note("export", thing="comparison", thing_id=code, kind="xlsx", small=small)
    name = f"{code} compared {found.year}{SMALL_IN_IT if small else ''}.xlsx"
    return download(sheets.workbook_of(found, snapshot, small=small), name, spreadsheets.CONTENT_TYPE)


@require_safe
def theme(request: HttpRequest, code: str) -> HttpResponse:
    """The spine chart of a theme with its table."""
    title = _theme(code)
    snapshot, small = _figures(request)
    lines = themes.spine_of(snapshot, code, small=small) if snapshot else []
    context = {
        "code": code,
        "title": title,
        "lines": lines,
        "svg": themes.spine_svg(lines, title),
        "finding": themes.spine_finding(lines, title),
        "snapshot": snapshot,
        "small": small,
        "licence": sheets.LICENCE,
    }
    return render(request, "indicators/comparing/theme.html", context)


@require_safe
def theme_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The spine as a workbook."""
    title = _theme(code)
    snapshot, small = _figures(request)
    if snapshot is None:
        raise Http404
    recorder.note("export", thing="comparison", thing_id=code, kind="xlsx", small=small)
    lines = themes.spine_of(snapshot, code, small=small)
    made = theme_sheets.spine_workbook(lines, title, snapshot, small=small)
    return download(made, f"{code} compared{SMALL_IN_IT if small else ''}.xlsx", spreadsheets.CONTENT_TYPE)


@require_safe
def years(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator of a theme over the years, as a heatmap of areas with its table: `?indicator=T3-07`."""
    title, offered = _theme(code), themes.comparable_of(code)
    chosen = _chosen(request, offered)
    snapshot, small = _figures(request)
    heat = themes.heat_of(snapshot, chosen, small=small) if snapshot and chosen else None
    context = {
        "code": code,
        "title": title,
        "offered": offered,
        "chosen": chosen,
        "heat": heat,
        "svg": themes.heat_svg(heat) if heat else "",
        "small": small,
        "licence": sheets.LICENCE,
    }
    return render(request, "indicators/comparing/years.html", context)


@require_safe
def years_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The heatmap as a workbook."""
    _theme(code)
    chosen = _chosen(request, themes.comparable_of(code))
    snapshot, small = _figures(request)
    heat = themes.heat_of(snapshot, chosen, small=small) if snapshot and chosen else None
    if heat is None or snapshot is None:
        raise Http404
    recorder.note("export", thing="comparison", thing_id=heat.indicator.code, kind="xlsx", small=small)
    made = theme_sheets.heat_workbook(heat, snapshot, small=small)
    name = f"{heat.indicator.code} over the years{SMALL_IN_IT if small else ''}.xlsx"
    return download(made, name, spreadsheets.CONTENT_TYPE)


def _figures(request: HttpRequest) -> tuple[Snapshot | None, bool]:
    reader = request.reader  # type: ignore[attr-defined]
    return selectors.newest_snapshot(reader), selectors.sees_small(reader)


def _declared(code: str) -> Indicator:
    indicator = REGISTRY.indicators.get(code)
    if indicator is None or not comparable(indicator):
        raise Http404
    return indicator


def _theme(code: str) -> str:
    if code not in THEMES:
        raise Http404
    return THEMES[code]


def _chosen(request: HttpRequest, offered: list[Indicator]) -> Indicator | None:
    wanted = request.GET.get("indicator", "")
    if not wanted:
        return next(iter(offered), None)
    found = next((each for each in offered if each.code == wanted), None)
    if found is None:
        raise Http404
    return found


def _comparison(request: HttpRequest, code: str, snapshot: Snapshot, *, small: bool) -> Comparison | None:
    """The comparison that the address asks for; the not-found page for a year or category that nobody has."""
    year, category, model = (request.GET.get(each, "") for each in ("year", "category", "model"))
    if model and model not in {each.name for each in MODELS}:
        raise Http404
    found = compare_with_others(snapshot, code, small=small, year=year, category=category, model=model)
    if found is None and (year or category):
        raise Http404
    return found
