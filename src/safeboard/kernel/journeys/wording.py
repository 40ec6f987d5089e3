"""Says what a statement states, in the words of the return that it came in. No process is named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.grammar.dates import age_on
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import ColumnKind, ReturnColumn, ReturnList
from safeboard.kernel.journeys.models import Episode, Person


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


def in_short(episode: Episode) -> str:
    """The few words that say what it was about, for example `Neglect`; empty where nothing was said."""
    declared = list_of(episode.kind)
    said = (value(declared.column(each), episode.facts.get(each)) for each in declared.in_short)
    return ", ".join(each for each in said if each)


def details(episode: Episode) -> list[tuple[str, str]]:
    """Everything the row says, heading by heading, in the order of its list."""
    declared = list_of(episode.kind)
    found = [(column.heading, value(column, episode.facts.get(column.name))) for column in declared.columns]
    return [(heading, said) for heading, said in found if said]


def dates_within(episode: Episode) -> Iterator[tuple[dt.date, str]]:
    """The other dates of a row with their headings: a visit, a conference."""
    for column in list_of(episode.kind).columns:
        if column.kind is ColumnKind.DATE and episode.facts.get(column.name):
            yield dt.date.fromisoformat(episode.facts[column.name]), column.heading


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
