"""The Board's page for children: for whoever may read that page, and nobody else."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from safeboard.kernel.files import documents
from safeboard.kernel.reporting import pack_papers
from safeboard.kernel.reporting.children import paper
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.views import pack_of
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download


@require_safe
def page(request: HttpRequest, day: str) -> HttpResponse:
    """As issued, or as the draft stands."""
    pack, kept = _kept(request, day)
    shown = paper.context(kept) | {
        "what": pack_papers.for_children(pack),
        "draft": not pack.issued,
        "back": reverse("headline", args=[day]),
        "back_words": pack.title,
        "pdf": reverse("headline-children-pdf", args=[day]),
    }
    return render(request, "reporting/children/page.html", shown)


@require_safe
def pdf(request: HttpRequest, day: str) -> HttpResponse:
    """The same on one sheet."""
    pack, kept = _kept(request, day)
    recorder.note("export", thing="pack", thing_id=pack.pk, kind="children.pdf", issued=pack.issued)
    drawn = documents.as_pdf(pack_papers.children_document(pack, kept, pack_papers.organisation_of(pack)))
    return download(drawn, f"Children {day}{'' if pack.issued else ' draft'}.pdf", documents.PDF)


def _kept(request: HttpRequest, day: str) -> tuple[Pack, paper.Kept]:
    pack = pack_of(request, day)
    kept = pack_papers.children_of(pack)
    if kept is None:
        raise Http404
    return pack, kept
