"""What schools return about their safeguarding, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.selfassessment.figures import SCHOOL_LEADS, SCHOOL_RETURNS
from safeboard.processes.selfassessment.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="selfassessment",
    title="Self-assessment",
    about="What schools return about their safeguarding.",
    figures=(SCHOOL_LEADS, SCHOOL_RETURNS),
    tables=(*tables_of(SCHOOL_LEADS), *tables_of(SCHOOL_RETURNS)),
    indicators=INDICATORS,
)
