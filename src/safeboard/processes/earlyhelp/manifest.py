"""The Early Help Panel and what came of its plans."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="earlyhelp",
    title="Early help",
    about="The Early Help Panel and what came of its plans.",
)
