"""Lines of enquiry: asked from a tile, answered with figures, closed with what was learnt (SYS-55)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.owners import sub_group_name, sub_groups
from safeboard.kernel.actions.permissions import CHECK
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.reporting.permissions import ANSWER
from safeboard.kernel.reporting.themes import attaching, enquiring, forms
from safeboard.kernel.reporting.themes.owners import owner_of_theme


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, code: str, indicator: str) -> HttpResponse:
    """Open a line of enquiry from a tile (SYS-55)."""
    declared = REGISTRY.indicators.get(indicator)
    if declared is None or code not in THEMES or declared.theme != code:
        raise Http404
    reader = _reader(request)
    form = forms.Ask(posted(request), reader=reader)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        group = sub_groups().filter(code=owner_of_theme(code, reader.on)).first()
        try:
            item = enquiring.ask(theme_group=group, indicator=indicator, by=reader, **typed)  # type: ignore[arg-type]
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, f"{item} asked of {item.asked_of}, due {item.due_on:%-d %B}.")
            return redirect("theme", code=code)
    context = {
        "form": form,
        "indicator": declared,
        "back": code,
        "title": THEMES[code],
        "group": sub_group_name(owner_of_theme(code, reader.on)),
    }
    return render(request, "reporting/themes/ask.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a line of enquiry, with figures attached."""
    item = get_object_or_404(
        Item.visible(request.reader, ANSWER).select_related("agency", "sub_group"), pk=pk
    )  # type: ignore[attr-defined]
    reader = _reader(request)
    if item.pk not in {each.pk for each in enquiring.to_answer(reader)}:
        raise Http404
    lines = attaching.lines(reader, item.indicator)
    form = forms.Answer(posted(request), initial={"seen": item.version}, lines=lines)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        said = dict(lines)
        typed["figures"] = [said[key] for key in typed.get("figures", ())]
        try:
            enquiring.answer(item=item, by=reader, **typed)
        except NotNow as refused:
            field = {"changed": "words"}.get(refused.field or "", refused.field)
            form.add_error(field if field in form.fields else None, refused.message)
            _again(form, item)
        else:
            messages.success(request, "Answered. The sub group reads it and says what was learnt.")
            return redirect("action", pk=item.pk)
    context = {"form": form, "item": item, "lines": lines}
    return render(request, "reporting/themes/answer.html", context)


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a line of enquiry with what was learnt, or send the answer back."""
    item = get_object_or_404(Item.visible(request.reader, CHECK).select_related("agency", "sub_group"), pk=pk)  # type: ignore[attr-defined]
    reader = _reader(request)
    if item.pk not in {each.pk for each in enquiring.to_close(reader)}:
        raise Http404
    form = forms.Close(posted(request), initial={"seen": item.version})
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            enquiring.close(item=item, by=reader, **{**typed, "enough": typed["enough"] == "yes"})
        except NotNow as refused:
            field = {"words": "learnt"}.get(refused.field or "", refused.field)
            form.add_error(field if field in form.fields else None, refused.message)
            _again(form, item)
        else:
            messages.success(request, "Closed." if typed["enough"] == "yes" else "Sent back.")
            return redirect("action", pk=item.pk)
    said = item.story().filter(kind="evidence").last()
    return render(request, "reporting/themes/close.html", {"form": form, "item": item, "said": said})


def _again(form: forms.Spoken, item: Item) -> None:
    """Sent again, the draft is meant for what is there now."""
    item.refresh_from_db()
    form.data = form.data.copy()
    form.data["seen"] = str(item.version)


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined, no-any-return]
