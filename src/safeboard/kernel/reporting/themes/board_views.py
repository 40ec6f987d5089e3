"""What the other strategic boards see of our figures, on a page and as a paper to send (Joint Protocol, SYS-52)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safeboard.kernel.files import documents
from safeboard.kernel.reporting.themes import boards
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """What another strategic board sees of our figures (Joint Protocol, SYS-52)."""
    if code not in boards.SHARED:
        raise Http404
    context = {
        "name": boards.OTHER_BOARDS[code],
        "code": code,
        "page": boards.build(code, request.reader),
        "boards": boards.OTHER_BOARDS,
    }
    return render(request, "reporting/themes/board.html", context)


@require_safe
def board_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same page as a paper to send to that board."""
    page = boards.build(code, request.reader) if code in boards.SHARED else None
    if page is None:
        raise Http404
    recorder.note("export", thing="board", thing_id=page.code, kind="pdf")
    name = f"Figures for the {page.name}, {today().isoformat()}.pdf"
    return download(boards.as_pdf(page, today()), name, documents.PDF)
