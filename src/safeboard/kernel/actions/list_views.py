"""The list of actions: narrowed, kept by a name, as a workbook, and many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import bulk, bulk_forms, filtering, selectors, workbook
from safeboard.kernel.actions.models import Kind, Source, Standing
from safeboard.kernel.actions.permissions import ASK, IMPORT, RAISE, RAISE_RISK
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.work.today import today

PAGE, A_PAGE = "actions", 100


def actions(request: HttpRequest) -> HttpResponse:
    """What was asked of whom, by when, and how late it is; one button each."""
    reader = _reader(request)
    filters = filtering.filters_of(request.GET)
    pages = Paginator(selectors.items(reader, today(), filters), A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "lines": selectors.listed(reader, shown.object_list, today()),
        "found": pages.count,
        "ageing": selectors.ageing(selectors.items(reader, today(), filters), today()),
        "shown": shown,
        "filters": filters,
        "selects": (
            ("kind", "Kind", Kind.choices, filters.kind),
            ("agency", "Agency", selectors.agencies_of(reader), filters.agency),
            ("standing", "Standing", [("open", "Not ended"), *Standing.choices], filters.standing),
        ),
        "more": (
            ("source", "What it follows from", Source.choices, filters.source),
            ("priority", "Priority of the plan", list(PRIORITIES.items()), filters.priority),
        ),
        "sorts": [(code, words) for code, (words, _) in filtering.SORTS.items()],
        "query": query.urlencode(),
        "saved": filtering.saved(reader, PAGE),
        "may_raise": any(policy.may(reader, each) for each in (RAISE, RAISE_RISK, ASK)),
        "may_import": policy.may(reader, IMPORT),
        "many": [each for each in bulk.MANY.values() if policy.may(reader, each.permission)],
    }
    return render(request, "actions/list.html", context)


def actions_excel(request: HttpRequest) -> HttpResponse:
    """The list as shown, as a workbook."""
    filters = filtering.filters_of(request.GET)
    rows = selectors.items(_reader(request), today(), filters)
    response = HttpResponse(
        workbook.write(rows, today(), filters.describe()), content_type=workbook.CONTENT_TYPE
    )
    response["Content-Disposition"] = f'attachment; filename="actions-{today():%Y-%m-%d}.xlsx"'
    return response


def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep what is shown by a name."""
    if request.method != "POST":
        return redirect("actions")
    query = request.POST.get("query", "")
    try:
        kept = filtering.save(page=PAGE, name=request.POST.get("name", ""), query=query, by=_reader(request))
    except NotNow as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"Kept as “{kept.name}”.")
    return redirect(f"{reverse('actions')}?{query}" if len(query) <= 500 else "actions")


def forget_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete what was kept."""
    kept = get_object_or_404(filtering.theirs(_reader(request)), pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    filtering.forget(kept=kept, by=_reader(request))
    messages.success(request, f"“{kept.name}” is deleted.")
    return redirect("actions")


def many(request: HttpRequest) -> HttpResponse:
    """Do one thing to all that were ticked: first its words, then a result for each."""
    reader = _reader(request)
    verb = bulk.MANY.get(request.POST.get("what", ""))
    if verb is None or not policy.may(reader, verb.permission):
        return redirect("actions")
    ticked = bulk.read_ticks(request.POST.getlist("tick"))
    if not ticked:
        messages.error(request, "Tick at least one first.")
        return redirect(f"{reverse('actions')}?{request.POST.get('query', '')[:500]}")
    sent = request.POST if "go" in request.POST else None
    form: Any = bulk_forms.FORMS[verb.code](sent, reader=reader)
    if form.is_valid():
        results = bulk.carry_out(verb=verb, ticked=ticked, fields=form.verb_fields(), by=reader)
        return _results(request, verb.said, results)
    rows = selectors.items(reader, today()).filter(pk__in=ticked)
    context = {"verb": verb, "form": form, "rows": rows, "ticks": request.POST.getlist("tick")}
    return render(request, "actions/many.html", context)


def undo_many(request: HttpRequest) -> HttpResponse:
    """Undo what was just done to many, each by its own rights and clock."""
    reader = _reader(request)
    ticked = bulk.read_ticks(request.POST.getlist("tick"))
    if not ticked:
        return redirect("actions")
    return _results(request, "undone", bulk.undo_all(ticked=ticked, by=reader))


def _results(request: HttpRequest, said: str, results: list[bulk.Result]) -> HttpResponse:
    done = [each for each in results if each.done]
    context = {
        "said": said,
        "results": results,
        "done": done,
        "ticks": [f"{each.pk}:{each.version}" for each in done] if said != "undone" else [],
    }
    return render(request, "actions/many_done.html", context)


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined, no-any-return]
