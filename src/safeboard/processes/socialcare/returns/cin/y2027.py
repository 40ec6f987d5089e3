"""2026-27: the steps before court proceedings, and whether the family was offered a meeting of its own.

Source: the sector's open validator (data-to-insight/csc-validator-be-cin, MIT licence), its rules of 2026-27 (8995Q to
9015Q, which quote the department's numbers N00826 to N00834 and the codes CS131) and its example census of 2026. The ten
fields stand in both. The name of the group around them, PreProceedingsandFGDM, and that it stands in a CINdetails, are
told by the example alone. Not known to us: what the outcomes A, B and C mean, and whether the group may stand twice.

No field is required here: an authority that does not collect them yet may leave them blank (9000Q), and what began in an
earlier year has no start that this year may tell (9005). So a row without PPStartDate is kept like any other.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind, TableLayout

CHANGE = Change(
    2027,
    tables=(
        TableLayout(
            "PreProceedings",
            (
                Column("PPStartDate", Kind.DATE),
                Column("LBPSentDate", Kind.DATE),
                Column("FGDMMeetingOffer", Kind.FLAG),
                Column("FGDMMeetingFac", Kind.FLAG),
                Column("InitialPPMeetingDate", Kind.DATE),
                Column("ReviewMeetingsCount", Kind.NUMBER),
                Column("StepDecisionDate", Kind.DATE),
                Column("PPOutcome", Kind.CODE, ("A", "B", "C")),
                Column("CourtAppDate", Kind.DATE),
                Column("LetterInitCPDate", Kind.DATE),
            ),
            one="step before court proceedings",
            within="CINdetails",
        ),
    ),
    source="Data to Insight, CIN validator, rules of 2026-27 and example census of 2026, MIT licence",
)
