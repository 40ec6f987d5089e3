"""What schools return about their safeguarding."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="selfassessment",
    title="Self-assessment",
    about="What schools return about their safeguarding.",
)
