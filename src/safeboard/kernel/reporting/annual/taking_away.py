"""The report of a year, or one chapter of it, as PDF, Word, Excel and CSV: for whoever may read it, and nobody else."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from safeboard.kernel.files import comma_separated, documents, spreadsheets
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.reporting.annual import appendices, editions, papers, publishing, selectors, writing
from safeboard.kernel.reporting.models import Chapter
from safeboard.kernel.reporting.permissions import CHAPTER
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download


@require_safe
def pdf(request: HttpRequest, year: str, code: str = "") -> HttpResponse:
    """The report or the chapter as PDF that a screen reader can follow."""
    paper = _paper(request, year, code, _leaving(request, year, code, "pdf"))
    return download(documents.as_pdf(paper), _named(year, code, "pdf", paper.marking), documents.PDF)


@require_safe
def word(request: HttpRequest, year: str, code: str = "") -> HttpResponse:
    """The report or the chapter as a Word document."""
    paper = _paper(request, year, code, _leaving(request, year, code, "docx"))
    return download(documents.as_docx(paper), _named(year, code, "docx", paper.marking), documents.DOCX)


@require_safe
def excel(request: HttpRequest, year: str, code: str = "") -> HttpResponse:
    """Its figures as a workbook with a sheet of notes."""
    chapters = _leaving(request, year, code, "xlsx")
    name = _named(year, code, "xlsx", papers.marking_of(chapters), " figures")
    return download(writing.workbook(year, chapters), name, spreadsheets.CONTENT_TYPE)


@require_safe
def figures(request: HttpRequest, year: str, code: str = "") -> HttpResponse:
    """Every figure behind its charts and tables, one a row."""
    chapters = _leaving(request, year, code, "csv")
    name = _named(year, code, "csv", papers.marking_of(chapters), " figures")
    return download(comma_separated.write(writing.figures_sheet(chapters)), name, comma_separated.CSV)


def _leaving(request: HttpRequest, year: str, code: str, kind: str) -> list[dict[str, Any]]:
    """The chapters that this reader may read, as plain data, with a line in the trail; none is the not-found page."""
    selectors.year_words(year)
    rows = Chapter.visible(request.reader, CHAPTER)  # type: ignore[attr-defined]
    issued = None if code else editions.of(request.reader, year)  # type: ignore[attr-defined]
    chapters = (
        issued.frozen["chapters"]
        if issued
        else publishing.leaving(year, rows.filter(code=code) if code else rows)
    )
    if not chapters:
        raise Http404
    thing = f"{year}/{code}" if code else year
    recorder.note("export", thing="chapter" if code else "report", thing_id=thing, kind=kind)
    return chapters


def _paper(
    request: HttpRequest, year: str, code: str, chapters: list[dict[str, Any]]
) -> documents.Document | documents.Pack:
    if code:
        organisation = chapters[0].get("organisation") or worded("The {board}")
        return papers.chapter_paper(chapters[0], organisation)
    if issued := editions.of(request.reader, year):  # type: ignore[attr-defined]
        return editions.paper_of(issued.frozen)
    tables = appendices.of(year, request.reader)  # type: ignore[attr-defined]
    return papers.report_paper(year, chapters, tables, worded("The {board}"))


def _named(year: str, code: str, ending: str, marking: str, what: str = "") -> str:
    """The file's name says whether it is a draft."""
    chapter = f" {code}" if code else ""
    return f"Annual report {year}{chapter}{what}{' draft' if marking else ''}.{ending}"
