"""Children's social care: the council's Annex A, the tables it fills, the indicators the Board reads."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.processes.socialcare.indicators import INDICATORS
from safeboard.processes.socialcare.reports import SECTIONS
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A
from safeboard.processes.socialcare.tables import TABLES

CONTRIBUTION = Contribution(
    code="socialcare",
    title="Children's social care",
    about="What the county council returns of contacts, referrals, assessments, enquiries, conferences and plans.",
    returns=(ANNEX_A,),
    tables=TABLES,
    indicators=INDICATORS,
    sections=SECTIONS,
)
