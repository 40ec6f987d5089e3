"""The page of an indicator, deciding about a flag, commenting on one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safeboard.grammar.declarations.office import Sheet
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.actions.owners import sub_group_name
from safeboard.kernel.actions.permissions import RAISE
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.files import comma_separated, spreadsheets
from safeboard.kernel.indicators import deciding, explained, long_form, outlying, selectors, tracing
from safeboard.kernel.indicators.aims import owner_of
from safeboard.kernel.indicators.baseline_proposed import proposed
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.forms import ENDINGS, Comment, Decision
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.permissions import COMMENT, DECIDE, REBASE
from safeboard.kernel.indicators.runs import definition_of
from safeboard.kernel.indicators.sheets import workbook_of
from safeboard.kernel.indicators.spikes.reading import can_be_taken_apart
from safeboard.kernel.indicators.tasks import COUNTING, count_figures
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.jobs import start
from safeboard.kernel.work.today import today

SMALL_IN_IT = " with small counts"


@require_POST
def take_figures(request: HttpRequest) -> HttpResponse:
    """Take the figures as they stand and count every indicator, as work that one may leave."""
    start(COUNTING, "all", count_figures)
    recorder.note("indicators.take")
    return redirect("indicators")


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: chart, table, breakdowns, and how it was worked out."""
    snapshot = selectors.newest_snapshot(request.reader)
    if code not in REGISTRY.indicators:
        raise Http404
    shown = selectors.show(snapshot, code, small=selectors.sees_small(request.reader)) if snapshot else None
    declared = REGISTRY.indicators[code]
    return render(
        request,
        "indicators/indicator.html",
        {
            "indicator": declared,
            "shown": shown,
            "definition": definition_of(declared),
            "owner": sub_group_name(owner_of(declared, today())),
            "timing": str(declared.measure.period),
            "numerator": _said(declared.measure.numerator),
            "excluded": _said(declared.measure.excluded),
            "can_change": can_be_taken_apart(declared),
            "versions": " ".join(f"From {day(each.since)}: {each.words}" for each in declared.versions),
            "offer": proposed(shown.chart) if shown else None,
            "may_rebase": policy.may(request.reader, REBASE),
            "judged": explained.rows(
                code,
                shown.verdict,
                shown.chart,
                [line.figure for line in shown.years],
                outlying.beside(declared, shown.now, shown.verdict, shown.now.area),
            )
            if shown
            else [],
            "counted_from": tracing.counted_from(request.reader, shown) if shown else None,
        },
    )


@require_safe
def indicator_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The same figures as a workbook."""
    shown = _leaving(request, code, "xlsx")
    return download(workbook_of(shown), _named(shown, "xlsx"), spreadsheets.CONTENT_TYPE)


@require_safe
def indicator_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Every figure of the page, one a row, for programs and for Excel."""
    shown = _leaving(request, code, "csv")
    return download(
        comma_separated.write(long_form.sheet_of(shown)), _named(shown, "csv"), comma_separated.CSV
    )


@require_safe
def chart_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The points of the chart with the lines drawn through them."""
    shown = _leaving(request, code, "chart csv")
    if shown.chart is None or shown.line is None:
        raise Http404
    table = long_form.sheet_of_chart(shown.chart, shown.snapshot, shown.line.benchmark, small=shown.small)
    return download(comma_separated.write(table), _named(shown, "csv", " chart"), comma_separated.CSV)


@require_safe
def newest_csv(request: HttpRequest) -> HttpResponse:
    """The newest figure of every indicator, one a row, or of one theme: `?theme=T1`."""
    snapshot, small = selectors.newest_snapshot(request.reader), selectors.sees_small(request.reader)  # type: ignore[attr-defined]
    theme = request.GET.get("theme", "")
    if theme not in ("", *THEMES):
        raise Http404
    # Before anything was counted the file has its headings, as the page has its words.
    figures = selectors.newest_figures(snapshot, theme, small=small) if snapshot else []
    recorder.note("export", thing="indicators", thing_id=theme or "all", kind="csv", small=small)
    table = Sheet(
        "Newest figures",
        long_form.HEADINGS,
        list(long_form.newest_rows(figures, snapshot, small=small)) if snapshot else [],
    )
    name = f"Indicators{f' {theme}' if theme else ''}{SMALL_IN_IT if small else ''}.csv"
    return download(comma_separated.write(table), name, comma_separated.CSV)


def _leaving(request: HttpRequest, code: str, kind: str) -> selectors.Shown:
    """What leaves: the figures of the page as this reader sees them, with a line in the trail."""
    snapshot = selectors.newest_snapshot(request.reader)  # type: ignore[attr-defined]
    if code not in REGISTRY.indicators or snapshot is None:
        raise Http404
    shown = selectors.show(snapshot, code, small=selectors.sees_small(request.reader))  # type: ignore[attr-defined]
    if shown is None:
        raise Http404
    recorder.note("export", thing="indicator", thing_id=code, kind=kind, small=shown.small)
    return shown


def _named(shown: selectors.Shown, ending: str, what: str = "") -> str:
    """The file's name; one with small counts in it says so before anybody opens it."""
    return f"{shown.indicator.code}{what}{SMALL_IN_IT if shown.small else ''}.{ending}"


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """All five endings of a flag, nothing preselected (R-DAT-04)."""
    flag = get_object_or_404(Flag.visible(request.reader, DECIDE).select_related("about"), pk=pk)
    form = Decision(
        request.POST or None,
        agencies=Agency.visible(request.reader, RAISE),
        sub_groups=SubGroup.visible(request.reader, RAISE),
        initial={"version": flag.version},
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            item = deciding.decide(
                flag=flag,
                seen=asked["version"],
                ending=asked["ending"],
                rationale=asked["rationale"],
                agency=asked["agency"],
                sub_group=asked["sub_group"],
                owner=asked["owner"],
                measure=asked["measure"],
                due_on=asked["due_on"],
                why_safe=asked["why_safe"],
                by=request.reader,
            )
        except NotNow as refused:
            form.add_error(
                FIELDS.get(refused.field or "", refused.field if refused.field in form.fields else None),
                str(refused),
            )
            flag.refresh_from_db()
        else:
            recorder.note("flags.ended", thing="item", thing_id=item.pk)
            return redirect("headline", day=flag.meeting_on.isoformat())
    return render(request, "indicators/decide.html", {"flag": flag, "form": form, "endings": dict(ENDINGS)})


@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """The agency comments on a flag about itself, before members see it."""
    flag = get_object_or_404(Flag.visible(request.reader, COMMENT).select_related("about"), pk=pk)
    form = Comment(request.POST or None, initial={"version": flag.version, "words": flag.comment})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            deciding.comment(
                flag=flag,
                seen=asked["version"],
                words=asked["words"],
                why_safe=asked["why_safe"],
                by=request.reader,
            )
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            flag.refresh_from_db()
        else:
            return redirect("home")
    return render(request, "indicators/comment.html", {"flag": flag, "form": form})


FIELDS = {"words": "rationale"}


def _said(expression: object | None) -> str:
    """An expression in words; nothing where every row counts."""
    return "" if expression is None else str(expression)
