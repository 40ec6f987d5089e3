"""Actions and challenges: the list, one item, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.actions import forms, selectors, tracking, workbook
from safeboard.kernel.actions.models import Item, Kind, Standing, Step
from safeboard.kernel.actions.permissions import FOLLOW, RAISE
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.work.today import today


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one act: its heading, its form, what the verb needs besides the form, and what is said after it."""

    heading: str
    form: type[forms.Seen]
    verb: Callable[..., Step]
    button: str
    said: str
    extra: tuple[tuple[str, object], ...] = ()
    note: str = ""


PAGES: dict[str, dict[str, Page]] = {
    "reply": {
        "yes": Page(
            "Reply: yes", forms.ReplyYes, tracking.reply, "Send the reply", "Reply sent.", (("agrees", True),)
        ),
        "no": Page(
            "Reply: no", forms.ReplyNo, tracking.reply, "Send the reply", "Reply sent.", (("agrees", False),)
        ),
    },
    "accept": {
        "": Page(
            "Accept the reply", forms.Accept, tracking.accept_reply, "Accept the reply", "Reply accepted."
        )
    },
    "not-accept": {
        "": Page(
            "Send the reply back",
            forms.NotAccept,
            tracking.not_accept_reply,
            "Send it back",
            "Reply sent back.",
        )
    },
    "evidence": {
        "": Page("Add evidence", forms.Evidence, tracking.add_evidence, "Add evidence", "Evidence added.")
    },
    "done": {
        "": Page(
            "Say it is done",
            forms.Confirm,
            tracking.say_done,
            "It is done",
            "Said to be done. Someone else will check it.",
            note="Someone else then checks it and says what difference it made.",
        )
    },
    "check": {
        outcome.value: Page(
            words,
            forms.Check,
            tracking.check,
            "Save what I found",
            "Check saved.",
            (("outcome", outcome.value),),
        )
        for outcome, words in forms.FOUND.items()
    },
    "take-back": {
        "": Page(
            "Take it back",
            forms.Confirm,
            tracking.take_back,
            "Take it back",
            "Taken back.",
            note="Nobody is asked for it any more. It stays on record as taken back, and its number is not used again.",
        )
    },
}


def actions(request: HttpRequest) -> HttpResponse:
    """What was asked of whom, by when, and how late it is; one button each."""
    filters = filters_of(request)
    reader = request.reader  # type: ignore[attr-defined]
    context = {
        "lines": selectors.listed(reader, selectors.items(reader, today(), filters), today()),
        "filters": filters,
        "agencies": selectors.agencies_of(reader),
        "kinds": Kind.choices,
        "standings": [("open", "Not ended"), *Standing.choices],
        "query": request.GET.urlencode(),
        "may_raise": policy.may(reader, RAISE),
    }
    return render(request, "actions/list.html", context)


def actions_excel(request: HttpRequest) -> HttpResponse:
    """The list as shown, as a workbook."""
    filters = filters_of(request)
    rows = selectors.items(request.reader, today(), filters)  # type: ignore[attr-defined]
    response = HttpResponse(
        workbook.write(rows, today(), filters.describe()), content_type=workbook.CONTENT_TYPE
    )
    response["Content-Disposition"] = f'attachment; filename="actions-{today():%Y-%m-%d}.xlsx"'
    return response


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
        "measured_by": _measured_by(item),
    }
    return render(request, "actions/item.html", context)


def raise_kind(request: HttpRequest) -> HttpResponse:
    """What kind of thing to raise; one question, nothing preselected."""
    form = forms.ChooseKind(forms.posted(request))
    if form.is_valid():
        rest = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{form.cleaned_data['kind']}/{rest}")
    return render(request, "actions/raise_kind.html", {"form": form})


def raise_item(request: HttpRequest, kind: str) -> HttpResponse:
    """Raise one thing; `?flag=`, `?indicator=` and `?title=` fill the form from where the reader was."""
    if kind not in forms.ASKED:
        raise Http404
    reader = request.reader  # type: ignore[attr-defined]
    initial = {name: request.GET[name] for name in ("flag", "indicator", "title") if name in request.GET}
    form = forms.Raise(forms.posted(request), initial=initial, kind=kind, reader=reader)
    if form.is_valid():
        try:
            item = tracking.raise_item(kind=kind, by=reader, **form.verb_fields())
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, f"{item} raised.")
            return redirect("action", pk=item.pk)
    context = {"form": form, "kind": kind, "heading": dict(forms.KINDS)[kind], "asked": forms.ASKED[kind]}
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
    form = page.form(forms.posted(request), initial={"seen": item.version})
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
            messages.success(request, page.said)
            return redirect("action", pk=item.pk)
    answer = item.story().filter(kind="reply").last() if code in ("accept", "not-accept") else None
    context = {"item": item, "page": page, "form": form, "since": since, "answer": answer}
    return render(request, "actions/act.html", context)


def filters_of(request: HttpRequest) -> selectors.Filters:
    """The filters that the address asks for; what it does not know is left out."""
    get = request.GET
    known = {"open", *Standing.values}
    return selectors.Filters(
        kind=get.get("kind", "") if get.get("kind") in Kind.values else "",
        agency=get.get("agency", "")[:40],
        standing=get.get("standing", "") if get.get("standing") in known else "",
        overdue=get.get("overdue") == "1",
    )


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
