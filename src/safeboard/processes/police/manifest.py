"""Police notifications and youth justice: what is sent, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.police.figures import FIGURES
from safeboard.processes.police.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="police",
    title="Police and youth justice",
    about="Notifications of the police about children, and young people in youth justice.",
    figures=FIGURES,
    tables=tuple(table for each in FIGURES for table in tables_of(each)),
    indicators=INDICATORS,
)
