"""What every page knows: who reads it, which hats they have, what day it is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from safeboard.kernel.access.navigation import menu
from safeboard.kernel.access.readers import NOBODY
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.work.today import today


def page(request: HttpRequest) -> dict[str, object]:
    """The context of every template."""
    reader = getattr(request, "reader", NOBODY)
    return {
        "reader": reader,
        "role_title": ROLES[reader.role].title if reader.role in ROLES else "",
        "navigation": menu(reader, request.path) if reader.role else [],
        "hats": getattr(request, "hats", []),
        "demonstration": settings.DEMONSTRATION,
        "today": today(),
    }
