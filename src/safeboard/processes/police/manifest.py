"""What the Police send: notifications and youth justice."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution

CONTRIBUTION = Contribution(
    code="police",
    title="Police",
    about="What the Police send: notifications and youth justice.",
)
