"""One page for an information governance lead, of a return that is asked for or of a schedule; on paper and as PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from safeboard.kernel.files.documents import PDF, as_pdf
from safeboard.kernel.partnership.words import Words
from safeboard.kernel.returns.agreements import contents as agreements
from safeboard.kernel.returns.agreements import papers as agreement_papers
from safeboard.kernel.returns.models import Due, Schedule
from safeboard.kernel.returns.permissions import AGREEMENT
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today


def of_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Why, on what basis, who sees it, when it is deleted: of one return that is asked for."""
    return _page(request, agreements.of_due(_due(request, pk)), "returns-agreement-pdf", pk)


def of_due_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as PDF."""
    return _pdf(agreements.of_due(_due(request, pk)))


def of_schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """The same of all that an agency sends under one schedule."""
    return _page(
        request, agreements.of_schedule(_schedule(request, pk)), "returns-schedule-agreement-pdf", pk
    )


def of_schedule_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as PDF."""
    return _pdf(agreements.of_schedule(_schedule(request, pk)))


def _due(request: HttpRequest, pk: int) -> Due:
    visible = Due.visible(request.reader, AGREEMENT)  # type: ignore[attr-defined]
    due: Due = get_object_or_404(visible.select_related("agency", "schedule"), pk=pk)
    return due


def _schedule(request: HttpRequest, pk: int) -> Schedule:
    visible = Schedule.visible(request.reader, AGREEMENT)  # type: ignore[attr-defined]
    schedule: Schedule = get_object_or_404(visible.select_related("agency"), pk=pk)
    return schedule


def _page(request: HttpRequest, told: agreements.Agreement, pdf: str, pk: int) -> HttpResponse:
    context = {"told": told, "readers": agreements.readers(), "pdf": pdf, "pk": pk}
    return render(request, "returns/agreement.html", context)


def _pdf(told: agreements.Agreement) -> HttpResponse:
    words = Words(today())
    data = as_pdf(agreement_papers.document(told, words.board, today()))
    return download(data, f"agreement-{told.agency}-{told.title}.pdf", PDF)
