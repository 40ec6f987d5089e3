"""The return on children looked after (SSDA903), as the calendar and the pages know it (SYS-19)."""

from __future__ import annotations

from safeboard.grammar.declarations.collections import Collection
from safeboard.processes.socialcare.returns.ssda903.kinds import KINDS

LOOKED_AFTER_RETURN = Collection(
    code="ssda903",
    title="Return on children looked after (SSDA903)",
    module="safeboard.processes.socialcare.returns.ssda903.method",
    fills={
        "looked_after": "Episodes",
        "adoptions": "PlacedAdoption",
        "placements": "Episodes",
        "care_reviews": "Reviews",
        "missing_from_care": "Missing",
    },
    first=2010,
    last=2027,
    files="The CSV files of the return, all together or in one ZIP, or its XML file.",
    source="Department for Education, SSDA903, Open Government Licence v3.0",
    begins=(
        "DECOM",
        "REVIEW_CODE",
        "MIS_START",
        "SDQ_SCORE",
        "DATE_PLACED",
        "PREV_PERM",
        "SW_DECOM",
        "IN_TOUCH,",
    ),
    kinds=KINDS,
)
