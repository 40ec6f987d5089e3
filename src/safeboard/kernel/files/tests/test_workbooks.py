"""Workbooks read whole, or not at all."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from safeboard.kernel.files import workbooks
from safeboard.kernel.files.opening import Limits, RefusedFile
from safeboard.kernel.files.sheets import column_letter, column_number
from safeboard.kernel.files.workbooks import read_workbook

SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedFile) as refused:
        read_workbook(data, limits)
    return str(refused.value)


def with_rows(rows: bytes) -> bytes:
    return (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1"/><sheetData>' + rows + b"</sheetData></worksheet>"
    )


def test_cells_keep_their_kind_and_their_place(workbook):
    rows = [[], ["0082", 12, 1.5, True], [], [date(2016, 2, 28), datetime(2016, 2, 28, 9, 30)]]
    (sheet,) = read_workbook(workbook({"Børn & <co>": rows}))
    assert sheet.name == "Børn & <co>"
    assert sheet.rows[0] == [None] * 4
    assert sheet.rows[1] == ["0082", 12.0, 1.5, True]
    assert sheet.rows[3][:2] == [date(2016, 2, 28), datetime(2016, 2, 28, 9, 30)]


def test_a_sheet_of_200000_rows_that_claims_one_is_refused_or_read_in_full(workbook, repacked):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in range(1, 200_001))
    data = repacked(workbook({"List": [["x"]]}), {SHEET: with_rows(rows)})
    assert "The file has more than 150,000 rows" in refusal(data)
    (sheet,) = read_workbook(data, Limits(rows=200_000))
    assert len(sheet.rows) == 200_000
    assert sheet.rows[-1] == [200_000.0]


def test_rows_that_the_reader_leaves_out_are_missed(workbook, monkeypatch):
    class ReadsOneRow:
        sheets_metadata = CalamineWorkbook.from_filelike(
            io.BytesIO(workbook({"List": [["x"]]}))
        ).sheets_metadata
        from_filelike = classmethod(lambda cls, file: cls())

        def get_sheet_by_name(self, name):
            return self

        def to_python(self, skip_empty_area):
            return [["x"]]

    monkeypatch.setattr(workbooks, "CalamineWorkbook", ReadsOneRow)
    with pytest.raises(RefusedFile, match="has 3 rows but says it has 1, so some would be lost"):
        workbooks.read_sheets(workbook({"List": [["x"], ["y"], ["z"]]}), Limits())


def test_rows_in_no_order_are_refused(workbook, repacked):
    twice = with_rows(b'<row r="2"><c r="A2"><v>1</v></c></row>' * 2)
    assert "damaged" in refusal(repacked(workbook({"List": [["x"]]}), {SHEET: twice}))


def test_a_corner_cell_that_would_fill_the_memory_is_refused(workbook, repacked):
    wide = with_rows(
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="140000"><c r="XFD140000"><v>1</v></c></row>'
    )
    data = repacked(workbook({"List": [["x"]]}), {SHEET: wide})
    assert len(data) < 10_000
    assert "far bigger inside than it looks" in refusal(data)


def test_a_wide_sheet_is_refused(workbook):
    data = workbook({"List": [["x"] * 501]})
    assert "Sheet “List” has 501 columns; we can read 500." in refusal(data)
    assert "too wide and too long" in refusal(data, Limits(cells=400))


def test_a_ten_megabyte_cell_is_refused_naming_it(workbook, repacked):
    noise = bytes(65 + (n * n // 7) % 26 for n in range(10_000_000))
    rows = b'<row r="7"><c r="B7" t="inlineStr"><is><t>' + noise + b"</t></is></c></row>"
    data = repacked(workbook({"List": [["x"]]}), {SHEET: with_rows(rows)})
    sentence = refusal(data, Limits(ratio=100_000))
    assert "Sheet “List”, row 7, column B holds 10,000,000 characters; the most is 32,767." in sentence


def test_formulas_and_errors_are_seen_in_their_cells():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("List")
    sheet.write_string(0, 0, "a")
    sheet.write_formula(2, 1, "=1+1", None, 2)
    sheet.write_formula(4, 27, "=NA()", None, "#N/A")
    book.close()
    (read,) = read_workbook(out.getvalue())
    assert read.formulas == ((3, 2), (5, 28))
    assert read.rows[2][1] == 2.0
    assert read.rows[4][27] == "#N/A"


def test_formulas_under_another_prefix_are_seen(workbook, repacked):
    xml = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b'<x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    (read,) = read_workbook(repacked(workbook({"List": [["x"]]}), {SHEET: xml}))
    assert read.formulas == ((1, 1),)


def test_hidden_sheets_are_known():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("Seen").write_string(0, 0, "a")
    hidden = book.add_worksheet("Hidden")
    hidden.write_string(0, 0, "b")
    hidden.hide()
    book.close()
    assert [(sheet.name, sheet.hidden) for sheet in read_workbook(out.getvalue())] == [
        ("Seen", False),
        ("Hidden", True),
    ]


def test_a_workbook_that_counts_from_1904_is_known():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": True})
    book.add_worksheet("List").write_string(0, 0, "a")
    book.close()
    assert read_workbook(out.getvalue())[0].date_1904


def test_a_sheet_that_is_not_xml_is_damaged(workbook, repacked):
    data = repacked(workbook({"List": [["x"]]}), {SHEET: b"<worksheet><sheetData><row></c>"})
    assert "the file is damaged" in refusal(data)


def test_columns_are_named_as_excel_names_them():
    assert [column_letter(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_number(column_letter(n)) == n for n in range(1, 17_000, 7))
