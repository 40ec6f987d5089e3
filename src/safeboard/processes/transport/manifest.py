"""Drivers and passenger assistants: what the transport team sends, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.transport.figures import TRANSPORT
from safeboard.processes.transport.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="transport",
    title="Transport",
    about="Drivers and passenger assistants: badges and training.",
    figures=(TRANSPORT,),
    tables=tables_of(TRANSPORT),
    indicators=INDICATORS,
)
