"""2022-23: early help as a source of referral (5D) and as what came of an assessment (RC9)."""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind
from safeboard.processes.socialcare.returns.cin import y2010, y2014

CHANGE = Change(
    2023,
    columns={
        "CINdetails": (
            Column("ReferralSource", Kind.CODE, (*y2014.SOURCES, "5D"), required=True),
            Column("ReasonForClosure", Kind.CODE, (*y2010.CLOSURES, "RC9")),
        )
    },
    source="DfE, children in need census 2022 to 2023, schema",
)
