"""Allegations against people who work with children: what the LADO sends, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.allegations.figures import LADO
from safeboard.processes.allegations.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="allegations",
    title="Allegations",
    about="What the LADO returns of contacts and allegations about people who work with children.",
    figures=(LADO,),
    tables=tables_of(LADO),
    indicators=INDICATORS,
)
