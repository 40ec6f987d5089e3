"""How the pages of this room ask for something and try it: one form, one verb, what went wrong beside its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files.opening import RefusedFile

T = TypeVar("T")


def attempt(form: Form, verb: Callable[[], T], *, version: Callable[[], int] | None = None) -> T | None:
    """Try the verb; None where it was refused, and then the form says why and keeps what was typed.

    `version` gives the version that is there now: sent again, a draft is meant for that.
    """
    try:
        return verb()
    except SomebodyElse as refusal:
        form.add_error(None, refusal.message)
        if version is not None:
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["seen"] = str(version())  # type: ignore[index]
    except NotNow as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    except RefusedFile as refusal:
        form.add_error("file", str(refusal))
    return None


def ask(
    request: HttpRequest,
    form: Form,
    *,
    heading: str,
    button: str,
    back: str,
    caption: str = "",
    intro: Sequence[str] = (),
    now: Sequence[tuple[str, object]] = (),
    warning: bool = False,
) -> HttpResponse:
    """The page of a form. `now` is what somebody else saved meanwhile, shown beside the draft."""
    context: dict[str, Any] = {
        "form": form,
        "heading": heading,
        "button": button,
        "back": back,
        "caption": caption,
        "intro": intro,
        "now": now,
        "warning": warning,
        "with_file": form.is_multipart(),
    }
    return render(request, "meetings/ask.html", context)
