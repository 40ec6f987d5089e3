"""Makes a return of its sheets: types, numbers of rows and children, every fault, and which rows are kept."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from safeboard.grammar.statutory.layouts import Kind, Layout, TableLayout
from safeboard.grammar.statutory.reads import FAULTS, LONGEST_ID, Read
from safeboard.grammar.statutory.sheets.sheet import Sheet
from safeboard.grammar.statutory.sheets.typing_columns import WANTED, cleaned, typed
from safeboard.grammar.statutory.tables import CHILD, HOLDER, LINE, ROW, Tables, empty

# Of a cell that cannot be read, so much is quoted.
_QUOTED = 40
_LONG_ID = "The id of the child has more than {most} characters, so it cannot be one. Check {field}."
_NO_CHILD = "This row does not say which child it is about, so it cannot be placed. Fill in {field}."


def assembled(
    sheets: Sequence[Sheet],
    layout: Layout,
    id_column: str,
    year_from: str,
    not_read: tuple[tuple[str, str], ...],
) -> Read:
    """The return of one year. A table of another year is told as not read."""
    by_table = {sheet.table: sheet for sheet in sheets}
    left = tuple(
        (sheet.source, f"The collection {layout.words} has no table {sheet.table}.")
        for sheet in sheets
        if sheet.table not in layout.by_name and not (sheet.sparse and not len(sheet))
    )
    text = {
        table.name: _Text(table, by_table.get(table.name), table.child or id_column)
        for table in layout.tables
    }
    child_ids = _children([each.child for each in text.values()])
    frames, kept, faults = {}, {}, []
    unreadable: dict[str, pl.Series] = {}
    for table in layout.tables:
        each = text[table.name]
        if each.sheet is None or not len(each.sheet):
            frames[table.name] = empty(layout, table.name)
            kept[table.name] = pl.Series([], dtype=pl.Boolean)
            if each.sheet is not None:
                faults.append(_of_notes(table, each))
            continue
        frames[table.name] = _frame(table, each, child_ids, unreadable)
        told = _faults(table, each, unreadable, table.child or id_column)
        kept[table.name] = _kept(len(each.sheet), told)
        faults.append(told)
    absent = {name for name, each in text.items() if each.sheet is None}
    for name, each in text.items():
        absent |= {f"{name}.{column}" for column in each.missing}
    tables = Tables(layout, frames, child_ids, absent=frozenset(absent), unreadable=unreadable)
    return Read(
        tables=tables,
        faults=pl.concat(faults) if faults else pl.DataFrame(schema=dict(FAULTS)),
        kept=kept,
        year_from=year_from,
        not_read=(*not_read, *left),
    )


class _Text:
    """The clean text of one table's columns; a column that the sheet has not is null in every row."""

    def __init__(self, table: TableLayout, sheet: Sheet | None, id_column: str) -> None:
        self.sheet = sheet
        self.columns = pl.DataFrame()
        self.missing: tuple[str, ...] = ()
        self.unknown: tuple[str, ...] = ()
        self.child = pl.Series("child_id", [], dtype=pl.String)
        if sheet is None:
            return
        self.missing = tuple(
            each.name
            for each in table.columns
            if each.name not in sheet.columns and not (sheet.sparse and each.always)
        )
        self.unknown = tuple(name for name in sheet.columns if name not in table.by_name)
        if not len(sheet):
            return
        found = {name: text for name, text in sheet.columns.items() if name in table.by_name}
        nothing = pl.lit(None, pl.String)
        written = pl.DataFrame([sheet.lines, *(text.alias(name) for name, text in found.items())])
        self.columns = written.with_columns(
            cleaned(pl.col(name)).alias(name) if name in found else nothing.alias(name)
            for name in table.by_name
        ).select(list(table.by_name))
        self.child = self.columns[id_column].alias("child_id")


def _children(ids: Sequence[pl.Series]) -> pl.Series:
    """Each id once, in the order in which the tables first say it."""
    return pl.concat(list(ids)).drop_nulls().unique(maintain_order=True).alias("child_id")


def _frame(
    table: TableLayout, text: _Text, child_ids: pl.Series, unreadable: dict[str, pl.Series]
) -> pl.DataFrame:
    assert text.sheet is not None
    rows = pl.Series(ROW, range(len(text.sheet)), dtype=pl.UInt32)
    numbers = child_ids.to_frame().with_row_index(CHILD)
    child = text.child.to_frame().join(numbers, on="child_id", how="left", maintain_order="left")[CHILD]
    read = text.columns.select(
        typed(pl.col(column.name), column.kind).alias(column.name) for column in table.columns
    )
    blank, not_read = text.columns.null_count().row(0), read.null_count().row(0)
    for name, before, after in zip(table.by_name, blank, not_read, strict=True):
        if after > before:
            bad = read[name].is_null() & text.columns[name].is_not_null()
            unreadable[f"{table.name}.{name}"] = rows.filter(bad)
    place = [rows, child.cast(pl.UInt32), rows.alias(HOLDER), text.sheet.lines.alias(LINE)]
    return pl.DataFrame([*place, *read.get_columns()])


def _kept(rows: int, faults: pl.DataFrame) -> pl.Series:
    if not faults["rejects"].any():
        return pl.Series([True], dtype=pl.Boolean).new_from_index(0, rows)
    back = faults[ROW].filter(faults["rejects"])
    return ~pl.Series(range(rows), dtype=pl.UInt32).is_in(back.implode())


def _faults(
    table: TableLayout, text: _Text, unreadable: dict[str, pl.Series], id_column: str
) -> pl.DataFrame:
    sheet = text.sheet
    assert sheet is not None
    parts = [_of_notes(table, text)]
    whole = pl.DataFrame(
        [pl.Series(ROW, range(len(sheet)), dtype=pl.UInt32), sheet.lines.alias(LINE), text.child]
    )
    already = pl.Series([note.row for note in sheet.notes if note.rejects], dtype=pl.UInt32).implode()
    unclear = whole[ROW].is_in(already)
    clear = whole.filter(~unclear)
    without = clear.filter(pl.col("child_id").is_null())
    message = pl.lit(_NO_CHILD.format(field=id_column))
    parts.append(_told(without, "no child", table, sheet, id_column, message, rejects=True))
    too_long = clear.filter(pl.col("child_id").str.len_chars() > LONGEST_ID)
    message = pl.lit(_LONG_ID.format(most=LONGEST_ID, field=id_column))
    parts.append(_told(too_long, "long id", table, sheet, id_column, message, rejects=True))
    for column in table.columns:
        values = text.columns[column.name]
        rows = unreadable.get(f"{table.name}.{column.name}")
        if rows is not None:
            bad = whole.filter(pl.col(ROW).is_in(rows.implode()))
            parts.append(
                _cannot_be_read(
                    bad, values.gather(rows), column.kind, column.name, table, sheet, column.required
                )
            )
        if column.required and column.name != id_column:
            blank = clear.filter(values.filter(~unclear).is_null())
            words = f"This {table.one} has no {column.name}, so it cannot be placed. Fill it in."
            parts.append(_told(blank, "missing", table, sheet, column.name, pl.lit(words), rejects=True))
    return pl.concat(parts)


def _cannot_be_read(
    rows: pl.DataFrame,
    values: pl.Series,
    kind: Kind,
    name: str,
    table: TableLayout,
    sheet: Sheet,
    required: bool,
) -> pl.DataFrame:
    quoted = values.str.slice(0, _QUOTED).alias("quoted")
    message = pl.format(f"“{{}}” cannot be read as a {kind}. {WANTED[kind]}.", "quoted")
    return _told(rows.with_columns(quoted), "unreadable", table, sheet, name, message, rejects=required)


def _told(
    rows: pl.DataFrame,
    kind: str,
    table: TableLayout,
    sheet: Sheet,
    name: str,
    message: pl.Expr,
    *,
    rejects: bool = False,
) -> pl.DataFrame:
    if rows.is_empty():
        return pl.DataFrame(schema=dict(FAULTS))
    return rows.select(
        pl.lit(kind).alias("kind"),
        pl.lit(table.name).alias("table"),
        ROW,
        LINE,
        pl.lit(sheet.source).alias("path"),
        "child_id",
        pl.lit(name).alias("field"),
        message.alias("message"),
        pl.lit(rejects).alias("rejects"),
    )


def _of_notes(table: TableLayout, text: _Text) -> pl.DataFrame:
    sheet = text.sheet
    assert sheet is not None
    told = []
    for note in sheet.notes:
        child = note.child if note.row is None or note.child else text.child[note.row]
        told.append(
            (
                note.kind,
                table.name,
                note.row,
                note.line,
                sheet.source,
                child,
                note.field,
                note.message,
                note.rejects,
            )
        )
    for name in text.missing:
        if table.by_name[name].always:
            words = f"The table {table.name} has no column {name}; it is read as blank. Check its headings."
            told.append(("no column", table.name, None, None, sheet.source, None, name, words, False))
    for name in text.unknown:
        shown = name[:60] or "without a heading"
        words = f"The table {table.name} has no column {shown} in this collection; it was not read."
        told.append(("unknown column", table.name, None, None, sheet.source, None, name[:60], words, False))
    return pl.DataFrame(told, schema=dict(FAULTS), orient="row")
