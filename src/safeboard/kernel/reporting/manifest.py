"""Reporting: start pages, the Board's headline page, the annual report."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.reporting.permissions import CHAPTER, GRANTS, HOME, PACK

CONTRIBUTION = Contribution(
    code="reporting",
    title="Reporting",
    about="Start pages, dashboards, the pack frozen at issue, and the annual report with every number bound.",
    grants=GRANTS,
    nav=(
        Nav("Start", "home", HOME, 10),
        Nav("Board", "packs", PACK, 52),
        Nav("Annual report", "annual-report", CHAPTER, 60),
    ),
)
