"""The five dashboards, and what sub groups say on them for the next page of the Board."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.owners import sub_group_name, sub_group_names
from safeboard.kernel.actions.permissions import RAISE
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators.aims import owner_of
from safeboard.kernel.indicators.catalogue import THEMES, not_yet
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.newest import Length
from safeboard.kernel.indicators.permissions import FLAGS
from safeboard.kernel.indicators.selectors import newest_snapshot
from safeboard.kernel.reporting import page_words
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import PACK, SHARE
from safeboard.kernel.reporting.themes import (
    boards,
    dashboards,
    explaining,
    flagging,
    forms,
    scrutiny,
    sheets,
)
from safeboard.kernel.reporting.themes.owners import owner_of_flag, owner_of_theme, speaks_for
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """The five dashboards with who owns each, and the pages for the other boards."""
    reader, names = _reader(request), sub_group_names()
    rows = [
        (
            code,
            title,
            names.get(owner := owner_of_theme(code, reader.on), owner),
            sum(each.theme == code for each in REGISTRY.indicators.values()),
            len(not_yet(code)),
        )
        for code, title in THEMES.items()
    ]
    context = {
        "rows": rows,
        "boards": boards.OTHER_BOARDS if policy.may(reader, SHARE) else {},
    }
    return render(request, "reporting/themes/themes.html", context)


@require_safe
def theme(request: HttpRequest, code: str) -> HttpResponse:
    """The dashboard of one theme, for its sub group (SYS-55)."""
    if code not in THEMES:
        raise Http404
    reader = _reader(request)
    snapshot = newest_snapshot(reader)
    length = _length(request)
    context = {
        "title": THEMES[code],
        "code": code,
        "snapshot": snapshot,
        "shown": dashboards.build(code, snapshot, length, reader),
        "frozen": dashboards.frozen_flags(code, reader),
        "length": length,
        "lengths": list(Length),
        "themes": THEMES,
        "may_ask": policy.may(reader, RAISE),
        "nobody_yet": explaining.NOBODY_YET,
    }
    return render(request, "reporting/themes/theme.html", context)


@require_safe
def theme_excel(request: HttpRequest, code: str) -> HttpResponse:
    """The dashboard as shown, as a workbook with its notes."""
    if code not in THEMES:
        raise Http404
    reader = _reader(request)
    snapshot, length = newest_snapshot(reader), _length(request)
    data = sheets.workbook(dashboards.build(code, snapshot, length, reader), snapshot, length)
    recorder.note("export", thing="theme", thing_id=code, kind="xlsx")
    return download(data, f"{THEMES[code]}, {today().isoformat()}.xlsx", spreadsheets.CONTENT_TYPE)


@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """The sub group explains something that is flagged (W22)."""
    reader = _reader(request)
    flag = get_object_or_404(Flag.visible(request.reader, FLAGS).select_related("about"), pk=pk)  # type: ignore[attr-defined]
    pack = Pack.visible(request.reader, PACK).filter(meeting_on=flag.meeting_on).first()  # type: ignore[attr-defined]
    if pack is None or not speaks_for(reader, owner_of_flag(flag, reader.on)):
        raise Http404
    context = {
        "heading": "Explain this to the Board",
        "about": flag,
        "group": sub_group_name(owner_of_flag(flag, reader.on)),
        "back": flag.theme,
        "button": "Keep the explanation",
    }
    verb = lambda typed: explaining.explain(pack=pack, flag=flag, by=reader, **typed)  # noqa: E731
    key = explaining.key_of(flag)
    return _speak(request, pack, key, forms.Explanation, ("words", "doing", "enquiry"), verb, context)


@require_http_methods(["GET", "POST"])
def flag_figure(request: HttpRequest, code: str, indicator: str) -> HttpResponse:
    """The owning sub group flags a figure that no test flagged, with a reason (R-DAT-04)."""
    declared = REGISTRY.indicators.get(indicator)
    reader = _reader(request)
    pack = scrutiny.next_pack(reader, reader.on)
    if declared is None or declared.theme != code or pack is None:
        raise Http404
    if not speaks_for(reader, owner_of(declared, reader.on)):
        raise Http404
    form = forms.ByHand(posted(request))
    if form.is_valid():
        try:
            flagging.flag_by_hand(pack=pack, indicator=declared, by=reader, **form.cleaned_data)
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, "Flagged. Now explain it, so that it does not stand there alone.")
            return redirect("theme", code=code)
    context = {"form": form, "indicator": declared, "pack": pack, "back": code}
    return render(request, "reporting/themes/flag.html", context)


@require_http_methods(["GET", "POST"])
def assure(request: HttpRequest, code: str) -> HttpResponse:
    """The sub group says what it scrutinised, for the next page of the Board (SYS-56)."""
    if code not in THEMES:
        raise Http404
    reader = _reader(request)
    pack = scrutiny.next_pack(reader, reader.on)
    group = owner_of_theme(code, reader.on)
    if pack is None or not speaks_for(reader, group):
        raise Http404
    context = {
        "heading": f"{THEMES[code]}: assure the Board",
        "about": None,
        "group": sub_group_name(group),
        "back": code,
        "button": "Keep the words",
    }
    verb = lambda typed: explaining.assure(pack=pack, theme=code, by=reader, **typed)  # noqa: E731
    return _speak(request, pack, code, forms.Assurance, ("words", "ask"), verb, context)


def _speak(
    request: HttpRequest,
    pack: Pack,
    key: str,
    form_class: type[forms.Spoken],
    names: tuple[str, ...],
    verb: Callable[[dict[str, object]], None],
    context: dict[str, object],
) -> HttpResponse:
    """The page on which a sub group speaks: what was kept, what somebody else changed since, the draft."""
    said = explaining.said_of(pack, key)
    initial = {"seen": said.version, **{name: getattr(said, name) for name in names}}
    form = form_class(posted(request), initial=initial)
    theirs = None
    if form.is_valid():
        try:
            verb(form.cleaned_data)
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            if isinstance(refused, SomebodyElse):
                # Sent again, the draft is meant for what is there now.
                pack.refresh_from_db()
                theirs = explaining.said_of(pack, key)
                form.data = form.data.copy()
                form.data["seen"] = str(theirs.version)
        else:
            pack.refresh_from_db()
            if not page_words.kept_findings(pack, key):
                messages.success(request, "Kept. It stands on the dashboard and on the headline page.")
                return redirect("theme", code=context["back"])
            messages.warning(request, page_words.KEPT_BUT)
            return redirect(request.path)
    context["example"] = next((each.code for each in _examples(key, context["back"])), key)
    context["year"] = page_words.year_of(pack.snapshot)
    context["findings"] = {} if form.is_bound else page_words.kept_findings(pack, key)
    context |= {"form": form, "names": names, "pack": pack, "theirs": theirs, "issued": pack.issued}
    return render(request, "reporting/themes/speak.html", context)


def _examples(key: str, theme: object) -> list[Indicator]:
    """Indicators by which the page shows how a number is bound: the one that is spoken of, else those of its theme."""
    if key in REGISTRY.indicators:
        return [REGISTRY.indicators[key]]
    return [each for _, each in sorted(REGISTRY.indicators.items()) if each.theme == theme]


def _length(request: HttpRequest) -> Length:
    asked = request.GET.get("by", "")
    return next((each for each in Length if each.value == asked), Length.NEWEST)


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined, no-any-return]
