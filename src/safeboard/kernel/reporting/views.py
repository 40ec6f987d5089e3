"""Start pages, the headline page of a meeting, and what is done on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.permissions import DECIDE, READ
from safeboard.kernel.indicators.selectors import flags_of, newest_snapshot
from safeboard.kernel.reporting import headline, packs, page_words, start, unsupported
from safeboard.kernel.reporting.forms import Commentary, Correction
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import EXPORT, FLAG, ISSUE, PACK, ROLLOVER, SEARCH, WRITE
from safeboard.kernel.reporting.themes import scrutiny
from safeboard.kernel.work.today import today


def pack_of(request: HttpRequest, day: str, permission: Any = PACK) -> Pack:
    """The pack of a meeting, if this reader may do this to it; otherwise the not-found page."""
    try:
        meeting_on = dt.date.fromisoformat(day)
    except ValueError as fault:
        raise Http404 from fault
    return get_object_or_404(
        Pack.visible(request.reader, permission).select_related("snapshot"), meeting_on=meeting_on
    )


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The start page of whoever is signed in: what to do now, the next Board, what is new (pages.md 2b)."""
    context = {
        "start": start.of(request.reader, today()),
        "most": start.MOST_AT_ONCE,
        "may_search": policy.may(request.reader, SEARCH),
        "may_begin": policy.may(request.reader, ROLLOVER),
        "may_export": policy.may(request.reader, EXPORT),
    }
    return render(request, "reporting/home.html", context)


@require_safe
def packs_list(request: HttpRequest) -> HttpResponse:
    """Every Board's headline page that this reader may open."""
    return render(request, "reporting/packs.html", {"packs": Pack.visible(request.reader, PACK)})


@require_safe
def page(request: HttpRequest, day: str) -> HttpResponse:
    """The headline page: a draft is made afresh, an issued one is shown as the Board saw it (pages.md 2c)."""
    pack = pack_of(request, day)
    as_member = request.GET.get("as") == "member" or not policy.may(request.reader, DECIDE)
    changed: list[str] = []
    stale = False
    if pack.issued and pack.frozen:
        data: Any = {"commentary": pack.commentary, **pack.frozen}
        newest = newest_snapshot(request.reader)
        if newest is not None and newest.content != data["snapshot"]:
            changed = headline.changed_since(data["figures"], newest)
    elif pack.snapshot:
        built = headline.build(pack.snapshot, pack.meeting_on, request.reader)
        data = {
            **headline.as_data(built),
            "scrutiny": scrutiny.of(pack, request.reader),
            "commentary": page_words.all_printed(pack),
        }
        stale = newest_snapshot(request.reader) != pack.snapshot
    else:
        data = None
    flags = list(flags_of(request.reader).filter(meeting_on=pack.meeting_on))
    flagging = policy.may(request.reader, FLAG) and not pack.issued and not request.GET.get("as")
    return render(
        request,
        "reporting/headline.html",
        {
            "pack": pack,
            "data": data,
            "figures_as_at": dt.datetime.fromisoformat(data["figures_as_at"]) if data else None,
            "as_member": as_member,
            "unsupported": [] if as_member else unsupported.of(pack, request.reader),
            "changed": changed,
            "stale": stale,
            "may_decide": policy.may(request.reader, DECIDE) and not as_member,
            "may_issue": policy.may(request.reader, ISSUE) and not as_member,
            "reads": policy.may(request.reader, READ),
            "may_comment": policy.may(request.reader, WRITE) and not as_member and not pack.issued,
            "may_flag": REGISTRY.indicators.keys() - {flag.indicator for flag in flags} if flagging else (),
            "versions": {flag.pk: flag.version for flag in flags},
        },
    )


@require_POST
def newest(request: HttpRequest, day: str) -> HttpResponse:
    """Put the newest figures into a draft."""
    pack = pack_of(request, day, ISSUE)
    snapshot = newest_snapshot(request.reader)
    if snapshot is None:
        raise Http404
    try:
        packs.use_newest(
            pack=pack, seen=int(request.POST.get("version") or 0), snapshot=snapshot, by=request.reader
        )
    except (NotNow, ValueError) as refused:
        return render(request, "reporting/issue.html", {"pack": pack, "refused": str(refused)}, status=409)
    return redirect("headline", day=day)


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, day: str) -> HttpResponse:
    """Issue the page to members; asked once, because it cannot be taken back."""
    pack = pack_of(request, day, ISSUE)
    refused = ""
    if request.method == "POST":
        try:
            packs.issue(pack=pack, seen=int(request.POST.get("version") or 0), by=request.reader)
        except (NotNow, ValueError) as fault:
            refused = str(fault)
        else:
            return redirect("headline", day=day)
    flags = flags_of(request.reader).filter(meeting_on=pack.meeting_on)
    return render(
        request,
        "reporting/issue.html",
        {
            "pack": pack,
            "refused": refused,
            "unsupported": unsupported.of(pack, request.reader),
            "undecided": [flag for flag in flags if not flag.ending],
            "unexplained": scrutiny.unexplained(pack, request.reader),
            "not_assured": [THEMES[code] for code in scrutiny.not_assured(pack)],
            "silent": [
                flag
                for flag in flags
                if flag.about and not flag.comment and flag.comment_by >= request.reader.on
            ],
        },
        status=409 if refused else 200,
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, day: str) -> HttpResponse:
    """A dated correction beside an issued page."""
    pack = pack_of(request, day, ISSUE)
    form = Correction(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            packs.correct(pack=pack, words=form.cleaned_data["words"], by=request.reader)
        except NotNow as refused:
            form.add_error(refused.field, str(refused))
        else:
            return redirect("headline", day=day)
    return render(request, "reporting/correct.html", {"pack": pack, "form": form})


@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, day: str, code: str) -> HttpResponse:
    """The sub group's commentary on one indicator of the page."""
    pack = pack_of(request, day, WRITE)
    if code not in REGISTRY.indicators:
        raise Http404
    kept = pack.commentary.get(code, {})
    form = Commentary(request.POST or None, initial={"version": pack.version, "words": kept.get("words", "")})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            packs.comment_on(
                pack=pack, seen=asked["version"], code=code, words=asked["words"], by=request.reader
            )
        except NotNow as refused:
            form.add_error(refused.field, str(refused))
            pack.refresh_from_db()
        else:
            if not page_words.kept_findings(pack, code, ("words",)):
                return redirect("headline", day=day)
            messages.warning(request, page_words.KEPT_BUT)
            return redirect("headline-comment", day=day, code=code)
    context = {
        "pack": pack,
        "form": form,
        "findings": {} if form.is_bound else page_words.kept_findings(pack, code, ("words",)),
        "indicator": REGISTRY.indicators[code],
        "year": page_words.year_of(pack.snapshot),
        "theirs": pack.commentary.get(code),
    }
    return render(request, "reporting/commentary.html", context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision about a flag back, until its page is issued."""
    flag = get_object_or_404(Flag.visible(request.reader, DECIDE), pk=pk)
    try:
        packs.undo_ending(flag=flag, seen=int(request.POST.get("version") or 0), by=request.reader)
    except (NotNow, ValueError) as refused:
        return render(request, "reporting/not_undone.html", {"flag": flag, "words": str(refused)}, status=409)
    return redirect("headline", day=flag.meeting_on.isoformat())
