"""2024-25: sex by letter; no H5 and no P2 any more."""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change
from safeboard.processes.socialcare.returns.ssda903 import codes
from safeboard.processes.socialcare.returns.ssda903.columns import code

SEX = ("M", "F", "U")
PLACE = (*(each for each in codes.PLACE if each not in ("H5", "P2")), "K3")

CHANGE = Change(
    2025,
    columns={
        "Header": (code("SEX", SEX),),
        "UASC": (code("SEX", SEX),),
        "Episodes": (code("PLACE", PLACE),),
    },
    source="DfE, SSDA903 2024-25, OGL v3.0",
)
