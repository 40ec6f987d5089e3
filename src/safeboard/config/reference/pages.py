"""Which reference pages there are, and their whole text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from safeboard.config.reference import addresses, facts, indicators, office, permissions, returns, statutory

MADE = "<!-- Made by `safeboard docs` from the declarations. Change those and run it again; do not edit this page. -->"
PAGES: dict[str, Callable[[], list[str]]] = {
    "indicators": indicators.page,
    "returns": returns.page,
    "statutory": statutory.page,
    "permissions": permissions.page,
    "facts": facts.page,
    "addresses": addresses.page,
    "office": office.page,
}


def folder() -> Path:
    """Where the pages lie."""
    return Path(settings.ROOT) / "docs" / "reference"


def written() -> dict[str, str]:
    """The text of every page by the name of its file: the same declarations give the same text."""
    return {f"{name}.md": _whole(page()) for name, page in PAGES.items()}


def _whole(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join([MADE, "", *kept]).rstrip() + "\n"
