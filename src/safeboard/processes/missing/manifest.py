"""Children missing from home and from care."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="missing",
    title="Missing",
    about="Children missing from home and from care.",
)
