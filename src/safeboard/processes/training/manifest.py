"""Courses of the Board: places, who came, what it changed."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="training",
    title="Training",
    about="Courses of the Board: places, who came, what it changed.",
)
