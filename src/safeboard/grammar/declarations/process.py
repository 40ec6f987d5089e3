"""A process folder's or a kernel room's manifest: all that it contributes, said once."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.following import Following
from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.office import NOTHING, Office
from safeboard.grammar.declarations.permissions import Grant, Permission
from safeboard.grammar.declarations.returns import Return
from safeboard.grammar.declarations.sections import Appendix, Section
from safeboard.grammar.declarations.tables import FactTable


@dataclass(frozen=True, slots=True)
class Nav:
    """One entry of the menu: its words, the name of its page, the right it needs, its place."""

    text: str
    page: str
    permission: Permission
    order: int


@dataclass(frozen=True)
class Contribution:
    """What one folder says.

    Its returns (of rows, of figures, and statutory collections), what comes of what in them, fact tables, indicators,
    grants, report sections, menu entries, and what it gives the Board's office.
    """

    code: str
    title: str
    about: str
    returns: tuple[Return, ...] = ()
    figures: tuple[FigureReturn, ...] = ()
    collections: tuple[Collection, ...] = ()
    followings: tuple[Following, ...] = ()
    tables: tuple[FactTable, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    grants: tuple[Grant, ...] = ()
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    nav: tuple[Nav, ...] = ()
    office: Office = NOTHING
