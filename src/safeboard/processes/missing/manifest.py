"""Missing children: what the police, the missing service and social care send, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.missing.figures import FIGURES
from safeboard.processes.missing.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="missing",
    title="Missing children",
    about="How often children go missing, who they are, and what happens when they come back.",
    figures=FIGURES,
    tables=tuple(table for each in FIGURES for table in tables_of(each)),
    indicators=INDICATORS,
)
