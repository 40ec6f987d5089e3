"""The budget as it leaves: sheets, a paper for the Board, and the appendix of the annual report (SYS-47)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from safeboard.grammar.dates import financial_year
from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.declarations.sections import Appendix
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files.documents import Document, Heading, Note, Paragraph, TableBlock
from safeboard.kernel.work.today import today
from safeboard.processes.budget.permissions import READ
from safeboard.processes.budget.selectors import contributions, position, printed
from safeboard.processes.budget.selectors.money import pounds

HOW = (
    "Changes are worked out: this year less last year, divided by last year. Base stands against base, and all money "
    "against all money. Base and in-year money are never mixed."
)


def amount(pence: int) -> Cell:
    """An amount for a cell: whole pounds as a whole number. Excel keeps pence only as a fraction."""
    return pence // 100 if pence % 100 == 0 else pence / 100


def table_sheet(table: contributions.Table) -> Sheet:
    """The contributions of a year beside the year before."""
    rows = [_cells(row) for row in (*table.rows, table.total)] if table.rows else []
    notes = tuple(f"{row.name}: {row.note}" for row in table.rows if row.note)
    return Sheet(f"Contributions {table.year}", _headings(table), rows, (HOW, *notes))


def _headings(table: contributions.Table) -> tuple[str, ...]:
    return (
        "Agency",
        f"Base {table.before} (£)",
        f"In-year {table.before} (£)",
        f"Total {table.before} (£)",
        f"Base {table.year} (£)",
        f"In-year {table.year} (£)",
        f"Total {table.year} (£)",
        "Change of base",
        "Change overall, one-off payments included",
    )


def _cells(row: contributions.Contribution) -> tuple[Cell, ...]:
    money = (row.base_before, row.added_before, row.total_before, row.base, row.added, row.total)
    return (row.name, *map(amount, money), row.base_moved.words, row.overall_moved.words)


def spending_sheet(reader: Reader, year: str) -> Sheet:
    """The heads of a year with each quarter."""
    rows: list[tuple[Cell, ...]] = []
    for each in position.spending(reader, year):
        spent = [amount(one.spent_pence) if one else None for one in each.quarters]
        planned, forecast = amount(each.head.planned_pence), amount(each.forecast)
        rows.append((each.head.title, each.head.get_purpose_display(), planned, *spent, forecast))
    headings = (
        "For",
        "Kind",
        "Planned (£)",
        *(f"Spent to quarter {n} (£)" for n in (1, 2, 3, 4)),
        "Forecast (£)",
    )
    return Sheet(f"Spending {year}", headings, rows)


def lines_sheet(reader: Reader, year: str) -> Sheet:
    """Every line of income of a year with its amounts."""
    rows = [
        (
            line.agency.name,
            ", ".join(other.name for other in line.shared_with.all()),
            line.get_kind_display(),
            line.get_state_display(),
            amount(line.requested_pence),
            amount(line.pledged_pence),
            amount(line.received_pence),
            line.note,
        )
        for line in contributions.lines(reader, year)
    ]
    headings = (
        "Agency",
        "Shared with",
        "Kind",
        "Standing",
        "Asked for (£)",
        "Pledged (£)",
        "Received (£)",
        "Note",
    )
    return Sheet(f"Income {year}", headings, rows)


def printed_sheet() -> Sheet:
    """The printed table beside what its amounts give (anomaly A11)."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.row.name,
            *(amount(pence) for pence in (each.row.total_before, each.row.base, each.row.added)),
            each.printed_base,
            each.row.base_moved.words,
            each.printed_overall,
            each.row.overall_moved.words,
            " ".join(each.faults),
        )
        for each in printed.beside()
    ]
    headings = (
        *("Agency", f"All {printed.BEFORE} (£)", f"Base {printed.YEAR} (£)", f"In-year {printed.YEAR} (£)"),
        *("Base printed", "Base worked out", "Overall printed", "Overall worked out", "What is wrong"),
    )
    return Sheet("As it was printed", headings, rows, (printed.SOURCE, *printed.explained()))


def of_year(reader: Reader, year: str) -> tuple[Sheet, ...]:
    """The workbook of a year."""
    sheets = (
        table_sheet(contributions.table(reader, year)),
        lines_sheet(reader, year),
        spending_sheet(reader, year),
    )
    return (*sheets, printed_sheet()) if year == printed.YEAR else sheets


def paper(reader: Reader, year: str, organisation: str) -> Document:
    """The budget of a year as a paper for the Board."""
    table, heads = contributions.table(reader, year), position.spending(reader, year)
    now = position.standing(heads, contributions.lines(reader, year))
    sheet = table_sheet(table)
    notes = tuple(Paragraph(each) for each in sheet.notes)
    gap = (
        (
            Note(
                f"{pounds(now.gap)} of what is needed is not asked for from anybody.",
                title="Money is missing",
            ),
        )
        if now.gap
        else ()
    )
    spent = spending_sheet(reader, year)
    return Document(
        title=f"Budget {year}",
        organisation=organisation,
        blocks=(
            Heading("Where we stand", 1),
            TableBlock("The year in short", ("What", "Amount"), tuple(_short(now)), widths=(3, 1)),
            *gap,
            Heading("Contributions", 1),
            TableBlock("In pounds", sheet.headings, tuple(sheet.rows), widths=(3, 1, 1, 1, 1, 1, 1, 1, 1)),
            *notes,
            Heading("Spending", 1),
            TableBlock(
                "In pounds", spent.headings, tuple(spent.rows), empty="No head of spending is planned yet."
            ),
        ),
        landscape=True,
        made_on=today(),
    )


def _short(now: position.Standing) -> Iterator[tuple[Cell, ...]]:
    yield ("Needed", pounds(now.needed))
    yield ("of which reserve for reviews", pounds(now.reserve))
    yield ("Asked for, pledged or received", pounds(now.asked))
    yield ("Pledged or received", pounds(now.promised))
    yield ("Received", pounds(now.received))
    yield ("Spent", pounds(now.spent))
    yield ("Forecast to be spent", pounds(now.forecast))


def sheets(reader: Any) -> Iterator[Sheet]:
    """Everything for *Export everything*: one set of sheets a year."""
    if policy.may(reader, READ):
        for year in contributions.years(reader):
            yield from of_year(reader, year)


def _appendix(ends: dt.date, reader: Any) -> Iterator[Sheet]:
    table = contributions.table(reader, financial_year(ends))
    if table.rows:
        yield table_sheet(table)


APPENDICES = (Appendix("budget", "The Board's budget", 30, _appendix),)
