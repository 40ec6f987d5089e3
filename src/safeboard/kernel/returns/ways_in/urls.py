"""The addresses of the ways in for figures."""

from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.partnership.people.again import asked_again
from safeboard.kernel.returns.permissions import SEND, TOKENS
from safeboard.kernel.returns.ways_in import form_views, token_views, typing_views

FIGURES = "returns/figures/<int:pk>/"

urlpatterns = [
    page(FIGURES, typing_views.start, name="figures", rule=needs(SEND)),
    page(f"{FIGURES}begin/", typing_views.begin, name="figures-begin", rule=needs(SEND)),
    page(f"{FIGURES}page/<int:number>/", typing_views.page, name="figures-page", rule=needs(SEND)),
    page(f"{FIGURES}check/", typing_views.check, name="figures-check", rule=needs(SEND)),
    page(f"{FIGURES}throw-away/", typing_views.throw_away, name="figures-throw-away", rule=needs(SEND)),
    page(f"{FIGURES}form.xlsx", form_views.excel_form, name="figures-form", rule=needs(SEND)),
    page(f"{FIGURES}empty.csv", form_views.empty_csv, name="figures-template", rule=needs(SEND)),
    page(
        "returns/<slug:reference>/correct-here/",
        typing_views.correct,
        name="figures-correct",
        rule=needs(SEND),
    ),
    page("returns/tokens/", token_views.tokens, name="tokens", rule=needs(TOKENS)),
    page("returns/tokens/new/", asked_again(token_views.give), name="token-give", rule=needs(TOKENS)),
    page("returns/tokens/how/", token_views.how, name="tokens-how", rule=needs(TOKENS)),
    page("returns/tokens/<int:pk>/end/", token_views.end, name="token-end", rule=needs(TOKENS)),
]
