"""Help, the emergency sheet, telling us what is wrong, and data breaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.grammar.declarations.permissions import Both, Condition, Either, Is, Same
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import breaches, forms, selectors
from safeboard.kernel.actions.models import Item, Report
from safeboard.kernel.actions.permissions import BREACHES, FOLLOW, PROBLEMS
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership import phones
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.work.today import now, today

LIMITS = {
    ("agency_id", "agency_id"): "for your own agency",
    ("sub_group__code", "sub_group"): "for your own sub group",
    ("issued", True): "once it is issued",
    ("released", True): "those of issued pages",
    ("about_id", "agency_id"): "about your own agency",
    ("confidential", False): "not what follows from a confidential part of a meeting",
}


def help_page(request: HttpRequest) -> HttpResponse:
    """What this hat can do here, and whom to ask."""
    reader = request.reader  # type: ignore[attr-defined]
    context = {
        "can": what_a_role_can_do(reader),
        "may_read_problems": policy.may(reader, PROBLEMS),
        "numbers": phones.numbers(today()),
    }
    return render(request, "actions/help.html", context)


def what_a_role_can_do(reader: Reader) -> list[tuple[str, str]]:
    """Every permission of the hat in words, from the rule table, with the limits under which it holds."""
    found: dict[str, set[str]] = {}
    for grants in policy.rule_table().values():
        for grant in grants:
            if any(role.code == reader.role for role in grant.roles):
                found.setdefault(grant.permission.title, set()).add(", ".join(_limits(grant.where)))
    # A grant without a limit makes the limits of the others beside the point.
    return [
        (title, "" if "" in limits else " or ".join(sorted(limits)))
        for title, limits in sorted(found.items())
    ]


def emergency_sheet(request: HttpRequest) -> HttpResponse:
    """Telephone numbers and a blank contact form on one sheet of A4, for when the program does not work."""
    return render(request, "actions/emergency_sheet.html", {"numbers": phones.numbers(today())})


def tell_us(request: HttpRequest) -> HttpResponse:
    """Something is wrong with a page."""
    return _tell(
        request,
        "actions/tell_us.html",
        None,
        breaches.report_problem,
        worded("Thank you. The {board_office} will read it."),
    )


def breach(request: HttpRequest) -> HttpResponse:
    """Report a data breach; what it is about is hidden at once."""
    reader = request.reader  # type: ignore[attr-defined]
    asked = request.GET.get("item", "")
    item = get_object_or_404(Item.visible(reader, FOLLOW), pk=asked) if asked.isdecimal() else None
    hides = "It is hidden now. " if item else ""
    said = f"Reported. {hides}It is on the list of the information governance lead, with {breaches.CLOCK_HOURS} hours left."
    return _tell(request, "actions/breach.html", item, breaches.report_breach, said)


def breach_list(request: HttpRequest) -> HttpResponse:
    """Reported breaches with the hours left."""
    return render(request, "actions/breaches.html", {"found": selectors.breaches(request.reader, now())})  # type: ignore[attr-defined]


def breach_record(request: HttpRequest, pk: int) -> HttpResponse:
    """One breach: the hidden words, and the decision to show them again or not."""
    reader = request.reader  # type: ignore[attr-defined]
    report = get_object_or_404(Report.visible(reader, BREACHES), pk=pk, kind=Report.BREACH)
    form = forms.EndBreach(forms.posted(request), hides=report.item_id is not None)
    if form.is_valid():
        show_again = form.cleaned_data["outcome"] == "shown"
        try:
            breaches.end_breach(
                report=report, show_again=show_again, reason=form.cleaned_data["reason"], by=reader
            )
        except NotNow as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, "Shown again." if show_again else "Kept hidden. The record is closed.")
            return redirect("breaches")
    record = selectors.breach_record(reader, report, now())
    context = {"record": record, "report": report, "form": form}
    return render(request, "actions/breach_record.html", context)


def told_us(request: HttpRequest) -> HttpResponse:
    """What people told us is wrong."""
    return render(request, "actions/told_us.html", {"found": selectors.problems(request.reader)})  # type: ignore[attr-defined]


def _tell(
    request: HttpRequest, template: str, item: Item | None, verb: Callable[..., Report], said: str
) -> HttpResponse:
    page = request.GET.get("page", "") or (f"/actions/{item.pk}/" if item else "")
    form = forms.Tell(forms.posted(request), initial={"page": page[:300]})
    if form.is_valid():
        about: dict[str, Any] = {"item": item} if item else {}
        verb(by=request.reader, **form.cleaned_data, **about)  # type: ignore[attr-defined]
        messages.success(request, said)
        return redirect("help")
    return render(request, template, {"form": form, "item": item})


def _limits(where: Condition) -> list[str]:
    match where:
        case Both(parts) | Either(parts):
            return [words for part in parts for words in _limits(part)]
        case Same(name, value) | Is(name, value):
            # What is hidden after a breach is hidden from everybody: no need to say so of each right.
            return [] if name == "hidden" else [LIMITS.get((name, value), "where it is yours")]
    return []
