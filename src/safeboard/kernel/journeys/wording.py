"""Says what a statement states, in the words of the return that it came in. No process is named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from safeboard.grammar.dates import age_on
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import ColumnKind, ReturnColumn, ReturnList
from safeboard.kernel.journeys.models import Person

# No fact is called so: facts have the names of columns.
END = "the end"


class NotDeclared(LookupError):
    """A statement is of a kind that no return declares any more."""


def list_of(kind: str) -> ReturnList:
    """The list that statements of this kind come in. Raises NotDeclared."""
    for declared in all_lists():
        if declared.name == kind:
            return declared
    raise NotDeclared(f"No return has a list {kind!r}, but there are statements of it.")


def all_lists() -> list[ReturnList]:
    """Every list of every return that is kept, in the order of the declarations."""
    return [each for each in REGISTRY.lists() if each.kept]


def can_be_open() -> list[ReturnList]:
    """The lists whose rows can be open; the one that comes last in its return stands first."""
    by_return = (*REGISTRY.returns.values(), *(each.kinds for each in REGISTRY.collections.values()))
    return [each for of in by_return for each in reversed(tuple(of)) if each.kept and each.ends_on]


def name(declared: ReturnList) -> str:
    """What one row is called, for example `Referral`."""
    return declared.one or declared.title


def form(code: str) -> str:
    """What a form of return is called, for example `Children in need census`; empty where nobody declares it."""
    declared = REGISTRY.any_return(code)
    return declared.title if declared else ""


def in_short(kind: str, facts: Mapping[str, Any]) -> str:
    """The few words that say what an event was about, for example `Neglect`; empty where nothing was said."""
    declared = list_of(kind)
    said = (value(declared.column(each), facts.get(each)) for each in declared.in_short)
    return ", ".join(each for each in said if each)


def details(kind: str, facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Everything that is said of an event, heading by heading, in the order of its list; its end under the name `END`."""
    declared = list_of(kind)
    found = [(column.heading, value(column, facts.get(column.name))) for column in declared.columns]
    if declared.ends_on and END in facts:
        end = declared.column(declared.ends_on)
        found.append((end.heading, value(end, facts[END])))
    return [(heading, said) for heading, said in found if said]


def dates_within(kind: str, facts: Mapping[str, Any]) -> Iterator[tuple[dt.date, ReturnColumn]]:
    """The other dates of an event with their columns: a visit, a conference."""
    for column in list_of(kind).columns:
        if column.kind is ColumnKind.DATE and facts.get(column.name):
            yield dt.date.fromisoformat(facts[column.name]), column


def value(column: ReturnColumn, stated: object) -> str:
    """One value as people read it; a code that is no longer in its list is shown as it came."""
    if stated in (None, ""):
        return ""
    if column.codes is not None and stated in column.codes.codes:
        return column.codes.label(str(stated))
    if column.kind is ColumnKind.DATE:
        day = dt.date.fromisoformat(str(stated))
        return f"{day.day} {day:%B %Y}"
    return str(stated)


def age(person: Person, on: dt.date) -> str:
    """How old a child is: `7 years old, born in June 2008`, `unborn`, or `age not known`."""
    born = person.born_on
    if born is None:
        return "age not known"
    month = f"{born:%B %Y}"
    if born > on:
        return f"unborn, expected in {month}"
    years = age_on(born, on)
    if years == 0:
        return f"under 1, born in {month}"
    return f"{years} {'year' if years == 1 else 'years'} old, born in {month}"
