"""2021-22: child in need plans, and child criminal exploitation as a factor (24A).

Source: the department's methodology for its children in need statistics (plans from 2022 onwards); schema of the year.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind, TableLayout
from safeboard.processes.socialcare.returns.cin import y2021

FACTORS = (*y2021.FACTORS, "24A")

CHANGE = Change(
    2022,
    tables=(
        TableLayout(
            "CINPlanDates",
            (
                Column("CINPlanStartDate", Kind.DATE, required=True),
                Column("CINPlanEndDate", Kind.DATE),
            ),
            one="child in need plan",
            within="CINdetails",
        ),
    ),
    columns={"AssessmentFactors": (Column("AssessmentFactors", Kind.CODE, FACTORS),)},
    source="DfE, children in need statistics, methodology; census 2021 to 2022, schema",
)
