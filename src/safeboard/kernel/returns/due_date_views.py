"""Changing the day on which a return is due."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safeboard.kernel.partnership.permissions import SETTINGS
from safeboard.kernel.returns import due_dates
from safeboard.kernel.returns.forms import ChangeDueDate
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.saving import save
from safeboard.kernel.ui.templating import day


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another due date for a return that has not come."""
    waiting = Due.visible(request.reader, SETTINGS).filter(receipt=None)  # type: ignore[attr-defined]
    due = get_object_or_404(waiting.select_related("agency"), pk=pk)
    form = ChangeDueDate(request.POST or None, initial={"seen": due.version, "due_on": due.due_on})
    kept, conflict = save(
        request,
        form,
        due,
        lambda said: due_dates.change_due_date(
            due,
            due_on=said["due_on"],
            seen=said["seen"],
            by=request.reader,  # type: ignore[attr-defined]
        ),
        refused_at="due_on",
    )
    if kept:
        messages.success(request, f"It is due on {day(due.due_on)} now.")
        return redirect("returns")
    context = {"due": due, "form": form, "conflict": conflict}
    return render(request, "returns/due_date.html", context, status=409 if conflict else 200)
