"""Returns: what agencies send, from the file to the receipt."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.returns.permissions import FOLLOW, GRANTS

CONTRIBUTION = Contribution(
    code="returns",
    title="Returns",
    about="What is due from whom; files received, checked, taken in, corrected and withdrawn.",
    grants=GRANTS,
    nav=(Nav("Returns", "returns", FOLLOW, 20),),
)
