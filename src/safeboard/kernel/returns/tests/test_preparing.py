"""What leaves the sender: codes for ids, months for birthdays, no names."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.workbooks import read_workbook
from safeboard.kernel.returns.checking import check_file
from safeboard.kernel.returns.preparing import CODE, keyed_code, prepare

KEY = b"a key of thirty-two bytes, kept."


@pytest.fixture
def prepared(small_return, workbook, headings):
    def run(*rows, heads=None, key=KEY, **sheets):
        data = workbook({"Referrals": [heads or headings["referrals"], *rows], **sheets})
        return prepare(data, "return.xlsx", key, small_return)

    return run


def test_ids_become_codes_births_months_and_workers_nothing(prepared, referral):
    done = prepared(referral)
    (sheet,) = read_workbook(done.data)
    child, sex, born, age, received, earlier, *worker = sheet.rows[1]
    assert CODE.fullmatch(child)
    assert child == keyed_code("C1", KEY)
    assert (sex, born, age, received, earlier) == ("a) Male", "06/2009", 6.0, date(2016, 2, 3), 0.0)
    assert worker in ([], [None])
    assert (done.rows, done.children, done.births_shortened, done.cells_blanked) == (1, 1, 1, 1)


def test_the_same_child_has_the_same_code_in_every_list_and_every_dress(prepared, referral, plan, headings):
    rows = [[child, *referral[1:]] for child in (82, "82", " 82 ", "082")]
    plans = [headings["plans"], [82.0, *plan[1:]]]
    sheets = read_workbook(prepared(*rows, Plans=plans).data)
    codes = [row[0] for row in sheets[0].rows[1:]]
    assert codes[0] == codes[1] == codes[2] == sheets[1].rows[1][0]
    assert codes[3] != codes[0]


def test_codes_are_stable_and_turn_on_the_key():
    """Worked outside: HMAC-SHA256 of "C1" under the key, in base 32, first twelve, by another program."""
    assert keyed_code("C1", KEY) == "KHDLHYRIPRZFW"
    assert keyed_code("C1", KEY) != keyed_code("C1", KEY[::-1])


def test_a_short_key_is_refused(prepared, referral):
    with pytest.raises(ValueError, match="at least 16 bytes"):
        prepared(referral, key=b"short")


def test_the_same_file_and_key_give_the_same_bytes(prepared, referral):
    data = prepared(referral).data
    assert data == prepared(referral).data
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert b"2000-01-01" in packed.read("docProps/core.xml")  # not the moment it was made


def test_what_is_no_part_of_the_return_is_left_out_and_named(prepared, referral, headings):
    heads = [*headings["referrals"], "Child's name", "NHS number"]
    done = prepared([*referral, "Canary Surname", "9434765919"], heads=heads, Notes=[["Canary Surname"]])
    assert done.columns_left_out == ("Child's name (sheet Referrals)", "NHS number (sheet Referrals)")
    assert [each.sheet for each in done.sheets_left_out] == ["Notes"]
    assert "Child's name (sheet Referrals)" in done.summary
    assert "Notes (it has none of the lists of Small Return)" in done.summary
    with zipfile.ZipFile(BytesIO(done.data)) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    for canary in (b"Canary", b"9434765919", b"J. Worker", b"C1<", b"2009-06-14", b"14/06/2009"):
        assert canary not in everything


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("14/06/2009", "06/2009"),
        (39978, "06/2009"),
        ("06/2009", "06/2009"),
        ("31/02/2009", None),
        ("14 or 15 June", None),
    ],
)
def test_a_birth_that_cannot_be_read_is_left_out_rather_than_let_through(prepared, referral, written, left):
    referral[2] = written
    done = prepared(referral)
    assert read_workbook(done.data)[0].rows[1][2] == left
    assert done.births_left_out == (left is None)


def test_all_else_is_kept_even_what_is_wrong_with_it(prepared, referral):
    referral[1], referral[4], referral[5] = "Boy?", "31/02/2016", True
    (sheet,) = read_workbook(prepared(referral).data)
    assert sheet.rows[1][1] == "Boy?"
    assert sheet.rows[1][4:6] == ["31/02/2016", True]


def test_a_prepared_file_is_checked_like_any_other(prepared, small_return, referral):
    checked = check_file(prepared(referral).data, "a.xlsx", small_return, date(2016, 3, 31), 6)
    (row,) = checked.accepted
    assert row.child == keyed_code("C1", KEY)
    assert (row.values["born_on"], row.values["born_on_precision"]) == (date(2009, 6, 1), "month")
    assert row.values["worker"] is None
    assert not checked.issues


def test_a_prepared_file_is_not_prepared_again(prepared, small_return, referral):
    with pytest.raises(RefusedFile, match="has been prepared already"):
        prepare(prepared(referral).data, "a.xlsx", KEY, small_return)


def test_a_csv_file_is_prepared_too(small_return, headings):
    data = (",".join(headings["referrals"]) + "\nC1,Male,14/06/2009,6,03/02/2016,0,=cmd()\n").encode()
    (sheet,) = read_workbook(prepare(data, "a.csv", KEY, small_return).data)
    assert sheet.rows[1][:3] == [keyed_code("C1", KEY), "Male", "06/2009"]
