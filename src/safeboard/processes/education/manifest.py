"""Absence, and the offer for two-year-olds."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="education",
    title="Education",
    about="Absence, and the offer for two-year-olds.",
)
