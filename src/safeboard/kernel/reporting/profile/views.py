"""The county's figures for the analyst: what is held, a newer file sent, looked at, and taken in (SYS-94)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.files import comma_separated
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.reporting.models import CountyFile
from safeboard.kernel.reporting.permissions import KEEP_COUNTY
from safeboard.kernel.reporting.profile import held, taking_in
from safeboard.kernel.reporting.profile.forms import Send
from safeboard.kernel.reporting.profile.judging import WORKED_OUT
from safeboard.kernel.reporting.profile.table import COLUMNS, PARTS
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today


@require_http_methods(["GET", "POST"])
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure that is held, with its source, licence and day and the versions before it; a newer file is sent here."""
    form = Send(request.POST or None, request.FILES or None) if request.method == "POST" else Send()
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data["file"]
        try:
            file = taking_in.send(filename=asked.name, data=asked.read(), by=_reader(request))
        except RefusedFile as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("county-upload", pk=file.pk)
    versions = held.versions()
    files = CountyFile.visible(_reader(request), KEEP_COUNTY).select_related("sent_by", "taken_by")
    context = {
        "form": form,
        "parts": [
            (
                title,
                [(found[-1], found[-2::-1]) for found in versions.values() if found[-1].fact.part == part],
            )
            for part, title in PARTS.items()
        ],
        "waiting": [each for each in files if each.standing == "waiting"],
        "taken": [each for each in files if each.standing == "taken"],
    }
    status = 422 if form.errors else 200
    return render(request, "reporting/profile/figures.html", context, status=status)


@require_safe
def layout(request: HttpRequest) -> HttpResponse:
    """What is held as CSV, in the layout in which a newer file is sent."""
    rows = [each.row for each in held.facts().values() if each.part != WORKED_OUT]
    recorder.note("export", thing="county", kind="csv")
    sheet = Sheet("County figures", COLUMNS, [tuple(row[name] for name in COLUMNS) for row in rows])
    return download(
        comma_separated.write(sheet), f"County figures {today().isoformat()}.csv", comma_separated.CSV
    )


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would do, row by row, before it is taken in; afterwards, what it did."""
    rows = CountyFile.visible(_reader(request), KEEP_COUNTY).select_related("sent_by", "taken_by")
    sent = get_object_or_404(rows, pk=pk)
    problem = ""
    if request.method == "POST":
        try:
            taking_in.take_in(file=sent, seen=request.POST.get("seen", ""), by=_reader(request))
        except NotNow as refused:
            problem = str(refused)
        else:
            messages.success(
                request,
                "Taken in. The figures before them stay as earlier versions, and what was issued stays as it was.",
            )
            return redirect("county-upload", pk=pk)
    found = taking_in.judged(sent) if sent.standing == "waiting" else None
    context = {
        "file": sent,
        "problem": problem,
        "found": found,
        "seen": taking_in.fingerprint(found) if found else "",
        "done": held.brought_by(sent) if sent.standing == "taken" else [],
    }
    return render(request, "reporting/profile/file.html", context, status=409 if problem else 200)


@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file away that is not to be taken in."""
    sent = get_object_or_404(CountyFile.visible(_reader(request), KEEP_COUNTY), pk=pk)
    try:
        taking_in.put_away(file=sent, by=_reader(request))
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Put away. Nothing of it is kept.")
    return redirect("county-figures")


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined, no-any-return]
