"""One item put right: a click undone, a closed item opened again, words corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import correcting, reopening, undoing
from safeboard.kernel.actions.forms import OnItem
from safeboard.kernel.actions.models import Item, Step
from safeboard.kernel.actions.permissions import CHECK, FOLLOW
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear


class Reopen(OnItem):
    """Why, and by when."""

    free = ("words",)
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="Why is it open again?",
        help_text=DO_NOT_NAME,
        error_messages={"required": "Say why it is open again."},
    )
    due_on = DayMonthYear(what="the day", label="By when?")


class Correct(OnItem):
    """The words as they should be; somebody else's with a reason."""

    free = ("words", "reason")
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="The words as they should be",
        help_text=f"The words before stay on record, struck through. {DO_NOT_NAME}",
        error_messages={"required": "Write the words as they should be."},
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why do you put right what somebody else wrote?"
    )


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last click, if it was one's own and just now."""
    item = _item(request, pk)
    if request.method == "POST":
        try:
            undoing.undo(item=item, seen=item.version, by=_reader(request))
        except NotNow as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, "Undone. It is as it was before.")
    return redirect("action", pk=item.pk)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed item again, with the reason."""
    item = get_object_or_404(Item.visible(_reader(request), CHECK), pk=pk)
    if not reopening.can_reopen(item) and request.method != "POST":
        raise Http404
    form = Reopen(request.POST if request.method == "POST" else None, initial={"seen": item.version})
    verb = lambda seen, said: reopening.reopen(item=item, seen=seen, by=_reader(request), **said)  # noqa: E731
    return _page(request, item, form, "Open it again", "Open again.", verb, item.title)


def correct(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """Put the words of one step, or the title, right."""
    reader = _reader(request)
    item = _item(request, pk)
    try:
        old = correcting.words_of(item, version, reader)
    except NotNow as refusal:
        raise Http404 from refusal
    form = Correct(
        request.POST if request.method == "POST" else None, initial={"seen": item.version, "words": old.now}
    )
    if old.own:
        del form.fields["reason"]
        form.free = ("words",)  # type: ignore[misc]
    verb = lambda seen, said: correcting.correct(item=item, seen=seen, version=version, by=reader, **said)  # noqa: E731
    return _page(
        request,
        item,
        form,
        "Put the words right",
        "Put right. The words before stay on record.",
        verb,
        old.now,
    )


def beside(reader: Reader, item: Item, steps: Sequence[Step]) -> dict[str, Any]:
    """What the page of an item shows of this: what can be undone, opened again and put right, and what was."""
    return {
        "can_undo": undoing.can_undo(item, reader),
        "can_reopen": reopening.can_reopen(item) and policy.allows(reader, CHECK, item),
        "correctable": correcting.correctable(item, steps, reader),
        "corrections": correcting.corrections(steps),
    }


def _page(
    request: HttpRequest,
    item: Item,
    form: OnItem,
    heading: str,
    said: str,
    verb: Callable[[int, dict[str, Any]], Step],
    stands: str,
) -> HttpResponse:
    since: list[Step] = []
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            verb(seen, form.verb_fields())
        except SomebodyElse as refusal:
            item.refresh_from_db()
            since = list(item.story().filter(version__gt=seen))
            form.data = form.data.copy()
            form.data["seen"] = str(item.version)
            form.add_error(None, refusal.message)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, said, extra_tags=undoing.tag(item, _reader(request)))
            return redirect("action", pk=item.pk)
    context = {"item": item, "form": form, "heading": heading, "since": since, "stands": stands}
    return render(request, "actions/change.html", context)


def _item(request: HttpRequest, pk: int) -> Item:
    return get_object_or_404(
        Item.visible(_reader(request), FOLLOW).select_related("agency", "sub_group"), pk=pk
    )


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined, no-any-return]
