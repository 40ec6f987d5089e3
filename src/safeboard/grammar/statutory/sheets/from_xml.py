"""Reads a return whose rows stand in XML, nested in their child or flat in their table, as one sheet a table."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import polars as pl
from lxml import etree  # type: ignore[import-untyped]

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.sheets.from_csv import too_long
from safeboard.grammar.statutory.sheets.sheet import Headings, Limits, Note, Sheet


@dataclass(frozen=True)
class InHead:
    """A table whose row stands in the head of a child, spread among the head's other fields.

    There is a row where one of `by` is filled, with something that is not in `not_by`.
    """

    table: str
    by: tuple[str, ...]
    not_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class XmlForm:
    """How a return names its groups in XML.

    `person` holds all of a child, `head` the row of `head_table` and the rows of `in_head`. `groups` are the groups
    that are rows, by table; `renamed` the fields that another name stands for. `id_column` is the child's id, and
    `shared` the fields that every row of the child has where it does not say them itself.
    """

    person: str
    head: str
    head_table: str
    groups: Mapping[str, str]
    in_head: tuple[InHead, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    id_column: str = "CHILD"
    shared: tuple[str, ...] = ()


@dataclass
class _Rows:
    """The rows of one table as they are met."""

    lines: list[int] = field(default_factory=list)
    values: list[dict[str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def xml_sheets(
    name: str, data: bytes, form: XmlForm, headings: Headings, limits: Limits
) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """The tables of one file, and the groups in it that were not read. Raises Unreadable where it is no such XML."""
    reader = _Reader(form, headings, limits)
    try:
        for element in _groups(data, {form.person, *headings.columns, *form.groups, *reader.tables}):
            reader.take(element)
    except etree.XMLSyntaxError as fault:
        line = fault.lineno or 1
        raise Unreadable(
            f"It is not complete XML: it cannot be read from line {line} on. Export it again."
        ) from None
    if not reader.found:
        raise Unreadable("It is XML, but has no group of this return. Check that it is the right file.")
    return reader.sheets(name), [(f"{name}: {group}", why) for group, why in reader.not_read.items()]


def _groups(data: bytes, names: Collection[str]) -> Iterator[Any]:
    """The groups right under the root in their order, each forgotten once it was taken.

    The parser stops only at groups of the given names, which is quicker; another is found beside the next of them.
    """
    parsing = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    taken: Any = None
    for _, element in parsing:
        root = element.getparent()
        if root is None or root.getparent() is not None:
            continue
        if taken is None:
            _without_doctype(root)
        yield from (each for each in root[: root.index(element)] if each is not taken)
        yield element
        element.clear()
        del root[: root.index(element)]
        taken = element
    _without_doctype(parsing.root)
    yield from (each for each in parsing.root if each is not taken)


def _without_doctype(root: Any) -> None:
    if root.getroottree().docinfo.doctype:
        raise Unreadable("It declares a document type, which a return does not need. Export it without.")


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    return str(etree.QName(tag).localname).upper()


def _tag(element: Any) -> str:
    return _local(element.tag)


class _Reader:
    """Takes the groups of a file one after another into rows."""

    def __init__(self, form: XmlForm, headings: Headings, limits: Limits) -> None:
        self.form, self.headings, self.limits = form, headings, limits
        self.rows: dict[str, _Rows] = {}
        self.not_read: dict[str, str] = {}
        self.found = False
        self.count = 0
        self.tables = {name.upper(): name for name in headings.columns} | {
            group.upper(): table for group, table in form.groups.items()
        }

    def take(self, element: Any) -> None:
        tag = _tag(element)
        if tag == self.form.person and len(element):
            self.found = True
            self._child(element)
        elif tag in self.tables:
            self.found = True
            parts = list(element)
            rows = parts if any(len(part) for part in parts) else [element]
            for row in rows if parts else []:
                self._add(self.tables[tag], row, self._fields(row, row.sourceline))
        else:
            self._left(tag)

    def _child(self, element: Any) -> None:
        head = next((part for part in element if _tag(part) == self.form.head), element)
        fields = self._fields(head, head.sourceline)
        shared = {name: fields[name] for name in (self.form.id_column, *self.form.shared) if name in fields}
        groups = [part for part in head if len(part)]
        if head is not element:
            groups.extend(part for part in element if len(part) and part is not head)
            for part in element:
                if (part.text or "").strip() and not len(part):
                    self._left(_tag(part))
        # A child without a head of its own has one where more than the id is said beside its groups.
        if head is not element or not groups or fields.keys() - {self.form.id_column}:
            self._head(head, fields)
        for group in groups:
            self._group(group, shared)

    def _head(self, element: Any, fields: dict[str, str]) -> None:
        known: set[str] = set()
        for table in (self.form.head_table, *(each.table for each in self.form.in_head)):
            known |= self.headings.columns[table]
        spread = [each for each in self.form.in_head if self._filled(each, fields)]
        for table in (self.form.head_table, *(each.table for each in spread)):
            columns = self.headings.columns[table]
            self._add(table, element, {name: text for name, text in fields.items() if name in columns})
        for name in fields.keys() - known:
            # An empty group says nothing.
            if name not in self.tables or fields[name].strip():
                self._left(name)

    @staticmethod
    def _filled(each: InHead, fields: Mapping[str, str]) -> bool:
        return any((fields.get(name) or "").strip() not in ("", *each.not_by) for name in each.by)

    def _group(self, element: Any, shared: Mapping[str, str]) -> None:
        table = self.tables.get(_tag(element))
        if table is None:
            self._left(_tag(element))
            return
        columns = self.headings.columns[table]
        given = {name: text for name, text in shared.items() if name in columns}
        self._add(table, element, {**given, **self._fields(element, element.sourceline)})

    def _fields(self, element: Any, line: int) -> dict[str, str]:
        fields: dict[str, str] = {}
        for part in element:
            if len(part):
                continue
            tag = _tag(part)
            name = self.form.renamed.get(tag, tag)
            if name in fields:
                self.not_read.setdefault(
                    name, f"It stands more than once in a group, first at line {line}. The first was read."
                )
                continue
            fields[name] = part.text or ""
        return fields

    def _left(self, tag: str) -> None:
        self.not_read.setdefault(tag[:60], "No group or field of this return has this name.")

    def _add(self, table: str, element: Any, values: dict[str, str]) -> None:
        self.count += 1
        if self.count > self.limits.rows:
            raise Unreadable(f"It has more than {self.limits.rows:,} rows. Send it in parts.")
        rows = self.rows.setdefault(table, _Rows())
        for name, text in values.items():
            if len(text) > self.limits.cell:
                rows.notes.append(too_long(name, text, element.sourceline, len(rows.lines), self.limits))
                if len(rows.notes) > self.limits.faults:
                    raise Unreadable(
                        "Too many of its fields are longer than any field of the return. Export it again."
                    )
        rows.lines.append(min(element.sourceline or 0, 2**32 - 1))
        rows.values.append(values)

    def sheets(self, source: str) -> list[Sheet]:
        """What was taken, as sheets; a table without a row is an empty one."""
        sheets = []
        for table in self.headings.columns:
            rows = self.rows.get(table, _Rows())
            names = dict.fromkeys(name for values in rows.values for name in values)
            columns = {
                name: pl.Series([values.get(name) for values in rows.values], dtype=pl.String)
                for name in names
            }
            lines = pl.Series("line", rows.lines, dtype=pl.UInt32)
            sheets.append(Sheet(table, source, columns, lines, tuple(rows.notes), sparse=True))
        return sheets
