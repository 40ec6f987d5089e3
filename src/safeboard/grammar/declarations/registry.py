"""The registry: every contribution, checked as a whole when it is closed.

What is wrong cannot be built: two things of one code, or an indicator that needs a table nobody declares,
stop the program with a sentence that says which and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.following import Following
from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.office import Chaser, Office, RolloverStep, Setting
from safeboard.grammar.declarations.permissions import Grant
from safeboard.grammar.declarations.process import Contribution
from safeboard.grammar.declarations.returns import Return, ReturnList
from safeboard.grammar.declarations.sections import Appendix, Section
from safeboard.grammar.declarations.tables import FactTable


class DeclarationError(Exception):
    """Two declarations contradict each other; the message names both."""


class Registry:
    """All contributions by code; filled once at start, read by everybody."""

    def __init__(self) -> None:
        self.contributions: dict[str, Contribution] = {}
        self.returns: dict[str, Return] = {}
        self.figures: dict[str, FigureReturn] = {}
        self.collections: dict[str, Collection] = {}
        self.followings: list[Following] = []
        self.tables: dict[str, FactTable] = {}
        self.indicators: dict[str, Indicator] = {}
        self.sections: dict[str, Section] = {}
        self.appendices: dict[str, Appendix] = {}
        self.settings: dict[str, Setting] = {}
        self.chasers: dict[str, Chaser] = {}
        self.rollover: dict[str, RolloverStep] = {}
        self._home: dict[tuple[str, str], str] = {}

    def add(self, contribution: Contribution) -> None:
        """Take in one manifest. Raises DeclarationError where a code is already taken."""
        self._claim("manifest", contribution.code, contribution.code)
        self.contributions[contribution.code] = contribution
        for each in contribution.returns:
            self._claim("return", each.code, contribution.code)
            self.returns[each.code] = each
        for one in contribution.figures:
            self._claim("return", one.code, contribution.code)
            self.figures[one.code] = one
        for collection in contribution.collections:
            self._claim("return", collection.code, contribution.code)
            self.collections[collection.code] = collection
        self.followings += contribution.followings
        for table in contribution.tables:
            self._claim("table", table.table.name, contribution.code)
            self.tables[table.table.name] = table
        for indicator in contribution.indicators:
            self._claim("indicator", indicator.code, contribution.code)
            self.indicators[indicator.code] = indicator
            self._add_settings(contribution.code, indicator.settings())
        for section in contribution.sections:
            self._claim("section", section.code, contribution.code)
            self.sections[section.code] = section
        for appendix in contribution.appendices:
            self._claim("appendix", appendix.code, contribution.code)
            self.appendices[appendix.code] = appendix
        self._add_office(contribution.code, contribution.office)

    def _add_office(self, code: str, office: Office) -> None:
        self._add_settings(code, office.settings)
        for chaser in office.chasers:
            self._claim("reminder", chaser.code, code)
            self.chasers[chaser.code] = chaser
        for step in office.rollover:
            self._claim("step of the new year", step.code, code)
            self.rollover[step.code] = step

    def _add_settings(self, code: str, settings: Iterable[Setting]) -> None:
        for setting in settings:
            self._claim("setting", setting.code, code)
            self.settings[setting.code] = setting

    def close(self) -> None:
        """Check the whole. Raises DeclarationError naming what is missing."""
        for indicator in self.indicators.values():
            for table in indicator.needs:
                if table not in self.tables:
                    raise DeclarationError(f"{indicator.code} needs table {table!r}, which nobody declares.")
        for one in self.figures.values():
            for grid in one:
                if grid.name not in self.tables:
                    raise DeclarationError(
                        f"The grid {grid.name!r} of {one.code!r} has no table: add tables_of(it)."
                    )
        for section in self.sections.values():
            for code in section.indicators:
                if code not in self.indicators:
                    raise DeclarationError(
                        f"Section {section.code!r} uses indicator {code!r}, which nobody declares."
                    )
        known = {one.name for one in self.lists()}
        for collection in self.collections.values():
            for kind in collection.fills:
                if kind not in known:
                    raise DeclarationError(
                        f"{collection.title} fills {kind!r}, which is no list of any return."
                    )
        for following in self.followings:
            for kind in (following.kind, following.after):
                if kind not in known:
                    raise DeclarationError(f"{kind!r} is said to follow or be followed, and is no list.")

    def grants(self) -> Iterator[Grant]:
        """Every row of the rule table, in the order of the manifests."""
        for contribution in self.contributions.values():
            yield from contribution.grants

    def offices(self) -> Iterator[Office]:
        """What each folder gives the office, in the order of the manifests."""
        for contribution in self.contributions.values():
            yield contribution.office

    def label(self, table: str, column: str, code: str) -> str:
        """A code as people read it, from the return whose list or grid fills the table; else the code as a word."""
        lists = [one for one in self.lists() if one.name == table]
        for declared in (found for one in lists for found in one.columns if found.name == column):
            if declared.codes is not None and code in declared.codes.codes:
                return declared.codes.label(code)
        grids = [grid for each in self.figures.values() for grid in each if grid.name == table]
        for titles in (by.categories for grid in grids for by in grid.by if by.name == column):
            if code in titles:
                return titles[code]
        return code.replace("_", " ").capitalize()

    def any_return(self, code: str) -> Return | FigureReturn | Collection | None:
        """The return of this code, of rows, of figures or statutory; None if nobody declares it."""
        return self.returns.get(code) or self.figures.get(code) or self.collections.get(code)

    def lists(self) -> Iterator[ReturnList]:
        """Every list that rows about children come in, in the order of the declarations."""
        for each in self.returns.values():
            yield from each
        for collection in self.collections.values():
            yield from collection.kinds

    def home(self, kind: str, code: str) -> str:
        """Which folder declares this, for example `home('indicator', 'T1-04')`."""
        return self._home[(kind, code)]

    def _claim(self, kind: str, code: str, by: str) -> None:
        taken = self._home.setdefault((kind, code), by)
        if taken != by or (kind == "manifest" and code in self.contributions):
            raise DeclarationError(f"The {kind} {code!r} is declared twice: in {taken!r} and in {by!r}.")


REGISTRY = Registry()
