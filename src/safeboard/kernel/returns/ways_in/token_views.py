"""Tokens of programs: the list, giving one, ending one; and how a program sends."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_variables

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due, Token
from safeboard.kernel.returns.permissions import TOKENS
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.ways_in import tokens as verbs
from safeboard.kernel.returns.ways_in.token_forms import EndToken, GiveToken
from safeboard.kernel.work.today import today


def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that this reader may end, the open ones first."""
    found = list(Token.visible(request.reader, TOKENS).select_related("agency", "made_by", "ended_by"))  # type: ignore[attr-defined]
    on = today()
    context = {
        "open": [each for each in found if each.opens(on)],
        "over": [each for each in found if not each.opens(on)],
        "titles": {code: each.title for code, each in REGISTRY.figures.items()},
        "agencies": len({each.agency_id for each in found}),
    }
    return render(request, "returns/tokens.html", context)


@sensitive_variables("secret")
def give(request: HttpRequest) -> HttpResponse:
    """Give a token and show it, once."""
    agencies, returns = _may_give(request.reader)  # type: ignore[attr-defined]
    names = {code: str(agency) for code, agency in agencies.items()}
    form = GiveToken(
        request.POST or None, agencies=names, returns=returns, initial={"until": verbs.last_day()}
    )
    context = {"form": form, "any": bool(agencies and returns)}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            token, secret = verbs.give(
                agency=agencies[said["agency"]],
                name=said["name"],
                returns=said["returns"],
                until=said["until"],
                by=request.user,
            )
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            return render(request, "returns/token_given.html", {"token": token, "secret": secret})
    return render(request, "returns/token_give.html", context)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token at once."""
    visible = Token.visible(request.reader, TOKENS).filter(ended_at=None)  # type: ignore[attr-defined]
    token = get_object_or_404(visible.select_related("agency"), pk=pk)
    form = EndToken(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.end(token, why=form.cleaned_data["why"], by=request.user)
        except NotNow as refused:
            messages.info(request, str(refused))
        else:
            messages.success(request, f"{token.name} can send no more.")
        return redirect("tokens")
    return render(request, "returns/token_end.html", {"token": token, "form": form})


def how(request: HttpRequest) -> HttpResponse:
    """How a program sends figures: addresses, an example, every return with its boxes."""
    returns = list(REGISTRY.figures.values())
    over = returns[0].period_with(today() - dt.timedelta(days=100))
    context = {"returns": returns, "address": request.build_absolute_uri("/api/v1/"), "period": over.code}
    return render(request, "returns/tokens_how.html", context)


def _may_give(reader: Reader) -> tuple[dict[str, Agency], dict[str, str]]:
    """The agencies that owe figures and for which this reader may give tokens, and the returns they owe."""
    dues = Due.visible(reader, TOKENS).filter(return_code__in=REGISTRY.figures).select_related("agency")
    agencies = {str(each.agency_id): each.agency for each in dues}
    returns = {each.return_code: REGISTRY.figures[each.return_code].title for each in dues}
    ordered = sorted(agencies.items(), key=lambda each: str(each[1]))
    return dict(ordered), dict(sorted(returns.items(), key=lambda each: each[1]))
