"""2018-19: four reasons for special guardianship in place of two; custody as a reason for a change of placement.

The sector's tools know the new codes from the collection 2018-19; whether they were first taken in 2017-18 is not known.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change
from safeboard.processes.socialcare.returns.ssda903 import codes
from safeboard.processes.socialcare.returns.ssda903.columns import code

REC = (
    *(each for each in codes.REC if each not in ("E43", "E44")),
    "E45",
    "E46",
    "E47",
    "E48",
)
REASON_PLACE_CHANGE = (*codes.REASON_PLACE_CHANGE, "CUSTOD")

CHANGE = Change(
    2019,
    columns={"Episodes": (code("REC", REC), code("REASON_PLACE_CHANGE", REASON_PLACE_CHANGE))},
    source="DfE, SSDA903 2018-19, OGL v3.0",
)
