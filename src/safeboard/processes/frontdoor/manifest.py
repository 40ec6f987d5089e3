"""The front door: what First Response and the multi-agency hub send, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.frontdoor.figures import FIGURES
from safeboard.processes.frontdoor.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="frontdoor",
    title="Front door",
    about="How contacts ended and how soon they were decided, the multi-agency hub, and why children come again.",
    figures=FIGURES,
    tables=tuple(table for each in FIGURES for table in tables_of(each)),
    indicators=INDICATORS,
)
