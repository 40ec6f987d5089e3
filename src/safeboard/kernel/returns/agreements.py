"""What the page for an information governance lead says, taken from the declarations and the rule table."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.permissions import Anything, Permission
from safeboard.grammar.declarations.returns import Preparation, Return
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.kernel.access import policy
from safeboard.kernel.journeys.permissions import QUERY, READ, WHO_LOOKED
from safeboard.kernel.returns.permissions import AGREEMENT, CHECK, FOLLOW, ROWS, SEND

SHOWN = (ROWS, SEND, READ, QUERY, WHO_LOOKED, CHECK, FOLLOW, AGREEMENT)
CLASSES = {
    FieldClass.IDENTIFYING: "Identifies somebody",
    FieldClass.SENSITIVE: "Sensitive",
    FieldClass.PLAIN: "Neither",
}
PREPARED = {
    Preparation.KEPT: "Kept as it is",
    Preparation.CODED: "Replaced by a code that only your agency’s key can make",
    Preparation.MONTH_AND_YEAR: "Cut to month and year",
    Preparation.BLANKED: "Left blank",
}


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """One column of a return: its heading, the lists it is in, how careful we are, what preparing does."""

    heading: str
    lists: tuple[str, ...]
    careful: str
    prepared: str
    kept: bool


@dataclass(frozen=True, slots=True)
class ReadersTold:
    """What may be done, by which roles, and whether only in the agency that sent the file."""

    what: str
    roles: tuple[str, ...]
    own_agency_only: bool


def columns(declared: Return) -> list[ColumnTold]:
    """The columns of a return, each once; those that preparing changes first, then the sensitive ones."""
    lists: dict[tuple[str, FieldClass, Preparation], list[str]] = {}
    for each in declared:
        for column in each.columns:
            lists.setdefault((column.heading, column.field_class, column.preparation), []).append(each.code)
    found = [
        ColumnTold(heading, tuple(codes), CLASSES[careful], PREPARED[prepared], prepared is Preparation.KEPT)
        for (heading, careful, prepared), codes in lists.items()
    ]
    return sorted(found, key=lambda each: (each.kept, each.careful == CLASSES[FieldClass.PLAIN]))


def readers() -> list[ReadersTold]:
    """Who may see what, straight from the rule table that every page asks."""
    return [told for permission in SHOWN for told in _told(permission)]


def _told(permission: Permission) -> list[ReadersTold]:
    roles: dict[bool, list[str]] = {True: [], False: []}
    for grant in policy.rule_table().get(permission.code, ()):
        roles[not isinstance(grant.where, Anything)] += [role.title for role in grant.roles]
    return [ReadersTold(permission.title, tuple(names), own) for own, names in roles.items() if names]
