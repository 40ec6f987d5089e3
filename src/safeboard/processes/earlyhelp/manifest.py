"""Early help: what the panel and the early help service send, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.earlyhelp.figures import FIGURES
from safeboard.processes.earlyhelp.indicators import INDICATORS
from safeboard.processes.earlyhelp.reports import SECTIONS

CONTRIBUTION = Contribution(
    code="earlyhelp",
    title="Early help",
    about="Families at the Early Help Panel, their plans, how help ended and what changed for them.",
    figures=FIGURES,
    tables=tuple(table for each in FIGURES for table in tables_of(each)),
    indicators=INDICATORS,
    sections=SECTIONS,
)
