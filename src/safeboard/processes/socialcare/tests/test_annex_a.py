"""Annex A from heading to kept row."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from safeboard.grammar.declarations.returns import ColumnKind, Preparation
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.kernel.returns.checking import check_file
from safeboard.kernel.returns.preparing import prepare
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A
from safeboard.processes.socialcare.returns.choices_front_door import SOURCE
from safeboard.processes.socialcare.returns.choices_protection import NEED

AS_AT = date(2016, 3, 31)
WHO = ["C1", "b) Female", "a) White", "14/06/2009", 6]
BY = ["North team", "J. Worker"]
TEEN = ["C2", "a) Male", "b) Mixed", "14/06/1998", 17]
BABY = ["C3", "Girl", "a) White", "14/02/2015", 1]
ROWS = {
    "contacts": [*WHO, "03/02/2016", "Police Service"],
    "early_help": [*WHO, "03/12/2015", "10/01/2016", "Health visiting"],
    "referrals": [*WHO, "03/02/2016", "g) Police", "b) No", 1, *BY],
    "assessments": [*WHO, "No", "03/02/2016", "a) Yes", "10/03/2016", "Yes", *BY],
    "section47": [*WHO, "No", "03/02/2016", "b) No", "17/02/2016", "a) Yes", 1, 1, *BY],
    "children_in_need": [*WHO, "No", "03/02/2016", "N1", "01/03/2016", None, None, "CP", *BY],
    "protection_plans": [
        *WHO, "Unknown", "17/02/2016", "NEG", "e) Multiple", "20/03/2016", "Y", None, None, "N", 0, *BY,
    ],
    "looked_after": [
        *BABY, "b) No", "No", "01/06/2015", "N1", "No", "01/09/2015", "E1", "02/12/2015", "20/03/2016",
        "b) Adoption", "01/03/2016", "01/12/2015", None, 1, None, None, "01/06/2015", "U6", "PR1", "CH1 1AA", "SC9",
        "a) In", "Chalkshire", 0, 0, None, None, *BY,
    ],
    "care_leavers": [
        *TEEN, "N", "No", *BY, "P. Adviser", "a) Relevant", "01/02/2016", "a) In touch", "10/03/2016", "e", "suitable",
        "F2",
    ],
    "adoptions": [
        BABY[0], "F7", *BABY[1:], "No", "01/06/2015", "15/09/2015", "01/09/2015", "20/12/2015", "10/01/2016",
        None, None, None, None,
    ],
    "adopters": [
        "A1", "F7", "b) Female", "a) White", "No", "N", "01/10/2014", "01/11/2014", "01/01/2015", "02/01/2015",
        "01/05/2015", "02/05/2015", "01/07/2015", "20/12/2015", "10/01/2016", 1, None, None, None,
    ],
}  # fmt: skip


def workbook(**sheets):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def whole(**changes):
    return workbook(
        **{each.name: [[column.heading for column in each.columns], ROWS[each.name]] for each in ANNEX_A}
        | changes
    )


def test_all_eleven_lists_are_found_and_kept():
    checked = check_file(whole(), "annex a.xlsx", ANNEX_A, AS_AT, 12)
    told = [issue.message for issue in checked.issues if issue.kind not in ("AA-04", "AA-20", "AA-21")]
    assert told == [
        "Sheet “looked_after”, row 2, column H: the child is looked after, and list 6 has no open case; every looked "
        "after child is a child in need. Put the child in list 6, or fill in when being looked after ended."
    ]
    assert [each.list_name for each in checked.lists_found] == list(ROWS)
    assert checked.rows_in == len(checked.accepted) == 11
    plan = checked.rows_of("protection_plans")[0].values
    assert (plan["initial_category"], plan["latest_category"], plan["emergency"]) == (
        "neglect",
        "multiple",
        "no",
    )
    care = checked.rows_of("looked_after")[0].values
    assert (care["legal_status"], care["placement"], care["provider"]) == ("placement_order", "foster", "own")
    read_as = {spelling.written: spelling.read_as for spelling in checked.spellings}
    assert read_as["N1"] == "abuse_or_neglect"
    assert (read_as["E1"], read_as["U6"], read_as["PR1"]) == ("placement_order", "foster", "own")
    assert all(outcome.why_not_run == "" for outcome in checked.rules)


def test_a_care_leaver_is_dated_by_the_file():
    (leaver,) = check_file(whole(), "annex a.xlsx", ANNEX_A, AS_AT, 12).rows_of("care_leavers")
    assert (leaver.starts_on, leaver.values["accommodation"]) == (AS_AT, "abroad")


def test_the_six_lists_of_before_are_enough():
    six = ("contacts", "referrals", "assessments", "section47", "children_in_need", "protection_plans")
    sheets = {name: [[column.heading for column in ANNEX_A.list(name).columns], ROWS[name]] for name in six}
    checked = check_file(workbook(**sheets), "annex a.xlsx", ANNEX_A, AS_AT, 12)
    assert (checked.rows_in, len(checked.accepted)) == (6, 6)
    assert "list 8 is not in the file" in {outcome.why_not_run for outcome in checked.rules}
    assert not any("list" in issue.problem for issue in checked.errors)


def test_a_row_that_contradicts_another_is_turned_back_with_its_cells():
    head = [column.heading for column in ANNEX_A.list("protection_plans").columns]
    first, second = list(ROWS["protection_plans"]), list(ROWS["protection_plans"])
    second[6] = "01/03/2016"
    checked = check_file(workbook(List7=[head, first, second]), "a.xlsx", ANNEX_A, AS_AT, 12)
    assert (checked.rows_in, len(checked.accepted)) == (2, 1)
    (back,) = checked.rejected
    assert (back.row, back.cells[0], back.cells[6]) == (3, "C1", "01/03/2016")
    assert [issue.message for issue in back.issues] == [
        "Sheet “List7”, row 3, column G: the child's plan in row 2 was still open on 01/03/2016. "
        "If both are one plan, take one out; if not, fill in when the earlier ended."
    ]
    assert [issue for issue in checked.issues if issue.row == 3] == list(back.issues)


def test_it_survives_being_prepared():
    done = prepare(whole(), "annex a.xlsx", b"k" * 32, ANNEX_A)
    # Workers, an adviser, where a child lives, and who the adopter is.
    assert (done.rows, done.children, done.births_shortened, done.cells_blanked) == (11, 3, 10, 13)
    checked = check_file(done.data, "annex a.xlsx", ANNEX_A, AS_AT, 12)
    assert len(checked.accepted) == 11
    assert not checked.errors
    adopter, child = checked.rows_of("adopters")[0].values, checked.rows_of("adoptions")[0].values
    assert adopter["family"] == child["family"] != "F7"


def test_a_child_in_need_with_no_start_is_turned_back_with_a_clear_word():
    row = list(ROWS["children_in_need"])
    row[6] = None
    head = [column.heading for column in ANNEX_A.list("children_in_need").columns]
    checked = check_file(workbook(List6=[head, row]), "a.xlsx", ANNEX_A, AS_AT, 6)
    assert [issue.message for issue in checked.errors] == [
        "Sheet “List6”, row 2, column G: CIN Start Date is blank. Fill it in."
    ]


def test_names_of_columns_and_codes_are_the_ones_that_others_count_by():
    assert [column.name for column in ANNEX_A.list("referrals").columns] == [
        "child", "sex", "ethnicity", "born_on", "age", "received_on", "source", "no_further_action",
        "referrals_in_12_months", "team", "worker",
    ]  # fmt: skip
    assert list(SOURCE.codes) == [
        "individual", "schools", "education_services", "health", "housing", "la_services", "police",
        "other_legal", "other", "anonymous", "unknown",
    ]  # fmt: skip
    assert NEED.read("Abuse and Neglect") == ("abuse_or_neglect", True)


@pytest.mark.parametrize("each", [each for each in ANNEX_A if each.kept], ids=lambda each: each.name)
def test_every_list_of_children_hides_who_it_is_about(each):
    assert each.column("child").preparation is Preparation.CODED
    assert each.column("born_on").preparation is Preparation.MONTH_AND_YEAR
    identifying = {c.name for c in each.columns if c.field_class is FieldClass.IDENTIFYING}
    assert identifying == {"child", "born_on"} | NAMED.get(each.name, {"worker"})
    assert all(c.required for c in each.columns if c.name in ("sex", "ethnicity", each.starts_on))
    assert all(c.codes for c in each.columns if c.kind is ColumnKind.CODE)


NAMED = {
    "contacts": set(),
    "early_help": set(),
    "looked_after": {"worker", "placement_postcode", "placement_urn"},
    "care_leavers": {"worker", "adviser"},
    "adoptions": {"family"},
}


def test_nothing_is_kept_of_adults_nor_of_where_a_child_lives():
    assert [each.name for each in ANNEX_A if not each.kept] == ["adopters"]
    forgotten = {(each.name, c.name) for each in ANNEX_A if each.kept for c in each.columns if not c.kept}
    assert forgotten == {
        ("looked_after", "placement_postcode"),
        ("looked_after", "placement_urn"),
        ("adoptions", "family"),
    }
    who = [ANNEX_A.list("adopters").column(name) for name in ("sex", "ethnicity", "disabled")]
    assert {column.preparation for column in who} == {Preparation.BLANKED}
