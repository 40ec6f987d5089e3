"""Attendance by constituency, the register of decisions, and everything of a meeting as PDF, Word or Excel."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files import documents, spreadsheets
from safeboard.kernel.meetings import attendance, finding, printing, record
from safeboard.kernel.meetings.models import Decision, Meeting, Series
from safeboard.kernel.meetings.permissions import FOLLOW, GROUPS, PAPERS
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today

FORMATS = {"pdf": (documents.as_pdf, documents.PDF), "docx": (documents.as_docx, documents.DOCX)}
LONGEST_SEARCH = 200


def attendance_table(request: HttpRequest) -> HttpResponse:
    """Attendance by constituency over the last meetings, against those before, with what needs the Chair."""
    reader = request.reader  # type: ignore[attr-defined]
    bodies = record.bodies(reader)
    series = _series(request, bodies)
    context = {
        "bodies": bodies,
        "series": series,
        "table": attendance.table(reader, series, today()) if series else None,
    }
    return render(request, "meetings/attendance.html", context)


def attendance_excel(request: HttpRequest) -> HttpResponse:
    """The table as shown, as a workbook with its notes."""
    reader = request.reader  # type: ignore[attr-defined]
    series = _series(request, record.bodies(reader))
    if series is None:
        return _excel(attendance.NO_SHEET, f"attendance-{today():%Y-%m-%d}.xlsx", "no body met yet")
    sheet = attendance.as_sheet(attendance.table(reader, series, today()))
    return _excel(sheet, f"attendance-{series.code}-{today():%Y-%m-%d}.xlsx", str(series))


def decisions(request: HttpRequest) -> HttpResponse:
    """The register of decisions, narrowed by words: "What did we decide about ...?"."""
    words = request.GET.get("words", "")[:LONGEST_SEARCH].strip()
    rows = finding.decisions(request.reader, words)  # type: ignore[attr-defined]
    return render(request, "meetings/decisions.html", {"rows": rows, "words": words})


def decisions_excel(request: HttpRequest) -> HttpResponse:
    """The register as shown, as a workbook."""
    words = request.GET.get("words", "")[:LONGEST_SEARCH].strip()
    sheet = finding.decisions_sheet(finding.decisions(request.reader, words))  # type: ignore[attr-defined]
    return _excel(sheet, f"decisions-{today():%Y-%m-%d}.xlsx", f"words: {words}" if words else "all")


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision: what, why, on what was known, by whom, and what took its place."""
    reader = request.reader  # type: ignore[attr-defined]
    rows = Decision.visible(reader, PAPERS)
    found = get_object_or_404(rows.select_related("item__meeting__series", "supersedes", "by"), pk=pk)
    context = {"decision": found, "later": rows.filter(supersedes=found).first()}
    return render(request, "meetings/decision.html", context)


def print_meeting(request: HttpRequest, pk: int, kind: str, format: str) -> HttpResponse:
    """A paper of one meeting, or its whole pack, as PDF or Word; part two only for those who sit in it."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = get_object_or_404(Meeting.visible(reader, FOLLOW).select_related("series"), pk=pk)
    if kind == "pack":
        return _file(printing.pack(reader, meeting, today()), f"pack-{meeting.on:%Y-%m-%d}", format)
    if kind not in printing.OF_MEETING:
        raise Http404
    paper = printing.of_meeting(reader, meeting, kind, today())
    return _file(paper, f"{kind}-{meeting.series.code}-{meeting.on:%Y-%m-%d}", format)


def print_body(request: HttpRequest, code: str, kind: str, format: str) -> HttpResponse:
    """The action list, the risk log, attendance or the decisions of one body, as PDF or Word."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(Series.visible(reader, GROUPS), code=code)
    if kind not in printing.OF_BODY:
        raise Http404
    paper = printing.OF_BODY[kind](reader, series, today())
    return _file(paper, f"{kind}-{series.code}-{today():%Y-%m-%d}", format)


def _file(paper: documents.Document | documents.Pack, name: str, format: str) -> HttpResponse:
    if format not in FORMATS:
        raise Http404
    make, content_type = FORMATS[format]
    return download(make(paper), f"{name.lower()}.{format}", content_type)


def _excel(sheet: Sheet, filename: str, shown: str) -> HttpResponse:
    notes = (
        ("What this is", sheet.title),
        ("As at", f"{today().day} {today():%B %Y}"),
        ("Shown", shown),
        *((("How it is counted", note)) for note in sheet.notes),
    )
    return download(spreadsheets.write([sheet], notes), filename, spreadsheets.CONTENT_TYPE)


def _series(request: HttpRequest, bodies: list[Series]) -> Series | None:
    wanted = request.GET.get("series", "")
    if not wanted:
        return bodies[0] if bodies else None
    found = next((each for each in bodies if each.code == wanted), None)
    if found is None:
        raise Http404
    return found
