"""Child deaths and their reviews, in counts."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="childdeaths",
    title="Child deaths",
    about="Child deaths and their reviews, in counts.",
)
