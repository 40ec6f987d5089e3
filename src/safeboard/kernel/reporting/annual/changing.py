"""Changing a chapter: its sentences, its standing, its figures, and what partners say of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from safeboard.grammar.reading_age import reading
from safeboard.kernel.reporting.annual import (
    drafts,
    editing,
    publishing,
    remarks,
    selectors,
    suggesting,
)
from safeboard.kernel.reporting.annual.chapters import KINDS, opened
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.forms import AnswerForm, RemarkForm, SentenceForm
from safeboard.kernel.reporting.models import Chapter, Remark, Sentence
from safeboard.kernel.reporting.permissions import PARTS, PUBLISH, REMARK, WRITE

View = Callable[..., HttpResponse]
SOMEBODY_ELSE = (
    "Somebody else saved this while you were looking. Nothing was changed: read it again, then choose."
)
SAID = {
    "with_partners": "The chapter is with partners.",
    "agreed": "The chapter is agreed.",
    "published": "The chapter is published. It stays as it is.",
    "draft": "The chapter is a draft again.",
}


def _saying(view: View) -> View:
    """A verb that says no is a message above the chapter, never an error page."""

    @wraps(view)
    def answered(request: HttpRequest, year: str, code: str, **rest: Any) -> HttpResponse:
        try:
            return view(request, year, code, **rest)
        except (
            editing.AlreadyPublished,
            editing.NothingSuggested,
            publishing.NotFromHere,
            publishing.CannotPublish,
            publishing.GivesAway,
            publishing.LooksPersonal,
            publishing.Unanswered,
        ) as no:
            messages.error(request, str(no))
            return redirect("annual-chapter", year=year, code=code)

    return answered


@require_POST
def begin(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """Begin a chapter that nobody has written yet."""
    selectors.section(year, code)
    snapshot = publishing.newest()
    if snapshot is None:
        messages.error(
            request, "There are no figures yet, so nothing can be written. Ask the analyst to count them."
        )
    else:
        drafts.create(year, snapshot, request.user, code)
    return redirect("annual-chapter", year=year, code=code)


@_saying
def suggest(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """Neutral sentences from the results, one for each indicator, to add one by one."""
    whole = opened(_chapter(request, year, code))
    offered = suggesting.neutral_sentences(whole.book)
    if request.method == "POST":
        chosen = request.POST.get("text", "")
        if chosen not in offered:
            messages.error(request, "The figures changed while you were looking. Choose again.")
            return redirect("annual-suggest", year=year, code=code)
        made = editing.write(whole.chapter, kind="body", text=chosen, by=request.user)
        return _back(made)
    there = {line.sentence.text for line in whole.lines}
    rows = [
        {"text": each, "plain": check(each, whole.book).plain, "there": each in there} for each in offered
    ]
    return render(request, "reporting/annual/suggest.html", {"chapter": whole.chapter, "rows": rows})


@_saying
def write(request: HttpRequest, year: str, code: str, kind: str) -> HttpResponse:
    """Add a sentence to the words or to a box."""
    chapter = _chapter(request, year, code)
    if kind not in KINDS:
        raise Http404
    form = SentenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = editing.write(
            chapter,
            kind=kind,
            text=form.cleaned_data["text"],
            why_safe=form.cleaned_data["why_safe"],
            by=request.user,
        )
        return _back(made)
    return _edit_page(request, chapter, form, title=f"Add a sentence: {KINDS[kind]}")


@_saying
def change(request: HttpRequest, year: str, code: str, pk: int) -> HttpResponse:
    """Change a sentence; where somebody saved it meanwhile, both versions, with the draft kept."""
    sentence = _sentence(request, year, code, pk)
    said = remarks.why_safe_of(sentence.chapter).get(sentence.pk, "")
    form = SentenceForm(
        request.POST or None, initial={"text": sentence.text, "seen": sentence.version, "why_safe": said}
    )
    theirs = None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        text, why_safe = form.cleaned_data["text"], form.cleaned_data["why_safe"]
        if editing.change(sentence, seen=seen, text=text, why_safe=why_safe, by=request.user):
            messages.success(request, "Saved.")
            return _back(sentence)
        theirs = sentence.text
        form.data = form.data.copy()
        form.data["seen"] = str(sentence.version)
        form.add_error(
            "text", "Somebody else saved this sentence while you were writing. Yours is still here."
        )
    return _edit_page(
        request, sentence.chapter, form, title="Change the sentence", sentence=sentence, theirs=theirs
    )


@require_POST
@_saying
def use_suggestion(request: HttpRequest, year: str, code: str, pk: int) -> HttpResponse:
    """Put the suggested words in place of a sentence."""
    return _one_tap(
        request,
        _sentence(request, year, code, pk),
        editing.use_suggestion,
        "The suggested words are in place.",
    )


@require_POST
@_saying
def take_out(request: HttpRequest, year: str, code: str, pk: int) -> HttpResponse:
    """Take a sentence out."""
    return _one_tap(
        request, _sentence(request, year, code, pk), editing.take_out, "Taken out. You can put it back below."
    )


@require_POST
@_saying
def put_back(request: HttpRequest, year: str, code: str, pk: int) -> HttpResponse:
    """Put a sentence back."""
    return _one_tap(request, _sentence(request, year, code, pk), editing.put_back, "Put back.")


@require_POST
@_saying
def move(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """Take the chapter a step on, or back."""
    to = request.POST.get("to", "")
    permission = PUBLISH if to in ("agreed", "published") else WRITE
    chapter = get_object_or_404(Chapter.visible(request.reader, permission), year=year, code=code)  # type: ignore[attr-defined]
    if publishing.move(chapter, seen=_seen(request), to=to, by=request.user):
        left = "" if to == "published" else " ".join(publishing.waiting(opened(chapter)).lines)
        messages.success(request, f"{SAID[to]} {left}".strip())
    else:
        messages.error(request, SOMEBODY_ELSE)
    return redirect("annual-chapter", year=year, code=code)


@require_POST
@_saying
def newest(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """Read the chapter from the newest figures."""
    changed = publishing.take_newest_figures(
        _chapter(request, year, code), seen=_seen(request), by=request.user
    )
    if changed is None:
        messages.error(request, SOMEBODY_ELSE)
    else:
        messages.success(
            request,
            f"The newest figures are in. {' '.join(f'{each}.' for each in changed) or 'None differs.'}",
        )
    return redirect("annual-chapter", year=year, code=code)


def remark(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """Comment on a chapter, or on the sentence that `?sentence=` names."""
    reader = request.reader  # type: ignore[attr-defined]
    chapter = get_object_or_404(Chapter.visible(reader, REMARK), year=year, code=code)
    wanted = request.GET.get("sentence", "")
    about = None
    if wanted:
        if not wanted.isdecimal():
            raise Http404
        about = get_object_or_404(Sentence.visible(reader, PARTS), chapter=chapter, pk=int(wanted[:18]))
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        remarks.remark(chapter, sentence=about, by=request.user, **form.cleaned_data)
        messages.success(request, "Your comment is with the writers.")
        return redirect("annual-chapter", year=year, code=code)
    plain = check(about.text, opened(chapter).book).plain if about else ""
    return _form_page(request, "remark.html", form, chapter=chapter, about=plain)


def answer(request: HttpRequest, year: str, code: str, pk: int) -> HttpResponse:
    """Accept a comment, or answer it."""
    chapter = _chapter(request, year, code)
    to = get_object_or_404(Remark.visible(request.reader, WRITE), chapter=chapter, pk=pk)  # type: ignore[attr-defined]
    form = AnswerForm(request.POST or None, initial={"seen": to.version})
    if request.method == "POST" and form.is_valid():
        if remarks.answer(to, by=request.user, **form.cleaned_data):
            return redirect("annual-chapter", year=year, code=code)
        form.data = form.data.copy()
        form.data["seen"] = str(to.version)
        form.add_error(
            None, "Somebody else answered this comment while you were writing. Yours is still here."
        )
    return _form_page(request, "answer.html", form, chapter=chapter, remark=to)


def _chapter(request: HttpRequest, year: str, code: str) -> Chapter:
    selectors.section(year, code)
    return get_object_or_404(Chapter.visible(request.reader, WRITE), year=year, code=code)  # type: ignore[attr-defined]


def _sentence(request: HttpRequest, year: str, code: str, pk: int) -> Sentence:
    rows = Sentence.visible(request.reader, WRITE).select_related("chapter__snapshot")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk, chapter__year=year, chapter__code=code)


def _one_tap(request: HttpRequest, sentence: Sentence, verb: Callable[..., bool], said: str) -> HttpResponse:
    if verb(sentence, seen=_seen(request), by=request.user):
        messages.success(request, said)
    else:
        messages.error(request, SOMEBODY_ELSE)
    return _back(sentence)


def _edit_page(request: HttpRequest, chapter: Chapter, form: SentenceForm, **context: Any) -> HttpResponse:
    whole = opened(chapter)
    typed = form.data.get("text") if form.is_bound else form.initial.get("text")
    checked = check(typed, whole.book) if typed else None
    context |= {
        "chapter": chapter,
        "checked": checked,
        "reading": reading(checked.plain if checked else ""),
        "theirs_plain": check(context["theirs"], whole.book).plain if context.get("theirs") else "",
        "offered": selectors.notations(whole.book),
    }
    return _form_page(request, "sentence.html", form, **context)


def _form_page(request: HttpRequest, name: str, form: Form, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"reporting/annual/{name}", {"form": form, **context}, status=status)


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def _back(sentence: Sentence) -> HttpResponse:
    page = redirect("annual-chapter", year=sentence.chapter.year, code=sentence.chapter.code)
    page["Location"] += "#words" if sentence.taken_out else f"#s{sentence.pk}"
    return page
