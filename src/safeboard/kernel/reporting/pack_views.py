"""The headline page as PDF, Word, Excel and CSV: for whoever may open the page, and for nobody else."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from safeboard.kernel.files import comma_separated, documents, spreadsheets
from safeboard.kernel.reporting import pack_papers
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.sheets import pack_workbook
from safeboard.kernel.reporting.views import pack_of
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download


@require_safe
def pdf(request: HttpRequest, day: str) -> HttpResponse:
    """The page as PDF that a screen reader can follow."""
    pack, data = _leaving(request, day, "pdf")
    return download(documents.as_pdf(_paper(pack, data)), _named(pack, "pdf"), documents.PDF)


@require_safe
def word(request: HttpRequest, day: str) -> HttpResponse:
    """The page as a Word document."""
    pack, data = _leaving(request, day, "docx")
    return download(documents.as_docx(_paper(pack, data)), _named(pack, "docx"), documents.DOCX)


@require_safe
def excel(request: HttpRequest, day: str) -> HttpResponse:
    """The page as a workbook with a sheet of notes."""
    pack, data = _leaving(request, day, "xlsx")
    return download(pack_workbook(pack, data), _named(pack, "xlsx"), spreadsheets.CONTENT_TYPE)


@require_safe
def figures(request: HttpRequest, day: str) -> HttpResponse:
    """Every figure behind the page, one a row."""
    pack, data = _leaving(request, day, "csv")
    table = pack_papers.figures_sheet(data)
    return download(comma_separated.write(table), _named(pack, "csv"), comma_separated.CSV)


def _leaving(request: HttpRequest, day: str, kind: str) -> tuple[Pack, dict[str, Any]]:
    pack = pack_of(request, day)
    data = pack_papers.data_of(pack, request.reader)  # type: ignore[attr-defined]
    if data is None:
        raise Http404
    recorder.note("export", thing="pack", thing_id=pack.pk, kind=kind, issued=pack.issued)
    return pack, data


def _paper(pack: Pack, data: dict[str, Any]) -> documents.Document:
    return pack_papers.document(pack, data, pack_papers.organisation_of(pack))


def _named(pack: Pack, ending: str) -> str:
    """The file's name says whether it is a draft."""
    return f"Board {pack.meeting_on.isoformat()}{'' if pack.issued else ' draft'}.{ending}"
