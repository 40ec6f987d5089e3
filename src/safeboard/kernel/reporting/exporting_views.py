"""*Export everything*: ask for it, wait, take it away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safeboard.kernel.files import storing
from safeboard.kernel.reporting import exporting
from safeboard.kernel.reporting.models import Export
from safeboard.kernel.reporting.permissions import EXPORT
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.jobs import latest

ZIP = "application/zip"


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """The exports there were, how far the newest is, and one button for another."""
    reader = request.reader  # type: ignore[attr-defined]
    if request.method == "POST":
        exporting.ask(by=reader)
        return redirect("export")
    exports = list(Export.visible(reader, EXPORT).select_related("asked_by")[:10])
    job = latest(exporting.EXPORTING, exports[0].pk) if exports else None
    working = job is not None and job.state in ("waiting", "running")
    context = {"exports": exports, "job": job, "working": working, "days": exporting.KEPT_DAYS}
    return render(request, "reporting/export.html", context)


@require_safe
def export_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The archive, as an attachment."""
    found = get_object_or_404(Export.visible(request.reader, EXPORT), pk=pk)  # type: ignore[attr-defined]
    if not found.stored_as:
        raise Http404
    recorder.note("export.take", thing="export", thing_id=found.pk)
    return download(storing.load(found.stored_as), f"safeboard-{found.asked_at:%Y-%m-%d}.zip", ZIP)
