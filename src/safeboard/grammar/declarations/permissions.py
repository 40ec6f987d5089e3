"""Who may do what: roles, permissions, grants and the conditions under which a grant holds.

One grant is one row of the policy's rule table. A condition is data, so that the policy room can turn the
same condition into a check on one record and into a filter on a list (security.md section 3.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Where a role sits: with the Board, in a partner agency, or keeping the system."""

    BOARD = "board"
    AGENCY = "agency"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a person plays, for example *analyst* (domain README, "Roles used throughout")."""

    code: str
    title: str
    side: Side

    def __post_init__(self) -> None:
        if not self.code.replace("_", "").isalpha() or self.code != self.code.lower():
            raise ValueError(f"Role code {self.code!r}: use lower-case words joined by underscores.")


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing that can be done, named `room.verb`, with the words shown on the permissions page."""

    code: str
    title: str

    def __post_init__(self) -> None:
        if self.code.count(".") != 1:
            raise ValueError(f"Permission {self.code!r}: name it room.verb, for example 'returns.send'.")


@dataclass(frozen=True, slots=True)
class Anything:
    """No condition: the grant holds for every record."""


@dataclass(frozen=True, slots=True)
class Same:
    """The record's `field` equals the reader's `reader` attribute, for example both are of one agency."""

    field: str
    reader: str


@dataclass(frozen=True, slots=True)
class Is:
    """The record's `field` has this value."""

    field: str
    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Both:
    """All of the parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts holds."""

    parts: tuple[Condition, ...]


Condition = Anything | Same | Is | Both | Either


def both(*parts: Condition) -> Both:
    """All of these conditions together."""
    return Both(parts)


def either(*parts: Condition) -> Either:
    """Any one of these conditions."""
    return Either(parts)


@dataclass(frozen=True, slots=True)
class Grant:
    """These roles may do this, where the condition holds. What no grant allows is refused."""

    permission: Permission
    roles: tuple[Role, ...]
    where: Condition = Anything()

    def __post_init__(self) -> None:
        if not self.roles:
            raise ValueError(f"The grant of {self.permission.code!r} names no role: delete it or name one.")
