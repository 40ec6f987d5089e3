"""2013-14: the single assessment with its factors, and the source of a referral.

Source: the department's release for the year (SFR 43/2014) says that the source of referrals was collected for the
first time; the single assessment follows Working Together 2013. Not known to us: whether a council that still made
initial and core assessments this year sent them under names of their own, and since when AssessmentInternalReviewDate
is asked for: it is taken as being there with the assessment.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind, TableLayout

SOURCES = (
    *("1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F"),
    *("4", "5A", "5B", "5C", "6", "7", "8", "9", "10"),
)
FACTORS = (
    *("1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C"),
    *("6A", "6B", "6C", "7A", "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A"),
    *("15A", "16A", "17A", "18A", "19A", "20", "21"),
)

CHANGE = Change(
    2014,
    tables=(
        TableLayout(
            "Assessments",
            (
                Column("AssessmentActualStartDate", Kind.DATE, required=True),
                Column("AssessmentInternalReviewDate", Kind.DATE),
                Column("AssessmentAuthorisationDate", Kind.DATE),
            ),
            one="assessment",
            within="CINdetails",
        ),
        TableLayout(
            "AssessmentFactors",
            (Column("AssessmentFactors", Kind.CODE, FACTORS),),
            one="factor of an assessment",
            within="Assessments",
        ),
    ),
    columns={"CINdetails": (Column("ReferralSource", Kind.CODE, SOURCES),)},
    source="DfE, Characteristics of children in need 2013 to 2014 (SFR 43/2014)",
)
