"""Young people in the Board's work, and safety online: what is sent, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.participation.figures import ONLINE_SAFETY, PARTICIPATION
from safeboard.processes.participation.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="participation",
    title="Participation",
    about="Young people in the Board's work, and safety online.",
    figures=(ONLINE_SAFETY, PARTICIPATION),
    tables=(*tables_of(ONLINE_SAFETY), *tables_of(PARTICIPATION)),
    indicators=INDICATORS,
)
