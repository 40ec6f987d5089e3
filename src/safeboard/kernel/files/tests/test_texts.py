"""CSV files by the evidence of their bytes."""

from __future__ import annotations

import pytest

from safeboard.kernel.files.opening import Limits, RefusedFile
from safeboard.kernel.files.texts import decode, read_csv


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedFile) as refused:
        read_csv(data, "contacts", limits)
    return str(refused.value)


def test_blank_cells_are_none_and_rows_keep_their_numbers():
    sheet = read_csv(b"a,b\r\n\r\n1, \r\n", "contacts")
    assert sheet.rows == [["a", "b"], [], ["1", None]]
    assert sheet.from_text


def test_a_line_break_inside_quotation_marks_stays_in_its_row():
    assert read_csv(b'a,b\n"x\ny",2\n3,4\n', "contacts").rows[2] == ["3", "4"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_seen(separator):
    data = f"Title\na{separator}b\n1{separator}2\n".encode()
    assert read_csv(data, "contacts").rows[2] == ["1", "2"]


def test_utf8_with_or_without_its_mark():
    assert decode("Zoë".encode("utf-8-sig")) == decode("Zoë".encode()) == "Zoë"


def test_windows_letters():
    assert decode("Zoë’s".encode("cp1252")) == "Zoë’s"


def test_mixed_encodings_are_refused_naming_both_lines():
    sentence = refusal(b"name\n" + "Zoë\n".encode() + "Zoë\n".encode("cp1252"))
    assert "Line 2 and line 3 were saved in two different ways" in sentence


def test_a_mark_of_utf8_is_held_to_the_end():
    assert "Line 2 has letters saved in another way" in refusal(b"\xef\xbb\xbfa\n\xe9\n")


def test_a_letter_of_no_encoding_is_refused_naming_its_line():
    assert "Line 3 has a letter we cannot read." in refusal(b"a\nb\n\x81\n")


def test_empty_bytes_are_refused_naming_their_line():
    assert "Line 2 holds an empty byte" in refusal(b"a\nb\0\n")


def test_a_ten_megabyte_cell_is_refused_naming_it():
    data = b"a,b\n1,2\n3," + b"x" * 10_000_000 + b"\n"
    assert "Sheet “contacts”, row 3, column B holds 10,000,000 characters; the most is 32,767." in refusal(
        data
    )


def test_a_quotation_mark_never_closed_is_refused_naming_its_row():
    assert "Row 2 has a quotation mark that is never closed" in refusal(b'a,b\n1,"2\n' + b"3,4\n" * 1000)


def test_a_stray_line_end_is_refused_naming_its_line():
    assert "Line 2 is broken by a stray line end" in refusal(b"a,b\n1\r,2\n")


def test_an_old_macintosh_file_is_read():
    assert read_csv(b"a,b\r1,2\r", "contacts").rows == [["a", "b"], ["1", "2"]]


def test_too_many_rows_or_columns_are_refused():
    assert "more than 3 rows" in refusal(b"a\n" * 4, Limits(rows=3))
    assert "Row 1 has 4 columns" in refusal(b"a,b,c,d\n", Limits(columns=3))
    assert "more than 5 cells" in refusal(b"a,b,c\n1,2,3\n", Limits(cells=5))
