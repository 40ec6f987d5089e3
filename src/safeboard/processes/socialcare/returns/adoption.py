"""Lists 10 and 11 of Annex A: children for whom adoption is planned, and people who want to adopt.

List 11 is about adults. Nothing that the Board counts needs them, so no row of it is kept: it is read, checked
(also against list 10, by the family's code) and forgotten, and ``safeboard prepare`` blanks what it says of who
they are. The family's code is forgotten with it in list 10, where it would join children to adults.
"""

from __future__ import annotations

from safeboard.grammar.declarations.returns import CodeList, ColumnKind, Preparation, ReturnColumn, ReturnList
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.processes.socialcare.returns.choices_leaving import REASON_LEFT, REASON_REVERSED
from safeboard.processes.socialcare.returns.choices_people import ETHNICITY, SEX, YES_NO, YES_NO_UNKNOWN
from safeboard.processes.socialcare.returns.columns import DISABLED, WHO, code, count, day

FAMILY = ReturnColumn(
    "family",
    "Family identifier",
    headings=("Family ID", "Adoptive family identifier"),
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.CODED,
    longest=50,
    kept=False,
)

ADOPTIONS = ReturnList(
    "10",
    "adoptions",
    "Adoption: children",
    (
        WHO[0],
        FAMILY,
        *WHO[1:],
        DISABLED,
        day("entered_care_on", "Date the Child Entered Care", "Date entered care", required=True),
        day(
            "decided_on",
            "Date of Decision that Child Should be Placed for Adoption",
            "Date of adoption decision",
            "Should be placed for adoption decision date",
            required=True,
        ),
        day("placement_order_on", "Date of Placement Order", "Placement order date"),
        day(
            "matched_on",
            "Date of Matching Child and Prospective Adopters",
            "Date of match",
            "Matching date",
        ),
        day("placed_on", "Date Placed for Adoption", "Placed for adoption on"),
        day("ordered_on", "Date of Adoption Order", "Adoption order date"),
        day(
            "reversed_on",
            "Date of Decision that Child Should No Longer be Placed for Adoption",
            "Date of reversal of the adoption decision",
        ),
        code(
            "reversed_reason",
            "Reason Why Child No Longer Placed for Adoption",
            REASON_REVERSED,
            "Reason no longer placed for adoption",
            required=False,
        ),
        day(
            "fostered_on",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
            "Date placed for fostering for adoption",
        ),
    ),
    starts_on="decided_on",
    ends_on="ordered_on",
    or_ends_on="reversed_on",
    one="Adoption plan",
)


def _of_an_adult(name: str, heading: str, codes: CodeList, *headings: str) -> ReturnColumn:
    return ReturnColumn(
        name,
        heading,
        ColumnKind.CODE,
        codes=codes,
        headings=headings,
        field_class=FieldClass.SENSITIVE,
        preparation=Preparation.BLANKED,
        kept=False,
    )


ADOPTERS = ReturnList(
    "11",
    "adopters",
    "Adoption: prospective adopters",
    (
        ReturnColumn(
            "adopter",
            "Individual adopter identifier",
            required=True,
            headings=("Adopter ID", "Adopter identifier", "Individual adopter ID"),
            field_class=FieldClass.IDENTIFYING,
            preparation=Preparation.CODED,
            longest=50,
            kept=False,
        ),
        FAMILY,
        _of_an_adult("sex", "Gender", SEX, "Sex"),
        _of_an_adult("ethnicity", "Ethnicity", ETHNICITY, "Ethnic group", "Ethnic origin"),
        _of_an_adult("disabled", "Disability", YES_NO_UNKNOWN, "Disabled"),
        code(
            "fostering_for_adoption",
            "Is the (prospective) adopter fostering for adoption?",
            YES_NO,
            "Fostering for adoption",
            required=False,
        ),
        day("enquired_on", "Date enquiry received", "Enquiry date", required=True),
        day("stage1_started_on", "Date Stage 1 started", "Stage 1 start date"),
        day("stage1_ended_on", "Date Stage 1 ended", "Stage 1 end date"),
        day("stage2_started_on", "Date Stage 2 started", "Stage 2 start date"),
        day("stage2_ended_on", "Date Stage 2 ended", "Stage 2 end date"),
        day("applied_on", "Date application submitted", "Application date"),
        day("approved_on", "Date application approved", "Approval date"),
        day("matched_on", "Date adopter matched with child(ren)", "Date matched with child"),
        day("placed_on", "Date child/children placed with adopter(s)", "Date child placed"),
        count("children_placed", "No. of children placed", "Number of children placed"),
        day("ordered_on", "Date of Adoption Order", "Adoption order date"),
        day("left_on", "Date of leaving adoption process", "Date left adoption process"),
        code(
            "left_reason",
            "Reason for leaving adoption process",
            REASON_LEFT,
            "Reason left adoption process",
            required=False,
        ),
    ),
    starts_on="enquired_on",
    ends_on="ordered_on",
    or_ends_on="left_on",
    child="adopter",
    born_on=None,
    age=None,
    one="Prospective adopter",
    kept=False,
)
