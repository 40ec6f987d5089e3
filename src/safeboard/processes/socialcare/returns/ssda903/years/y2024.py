"""2023-24: social workers of children; supported accommodation (K3).

From 28 October 2023 K3 stands for what had been H5 and P2. The year of the change has all three.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, TableLayout
from safeboard.processes.socialcare.returns.ssda903 import codes
from safeboard.processes.socialcare.returns.ssda903.columns import CHILD, DOB, code, day, text

SOCIAL_WORKERS = TableLayout(
    "SWEpisodes",
    (CHILD, DOB, text("SW_ID"), day("SW_DECOM"), day("SW_DEC"), code("SW_REASON", codes.SW_REASON)),
    one="social worker episode",
)

CHANGE = Change(
    2024,
    tables=(SOCIAL_WORKERS,),
    columns={"Episodes": (code("PLACE", (*codes.PLACE, "K3")),)},
    source="DfE, SSDA903 2023-24, OGL v3.0",
)
