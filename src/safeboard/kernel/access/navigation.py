"""The menu: what this hat may open, in the order that the manifests give."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the menu, and whether the reader is there now."""

    text: str
    href: str
    here: bool


def menu(reader: Reader, path: str) -> list[Entry]:
    """The menu of this reader on this page."""
    entries = sorted(
        (
            nav
            for each in REGISTRY.contributions.values()
            for nav in each.nav
            if policy.may(reader, nav.permission)
        ),
        key=lambda nav: nav.order,
    )
    links = [(nav.text, reverse(nav.page)) for nav in entries]
    here = max((href for _, href in links if path.startswith(href)), key=len, default="")
    return [Entry(text, href, href == here) for text, href in links]
