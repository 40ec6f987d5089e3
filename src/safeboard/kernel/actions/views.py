"""Actions and challenges: raising one, one item, and what can be done next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.actions import (
    changing_views,
    describing,
    forms,
    raise_forms,
    selectors,
    tracking,
    undoing,
)
from safeboard.kernel.actions.acts import PAGES
from safeboard.kernel.actions.models import Item, Kind, Step
from safeboard.kernel.actions.permissions import FOLLOW, RAISE
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.work.today import today

FILLED_FROM = (
    "flag",
    "indicator",
    "title",
    "agency",
    "source",
    "source_words",
    "plan_year",
    "priority",
    "event",
)


def action(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: question and answer side by side, everything that happened, and the next steps."""
    reader = request.reader  # type: ignore[attr-defined]
    item = get_object_or_404(selectors.items(reader, today()), pk=pk)
    steps = list(item.story())
    context = {
        "item": item,
        "steps": steps,
        "rounds": selectors.rounds(item, steps) if item.kind == Kind.CHALLENGE else [],
        "acts": selectors.next_acts(reader, [item])[item.pk],
        "days_late": item.days_late(today()),
        "facts": describing.facts(item, today()),
        "scores": describing.scores(steps),
        "measured_by": _measured_by(item),
        **changing_views.beside(reader, item, steps),
    }
    return render(request, "actions/item.html", context)


def raise_kind(request: HttpRequest) -> HttpResponse:
    """What kind of thing to raise; one question, nothing preselected."""
    form = raise_forms.ChooseKind(forms.posted(request), reader=request.reader)  # type: ignore[attr-defined]
    if form.is_valid():
        rest = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{form.cleaned_data['kind']}/{rest}")
    return render(request, "actions/raise_kind.html", {"form": form})


def raise_item(request: HttpRequest, kind: str) -> HttpResponse:
    """Raise one thing; `?flag=`, `?indicator=` and `?title=` fill the form from where the reader was."""
    reader = request.reader  # type: ignore[attr-defined]
    if kind not in raise_forms.ASKED or not policy.may(reader, raise_forms.RIGHT.get(kind, RAISE)):
        raise Http404
    initial = {name: request.GET[name] for name in FILLED_FROM if name in request.GET}
    form = raise_forms.Raise(forms.posted(request), initial=initial, kind=kind, reader=reader)
    if form.is_valid():
        try:
            item = tracking.raise_item(kind=kind, by=reader, **form.verb_fields())
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"{item} raised.")
            return redirect("action", pk=item.pk)
    context = {
        "form": form,
        "heading": dict(raise_forms.KINDS)[kind],
        "hint": worded(raise_forms.HINT.get(kind, "")),
    }
    return render(request, "actions/raise.html", context)


def act(request: HttpRequest, pk: int, code: str, choice: str = "") -> HttpResponse:
    """Do one thing to one item: first the choice where one is to be made, then its words."""
    if code not in PAGES:
        raise Http404
    reader = request.reader  # type: ignore[attr-defined]
    permission = selectors.BY_ACT[code].permission
    item = get_object_or_404(Item.visible(reader, FOLLOW if permission is RAISE else permission), pk=pk)
    if permission is RAISE and not policy.may(reader, RAISE):
        raise Http404
    if not choice and "" not in PAGES[code]:
        return _choose(request, item, code)
    page = PAGES[code].get(choice)
    if page is None:
        raise Http404
    form = page.form(forms.posted(request), initial={"seen": item.version}, item=item, reader=reader)
    since: list[Step] = []
    if form.is_valid():
        fields = {**form.verb_fields(), **dict(page.extra)}
        try:
            page.verb(item=item, seen=form.cleaned_data["seen"], by=reader, **fields)
        except SomebodyElse as refusal:
            item.refresh_from_db()
            since = list(item.story().filter(version__gt=form.cleaned_data["seen"]))
            # Sent again, the draft is meant for what is there now.
            form.data = form.data.copy()
            form.data["seen"] = str(item.version)
            form.add_error(None, refusal.message)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, page.said, extra_tags=undoing.tag(item, reader))
            return redirect("action", pk=item.pk)
    answer = item.story().filter(kind="reply").last() if code in ("accept", "not-accept") else None
    context = {
        "item": item,
        "page": page,
        "form": form,
        "since": since,
        "answer": answer,
        "beside": describing.beside(item) if code in ("check", "agree-close", "not-close", "impact") else [],
        "measured_by": _measured_by(item),
    }
    return render(request, "actions/act.html", context)


def _measured_by(item: Item) -> str:
    """The title of the measure that an item is about; nothing where it is about none."""
    declared = REGISTRY.indicators.get(item.indicator)
    return declared.title if declared else ""


def _choose(request: HttpRequest, item: Item, code: str) -> HttpResponse:
    data: Any = forms.posted(request)
    form: Any = forms.Agrees(data) if code == "reply" else forms.Found(data, item=item)
    if form.is_valid():
        return redirect("act-choice", pk=item.pk, code=code, choice=form.cleaned_data["choice"])
    return render(request, "actions/choose.html", {"item": item, "form": form, "code": code})
