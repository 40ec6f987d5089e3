"""Budget: what partners contribute, what is spent, and how it changed."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.processes.budget.permissions import GRANTS, READ
from safeboard.processes.budget.reports import APPENDICES, sheets
from safeboard.processes.budget.selectors import office
from safeboard.processes.budget.workflow import STEPS

CONTRIBUTION = Contribution(
    code="budget",
    title="Budget",
    about="What partners contribute, what is spent, and how it changed.",
    grants=GRANTS,
    nav=(Nav("Budget", "budget", READ, 59),),
    appendices=APPENDICES,
    office=Office(
        to_do=office.to_do,
        search=office.search,
        about_agency=office.about_agency,
        sheets=sheets,
        rollover=STEPS,
    ),
)
