"""Courses of the Board: what the training manager sends, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.training.figures import TRAINING
from safeboard.processes.training.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="training",
    title="Training",
    about="Courses of the Board: places, who came, what it changed.",
    figures=(TRAINING,),
    tables=tables_of(TRAINING),
    indicators=INDICATORS,
)
