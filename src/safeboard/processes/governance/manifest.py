"""Governance: self-assessment, inspections and reviews, the Joint Protocol, vision and values."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.governance.figures import ESCALATIONS
from safeboard.processes.governance.indicators import INDICATORS
from safeboard.processes.governance.permissions import GRANTS, READ
from safeboard.processes.governance.reports import SECTIONS, sheets
from safeboard.processes.governance.selectors import office

CONTRIBUTION = Contribution(
    code="governance",
    title="Governance",
    # The standards are a list of their own here; a room that asks questions of every kind comes with a later issue.
    about="Self-assessment, inspections and reviews, the Joint Protocol, vision and values. The self-assessment is small: "
    "one set of standards, one page each.",
    figures=(ESCALATIONS,),
    tables=tables_of(ESCALATIONS),
    indicators=INDICATORS,
    grants=GRANTS,
    nav=(Nav("Governance", "governance", READ, 58),),
    sections=SECTIONS,
    office=Office(to_do=office.to_do, search=office.search, about_agency=office.about_agency, sheets=sheets),
)
