"""The quick workbook reads back as what was written, in two readers, whatever is in its cells."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from safeboard.demo.workbooks import _column, workbook

ROWS = [("C1", 7, date(2016, 2, 29), None), ('A & <B> "c"', 0, date(1999, 12, 31), "é – ’")]
HEADINGS = ("Child", "How many & <why>", "Day", "Said")


def test_reads_back_in_excels_readers():
    data = workbook({"List 1": (HEADINGS, ROWS), "List & 2": (("Only",), [])})
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["List 1", "List & 2"]
    read = list(book["List 1"].iter_rows(values_only=True))
    assert read[0] == HEADINGS
    assert read[1] == ("C1", 7, datetime(2016, 2, 29), None)
    assert read[2] == ('A & <B> "c"', 0, datetime(1999, 12, 31), "é – ’")
    assert book["List 1"]["A1"].font.bold and not book["List 1"]["A2"].font.bold
    quick = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("List 1").to_python()
    assert quick[1][:3] == ["C1", 7.0, date(2016, 2, 29)]


def test_dates_as_text_and_the_same_bytes_every_time():
    sheets = {"List 1": (HEADINGS, ROWS)}
    read = openpyxl.load_workbook(BytesIO(workbook(sheets, dates_as_text=True)))["List 1"]
    assert read["C2"].value == "29/02/2016"
    assert workbook(sheets) == workbook(sheets)


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(place, letters):
    assert _column(place) == letters


def test_a_row_with_a_cell_too_many_is_refused():
    with pytest.raises(ValueError):
        workbook({"List 1": (("A",), [("x", "y")])})
