"""Returns: what agencies send, from the file to the receipt."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.permissions import GRANTS

CONTRIBUTION = Contribution(
    code="returns",
    title="Returns",
    about="What is due from whom; files received, checked, taken in, corrected and withdrawn.",
    grants=GRANTS,
)
