"""Reporting: start pages, the Board's headline page, the annual report."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.indicators.permissions import READ
from safeboard.kernel.reporting import new_year_steps, office, told_before
from safeboard.kernel.reporting.annual.sections import SECTIONS
from safeboard.kernel.reporting.permissions import AGENCY, CHAPTER, GRANTS, HOME, PACK
from safeboard.kernel.reporting.themes import office as themes
from safeboard.kernel.reporting.themes.owners import SETTINGS

CONTRIBUTION = Contribution(
    code="reporting",
    title="Reporting",
    about="Start pages, dashboards, the pack frozen at issue, and the annual report with every number bound.",
    grants=GRANTS,
    sections=SECTIONS,
    nav=(
        Nav("Start", "home", HOME, 10),
        Nav("{board}", "packs", PACK, 52),
        Nav("Dashboards", "themes", READ, 54),
        Nav("Agencies", "asked-of", AGENCY, 56),
        Nav("Annual report", "annual-report", CHAPTER, 60),
    ),
    office=Office(
        to_do=office.to_do,
        search=office.search,
        news=(*office.NEWS, *themes.NEWS),
        rollover=new_year_steps.STEPS,
        settings=SETTINGS,
        chasers=themes.CHASERS,
        issued=told_before.issued,
    ),
)
