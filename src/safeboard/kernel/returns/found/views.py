"""What was found in a file: the lines of a rule, the children, the teams and workers, and all of a collection for Excel."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.returns import kinds, receiving
from safeboard.kernel.returns.found import selectors as found
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.permissions import ROWS
from safeboard.kernel.returns.statutory.checking import CheckedCollection
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download


def of_rule(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    """The lines of the file that break one rule."""
    receipt = _receipt(request, reference)
    about = next((each for each in found.by_rule(receipt) if each.rule == rule), None)
    if about is None:
        raise Http404
    page = found.lines(receipt, request.GET.get("page"), kind=rule)
    recorder.note("returns.lines", thing="receipt", thing_id=reference, rule=rule)
    return render(request, "returns/found/rule.html", {"receipt": receipt, "about": about, "page": page})


def children(request: HttpRequest, reference: str) -> HttpResponse:
    """The children with something to put right; with `?child=` the lines of one of them."""
    receipt = _receipt(request, reference)
    child = request.GET.get("child", "")
    if child:
        page = found.lines(receipt, request.GET.get("page"), child=child)
        if not page.paginator.count:
            raise Http404
    else:
        page = found.by_child(receipt, request.GET.get("page"))
    recorder.note("returns.lines", thing="receipt", thing_id=reference, one_child=bool(child))
    context = {"receipt": receipt, "child": child, "page": page, "label": found.label}
    return render(request, "returns/found/children.html", context)


def workers(request: HttpRequest, reference: str) -> HttpResponse:
    """Whom the lines to put right are allocated to; with `?team=&worker=` the lines of one of them."""
    receipt = _receipt(request, reference)
    one = {name: request.GET[name] for name in ("team", "worker") if name in request.GET}
    if len(one) == 2:
        page = found.lines(receipt, request.GET.get("page"), **one)
        if not page.paginator.count:
            raise Http404
    elif not found.says_workers(receipt):
        raise Http404
    else:
        page = found.by_worker(receipt, request.GET.get("page"))
    recorder.note("returns.lines", thing="receipt", thing_id=reference, one_worker=len(one) == 2)
    context = {"receipt": receipt, "one": one if len(one) == 2 else None, "page": page, "label": found.label}
    return render(request, "returns/found/workers.html", context)


def workbook(request: HttpRequest, reference: str) -> HttpResponse:
    """All that was found, as a workbook with the place of each line in the file."""
    receipt = _receipt(request, reference)
    if receipt.deleted_on or receipt.return_code not in REGISTRY.collections:
        raise Http404
    checked = cast(CheckedCollection, receiving.read_again(receipt))
    notes = [
        ("File", receipt.filename),
        ("Reference", reference),
        _of_when(checked),
        ("Rules run", str(checked.ran)),
    ]
    recorder.note("returns.rows", thing="receipt", thing_id=reference, rows=checked.problems.num_rows)
    data = spreadsheets.write(found.workbook_sheets(checked), notes, title=f"{reference}: to put right")
    return download(data, f"{reference} to put right.xlsx", spreadsheets.CONTENT_TYPE)


def _of_when(checked: CheckedCollection) -> tuple[str, str]:
    if checked.collection.drawn:
        return "Drawn on", checked.ends_on.isoformat()
    return "Collection year", f"{checked.year - 1}-{checked.year % 100:02d}"


def _receipt(request: HttpRequest, reference: str) -> Receipt:
    visible = Receipt.visible(request.reader, ROWS)  # type: ignore[attr-defined]
    kept = get_object_or_404(visible.select_related("replaces"), reference=reference)
    if not kinds.about_children(kept.return_code) or kept.state not in (State.READY, State.ACCEPTED):
        raise Http404
    return kept
