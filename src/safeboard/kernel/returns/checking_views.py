"""The analyst's page of a return: counts beside last time's, and no row and nothing that was written in one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.journeys.querying import counts_of
from safeboard.kernel.returns import questioning, selectors
from safeboard.kernel.returns.forms import CheckOver
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.permissions import CHECK
from safeboard.kernel.returns.receiving import NotNow


def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Look a return over; say that it is in order, or ask its sender (W22)."""
    visible = Receipt.visible(request.reader, CHECK).exclude(state=State.DISCARDED)  # type: ignore[attr-defined]
    receipt = get_object_or_404(visible.select_related("agency"), reference=reference)
    form = CheckOver(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            questioning.check_over(receipt, outcome=said["outcome"], words=said["words"], by=request.user)
        except NotNow as refused:
            problem = str(refused)
        else:
            asked = said["outcome"] == questioning.QUESTION
            messages.success(request, "Your question was sent." if asked else f"{reference} is in order.")
            return redirect("receipt-check", reference=reference)
    context = {
        "receipt": receipt,
        "declared": REGISTRY.any_return(receipt.return_code),
        "figures": receipt.return_code in REGISTRY.figures,
        "collection": REGISTRY.collections.get(receipt.return_code),
        "compared_with": selectors.compared_with(receipt),
        "counts": selectors.list_counts(receipt),
        "kinds": selectors.problem_kinds(receipt),
        "checks": receipt.checks.select_related("by"),
        "entry_queries": counts_of(receipt.pk),
        "form": form,
        "problem": problem,
        "received": receipt.state == State.ACCEPTED,
    }
    return render(request, "returns/check.html", context, status=409 if problem else 200)
