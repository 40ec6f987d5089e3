"""Lists found by their headings, wherever they stand; files refused with a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from safeboard.grammar.declarations.returns import ColumnKind, Return, ReturnColumn, ReturnList
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.reading import read_files


@pytest.fixture
def read(small_return, workbook):
    def run(sheets):
        return read_files([("return.xlsx", workbook(sheets))], small_return)

    return run


def test_a_list_is_found_under_a_title_on_any_sheet_in_any_order(read, headings, referral):
    shuffled = [headings["referrals"][::-1], referral[::-1]]
    found = read({"Sheet9": [["Referrals, January to March"], [], *shuffled]}).lists[0]
    assert (found.declared.name, found.sheet.name, found.header_row) == ("referrals", "Sheet9", 3)
    assert found.columns[len(referral) - 1].name == "child"
    assert [number for number, _ in found.rows] == [4]


def test_headings_are_compared_by_letters_and_figures_only(read, headings, referral):
    written = ["CHILD  ID", "gender:", "D.O.B", "age", "date-of-referral", *headings["referrals"][5:]]
    found = read({"A": [written, referral]}).lists[0]
    assert len(found.columns) == 7
    assert not found.faults
    assert not found.notes


def test_headings_below_row_20_are_not_looked_for(read, headings, referral):
    rows = [headings["referrals"], referral]
    assert read({"A": [["-"]] * 19 + rows}).lists
    with pytest.raises(RefusedFile):
        read({"A": [["-"]] * 20 + rows})


def test_a_sheet_without_a_list_is_named(read, headings, referral):
    found = read({"Cover": [["Prepared by"]], "A": [headings["referrals"], referral], "Empty": []})
    assert [(each.sheet, each.reason) for each in found.not_read] == [
        ("Cover", "it has none of the lists of Small Return"),
        ("Empty", "it is empty"),
    ]


def test_a_file_without_a_list_is_refused(read):
    with pytest.raises(RefusedFile) as refused:
        read({"A": [["Course", "Delegates"], ["Level 1", 12]]})
    assert str(refused.value) == (
        "None of the lists of Small Return were found. Nothing was kept. "
        "Check that the headings of a list stand in the first 20 rows of a sheet."
    )


def test_another_return_is_known_for_what_it_is(small_return, workbook):
    courses = ReturnList(
        "1",
        "courses",
        "Courses",
        (
            ReturnColumn("child", "Course", required=True),
            ReturnColumn("held_on", "Held on", ColumnKind.DATE, required=True),
            ReturnColumn("delegates", "Delegates", ColumnKind.WHOLE_NUMBER),
        ),
        starts_on="held_on",
        born_on=None,
        age=None,
    )
    training = Return("training", "the training return", (courses,), 12)
    data = workbook({"A": [["Course", "Held on", "Delegates"], ["Level 1", date(2016, 1, 1), 12]]})
    with pytest.raises(RefusedFile) as refused:
        read_files([("a.xlsx", data)], small_return, others=[training])
    assert (
        str(refused.value)
        == "This looks like the training return, not Small Return. Nothing was kept. Choose the right file."
    )


def test_headings_of_two_lists_on_one_sheet_are_not_guessed_at(read, headings, referral):
    both = [*headings["referrals"][:4], "Date of referral", "Plan Start Date"]
    found = read({"Both": [both], "A": [headings["referrals"], referral]})
    assert found.not_read[0].reason == (
        "its headings could be list 3 (Referrals) or list 7 (Plans); keep the headings of one list on a sheet"
    )


def test_a_heading_twice_keeps_the_rows_out_and_says_where(read, headings, referral):
    found = read({"A": [[*headings["referrals"], "DOB"], [*referral, None]]}).lists[0]
    assert [issue.message for issue in found.faults] == [
        "Sheet “A”, row 1, column H: columns C and H both hold “Date of Birth”. "
        "Keep one of them; no row of this sheet was read."
    ]


def test_a_missing_heading_is_named(read, headings, referral):
    without = [h for h in headings["referrals"] if h not in ("Gender", "Number of Referrals")]
    found = read({"A": [without, ["C1"]]}).lists[0]
    assert [issue.message for issue in found.faults] == [
        "Sheet “A”, row 1: there is no column headed “Gender”. "
        "Put it in; no row of this sheet can be kept without it."
    ]
    assert [issue.message for issue in found.notes] == [
        "Sheet “A”, row 1: there is no column headed “Number of Referrals”. The rest was read."
    ]


def test_a_column_of_no_list_is_named(read, headings, referral):
    found = read({"A": [[*headings["referrals"], "Child's name"], [*referral, "Somebody"]]}).lists[0]
    assert found.notes[0].message == (
        "Sheet “A”, row 1, column H: “Child's name” is not a column of this list, so it was not read."
    )


def test_a_formula_among_the_rows_is_refused_naming_its_cell(read, headings, referral):
    referral[3] = "=DATEDIF(C2,TODAY(),'Y')"
    with pytest.raises(RefusedFile) as refused:
        read({"My list": [headings["referrals"], referral]})
    assert str(refused.value) == (
        "Sheet “My list”, cell D2 holds a formula. "
        "Copy the sheet, paste it as values (Paste special, Values) and send it again."
    )


def test_a_formula_above_the_headings_or_on_another_sheet_does_no_harm(read, headings, referral):
    found = read({"A": [["=1+1"], headings["referrals"], referral], "Cover": [["=SUM(1,2)"]]})
    assert len(found.lists) == 1


def test_one_csv_file_for_each_list(small_return, headings):
    referrals = ",".join(headings["referrals"]) + "\nC1,Male,14/06/2009,6,03/02/2016,0,x\n"
    plans = ",".join(headings["plans"]) + "\nC1,Male,14/06/2009,6,03/02/2016,,x\n"
    files = [("C:\\out\\list3.csv", referrals.encode()), ("list7.csv", plans.encode())]
    found = read_files(files, small_return)
    assert [(each.declared.name, each.sheet.name) for each in found.lists] == [
        ("referrals", "list3"),
        ("plans", "list7"),
    ]


def test_files_of_one_name_are_told_apart(small_return, headings):
    data = (",".join(headings["referrals"]) + "\n").encode()
    found = read_files([("a.csv", data), ("a.csv", data)], small_return)
    assert [each.sheet.name for each in found.lists] == ["a", "a (2)"]
