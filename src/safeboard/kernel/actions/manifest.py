"""Actions: one tracker for what follows from a finding."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.actions.permissions import BREACHES, FOLLOW, GRANTS

CONTRIBUTION = Contribution(
    code="actions",
    title="Actions and challenges",
    about="Challenges, actions, requests to look deeper, risks and things to keep watching, with their evidence.",
    grants=GRANTS,
    nav=(Nav("Actions", "actions", FOLLOW, 40), Nav("Breaches", "breaches", BREACHES, 50)),
)
