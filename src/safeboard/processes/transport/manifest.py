"""Drivers and passenger assistants: badges and training."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="transport",
    title="Transport",
    about="Drivers and passenger assistants: badges and training.",
)
