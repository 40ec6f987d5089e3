"""What is due and what came, the page for an information governance lead, and preparing a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.journeys.permissions import WHO_LOOKED
from safeboard.kernel.partnership.permissions import SETTINGS
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.returns import outstanding, questioning, selectors, standing
from safeboard.kernel.returns.agreements import contents as agreements
from safeboard.kernel.returns.forms import Explain, Prepare
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.permissions import AGREEMENT, CHECK, DELETE, EXPLAIN, SEND, TOKENS
from safeboard.kernel.returns.preparing import prepare
from safeboard.kernel.returns.receipt_views import XLSX
from safeboard.kernel.returns.saving import save
from safeboard.kernel.work.today import today


def overview(request: HttpRequest) -> HttpResponse:
    """What is due and what came: one's own for a data lead, all agencies in counts for the Board's side."""
    reader = request.reader  # type: ignore[attr-defined]
    waiting = selectors.recent(standing.dues(reader, today()), today())
    headings, rows = selectors.grid(waiting)
    context = {
        "waiting": waiting,
        "owed": selectors.owed(waiting, today()),
        "sends": policy.may(reader, SEND),
        "reads": policy.may(reader, AGREEMENT),
        "checks": policy.may(reader, CHECK),
        "sets_dates": policy.may(reader, SETTINGS),
        "deletes": policy.may(reader, DELETE),
        "looks_up": policy.may(reader, WHO_LOOKED),
        "can_send": selectors.can_send(reader),
        "prepares": selectors.can_prepare(reader),
        "figures": REGISTRY.figures,
        "begun": selectors.begun(reader),
        "gives_tokens": policy.may(reader, TOKENS),
        "files": outstanding.sent_files(reader),
        "to_check": selectors.to_check(reader),
        "headings": headings,
        "rows": rows,
        "agencies": len({each.due.agency_id for each in waiting}),
    }
    return render(request, "returns/overview.html", context)


def overview_excel(request: HttpRequest) -> HttpResponse:
    """All that is asked for, as shown, as a workbook."""
    waiting = selectors.recent(standing.dues(request.reader, today()), today())  # type: ignore[attr-defined]
    return workbook([standing.dues_sheet(waiting)], "returns")


def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a return is late and when it will come."""
    visible = Due.visible(request.reader, EXPLAIN)  # type: ignore[attr-defined]
    due = get_object_or_404(visible.filter(receipt=None), pk=pk)
    first = {"seen": due.version, "excuse": due.excuse, "promised_on": due.promised_on}
    form = Explain(request.POST or None, initial=first)
    kept, conflict = save(
        request,
        form,
        due,
        lambda said: questioning.explain(
            due, seen=said["seen"], excuse=said["excuse"], promised_on=said["promised_on"]
        ),
        refused_at="excuse",
    )
    if kept:
        messages.success(request, "The Board office can read it now. Thank you.")
        return redirect("returns")
    context = {"due": due, "form": form, "conflict": conflict}
    return render(request, "returns/explain.html", context, status=409 if conflict else 200)


@sensitive_post_parameters("key")
@sensitive_variables("form", "key")
def prepare_file(request: HttpRequest) -> HttpResponse:
    """Take the names out of a file and give it back at once. Neither the file nor the key is kept."""
    returns = selectors.can_prepare(request.reader)  # type: ignore[attr-defined]
    form = Prepare(request.POST or None, request.FILES or None, returns=returns)
    made = None
    if request.method == "POST" and form.is_valid():
        name, data = form.read()[0]
        declared = REGISTRY.returns[form.cleaned_data["return_code"]]
        try:
            made = prepare(data, name, form.cleaned_data["key"], declared)
        except RefusedFile as refused:
            form.add_error("files", str(refused))
        else:
            if "give" in request.POST:
                response = HttpResponse(made.data, content_type=XLSX)
                response["Content-Disposition"] = 'attachment; filename="prepared.xlsx"'
                return response
    columns = {code: agreements.columns(REGISTRY.returns[code]) for code in returns}
    context = {"form": form, "made": made, "returns": returns, "columns": columns}
    return render(request, "returns/prepare.html", context)
