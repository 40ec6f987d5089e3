"""A form that changes a row others may change too: what was typed stays, and nobody is overwritten (promise C4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from safeboard.kernel.access.guarding import Versioned
from safeboard.kernel.returns.receiving import NotNow

Kept = TypeVar("Kept")


def save(
    request: HttpRequest,
    form: forms.Form,
    row: Versioned,
    verb: Callable[[dict[str, Any]], Kept],
    *,
    refused_at: str,
) -> tuple[Kept | None, bool]:
    """Give what was typed to the verb, once it is in order: what the verb kept, and whether somebody saved first.

    The verb answers with nothing where somebody saved since the version that the field `seen` names. The row is
    then read again, and the draft, sent once more, is meant for what is there now. What the verb cannot do now
    (NotNow) is said beside the field `refused_at`.
    """
    if request.method != "POST" or not form.is_valid():
        return None, False
    try:
        kept = verb(form.cleaned_data)
    except NotNow as refused:
        form.add_error(refused_at, str(refused))
        return None, False
    if kept:
        return kept, False
    row.refresh_from_db()
    form.data = form.data.copy()
    form.data["seen"] = str(row.version)
    return None, True
