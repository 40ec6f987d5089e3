"""A statutory collection that an agency sends as a file made by its own system: what it is, and where its method stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from safeboard.grammar.declarations.returns import ReturnList

if TYPE_CHECKING:
    # The method is heavy and loaded when a file is read, not when the program starts.
    from safeboard.grammar.statutory.methods import Method


@dataclass(frozen=True)
class Collection:
    """One statutory collection, as the calendar, the pages and the journey need to know it.

    `module` is where its `METHOD` stands (layouts, rules, reading); it is loaded when a file is read, because its rules
    are many. `fills` are the kinds of event that its rows become, each with the table whose rows they are: where the table
    was sent and has none, there was none. Kinds that no other return declares are given as lists in `kinds`, so that
    people can read them. `first` and `last` are the first and last collection year (the year
    of the reference date). `begins` are the words by which a file is known: element names or headings that no other
    file has. `files` says in a sentence what to choose. `source` is who publishes layout and rules, under which licence.
    One that is `drawn` has no reference date of its own: its sender says on which day it was drawn.
    """

    code: str
    title: str
    module: str
    fills: Mapping[str, str]
    first: int
    last: int
    files: str
    source: str
    begins: tuple[str, ...]
    kinds: tuple[ReturnList, ...] = ()
    look_back_months: int = 12
    drawn: bool = False

    def __post_init__(self) -> None:
        if not self.begins:
            raise ValueError(f"{self.title} says nothing by which its files are known.")
        unknown = {each.name for each in self.kinds} - self.fills.keys()
        if unknown:
            raise ValueError(f"{self.title} declares {min(unknown)!r}, but no row of it becomes one.")

    def method(self) -> Method:
        """Its layouts, rules and reading."""
        found: Method = import_module(self.module).METHOD
        return found

    def looks_like_one(self, files: Iterable[tuple[str, bytes]]) -> bool:
        """Whether the beginning of a file has one of the words that only this collection's files have."""
        heads = [data[:4000].decode("utf-8", "replace").replace("\0", "") for _, data in files]
        return any(word in head for word in self.begins for head in heads)
