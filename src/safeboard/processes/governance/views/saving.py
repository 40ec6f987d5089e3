"""A form until it is right: what was typed stays, each refusal stands beside its field, nobody is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safeboard.kernel.access.guarding import Versioned
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse


def form_page(
    request: HttpRequest,
    form: forms.Form,
    save: Callable[[dict[str, Any]], Any],
    *,
    heading: str,
    caption: str,
    back: str,
    then: str = "",
    intro: str = "",
    row: Versioned | None = None,
    there: Callable[[], str] = lambda: "",
    version: Callable[[], int] | None = None,
    template: str = "actions/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form, or save and go `then` (else `back`).

    `row` is what others may have changed meanwhile; `there` says in words what stands there now, and `version` its
    version where the page was opened before there was a row.
    """
    now_there = ""
    if form.is_valid():
        try:
            save(dict(form.cleaned_data))
        except SomebodyElse as refusal:
            if row is not None:
                row.refresh_from_db()
            # Sent again, the draft is meant for what is there now.
            form.data = form.data.copy()
            form.data["seen"] = str(row.version if row is not None else version() if version else 0)
            now_there = there()
            form.add_error(None, refusal.message)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Saved.")
            return redirect(then or back)
    context |= {"form": form, "heading": heading, "caption": caption, "back": back, "intro": intro}
    return render(request, template, {**context, "now_there": now_there})
