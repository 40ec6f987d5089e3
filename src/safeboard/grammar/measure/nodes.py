"""What an indicator means, as plain frozen data: no operators, no engine, compared by value.

The operators people write with are in `expressions`; every engine reads only these nodes.
A value that is not known is ``None`` and follows the three-valued logic of SQL in every engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal as OneOf
from typing import TypeAlias, assert_never

Cell: TypeAlias = bool | int | str | date | None
Operator: TypeAlias = OneOf["=", "!=", "<", "<=", ">", ">="]
Pick: TypeAlias = OneOf["first", "last"]


class MeaningError(ValueError):
    """Something was said that has no meaning; the message says what, and what to write instead.

    Example: ``referrals.received_on == "2016-03-31"`` raises it, and suggests ``date(2016, 3, 31)``.
    """


class Kind(Enum):
    """What sort of thing a column or an expression holds.

    Example: ``Field("received_on", Kind.DATE)``.
    """

    TEXT = "text"
    DATE = "a date"
    INTEGER = "a whole number"
    BOOLEAN = "yes or no"


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """One column of one table; `table` is the name in use (the alias), `relation` where the rows are."""

    table: str
    relation: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written into the definition."""

    value: bool | int | str | date
    kind: Kind


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values of one kind compared; not known when either is not known."""

    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class And:
    """No if either part is no; otherwise not known if either is not known."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Or:
    """Yes if either part is yes; otherwise not known if either is not known."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; not known stays not known."""

    of: Node


@dataclass(frozen=True, slots=True)
class IsIn:
    """One of a list of values; not known when the value is not known."""

    of: Node
    values: tuple[bool | int | str | date, ...]


@dataclass(frozen=True, slots=True)
class IsNull:
    """Whether the value is missing; itself always known."""

    of: Node


@dataclass(frozen=True, slots=True)
class Difference:
    """Left minus right: whole numbers, or the days from the right date to the left."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days after `start` up to and including `stop`; negative when `stop` is earlier (R-CAL-02)."""

    start: Node
    stop: Node


@dataclass(frozen=True, slots=True)
class AddMonths:
    """A date so many calendar months on, clamped to the end of a short month (R-CAL-03)."""

    of: Node
    months: int


@dataclass(frozen=True, slots=True)
class AddDays:
    """A date so many days on."""

    of: Node
    days: int


@dataclass(frozen=True, slots=True)
class AddWorkingDays:
    """The date so many working days after, the date itself being day 0 (R-CAL-02)."""

    of: Node
    days: int


@dataclass(frozen=True, slots=True)
class AgeInYears:
    """Completed years; born on 29 February, a year older on 1 March; not known before birth (R-CAL-05)."""

    born: Node
    on: Node


@dataclass(frozen=True, slots=True)
class Link:
    """The rows of another table that belong to the same child (or other shared column) as this row.

    `outer_same` names the matching column of the row's own table; None means its person column.
    """

    table: str
    relation: str
    key: ColumnOf
    same: ColumnOf
    outer_same: str | None
    where: Node | None
    order_by: ColumnOf | None
    pick: Pick


@dataclass(frozen=True, slots=True)
class LinkExists:
    """Whether there is at least one linked row."""

    link: Link


@dataclass(frozen=True, slots=True)
class LinkCount:
    """How many linked rows there are; 0 when there is none."""

    link: Link


@dataclass(frozen=True, slots=True)
class LinkValue:
    """A column of the first or the last linked row; not known when there is none."""

    link: Link
    column: ColumnOf


Node: TypeAlias = (
    ColumnOf
    | Literal
    | Compare
    | And
    | Or
    | Not
    | IsIn
    | IsNull
    | Difference
    | WorkingDays
    | AddMonths
    | AddDays
    | AddWorkingDays
    | AgeInYears
    | LinkExists
    | LinkCount
    | LinkValue
)


def kind_of(node: Node) -> Kind:
    """What sort of thing the node gives."""
    match node:
        case ColumnOf() | Literal():
            return node.kind
        case LinkValue():
            return node.column.kind
        case Compare() | And() | Or() | Not() | IsIn() | IsNull() | LinkExists():
            return Kind.BOOLEAN
        case Difference() | WorkingDays() | AgeInYears() | LinkCount():
            return Kind.INTEGER
        case AddMonths() | AddDays() | AddWorkingDays():
            return Kind.DATE
    assert_never(node)


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes this one is made of; what a link says about the other table is not entered."""
    match node:
        case ColumnOf() | Literal() | LinkExists() | LinkCount() | LinkValue():
            return ()
        case Compare() | And() | Or() | Difference():
            return (node.left, node.right)
        case Not() | IsIn() | IsNull() | AddMonths() | AddDays() | AddWorkingDays():
            return (node.of,)
        case WorkingDays():
            return (node.start, node.stop)
        case AgeInYears():
            return (node.born, node.on)
    assert_never(node)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, outermost first, links not entered."""
    yield node
    for part in parts(node):
        yield from walk(part)


def links_in(node: Node) -> tuple[Link, ...]:
    """The links the node uses, each once, in the order they are met."""
    met = (part.link for part in walk(node) if isinstance(part, LinkExists | LinkCount | LinkValue))
    return tuple(dict.fromkeys(met))


def columns_in(node: Node) -> tuple[ColumnOf, ...]:
    """Every column the node reads, of its own table and of linked tables, each once."""
    found: dict[ColumnOf, None] = {}
    for part in walk(node):
        if isinstance(part, ColumnOf):
            found[part] = None
        elif isinstance(part, LinkValue):
            found[part.column] = None
    for link in links_in(node):
        found.update(dict.fromkeys(columns_of_link(link)))
    return tuple(found)


def columns_of_link(link: Link) -> tuple[ColumnOf, ...]:
    """Every column the link reads, of the linked table and of the row's own table."""
    ordering = () if link.order_by is None else (link.order_by,)
    said = () if link.where is None else columns_in(link.where)
    return tuple(dict.fromkeys((link.key, link.same, *ordering, *said)))
