"""Child deaths and their reviews: what the panel sends in counts, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.childdeaths.figures import CHILD_DEATHS
from safeboard.processes.childdeaths.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="childdeaths",
    title="Child deaths",
    about="Child deaths and their reviews, in counts.",
    figures=(CHILD_DEATHS,),
    tables=tables_of(CHILD_DEATHS),
    indicators=INDICATORS,
)
