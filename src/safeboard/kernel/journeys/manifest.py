"""Journeys: children as agencies know them, and the chronology of each."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.journeys import office
from safeboard.kernel.journeys.permissions import GRANTS, READ

CONTRIBUTION = Contribution(
    code="journeys",
    title="Children's journeys",
    about="What agencies reported of each child, in order, with the source of every line.",
    grants=GRANTS,
    nav=(Nav("Children", "children", READ, 30),),
    office=Office(to_do=office.to_do),
)
