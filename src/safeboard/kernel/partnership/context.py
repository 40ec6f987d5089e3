"""What every page knows: who reads it, which hats they have, what day it is."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest

from safeboard.kernel.access.navigation import menu
from safeboard.kernel.access.readers import NOBODY
from safeboard.kernel.partnership import phones
from safeboard.kernel.partnership.logo import logo_of
from safeboard.kernel.partnership.words import Words
from safeboard.kernel.work.today import today


def page(request: HttpRequest) -> dict[str, object]:
    """The context of every template."""
    reader = getattr(request, "reader", NOBODY)
    words = Words(today())
    return {
        "reader": reader,
        "role_title": words.role(reader.role),
        "navigation": [replace(each, text=words.fill(each.text)) for each in menu(reader, request.path)]
        if reader.role
        else [],
        "hats": getattr(request, "hats", []),
        "demonstration": settings.DEMONSTRATION,
        "today": today(),
        "say": words,
        "ring": phones.for_every_page(today()),
        "logo": logo_of(today()) if reader.role else None,
    }
