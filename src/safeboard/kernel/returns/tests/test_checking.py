"""Rows kept or turned back, with the words their sender reads (R-CAL-05 for ages)."""

from __future__ import annotations

import io
import string
import zipfile
from datetime import date, datetime, timedelta

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.workbooks import read_workbook
from safeboard.kernel.returns.cells import as_text, quoted
from safeboard.kernel.returns.checking import check_file, check_files
from safeboard.kernel.returns.handing_back import rejected_rows_xlsx, sheet_name
from safeboard.kernel.returns.issues import CheckedFile, Issue, RejectedRow, in_words

CHILD, SEX, BORN, AGE, RECEIVED, EARLIER = range(6)
ENDED = 5


def test_a_good_row_is_kept_with_its_values(check, referral):
    checked = check(referral)
    (row,) = checked.accepted
    assert row.values == {
        "child": "C1",
        "sex": "male",
        "born_on": date(2009, 6, 14),
        "born_on_precision": "day",
        "age": 6,
        "received_on": date(2016, 2, 3),
        "earlier": 0,
        "worker": "J. Worker",
    }
    assert (row.child, row.starts_on, row.ordinal, row.row) == ("C1", date(2016, 2, 3), 1, 2)
    assert not checked.issues


@pytest.mark.parametrize(
    "written",
    [
        "28/02/2016",
        "28-2-2016",
        "28.02.2016",
        "2016-02-28",
        "2016-02-28T00:00:00",
        "28/02/2016 09:30",
        "28 Feb 2016",
        "28-February-2016",
        "42428",
        42428,
        42428.5,
        date(2016, 2, 28),
        datetime(2016, 2, 28, 9, 30),
    ],
)
def test_dates_are_read_however_they_are_written(check, referral, written):
    referral[RECEIVED] = written
    assert check(referral).accepted[0].starts_on == date(2016, 2, 28)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("31/02/2016", "31/02/2016 is not a date. Write day/month/year, for example 28/02/2016."),
        ("29/02/2015", "29/02/2015 is not a date. Write day/month/year, for example 28/02/2016."),
        ("soon", "soon is not a date. Write day/month/year, for example 28/02/2016."),
        (2016, "2016 is not a date. Write day/month/year, for example 28/02/2016."),
        (True, "TRUE is not a date. Write day/month/year, for example 28/02/2016."),
        ("02/2016", "02/2016 is not a date. Write day/month/year, for example 28/02/2016."),
        ("03/31/2016", "03/31/2016 looks like month/day/year. Write day/month/year, for example 28/02/2016."),
        ("28/02/16", "28/02/16 has a year of two figures. Write all four, for example 28/02/2016."),
        ("01/04/2016", "01/04/2016 is after the as-at date of the file, 31/03/2016. Check which is right."),
        ("03/02/1916", "03/02/1916 is more than 30 years before the as-at date. Check the year."),
        (None, "Date of referral is blank. Fill it in."),
    ],
)
def test_a_date_that_cannot_be_kept_says_why_and_where(check, referral, written, problem):
    referral[RECEIVED] = written
    checked = check(referral)
    assert not checked.accepted
    assert [issue.message for issue in checked.errors] == [f"Sheet “Referrals”, row 2, column E: {problem}"]


def test_a_date_of_birth_may_be_month_and_year_once_prepared(check, referral):
    referral[BORN] = "06/2009"
    values = check(referral).accepted[0].values
    assert (values["born_on"], values["born_on_precision"]) == (date(2009, 6, 1), "month")


def test_a_blank_date_of_birth_has_no_precision(check, referral):
    referral[BORN] = referral[AGE] = None
    values = check(referral).accepted[0].values
    assert (values["born_on"], values["born_on_precision"]) == (None, None)


@pytest.mark.parametrize("written", ["a) Male", "a", "A", "(a)", "Male", "MALE", " male "])
def test_official_choices_are_read_in_any_dress(check, referral, written):
    referral[SEX] = written
    checked = check(referral)
    assert checked.accepted[0].values["sex"] == "male"
    assert not checked.accepted[0].spelled
    assert checked.spellings == []


def test_local_spellings_are_read_counted_and_shown(check, referral):
    rows = [[f"C{n}", spelling, *referral[2:]] for n, spelling in enumerate(["M", "Girl", "M", "Male"])]
    checked = check(*rows)
    assert [row.values["sex"] for row in checked.accepted] == ["male", "female", "male", "male"]
    assert [row.spelled for row in checked.accepted] == [True, True, True, False]
    assert [(s.heading, s.written, s.read_as, s.count) for s in checked.spellings] == [
        ("Gender", "M", "male", 2),
        ("Gender", "Girl", "female", 1),
    ]


def test_an_unknown_choice_is_told_the_choices(check, referral):
    referral[SEX] = "Police"
    assert check(referral).errors[0].message == (
        "Sheet “Referrals”, row 2, column B: “Police” is not one of the choices for Gender. "
        "Write one of: Male or Female."
    )


@pytest.mark.parametrize(
    ("written", "number"), [(3, 3), ("3", 3), ("3.0", 3), (" 3 ", 3), (0, 0), (None, None)]
)
def test_whole_numbers(check, referral, written, number):
    referral[EARLIER] = written
    assert check(referral).accepted[0].values["earlier"] == number


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("three", "“three” is not a whole number. Write a number such as 0, 1 or 2."),
        (3.5, "“3.5” is not a whole number. Write a number such as 0, 1 or 2."),
        (-1, "-1 is less than nought for Number of Referrals. Check it."),
        (10**9, "1000000000 is more than can be right for Number of Referrals. Check it."),
    ],
)
def test_a_number_that_cannot_be_kept_says_why(check, referral, written, problem):
    referral[EARLIER] = written
    assert check(referral).errors[0].problem == problem


def test_ids_keep_their_noughts_and_lose_their_spaces(check, referral):
    rows = [[child, *referral[1:]] for child in ("0082", 82, " C  7 ")]
    assert [row.child for row in check(*rows).accepted] == ["0082", "82", "C 7"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (None, "Child Unique ID is blank. Fill it in."),
        (1234567890123456789, "too long for Excel to keep as a number"),
        ("x" * 201, "Child Unique ID has 201 characters; the most is 200. Shorten it."),
        ("C1\u200b", "“C1·” has a hidden character in it. Type it again."),
    ],
)
def test_an_id_that_cannot_be_kept_says_why(check, referral, written, problem):
    referral[CHILD] = written
    assert problem in check(referral).errors[0].problem


def test_every_problem_of_a_row_is_told_at_once(check, referral):
    referral[SEX], referral[RECEIVED], referral[EARLIER] = "?", "?", "?"
    checked = check(referral)
    assert [issue.column for issue in checked.rejected[0].issues] == ["B", "E", "F"]


@pytest.mark.parametrize(("age", "fits"), [(5, False), (6, True), (7, True), (8, False)])
def test_an_age_may_be_of_the_event_or_of_the_as_at_date(check, referral, age, fits):
    referral[BORN], referral[AGE] = date(2009, 3, 1), age  # 6 on 3 February, 7 on 31 March
    checked = check(referral)
    assert len(checked.accepted) == 1
    assert [issue.message for issue in checked.warnings] == (
        []
        if fits
        else [
            f"Sheet “Referrals”, row 2, column D: {age} does not match the date of birth, "
            "which gives 6 to 7. The row is kept; we work ages out ourselves."
        ]
    )


def test_an_age_that_cannot_be_read_costs_no_row(check, referral):
    referral[AGE] = "unborn"
    checked = check(referral)
    assert checked.accepted[0].values["age"] is None
    assert checked.warnings[0].kind == "number"


def test_a_birth_soon_after_is_an_unborn_child_and_long_after_a_slip(check, referral):
    referral[AGE] = None
    referral[BORN], referral[RECEIVED] = date(2016, 3, 1), date(2016, 2, 3)
    unborn = check(referral)
    assert len(unborn.accepted) == 1
    assert unborn.warnings[0].problem == (
        "the child was born after this, on 01/03/2016. Is it about an unborn child? If so, leave it as it is."
    )
    referral[RECEIVED] = date(2015, 4, 30)
    slip = check(referral)
    assert not slip.accepted
    assert (
        slip.errors[0].problem == "the child was born after this, on 01/03/2016. Check which date is right."
    )


def test_an_expected_birth_may_lie_ahead(check, referral):
    referral[AGE] = None
    referral[BORN] = date(2016, 6, 1)
    assert len(check(referral).accepted) == 1
    referral[BORN] = date(2017, 6, 1)
    assert check(referral).errors[0].kind == "after as-at"


def test_an_end_before_the_start_is_turned_back(check, referral, plan):
    plan[ENDED] = date(2015, 2, 2)
    assert check(referral, plans=[plan]).errors[0].message == (
        "Sheet “Plans”, row 2, column F: 02/02/2015 is before the row's start, 03/02/2015. Check which is right."
    )


def test_rows_before_the_look_back_are_kept_with_a_warning(check, referral, plan):
    referral[RECEIVED] = date(2015, 9, 29)
    checked = check(referral)
    assert len(checked.accepted) == 1
    assert checked.warnings[0].message == (
        "Sheet “Referrals”, row 2, column E: 29/09/2015 is before 30/09/2015, "
        "where this file begins (6 months back). The row is kept."
    )


def test_the_first_and_the_last_day_of_the_look_back_are_within_it(check, referral):
    first, last = ["C1", *referral[1:]], ["C2", *referral[1:]]
    first[RECEIVED], last[RECEIVED] = date(2015, 9, 30), date(2016, 3, 31)
    checked = check(first, last)
    assert len(checked.accepted) == 2
    assert not checked.issues


def test_what_is_still_open_is_within_any_look_back(check, referral, plan):
    assert not check(referral, plans=[plan]).warnings
    plan[ENDED] = date(2015, 8, 1)
    assert check(referral, plans=[plan]).warnings[0].kind == "before look-back"


def test_the_same_row_twice_is_counted_once(check, referral):
    checked = check(referral, referral, ["C1", "M", *referral[2:]])
    assert len(checked.accepted) == 1
    assert [row.issues[0].message for row in checked.rejected] == [
        f"Sheet “Referrals”, row {row}: this row is the same as row 2 of sheet “Referrals”. "
        "It was not counted twice; take it out."
        for row in (3, 4)
    ]


def test_two_events_of_one_child_on_one_day_are_told_apart(check, referral):
    checked = check(referral, [*referral[:EARLIER], 1, referral[-1]])
    assert [row.ordinal for row in checked.accepted] == [1, 2]


def test_a_crowd_of_rows_with_one_key_takes_no_longer(check, referral):
    checked = check(*[[*referral[:EARLIER], n, referral[-1]] for n in range(5000)])
    assert checked.accepted[-1].ordinal == 5000


def test_blank_rows_do_not_count_and_junk_does(check, referral):
    checked = check(referral, [], [None, " "], ["Total 1"], ["C2", *referral[1:]])
    assert (checked.rows_in, len(checked.accepted), len(checked.rejected)) == (3, 2, 1)
    assert checked.rejected[0].row == 5
    assert checked.rejected[0].cells[0] == "Total 1"


def test_headings_again_among_the_rows_are_turned_back(check, referral, headings):
    checked = check(referral, headings["referrals"])
    assert [issue.problem for issue in checked.errors] == ["this row repeats the headings. Take it out."]


def test_a_sheet_that_cannot_be_read_turns_back_every_row_with_one_issue(small_return, workbook, headings):
    data = workbook({"A": [["Child ID", "DOB", "Date of referral"], ["C1"], ["C2"]]})
    checked = check_file(data, "a.xlsx", small_return, date(2016, 3, 31), 6)
    assert (checked.rows_in, len(checked.rejected)) == (2, 2)
    assert [issue.heading for issue in checked.errors] == ["Gender"]


def test_a_csv_row_longer_than_its_headings_is_turned_back(small_return, headings):
    lines = [",".join(headings["referrals"]), "C1,Male,14/06/2009,6,03/02/2016,0,Worker, J", "C2,Male"]
    checked = check_file("\n".join(lines).encode(), "refs.csv", small_return, date(2016, 3, 31), 6)
    assert checked.errors[0].message == (
        "Sheet “refs”, row 2, column H: this row has 8 cells and the headings have 7. "
        "A comma inside a cell needs quotation marks around the cell."
    )
    assert (
        checked.errors[1].message == "Sheet “refs”, row 3, column E: Date of referral is blank. Fill it in."
    )


def test_several_files_make_one_check(small_return, headings):
    row = "C1,Male,14/06/2009,6,03/02/2016,,x"
    files = [(f"{name}.csv", f"{','.join(headings[name])}\n{row}\n".encode()) for name in headings]
    checked = check_files(files, small_return, date(2016, 3, 31), 6)
    assert [each.list_name for each in checked.lists_found] == ["referrals", "plans"]
    assert [row.list_name for row in checked.accepted] == ["referrals", "plans"]
    assert len(checked.rows_of("plans")) == 1


def test_day_numbers_of_1904_are_read_as_such(small_return, headings, referral):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("A")
    sheet.write_row(0, 0, headings["referrals"])
    sheet.write_row(1, 0, referral)
    sheet.write_number(1, RECEIVED, (date(2016, 2, 28) - date(1904, 1, 1)).days)
    book.close()
    (row,) = check_file(out.getvalue(), "a.xlsx", small_return, date(2016, 3, 31), 6).accepted
    assert (row.starts_on, row.values["born_on"]) == (date(2016, 2, 28), date(2009, 6, 14))


def test_rejected_rows_come_back_put_right_and_are_then_kept(check, small_return, workbook, referral):
    bad = ["=cmd()", "Boy?", *referral[2:]]
    bad[CHILD], bad[RECEIVED] = "@C2", "31/02/2016"
    data = rejected_rows_xlsx(check(referral, bad))
    (sheet,) = read_workbook(data)
    assert sheet.rows[0][-2:] == ["Row in your file", "What to put right"]
    assert sheet.rows[1][0] == "@C2"
    assert sheet.rows[1][-2] == 3.0
    assert "row 3, column E: 31/02/2016 is not a date." in sheet.rows[1][-1]
    assert not sheet.formulas
    sheet.rows[1][SEX], sheet.rows[1][RECEIVED] = "Male", "28/02/2016"
    again = check_file(workbook({"Referrals": sheet.rows}), "again.xlsx", small_return, date(2016, 3, 31), 6)
    assert [row.child for row in again.accepted] == ["@C2"]
    assert not again.issues


def test_a_formula_sent_as_text_comes_back_as_text(small_return, headings):
    data = (",".join(headings["referrals"]) + "\n=1+1,?\n").encode()
    checked = check_file(data, "a[1]*.csv", small_return, date(2016, 3, 31), 6)
    data = rejected_rows_xlsx(checked)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b"2000-01-01" in packed.read("docProps/core.xml")  # the same rows give the same bytes
    (sheet,) = read_workbook(data)
    assert sheet.rows[1][0] == "=1+1"
    assert sheet.formulas == ()


def test_with_nothing_turned_back_there_is_nothing_to_hand_back(check, referral):
    with pytest.raises(ValueError, match="nothing to hand back"):
        rejected_rows_xlsx(check(referral))


def test_sheet_names_are_ones_that_excel_allows():
    taken: set[str] = set()
    names = [sheet_name(name, taken) for name in ("a/b", "A:B", "x" * 40, "x" * 41, "", "'q'", "History")]
    assert len({name.casefold() for name in names}) == 7
    assert all(1 <= len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_rows_in_are_rows_accepted_and_rejected_or_nothing_is_built():
    with pytest.raises(ValueError, match="a row was lost or counted twice"):
        CheckedFile((), (), 1, [], [], [], [])
    issue = Issue("error", "A", 2, "B", "Gender", "x", "choice")
    with pytest.raises(ValueError, match="do not add up"):
        CheckedFile((), (), 1, [], [RejectedRow("A", 2, ("x",), (issue,))], [], [])


def test_words():
    assert in_words(["A"]) == "A"
    assert in_words(["A", "B", "C"]) == "A, B and C"
    assert quoted("a\u202eb" + "x" * 50) == "a·b" + "x" * 37 + "…"
    assert [as_text(cell) for cell in (12.0, 1.5, True, None, date(16, 2, 3))] == [
        "12",
        "1.5",
        "TRUE",
        "",
        "03/02/0016",
    ]
    assert as_text(datetime(2016, 2, 3, 9, 5)) == "03/02/2016 09:05"


def test_a_look_back_of_nothing_is_our_mistake(small_return):
    with pytest.raises(ValueError, match="at least a month"):
        check_file(b"x", "a.csv", small_return, date(2016, 3, 31), 0)


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.text(string.digits + "/-. :", max_size=12),
    st.sampled_from(["C1", "Male", "m", "03/02/2016", "31/02/2016", "=1+1", "#N/A", '"', "a\nb", "06/2009"]),
    st.integers(-10, 80_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2020, 1, 1)).map(lambda day: f"{day:%d/%m/%Y}"),
)
SOUP = st.lists(st.lists(CELLS, max_size=9), max_size=12)


@settings(
    max_examples=300,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=SOUP, separator=st.sampled_from([",", ";"]), encoding=st.sampled_from(["utf-8", "cp1252"]))
def test_no_soup_of_cells_loses_a_row_or_breaks_the_check(small_return, headings, rows, separator, encoding):
    lines = [separator.join(headings["referrals"])]
    lines += [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
    data = "\r\n".join(lines).encode(encoding, "replace")
    try:
        checked = check_file(data, "soup.csv", small_return, date(2016, 3, 31), 6)
    except RefusedFile as refusal:
        assert str(refusal).endswith((".", ")"))
        return
    assert checked.rows_in == len(checked.accepted) + len(checked.rejected)
    assert all(issue.problem for issue in checked.issues)
    assert not any("invalid" in issue.message.lower() for issue in checked.issues)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=SOUP)
def test_no_soup_in_a_workbook_loses_a_row_or_breaks_the_check(small_return, workbook, headings, rows):
    rows = [[cell for cell in row if not str(cell).startswith(("=", "{"))] for row in rows]
    data = workbook({"Soup": [headings["referrals"], *rows]})
    try:
        checked = check_file(data, "soup.xlsx", small_return, date(2016, 3, 31), 6)
    except RefusedFile as refusal:
        assert "damaged" in str(refusal)
        return
    written = [row for row in rows if any(str(cell).strip() for cell in row if cell is not None)]
    assert checked.rows_in == len(written)
