"""How a column of the return on children looked after is said."""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Column, Kind

CHILD = Column("CHILD", required=True)
DOB = Column("DOB", Kind.DATE)


def day(name: str, *, required: bool = False) -> Column:
    """A date."""
    return Column(name, Kind.DATE, required=required)


def code(name: str, codes: tuple[str, ...], *, always: bool = True) -> Column:
    """A field with a published list of codes; it may be one that is not `always` in the file."""
    return Column(name, Kind.CODE, codes, always=always)


def number(name: str) -> Column:
    """A whole number."""
    return Column(name, Kind.NUMBER)


def text(name: str, *, always: bool = True) -> Column:
    """A field without a list; it may be one that is not `always` in the file."""
    return Column(name, always=always)
