"""What all files together say of an event: each form of return says what it has fields for, the newest last.

An Annex A and a census state the same referral, each with fields that the other has not. Of each form the newest
statement counts whole: what it leaves blank is blank. Between forms the later statement overrides the earlier one in
the facts that its form has a field for, and leaves the others. Every form that fills a kind of event that can end says
its end, so the newest statement of all says whether it ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from safeboard.grammar.declarations.registry import REGISTRY


class Statement(Protocol):
    """What merging needs of a statement: which form of return said it, when, and what."""

    @property
    def kind(self) -> str:
        """The list's name."""

    @property
    def form(self) -> str:
        """The code of the return."""

    @property
    def as_at(self) -> dt.date:
        """The day the file is of."""

    @property
    def receipt(self) -> int:
        """The receipt that said it."""

    @property
    def ends_on(self) -> dt.date | None:
        """The day it ended."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """Its columns, as codes and ISO dates."""


S = TypeVar("S", bound=Statement)


@dataclass(frozen=True, slots=True)
class Merged(Generic[S]):
    """One event as all files together say it.

    `statements` are those that stand, one of each form, the newest last. `said` names for each fact the statement that
    it is taken from; what no file says, or the newest that could say it leaves blank, is not in it.
    """

    statements: tuple[S, ...]
    said: Mapping[str, S]

    @property
    def current(self) -> S:
        """The newest statement of all."""
        return self.statements[-1]

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of the event."""
        return {name: by.facts[name] for name, by in self.said.items()}

    @property
    def ends_on(self) -> dt.date | None:
        """The day it ended; None while it is open, or where it cannot end."""
        return self.current.ends_on


def merge(statements: Iterable[S]) -> Merged[S]:
    """What these statements of one event say together, in whatever order they come; no withdrawn one is among them.

    Raises ValueError where there is none.
    """
    of_form: dict[str, S] = {}
    for each in sorted(statements, key=_age):
        of_form.pop(each.form, None)
        of_form[each.form] = each
    standing = tuple(of_form.values())
    if not standing:
        raise ValueError("Without a statement there is no event.")
    said: dict[str, S] = {}
    for each in standing:
        for name in _fields(each) if said else each.facts:
            if each.facts.get(name) in (None, ""):
                said.pop(name, None)
            else:
                said[name] = each
    return Merged(standing, said)


def _age(statement: Statement) -> tuple[dt.date, int]:
    return statement.as_at, statement.receipt


def _fields(statement: Statement) -> Collection[str]:
    """The facts that a statement's form has a field for: the columns of its list; for a collection, what it lists."""
    lists = REGISTRY.returns.get(statement.form) or ()
    declared = next((each for each in lists if each.name == statement.kind), None)
    if declared is None:
        return statement.facts.keys()
    return {column.name for column in declared.columns if column.kept} | statement.facts.keys()
