"""Workbooks as they leave: read back with another library than the one that wrote them."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files import spreadsheets

NOTES = (("What this is", "Actions, from Safeboard."), ("Shown", "Late only"))


def read(*sheets: Sheet, notes=NOTES):
    return openpyxl.load_workbook(io.BytesIO(spreadsheets.write(sheets, notes)))


def one(*rows, headings=("What",)):
    return read(Sheet("List", headings, rows))["List"]


def test_days_and_numbers_stay_what_they_are():
    moment = dt.datetime(2016, 4, 21, 9, 30)
    summer = dt.datetime(2016, 4, 21, 8, 30, tzinfo=dt.UTC)
    page = one(
        ("x", 3, 2.5, dt.date(2016, 4, 28), moment, summer, None, True, ""), headings=tuple("abcdefghi")
    )
    cells = page[2]
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "d", "d", "d", "n", "s", "n"]
    assert [cell.value for cell in cells[:3]] == ["x", 3, 2.5]
    assert cells[3].value == dt.datetime(2016, 4, 28) and cells[3].number_format == "d mmm yyyy"
    assert cells[4].value == cells[5].value == moment and "hh:mm" in cells[4].number_format
    assert [cell.value for cell in cells[6:]] == [None, "Yes", None]


def test_what_excel_would_count_wrongly_is_written_in_words():
    page = one((dt.date(1899, 12, 31), 10**15 + 1), headings=("Born", "Number"))
    assert [cell.value for cell in page[2]] == ["31 December 1899", "1000000000000001"]


@pytest.mark.parametrize(
    "words",
    ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", "%x", " =1+1", "{=1}", "http://x.example", "007"],
)
def test_words_never_run(words):
    page = one((words,), headings=(words,))
    for cell in (page["A1"], page["A2"]):
        assert (cell.data_type, cell.value, cell.hyperlink) == ("s", words, None)
    # Without the mark Excel takes them for a formula as soon as somebody edits the cell.
    assert page["A2"].quotePrefix == (words.strip()[0] in "=+-@%" or words[0] == "\t")


def test_the_head_is_bold_frozen_and_filters():
    page = one(("a", 1), ("b", 2), headings=("What", "How many"))
    assert page["A1"].font.bold and page["B1"].font.bold and not page["A2"].font.bold
    assert page["A1"].fill.fgColor.rgb == "FFF3F2F1"
    assert page.freeze_panes == "A2" and page.auto_filter.ref == "A1:B3"
    assert page.print_title_rows == "$1:$1"
    assert read(Sheet("List", ("a",), ()))["List"].auto_filter.ref == "A1"


def test_columns_are_as_wide_as_their_words_within_reason():
    page = one(("x" * 500, "a line of words\nand one", 1), headings=("a", "b", "c"))
    widths = [round(page.column_dimensions[letter].width) for letter in "ABC"]
    assert widths[0] == 61 and 15 <= widths[1] <= 18 and 9 <= widths[2] <= 10
    assert page["A2"].alignment.wrap_text


def test_the_notes_stand_last_and_hold_what_each_sheet_says_of_itself():
    book = read(
        Sheet("Risks", ("a",), (), notes=("Closed risks are left out.",)), Sheet("Actions", ("a",), ())
    )
    assert book.sheetnames == ["Risks", "Actions", "Notes"]
    assert list(book["Notes"].iter_rows(values_only=True)) == [
        *NOTES,
        ("Risks", "Closed risks are left out."),
    ]
    assert not [cell for row in read(notes=(("=1", "=2"),))["Notes"] for cell in row if cell.data_type == "f"]


def test_titles_are_legal_and_differ():
    wanted = [
        "A/B: [c]*?\\",
        "'quoted'",
        "",
        "History",
        "notes",
        "x" * 40,
        "X" * 40,
        "x" * 40,
        "Risk",
        "RISK",
        "\U0001f600" * 20,
    ]
    book = read(*(Sheet(title, ("a",), ()) for title in wanted))
    assert book.sheetnames == [
        "A B c",
        "quoted",
        "Sheet",
        "History list",
        "notes 2",
        "x" * 31,
        "X" * 29 + " 2",
        "x" * 29 + " 3",
        "Risk",
        "RISK 2",
        "\U0001f600" * 15,
        "Notes",
    ]


def test_signs_that_no_file_can_hold_are_shown():
    page = one(("a\x00b\x0b\ud800c\r\nd",))
    assert page["A2"].value == "a�b��c\nd"


def test_a_cell_longer_than_excel_allows_says_that_it_was_cut():
    assert one(("x" * 32_767,))["A2"].value == "x" * 32_767
    cut = one(("x" * 32_768,))["A2"].value
    assert len(cut) == 32_767 and cut.endswith("the whole is in Safeboard.)")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("a",), r"Sheet 'List', row 2: 1 cells under 2 headings"),
        (("a", float("nan")), r"Sheet 'List', row 2, 'n': nan is no number"),
    ],
)
def test_a_row_that_does_not_fit_is_named(row, words):
    with pytest.raises(ValueError, match=words):
        spreadsheets.write((Sheet("List", ("a", "n"), (("x", 1), row)),), ())


def test_more_rows_than_excel_holds_are_refused(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 3)
    assert one(("a",), ("b",)).max_row == 3
    with pytest.raises(ValueError, match="Choose a shorter period"):
        one(("a",), ("b",), ("c",))


def test_the_same_tables_give_the_same_bytes_and_rows_may_come_one_by_one():
    def made() -> bytes:
        rows = ((number, dt.date(2016, 4, 1)) for number in range(5))
        return spreadsheets.write((Sheet("List", ("a", "b"), rows),), NOTES, title="Actions")

    assert made() == made()
    book = openpyxl.load_workbook(io.BytesIO(made()))
    assert book["List"].max_row == 6 and book.properties.created == spreadsheets.MADE_ON
    assert book.properties.title == "Actions"
