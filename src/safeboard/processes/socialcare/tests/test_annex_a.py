"""Annex A from heading to kept row."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from safeboard.grammar.declarations.returns import ColumnKind, Preparation
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.checking import check_file
from safeboard.kernel.returns.preparing import prepare
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A, NEED, SOURCE

AS_AT = date(2016, 3, 31)
WHO = ["C1", "b) Female", "a) White", "14/06/2009", 6]
ROWS = {
    "contacts": [*WHO, "03/02/2016", "Police Service"],
    "referrals": [*WHO, "03/02/2016", "g) Police", "b) No", 1, "North team", "J. Worker"],
    "assessments": [*WHO, "No", "03/02/2016", "a) Yes", "10/03/2016", "Yes", "North team", "J. Worker"],
    "section47": [*WHO, "No", "03/02/2016", "b) No", "17/02/2016", "a) Yes", 1, 1, "North team", "J. Worker"],
    "children_in_need": [
        *WHO, "Unknown", "03/02/2016", "N1", "01/03/2016", None, None, "CP", "North team", "J. Worker",
    ],
    "protection_plans": [
        *WHO, "Unknown", "03/02/2016", "NEG", "e) Multiple", "20/03/2016", "Y", None, None, "N", 0,
        "North team", "J. Worker",
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


def test_all_six_lists_are_found_and_kept():
    checked = check_file(whole(), "annex a.xlsx", ANNEX_A, AS_AT, 6)
    assert [issue.message for issue in checked.issues] == []
    assert [each.list_name for each in checked.lists_found] == [
        "contacts",
        "referrals",
        "assessments",
        "section47",
        "children_in_need",
        "protection_plans",
    ]
    assert checked.rows_in == len(checked.accepted) == 6
    assert {row.starts_on for row in checked.accepted} == {date(2016, 2, 3)}
    plan = checked.rows_of("protection_plans")[0].values
    assert (plan["initial_category"], plan["latest_category"], plan["emergency"]) == (
        "neglect",
        "multiple",
        "no",
    )
    assert [(spelling.written, spelling.read_as) for spelling in checked.spellings] == [
        ("Police Service", "police"),
        ("N1", "abuse_or_neglect"),
        ("CP", "protection_plan"),
        ("NEG", "neglect"),
        ("Y", "yes"),
        ("N", "no"),
    ]


def test_it_survives_being_prepared():
    done = prepare(whole(), "annex a.xlsx", b"k" * 32, ANNEX_A)
    assert (done.rows, done.children, done.births_shortened, done.cells_blanked) == (6, 1, 6, 5)
    checked = check_file(done.data, "annex a.xlsx", ANNEX_A, AS_AT, 6)
    assert len(checked.accepted) == 6
    assert not checked.issues


@pytest.mark.parametrize(
    "headings",
    [
        # list 2, early help assessments
        ("Assessment start date", "Assessment completion date", "Organisation completing assessment"),
        # list 8, children in care
        (
            "Does the Child have a Disability",
            "Date Started to be Looked After",
            "Child's Category of Need",
            "Allocated Team",
            "Allocated Worker",
        ),
        # list 9, care leavers
        ("Does the Child have a Disability", "Allocated Team", "Allocated Personal Advisor", "LA in Touch"),
        # list 10, adoption
        ("Family identifier", "Does the Child have a Disability", "Date the Child Entered Care"),
    ],
)
def test_the_other_lists_of_the_layout_are_not_taken_for_ours(headings):
    head = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", *headings]
    checked = check_file(whole(Other=[head, WHO]), "annex a.xlsx", ANNEX_A, AS_AT, 6)
    assert [each.sheet for each in checked.sheets_not_read] == ["Other"]
    with pytest.raises(RefusedFile, match=r"^None of the lists of Annex A were found\. Nothing was kept\.$"):
        check_file(workbook(Other=[head, WHO]), "annex a.xlsx", ANNEX_A, AS_AT, 6)


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


@pytest.mark.parametrize("each", list(ANNEX_A), ids=lambda each: each.name)
def test_every_list_hides_who_it_is_about(each):
    assert each.column("child").preparation is Preparation.CODED
    assert each.column("born_on").preparation is Preparation.MONTH_AND_YEAR
    identifying = {c.name for c in each.columns if c.field_class is FieldClass.IDENTIFYING}
    assert identifying == {"child", "born_on"} | ({"worker"} if each.name != "contacts" else set())
    assert all(c.required for c in each.columns if c.name in ("sex", "ethnicity", each.starts_on))
    assert all(c.codes for c in each.columns if c.kind is ColumnKind.CODE)
