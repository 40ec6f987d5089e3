"""The annual report: contents, a chapter to read and write, comments, and the report to print and take away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safeboard.kernel.access import policy
from safeboard.kernel.reporting.annual import (
    appendices,
    drafts,
    editions,
    publishing,
    selectors,
    writing,
)
from safeboard.kernel.reporting.annual.awaiting import awaited_by
from safeboard.kernel.reporting.annual.chapters import KINDS, chart_of, opened
from safeboard.kernel.reporting.annual.made import made_for
from safeboard.kernel.reporting.annual.pictures import with_pictures
from safeboard.kernel.reporting.annual.reading import readability
from safeboard.kernel.reporting.models import Chapter
from safeboard.kernel.reporting.permissions import CHAPTER, PUBLISH, REMARK, WRITE

View = Callable[..., HttpResponse]


def contents(request: HttpRequest) -> HttpResponse:
    """Every year's chapters with their state and owner."""
    return render(request, "reporting/annual/contents.html", {"years": selectors.contents(request.reader)})  # type: ignore[attr-defined]


def year_page(request: HttpRequest, year: str) -> HttpResponse:
    """A year's report to read and print."""
    chapters = _printable(request, year)
    context = {
        "year": year,
        "words": selectors.year_words(year),
        "chapters": [with_pictures(each) for each in chapters],
        "left_out": _left_out(chapters),
        "appendices": appendices.of(year, request.reader),  # type: ignore[attr-defined]
        "edition": editions.of(request.reader, year),  # type: ignore[attr-defined]
        "may_issue": policy.may(request.reader, PUBLISH),  # type: ignore[attr-defined]
        "in_the_way": editions.in_the_way(year),
    }
    if context["edition"]:
        frozen = context["edition"].frozen
        context["chapters"] = [with_pictures(each) for each in frozen["chapters"]]
        context["appendices"] = editions.appendices_of(frozen)
    return render(request, "reporting/annual/year.html", context)


def download(request: HttpRequest, year: str) -> HttpResponse:
    """The page, its style sheet and the workbook; not while a sentence cannot be published."""
    chapters = _printable(request, year)
    if _left_out(chapters):
        messages.error(
            request, "There are sentences that cannot be published yet. Put them right, then download."
        )
        return redirect("annual-year", year=year)
    if issued := editions.of(request.reader, year):  # type: ignore[attr-defined]
        return _file(editions.bundle(issued.frozen), "application/zip", f"annual-report-{year}.zip")
    return _file(
        writing.bundle(year, chapters, appendices.of(year, request.reader)),
        "application/zip",
        f"annual-report-{year}.zip",
    )  # type: ignore[attr-defined]


def chapter_page(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """One chapter: what cannot be published yet, the words, the boxes, what was printed, the comments."""
    reader = request.reader  # type: ignore[attr-defined]
    section = selectors.section(year, code)
    context: dict[str, Any] = {
        "year": year,
        "section": section,
        "contents": selectors.entries(reader, year),
        "may_write": policy.may(reader, WRITE),
    }
    chapter = Chapter.visible(reader, CHAPTER).filter(year=year, code=code).first()
    if chapter is None:
        context["begun"] = drafts.begun(year, code)
        return render(request, "reporting/annual/not_begun.html", context)
    context |= {"chapter": chapter, "remarks": selectors.remarks(reader, chapter)}
    context["may_remark"] = policy.may(reader, REMARK)
    if chapter.standing == "published":
        context |= {
            "frozen": with_pictures(chapter.frozen),
            "errata": publishing.corrections(chapter),
            "may_correct": policy.allows(reader, PUBLISH, chapter),
        }
        return render(request, "reporting/annual/published.html", context)
    whole = opened(chapter)
    newest = publishing.newest()
    context |= {
        "whole": whole,
        "rows": selectors.rows(whole),
        "boxes": [(kind, title) for kind, title in KINDS.items() if kind != "body"],
        "beside": selectors.beside(whole),
        "taken_out": selectors.taken_out(reader, chapter),
        "newest": newest if newest and newest.pk != chapter.snapshot_id else None,
        "steps": _steps(request, chapter),
        "waiting": publishing.waiting(whole),
        "drawn": with_pictures({"made": made_for(whole.book), "chart": chart_of(whole)}),
        "reading": readability(whole),
        "waits": list(awaited_by(whole.section, chapter.snapshot, year, whole.book.area)),
    }
    if context["newest"]:
        context["changed"] = publishing.differences(whole, context["newest"])
    return render(request, "reporting/annual/chapter.html", context)


def _steps(request: HttpRequest, chapter: Chapter) -> list[tuple[str, str]]:
    """The steps that this reader may take from here, with the words of their buttons."""
    reader = request.reader  # type: ignore[attr-defined]
    steps = {
        "draft": [("with_partners", "Send to partners", WRITE)],
        "with_partners": [("agreed", "Agree the chapter", PUBLISH), ("draft", "Back to draft", WRITE)],
        "agreed": [("published", "Publish the chapter", PUBLISH), ("draft", "Back to draft", WRITE)],
    }
    return [
        (to, words)
        for to, words, permission in steps[chapter.standing]
        if policy.allows(reader, permission, chapter)
    ]


def _printable(request: HttpRequest, year: str) -> list[dict[str, Any]]:
    selectors.year_words(year)
    chapters = publishing.printable(year, Chapter.visible(request.reader, CHAPTER))  # type: ignore[attr-defined]
    if not chapters:
        raise Http404
    return chapters


def _left_out(chapters: list[dict[str, Any]]) -> int:
    return sum(each["left_out"] for each in chapters)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
