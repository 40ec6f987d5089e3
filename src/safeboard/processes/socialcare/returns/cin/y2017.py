"""2016-17: two factors more; the source of a referral must be there.

The schema of this year is the earliest that we have in full (schemas 2017 to 2020 are alike): what it asks for may have
been asked for earlier. Factors 22A and 23A are first collected this year.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind
from safeboard.processes.socialcare.returns.cin import y2014

FACTORS = (*y2014.FACTORS, "22A", "23A")

CHANGE = Change(
    2017,
    columns={
        "CINdetails": (Column("ReferralSource", Kind.CODE, y2014.SOURCES, required=True),),
        "AssessmentFactors": (Column("AssessmentFactors", Kind.CODE, FACTORS),),
    },
    source="DfE, children in need census 2016 to 2017, schema",
)
