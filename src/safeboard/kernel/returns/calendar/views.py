"""The calendar of returns: on screen, on paper, as a workbook and as calendar entries."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safeboard.kernel.access import policy
from safeboard.kernel.partnership.permissions import SETTINGS
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.returns.calendar import entries as calendar_entries
from safeboard.kernel.returns.calendar import year as calendar_year
from safeboard.kernel.returns.calendar.year import Chosen
from safeboard.kernel.returns.permissions import AGREEMENT, CHECK, EXPLAIN, PLAN
from safeboard.kernel.returns.standing import dues_sheet
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today


def calendar(request: HttpRequest) -> HttpResponse:
    """What is due from whom and when: a year by month and by agency, with where each return stands."""
    reader = request.reader  # type: ignore[attr-defined]
    chosen = Chosen.read(request.GET.dict(), today())
    found = calendar_year.shown(reader, chosen, today())
    said = {
        "year": chosen.year,
        "agency": chosen.agency,
        "return": chosen.return_code,
        "state": chosen.state,
    }
    context = {
        "found": found,
        "chosen": chosen,
        "mark": calendar_year.mark,
        "states": [(slug, standing.value) for slug, standing in calendar_year.SLUGS.items()],
        "query": urlencode({name: value for name, value in said.items() if value}),
        "without_year": urlencode({name: value for name, value in said.items() if value and name != "year"}),
        "today": today(),
        "plans": policy.may(reader, PLAN),
        "reads": policy.may(reader, AGREEMENT),
        "checks": policy.may(reader, CHECK),
        "explains": policy.may(reader, EXPLAIN),
        "sets_dates": policy.may(reader, SETTINGS),
    }
    return render(request, "returns/calendar.html", context)


def calendar_excel(request: HttpRequest) -> HttpResponse:
    """The year as shown: at a glance, and line by line."""
    chosen = Chosen.read(request.GET.dict(), today())
    found = calendar_year.shown(request.reader, chosen, today())  # type: ignore[attr-defined]
    return workbook([calendar_year.year_sheet(found), dues_sheet(found.entries)], f"returns-{chosen.year}")


def calendar_file(request: HttpRequest) -> HttpResponse:
    """The due dates as shown, to take into one's own calendar."""
    chosen = Chosen.read(request.GET.dict(), today())
    found = calendar_year.shown(request.reader, chosen, today())  # type: ignore[attr-defined]
    data = calendar_entries.entries(found.entries)
    return download(data, f"returns-{chosen.year}.ics", calendar_entries.CONTENT_TYPE)
