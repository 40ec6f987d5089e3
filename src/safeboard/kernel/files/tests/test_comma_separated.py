"""A CSV that Excel and programs both read, and that runs nothing."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files import comma_separated


def written(*rows, headings=("What",)):
    return comma_separated.write(Sheet("Table", headings, rows))


def read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_excel_is_told_the_letters_and_programs_pass_over_the_mark():
    data = written(("£5 – naïve",))
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    assert read(data) == [["What"], ["£5 – naïve"]]


@pytest.mark.parametrize(
    "words",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "|cmd",
        "%0A",
        "  =1",
        "\ufeff=1",
        "\u200b=1",
    ],
)
def test_words_that_a_spreadsheet_would_run_stay_words(words):
    ((heading,), (cell,)) = read(written((words,), headings=(words,)))
    assert cell.startswith("'") and heading == cell


def test_numbers_days_and_nothing_keep_what_they_are():
    data = written(
        (-5, 1.25, dt.date(2016, 4, 21), None, True, 'a "b", c'),
        headings=("a", "b", "c", "d", "e", "f"),
    )
    assert read(data)[1] == ["-5", "1.25", "2016-04-21", "", "Yes", 'a "b", c']


def test_a_row_that_does_not_fit_is_named():
    with pytest.raises(ValueError, match="'Table', row 2: 2 cells under 1 headings"):
        written(("a",), ("b", "c"))
