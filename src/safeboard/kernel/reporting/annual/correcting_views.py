"""After the fact: a dated correction beside a published chapter; one's own comment in other words (pages.md 3.4)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safeboard.kernel.reporting.annual import publishing, remarks, selectors
from safeboard.kernel.reporting.annual.forms import RewordForm
from safeboard.kernel.reporting.forms import Correction
from safeboard.kernel.reporting.models import Chapter, Remark
from safeboard.kernel.reporting.permissions import PARTS, PUBLISH


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """Say what was wrong in a published chapter, and what is right."""
    selectors.section(year, code)
    rows = Chapter.visible(request.reader, PUBLISH)  # type: ignore[attr-defined]
    chapter = get_object_or_404(rows, year=year, code=code, standing="published")
    form = Correction(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publishing.correct(chapter, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, "The correction stands beside the chapter.")
        return redirect("annual-chapter", year=year, code=code)
    status = 422 if form.errors else 200
    return render(request, "reporting/annual/correct.html", {"form": form, "chapter": chapter}, status=status)


@require_http_methods(["GET", "POST"])
def reword(request: HttpRequest, year: str, code: str, pk: int) -> HttpResponse:
    """Change one's own comment while nobody has answered it."""
    rows = Remark.visible(request.reader, PARTS).filter(by=request.user)  # type: ignore[attr-defined]
    mine = get_object_or_404(rows, pk=pk, chapter__year=year, chapter__code=code)
    if mine.outcome:
        raise Http404
    form = RewordForm(request.POST or None, initial={"words": mine.words, "seen": mine.version})
    if request.method == "POST" and form.is_valid():
        try:
            saved = remarks.reword(mine, by=request.user, **form.cleaned_data)
        except ValueError as refusal:
            saved = True
            messages.error(request, str(refusal))
        if saved:
            return redirect("annual-chapter", year=year, code=code)
        form.add_error(None, "Somebody else changed this comment, or answered it. Yours is still here.")
    about = mine.sentence.text if mine.sentence else ""
    context = {"form": form, "chapter": mine.chapter, "about": about, "rewording": True}
    return render(request, "reporting/annual/remark.html", context, status=422 if form.errors else 200)
