"""What an agency sends us as a file, said once.

A return is made of lists; a list is a table with a heading row; a column has a heading, the other
headings people use for it, and what may be written in it. Reading, checking, preparing and the page
that explains the return are all driven by these declarations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from safeboard.grammar.declarations.cross_rules import CrossRule
from safeboard.grammar.declarations.tables import FieldClass

_LETTERED = re.compile(r"^\(?([A-Za-z]\d?)[):.]\s*(.+)$")


class ColumnKind(StrEnum):
    """What may be written in a column."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    WHOLE_NUMBER = "whole number"


class Preparation(StrEnum):
    """What ``safeboard prepare`` does with a column before a file leaves its sender."""

    KEPT = "kept"
    CODED = "replaced by a code"
    MONTH_AND_YEAR = "cut to month and year"
    BLANKED = "left blank"


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A heading or a choice as it is compared: letters and digits only, in lower case.

    ``"Date of  Birth:"`` and ``"date-of-birth"`` are the same heading.
    """
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@dataclass(frozen=True)
class CodeList:
    """The choices of a column, and the local spellings of them that we have met.

    ``codes`` maps our own stable word to the label printed in the official layout, which may begin
    with its letter: ``{"male": "a) Male"}`` reads "a) Male", "a", "Male", "MALE" and "male".
    ``spellings`` maps a local spelling, in lower case, to our word. Raises ValueError when one
    spelling could mean two choices.
    """

    name: str
    codes: Mapping[str, str] = field(hash=False)
    spellings: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.codes:
            raise ValueError(f"The code list {self.name!r} has no choices.")
        for code in self.codes:
            if not code.isidentifier() or code != code.lower():
                raise ValueError(f"The code list {self.name!r}: {code!r} must be a lower-case word.")
        official = self._official
        for spelling, code in self.spellings.items():
            if code not in self.codes:
                raise ValueError(
                    f"The code list {self.name!r}: the spelling {spelling!r} means {code!r}, "
                    "which is not one of its choices."
                )
            if spelling != spelling.lower():
                raise ValueError(f"The code list {self.name!r}: write {spelling!r} in lower case.")
            if official.get(plain(spelling), code) != code:
                raise ValueError(
                    f"The code list {self.name!r}: {spelling!r} is already {official[plain(spelling)]!r}."
                )
        meanings = [(plain(spelling), code) for spelling, code in self.spellings.items()]
        if len({key for key, _ in meanings}) != len(set(meanings)):
            raise ValueError(f"The code list {self.name!r}: one spelling means two choices.")

    @cached_property
    def _official(self) -> dict[str, str]:
        forms: dict[str, str] = {}
        for code, label in self.codes.items():
            lettered = _LETTERED.match(label)
            written = [label, code, *(lettered.groups() if lettered else ())]
            for form in written:
                if forms.setdefault(plain(form), code) != code:
                    raise ValueError(
                        f"The code list {self.name!r}: {form!r} could mean "
                        f"{forms[plain(form)]!r} or {code!r}."
                    )
        return forms

    @cached_property
    def _local(self) -> dict[str, str]:
        return {plain(spelling): code for spelling, code in self.spellings.items()}

    def read(self, text: str) -> tuple[str, bool] | None:
        """The choice a cell means, and whether it took a local spelling to know; None if unknown."""
        key = plain(text)
        if key in self._official:
            return self._official[key], False
        if key in self._local:
            return self._local[key], True
        return None

    def label(self, code: str) -> str:
        """The choice as people say it, without the letter of the official layout."""
        label = self.codes[code]
        lettered = _LETTERED.match(label)
        return lettered.group(2) if lettered else label

    @property
    def labels(self) -> tuple[str, ...]:
        """Every choice as people say it, in the official order."""
        return tuple(self.label(code) for code in self.codes)


@dataclass(frozen=True)
class ReturnColumn:
    """One column of a list: its heading, what may be written in it, and how careful to be with it.

    ``name`` is the Python name of the value; ``heading`` the official heading; ``headings`` others
    that agencies use. ``longest`` is the most characters a text may have. An identifying column must
    say what ``safeboard prepare`` does with it. A column that is not ``kept`` is read, so that rules can
    compare it, and then forgotten: it never enters the record of a child.
    """

    name: str
    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    codes: CodeList | None = None
    headings: tuple[str, ...] = ()
    field_class: FieldClass = FieldClass.PLAIN
    preparation: Preparation = Preparation.KEPT
    longest: int = 200
    kept: bool = True

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or self.name != self.name.lower():
            raise ValueError(f"The column {self.name!r} must be named by a lower-case Python name.")
        if not plain(self.heading):
            raise ValueError(f"The column {self.name!r} has no heading.")
        if (self.kind is ColumnKind.CODE) != (self.codes is not None):
            raise ValueError(f"The column {self.name!r}: a code column, and no other, has a code list.")
        if self.field_class is FieldClass.IDENTIFYING and self.preparation is Preparation.KEPT:
            raise ValueError(f"The column {self.name!r} names somebody: say how it is prepared.")
        if self.preparation is Preparation.MONTH_AND_YEAR and self.kind is not ColumnKind.DATE:
            raise ValueError(f"The column {self.name!r} is not a date: it has no month and year to keep.")
        if self.preparation is Preparation.CODED and self.kind is not ColumnKind.TEXT:
            raise ValueError(f"The column {self.name!r} is not text: it cannot be replaced by a code.")
        if self.preparation is Preparation.BLANKED and self.required:
            raise ValueError(f"The column {self.name!r} is required: it cannot be left blank.")

    @cached_property
    def known_as(self) -> frozenset[str]:
        """Every heading this column answers to, as compared."""
        return frozenset(plain(heading) for heading in (self.heading, *self.headings))


@dataclass(frozen=True)
class ReturnList:
    """One list of a return: a row is something that happened to one child, or how things stand for one.

    ``child`` names the column of the agency's own id, ``starts_on`` the date that dates the row and,
    with agency, child and list, is its key; None where the list says how things stand on the file's
    as-at date, which then dates every row. ``ends_on`` is the date it ended, if it can, and ``or_ends_on``
    another that may end it instead. ``born_on`` and ``age`` name the columns that are checked against each
    other. ``one`` is what people call a row, for example "Referral"; ``in_short`` names the columns that say
    it in a few words. ``team`` and ``worker`` name the columns of who the row is allocated to, so that each gets what is
    theirs to put right. A list that is not ``kept`` is about people who are not children, and nothing is
    counted from it: its rows are read, checked, told to the sender and forgotten.
    """

    code: str
    name: str
    title: str
    columns: tuple[ReturnColumn, ...]
    starts_on: str | None
    ends_on: str | None = None
    child: str = "child"
    born_on: str | None = "born_on"
    age: str | None = "age"
    one: str = ""
    in_short: tuple[str, ...] = ()
    or_ends_on: str | None = None
    team: str | None = None
    worker: str | None = None
    kept: bool = True

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"The list {self.name!r} has two columns of one name.")
        for role, kind in (
            ("child", ColumnKind.TEXT),
            ("starts_on", ColumnKind.DATE),
            ("ends_on", ColumnKind.DATE),
            ("or_ends_on", ColumnKind.DATE),
            ("born_on", ColumnKind.DATE),
            ("age", ColumnKind.WHOLE_NUMBER),
            ("team", ColumnKind.TEXT),
            ("worker", ColumnKind.TEXT),
        ):
            name = getattr(self, role)
            if name is None:
                continue
            if name not in names:
                raise ValueError(f"The list {self.name!r} has no column {name!r} to be its {role}.")
            if self.column(name).kind is not kind:
                raise ValueError(f"The list {self.name!r}: {name!r} must be a {kind} to be its {role}.")
        if self.or_ends_on and not self.ends_on:
            raise ValueError(f"The list {self.name!r} has another end, but no end.")
        for name in (self.child, self.starts_on):
            if name is not None and not self.column(name).required:
                raise ValueError(f"The list {self.name!r}: {name!r} is part of the key, so it is required.")
            if name is not None and self.kept and not self.column(name).kept:
                raise ValueError(f"The list {self.name!r}: {name!r} is part of the key, so it is kept.")
        unknown = set(self.in_short) - set(names)
        if unknown:
            raise ValueError(f"The list {self.name!r} has no column {min(unknown)!r} to say it in short.")
        seen: dict[str, str] = {}
        for column in self.columns:
            for heading in column.known_as:
                if heading in seen:
                    raise ValueError(
                        f"The list {self.name!r}: {column.name!r} and {seen[heading]!r} share a heading."
                    )
                seen[heading] = column.name

    def end_of(self, values: Mapping[str, Any]) -> str | None:
        """The column that ended a row: its end, or the other that may; its end while it is open."""
        other = self.or_ends_on
        if other and self.ends_on and values[self.ends_on] is None and values[other] is not None:
            return other
        return self.ends_on

    def ended(self, values: Mapping[str, Any]) -> date | None:
        """The day a row ended, by either of its ends; None while it is open, or where it cannot end."""
        end = self.end_of(values)
        day: date | None = values[end] if end else None
        return day

    def column(self, name: str) -> ReturnColumn:
        """The column of this name. Raises KeyError if the list has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"The list {self.name!r} has no column {name!r}.")

    @cached_property
    def by_heading(self) -> dict[str, ReturnColumn]:
        """Each column by every heading it answers to, as compared."""
        return {heading: column for column in self.columns for heading in column.known_as}


@dataclass(frozen=True)
class Return:
    """A return: the lists an agency sends together, how far back they look, and the rules over their rows.

    ``look_back_months`` is what is offered when an upload does not say otherwise.
    """

    code: str
    title: str
    lists: tuple[ReturnList, ...]
    look_back_months: int
    rules: tuple[CrossRule, ...] = ()

    def __post_init__(self) -> None:
        if not self.lists:
            raise ValueError(f"The return {self.title!r} has no lists.")
        if self.look_back_months < 1:
            raise ValueError(f"The return {self.title!r} must look back at least a month.")
        for what in ("code", "name"):
            said = [getattr(each, what) for each in self.lists]
            if len(set(said)) != len(said):
                raise ValueError(f"The return {self.title!r} has two lists of one {what}.")
        for each in self.lists:
            if not self.own_headings(each):
                raise ValueError(
                    f"The list {each.name!r} has no heading of its own, so it cannot be told from the others."
                )
        codes = [rule.code for rule in self.rules]
        if len(set(codes)) != len(codes):
            raise ValueError(f"The return {self.title!r} has two rules of one code.")
        for rule in self.rules:
            self._suits(rule)

    def _suits(self, rule: CrossRule) -> None:
        for name in rule.lists:
            self.list(name)
        over = self.list(rule.over)
        over.column(rule.points_at)
        over.column(rule.joined_by)
        for name in rule.fields_named:
            if not name.startswith("other_") and name != "counted":
                over.column(name)
        for list_name, rows in rule.example.rows.items():
            for row in rows:
                for name in row:
                    self.list(list_name).column(name.removesuffix("_precision"))

    def __iter__(self) -> Iterator[ReturnList]:
        return iter(self.lists)

    def list(self, name: str) -> ReturnList:
        """The list of this name. Raises KeyError if the return has none."""
        for each in self.lists:
            if each.name == name:
                return each
        raise KeyError(f"The return {self.title!r} has no list {name!r}.")

    def own_headings(self, one: ReturnList) -> frozenset[str]:
        """The headings that only this list has: how it is told from the others."""
        others = {heading for each in self.lists if each is not one for heading in each.by_heading}
        return frozenset(one.by_heading) - others
