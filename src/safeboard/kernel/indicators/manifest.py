"""Indicators: the catalogue, the snapshots, the judgement and the flags."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.indicators import office
from safeboard.kernel.indicators.failing import SETTING as TURNED_BACK
from safeboard.kernel.indicators.permissions import GRANTS, READ
from safeboard.kernel.indicators.quality.unknowns import SETTING as UNKNOWN
from safeboard.kernel.indicators.releasing.settings import SETTINGS as RELEASING

CONTRIBUTION = Contribution(
    code="indicators",
    title="Indicators",
    about="What the Board counts, how each figure is judged, and what needs the Board.",
    grants=GRANTS,
    nav=(Nav("Indicators", "indicators", READ, 55),),
    office=Office(
        to_do=office.to_do,
        about_agency=office.about_agency,
        news=office.NEWS,
        settings=(UNKNOWN, TURNED_BACK, *RELEASING),
    ),
)
