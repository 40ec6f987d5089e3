"""The Annex A workbooks Chalkshire's County Council sent: what was known on each day, as it was written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from safeboard.demo.annex_a_rows import FIELDS, Cell, rows_known_on
from safeboard.demo.records import County
from safeboard.grammar.declarations.returns import ReturnList
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A

LOOK_BACK_MONTHS = 12
SENT_AS_AT = tuple(
    date(year, month, day)
    for year in (2013, 2014, 2015)
    for year, month, day in ((year, 9, 30), (year + 1, 3, 31))
)
WITH_DATES_AS_TEXT = date(2014, 3, 31)
WITH_LOCAL_WORDS = date(2014, 9, 30)

_EXCEL_ZERO = date(1899, 12, 30)

# How the council wrote its choices in one file, before it took up the official wording again.
LOCAL_WORDS: Mapping[str, Mapping[str, str]] = {
    "sex": {"male": "M", "female": "F", "not_stated": "Not known"},
    "ethnicity": {"white": "White British", "asian": "Asian British", "not_stated": "Not known"},
    "source": {"schools": "School", "police": "Police Service", "anonymous": "Anon", "unknown": "Not known"},
    "no_further_action": {"yes": "Y", "no": "N"},
    "disabled": {"yes": "Y", "no": "N", "unknown": "Not known"},
    "status": {"protection_plan": "CP", "in_need_plan": "CIN", "looked_after": "LAC"},
}


@dataclass(frozen=True, slots=True)
class AnnexAFile:
    """One workbook: rows of cells by list number, without their headings.

    `lists` and `headings` have the same keys; a row has a cell for every heading of its list. Dates stay dates
    here, and become dd/mm/yyyy text on writing where `dates_as_text`.
    """

    filename: str
    as_at: date
    look_back_months: int
    lists: Mapping[str, list[tuple[Cell, ...]]]
    headings: Mapping[str, tuple[str, ...]]
    dates_as_text: bool = False

    def __post_init__(self) -> None:
        if self.lists.keys() != self.headings.keys():
            raise ValueError(f"{self.filename}: every list needs its headings, and no other.")


def files(county: County) -> list[AnnexAFile]:
    """The six workbooks, oldest first."""
    return [file_as_at(county, as_at) for as_at in SENT_AS_AT]


def file_as_at(county: County, as_at: date, look_back_months: int = LOOK_BACK_MONTHS) -> AnnexAFile:
    """The workbook of one day: six lists, looking back that many months."""
    local = as_at == WITH_LOCAL_WORDS
    rows = rows_known_on(county, as_at, look_back_months)
    return AnnexAFile(
        filename=f"Chalkshire Annex A as at {as_at:%d-%m-%Y}.xlsx",
        as_at=as_at,
        look_back_months=look_back_months,
        lists={code: in_words(code, rows[code], local) for code in FIELDS},
        headings={code: headings(code, local) for code in FIELDS},
        dates_as_text=as_at == WITH_DATES_AS_TEXT,
    )


def headings(code: str, local: bool = False) -> tuple[str, ...]:
    """The headings of a list as the layout has them, or as the council's own system did."""
    columns = [_declared(code).column(name) for name in FIELDS[code]]
    return tuple(column.headings[0] if local and column.headings else column.heading for column in columns)


def in_words(code: str, rows: list[tuple[Cell, ...]], local: bool = False) -> list[tuple[Cell, ...]]:
    """Rows with our short codes written out in the wording of the layout, or the council's own."""
    wordings: list[tuple[int, dict[Cell, Cell]]] = []
    for place, name in enumerate(FIELDS[code]):
        codes = _declared(code).column(name).codes
        if codes is not None:
            words = {**codes.codes, **(LOCAL_WORDS.get(name, {}) if local else {})}
            wordings.append((place, {**words, None: None}))
    written = []
    for row in rows:
        cells = list(row)
        for place, words in wordings:
            cells[place] = words[cells[place]]
        written.append(tuple(cells))
    return written


def write_xlsx(file: AnnexAFile) -> bytes:
    """The workbook's bytes: a sheet a list, and the same bytes every time."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as workbook:
        workbook.set_properties({"author": "Chalkshire County Council", "created": datetime(2016, 4, 21, 9)})
        bold = workbook.add_format({"bold": True})
        dated = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for code, rows in file.lists.items():
            sheet = workbook.add_worksheet(f"List {code}")
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(file.headings[code]) - 1, 18)
            sheet.write_row(0, 0, file.headings[code], bold)
            _write_rows(sheet, rows, None if file.dates_as_text else dated)
    return stream.getvalue()


def _write_rows(sheet: Worksheet, rows: list[tuple[Cell, ...]], dated: Format | None) -> None:
    write_text, write_number = sheet.write_string, sheet.write_number
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, str):
                write_text(number, place, cell)
            elif isinstance(cell, date):
                if dated is None:
                    write_text(number, place, f"{cell:%d/%m/%Y}")
                else:
                    write_number(number, place, (cell - _EXCEL_ZERO).days, dated)
            else:
                write_number(number, place, cell)


def _declared(code: str) -> ReturnList:
    return next(each for each in ANNEX_A if each.code == code)
