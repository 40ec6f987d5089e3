"""The pages beside the list of actions: risks, challenges, challenge events, the plan, what other boards share."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import (
    challenge_selectors,
    plan_selectors,
    risk_selectors,
    selectors,
    sheets,
)
from safeboard.kernel.actions.models import Channel, EntryType
from safeboard.kernel.actions.owners import sub_groups
from safeboard.kernel.actions.permissions import ASK, RAISE, RAISE_RISK
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.work.today import today


def risks(request: HttpRequest) -> HttpResponse:
    """The risks and concerns log: what was not reviewed first, movement in words, never a heat map."""
    reader = _reader(request)
    narrowed = _narrowed(request)
    lines = risk_selectors.log(reader, today(), narrowed)
    context = {
        "lines": lines,
        "unreviewed": sum(line.not_reviewed for line in lines),
        "narrowed": narrowed,
        "channels": Channel.choices,
        "entry_types": EntryType.choices,
        "agencies": selectors.agencies_of(reader),
        "sub_groups": [(group.code, group.name) for group in sub_groups()],
        "query": request.GET.urlencode(),
        "may_raise": policy.may(reader, RAISE_RISK),
    }
    return render(request, "actions/risks.html", context)


def risks_excel(request: HttpRequest) -> HttpResponse:
    """The log as shown, as a workbook."""
    narrowed = _narrowed(request)
    lines = risk_selectors.log(_reader(request), today(), narrowed)
    return _workbook("risks-and-concerns", sheets.risks(lines), narrowed.describe())


def challenges(request: HttpRequest) -> HttpResponse:
    """The challenge log: who asked whom, the answer beside the question, and how evenly challenge is spread."""
    reader = _reader(request)
    bodies, months = challenge_selectors.spread(reader, today())
    context = {
        "lines": challenge_selectors.log(reader, today()),
        "bodies": bodies,
        "months": months,
        "may_ask": policy.may(reader, ASK),
    }
    return render(request, "actions/challenges.html", context)


def challenges_excel(request: HttpRequest) -> HttpResponse:
    """The challenge log as a workbook."""
    lines = challenge_selectors.log(_reader(request), today())
    return _workbook("challenges", sheets.challenges(lines), "every challenge you may see")


def plan(request: HttpRequest) -> HttpResponse:
    """The Improvement and Development Plan of one year on a page, by priority."""
    reader = _reader(request)
    year = plan_selectors.year_shown(reader, request.GET.get("year", ""), today())
    lines = plan_selectors.planned(reader, year, today())
    context = {
        "year": year,
        "years": plan_selectors.years(reader),
        "in_short": plan_selectors.in_short(lines),
        "priorities": plan_selectors.by_priority(lines),
        "may_add": policy.may(reader, RAISE),
    }
    return render(request, "actions/plan.html", context)


def promises(request: HttpRequest) -> HttpResponse:
    """What was promised for one year, chapter by chapter, and what became of each promise."""
    reader = _reader(request)
    known = plan_selectors.years(reader)
    year = _promised(request, known)
    lines = plan_selectors.planned(reader, year, today())
    context = {
        "year": year,
        "years": known,
        "in_short": plan_selectors.in_short(lines),
        "chapters": plan_selectors.by_chapter(lines),
    }
    return render(request, "actions/promises.html", context)


def promises_excel(request: HttpRequest) -> HttpResponse:
    """The promises of the year that is shown, as a workbook."""
    reader = _reader(request)
    year = _promised(request, plan_selectors.years(reader))
    lines = plan_selectors.planned(reader, year, today())
    return _workbook(f"promises-{year}", sheets.plan(lines), f"promises of {year}")


def _promised(request: HttpRequest, known: list[str]) -> str:
    """The year asked for; else the year before: that is what a reader wants to hold us to."""
    asked = request.GET.get("year", "")
    return asked if asked in known else known[1] if len(known) > 1 else known[0] if known else ""


def plan_excel(request: HttpRequest) -> HttpResponse:
    """One year of the plan as a workbook."""
    reader = _reader(request)
    year = plan_selectors.year_shown(reader, request.GET.get("year", ""), today())
    return _workbook(
        f"plan-{year}", sheets.plan(plan_selectors.planned(reader, year, today())), f"plan of {year}"
    )


def shared(request: HttpRequest) -> HttpResponse:
    """What other strategic boards share, for the meeting of the four chairs (R-GOV-08)."""
    return render(request, "actions/shared.html", {"lines": plan_selectors.shared(_reader(request), today())})


def shared_excel(request: HttpRequest) -> HttpResponse:
    """What other boards share, as a workbook."""
    lines = plan_selectors.shared(_reader(request), today())
    return _workbook("shared-with-other-boards", sheets.shared(lines), "what other strategic boards share")


def _reader(request: HttpRequest) -> Reader:
    reader: Reader = request.reader  # type: ignore[attr-defined]
    return reader


def _narrowed(request: HttpRequest) -> risk_selectors.Narrowed:
    get = request.GET
    return risk_selectors.Narrowed(
        agency=get.get("agency", "")[:40],
        sub_group=get.get("sub_group", "")[:10],
        channel=get.get("channel", "") if get.get("channel") in Channel.values else "",
        entry_type=get.get("entry_type", "") if get.get("entry_type") in EntryType.values else "",
        ended=get.get("ended") == "1",
    )


def _workbook(name: str, sheet: spreadsheets.Sheet, shown: str) -> HttpResponse:
    on = today()
    notes = (
        ("What this is", f"{sheet.title}, from Safeboard."),
        ("As at", f"{on.day} {on:%B %Y}"),
        ("Shown", shown),
    )
    response = HttpResponse(spreadsheets.write((sheet,), notes), content_type=spreadsheets.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}-{on:%Y-%m-%d}.xlsx"'
    return response
