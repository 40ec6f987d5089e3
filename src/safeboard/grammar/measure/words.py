"""Definitions in plain words, for the page that says what an indicator counts."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from safeboard.grammar.measure.nodes import (
    AddDays,
    AddMonths,
    AddWorkingDays,
    AgeInYears,
    And,
    Cell,
    ColumnOf,
    Compare,
    Difference,
    IsIn,
    IsNull,
    Kind,
    Link,
    LinkCount,
    LinkExists,
    LinkValue,
    Literal,
    Node,
    Not,
    Or,
    WorkingDays,
    kind_of,
)

_COMPARED = {"=": "is", "!=": "is not"}
_DATES = {"<": "is before", "<=": "is on or before", ">": "is after", ">=": "is on or after"}
_NUMBERS = {"<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least"}


def value_in_words(value: Cell) -> str:
    """A value as it is read aloud: ``31 March 2016``, ``'school'``, ``yes``, ``45``, ``null``."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, str):
        return f"'{value}'"
    return str(value)


def in_words(node: Node) -> str:
    """The node as a sentence a sub group chair can check, for example
    ``contacts.received_on is not null and contacts.source is one of 'school', 'police'``."""
    match node:
        case ColumnOf():
            return f"{node.table}.{node.name}"
        case Literal():
            return "every row" if node.value is True else value_in_words(node.value)
        case Compare():
            words = _COMPARED | (_DATES if kind_of(node.left) is Kind.DATE else _NUMBERS)
            return f"{_value(node.left)} {words[node.operator]} {_value(node.right)}"
        case And():
            return f"{_joined(node.left, And)} and {_joined(node.right, And)}"
        case Or():
            return f"{_joined(node.left, Or)} or {_joined(node.right, Or)}"
        case Not(of=IsNull(of=inner)):
            return f"{_value(inner)} is not null"
        case Not(of=IsIn(of=inner, values=values)):
            return f"{_value(inner)} is not one of {_listed(values)}"
        case Not():
            return f"not ({in_words(node.of)})"
        case IsIn():
            return f"{_value(node.of)} is one of {_listed(node.values)}"
        case IsNull():
            return f"{_value(node.of)} is null"
        case Difference():
            if kind_of(node.left) is Kind.DATE:
                return f"days from {_value(node.right)} to {_value(node.left)}"
            return f"{_value(node.left)} minus {_value(node.right)}"
        case WorkingDays():
            return f"working days from {_value(node.start)} to {_value(node.stop)}"
        case AddMonths():
            return f"{_value(node.of)} {_shift(node.months, 'month')}"
        case AddDays():
            return f"{_value(node.of)} {_shift(node.days, 'day')}"
        case AddWorkingDays():
            return f"{_value(node.of)} {_shift(node.days, 'working day')}"
        case AgeInYears():
            return f"age in completed years on {_value(node.on)} (born {_value(node.born)})"
        case LinkExists():
            return f"there is a row of {_rows(node.link)}"
        case LinkCount():
            return f"number of rows of {_rows(node.link)}"
        case LinkValue():
            link = node.link
            ordered = "" if link.order_by is None else f" by {link.order_by.name}"
            return f"{node.column.name} of the {link.pick} row{ordered} of {_rows(link)}"
    assert_never(node)


def _rows(link: Link) -> str:
    named = link.table if link.table == link.relation else f"{link.relation} (called {link.table})"
    same = "person" if link.outer_same is None else link.outer_same
    where = "" if link.where is None else f" where {in_words(link.where)}"
    return f"{named} of the same {same}{where}"


def _joined(node: Node, own: type[And] | type[Or]) -> str:
    """Brackets only where reading aloud without them would change the meaning."""
    text = in_words(node)
    bare = not isinstance(node, And | Or | LinkExists) or isinstance(node, own)
    return text if bare else f"({text})"


def _value(node: Node) -> str:
    """A value inside a sentence, bracketed when it is itself a phrase."""
    if isinstance(node, Literal):
        return value_in_words(node.value)
    text = in_words(node)
    simple = isinstance(node, ColumnOf | AddDays | AddMonths | AddWorkingDays | WorkingDays)
    return text if simple else f"({text})"


def _listed(values: tuple[bool | int | str | date, ...]) -> str:
    return ", ".join(value_in_words(value) for value in values)


def _shift(number: int, unit: str) -> str:
    plural = "" if abs(number) == 1 else "s"
    return f"{'plus' if number >= 0 else 'minus'} {abs(number)} {unit}{plural}"
