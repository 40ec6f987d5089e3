"""The pages shown when something cannot be shown: one for "absent" and "not yours", one for a failure."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from safeboard.kernel.ui import emergency


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page of words for "it does not exist" and "it is not yours to see" (pages.md section 1.13)."""
    return HttpResponse(render_to_string("ui/not_found.html", _words()), status=404)


def cannot_open(request: HttpRequest, status: int = 500) -> HttpResponse:
    """The page that protects when the program fails at night (pages.md section 1.6); it asks nothing of the database."""
    return HttpResponse(render_to_string("ui/cannot_open.html", _words()), status=status)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent without its token: nothing was saved, and the words typed are still behind *Back*."""
    return HttpResponse(render_to_string("ui/form_expired.html", _words()), status=403)


def _words() -> dict[str, object]:
    return {"demonstration": settings.DEMONSTRATION, "ring": emergency.kept()}
