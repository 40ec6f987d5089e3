"""Actions: one tracker for what follows from a finding."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.actions import office
from safeboard.kernel.actions.chasing import CHASERS
from safeboard.kernel.actions.clocks import SETTINGS
from safeboard.kernel.actions.holdings import Owned, Successors
from safeboard.kernel.actions.indicators import INDICATORS
from safeboard.kernel.actions.new_year import STEPS
from safeboard.kernel.actions.panel_indicators import PANEL_INDICATORS
from safeboard.kernel.actions.permissions import BREACHES, FOLLOW, GRANTS
from safeboard.kernel.actions.tables import TABLES

CONTRIBUTION = Contribution(
    code="actions",
    title="Actions and challenges",
    about="Challenges, actions, requests to look deeper, risks and things to keep watching, with their evidence.",
    tables=TABLES,
    indicators=(*INDICATORS, *PANEL_INDICATORS),
    grants=GRANTS,
    nav=(Nav("Actions", "actions", FOLLOW, 40), Nav("Breaches", "breaches", BREACHES, 50)),
    office=Office(
        to_do=office.to_do,
        search=office.search,
        holdings=Owned(),
        successions=Successors(),
        about_agency=office.about_agency,
        sheets=office.all_sheets,
        settings=SETTINGS,
        chasers=CHASERS,
        rollover=STEPS,
        news=office.NEWS,
    ),
)
