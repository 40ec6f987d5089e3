"""Issuing a year's report, its version for children, and the county's profile."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.files import documents
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.reporting.annual import editions, made_parts, pictures, selectors
from safeboard.kernel.reporting.children import paper
from safeboard.kernel.reporting.models import Chapter
from safeboard.kernel.reporting.permissions import CHAPTER, KEEP_COUNTY
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today


@require_POST
def issue(request: HttpRequest, year: str) -> HttpResponse:
    """Issue the report: it is frozen, with every paper of it."""
    selectors.year_words(year)
    try:
        editions.issue(year, by=request.reader)  # type: ignore[attr-defined]
    except editions.CannotIssue as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "The report is issued. It stays as it is.")
    return redirect("annual-year", year=year)


@require_safe
def children(request: HttpRequest, year: str) -> HttpResponse:
    """The year for children: as issued, or from the figures of the chapters that this reader may read."""
    kept, issued = _kept(request, year)
    shown = paper.context(kept) | {
        "what": editions.for_children(year),
        "draft": not issued,
        "back": reverse("annual-year", args=[year]),
        "back_words": f"Annual report {year}",
        "pdf": reverse("annual-children-pdf", args=[year]),
    }
    return render(request, "reporting/children/page.html", shown)


@require_safe
def children_pdf(request: HttpRequest, year: str) -> HttpResponse:
    """The same on one sheet."""
    kept, issued = _kept(request, year)
    recorder.note("export", thing="report", thing_id=year, kind="children.pdf")
    if issued:
        drawn = editions.children_paper(issued)
    else:
        drawn = paper.document(
            kept, editions.for_children(year), worded("The {board}"), today(), "Draft, not issued"
        )
    name = f"Children {year}{'' if issued else ' draft'}.pdf"
    return download(documents.as_pdf(drawn), name, documents.PDF)


@require_safe
def county(request: HttpRequest) -> HttpResponse:
    """The county's published figures, each with its source, day and licence (SYS-94)."""
    shown = pictures.with_pictures({"made": made_parts.county()})
    reader = request.reader  # type: ignore[attr-defined]
    context = {
        "made": shown["made"],
        "may_read_report": policy.may(reader, CHAPTER),
        "may_keep": policy.may(reader, KEEP_COUNTY),
    }
    return render(request, "reporting/annual/county.html", context)


def _kept(request: HttpRequest, year: str) -> tuple[paper.Kept, dict[str, Any] | None]:
    selectors.year_words(year)
    reader = request.reader  # type: ignore[attr-defined]
    if edition := editions.of(reader, year):
        return edition.frozen["children"], edition.frozen
    chapter = Chapter.visible(reader, CHAPTER).filter(year=year).select_related("snapshot").first()
    if chapter is None:
        raise Http404
    return editions.told_to_children(year, chapter.snapshot), None
