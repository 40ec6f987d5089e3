"""Contacts at the front door and the MASH, month by month."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="frontdoor",
    title="Front door",
    about="Contacts at the front door and the MASH, month by month.",
)
