"""The Excel form and the empty CSV of a return of figures, for whoever may send it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.comma_separated import CSV
from safeboard.kernel.files.spreadsheets import CONTENT_TYPE
from safeboard.kernel.returns.figures.standing import last_answers
from safeboard.kernel.returns.figures.writing import template
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.permissions import SEND
from safeboard.kernel.returns.ways_in import excel_form as forms
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.ui.templating import day


def excel_form(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with last time's numbers beside each box."""
    due = _due(request, pk)
    declared = REGISTRY.figures[due.return_code]
    over = declared.period_with(due.as_at)
    about = (
        ("Due", day(due.due_on)),
        ("Why", due.purpose),
        (
            "Whom to ask",
            "The Board office, or “Tell us what is wrong” at the foot of every page of Safeboard.",
        ),
    )
    last = last_answers(declared, due.agency, over.start)
    data = forms.excel_form(declared, over, due.agency.name, last, about)
    return download(data, f"{due.return_code} {over.code}.xlsx", CONTENT_TYPE)


def empty_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Every box with its name, and no number."""
    due = _due(request, pk)
    declared = REGISTRY.figures[due.return_code]
    over = declared.period_with(due.as_at)
    return download(template(declared, over), f"{due.return_code} {over.code}.csv", CSV)


def _due(request: HttpRequest, pk: int) -> Due:
    visible = Due.visible(request.reader, SEND).filter(return_code__in=REGISTRY.figures)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("agency"), pk=pk)
