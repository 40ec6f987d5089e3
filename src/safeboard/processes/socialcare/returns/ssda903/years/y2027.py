"""2026-27: orders that deprive a child of liberty."""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, TableLayout
from safeboard.processes.socialcare.returns.ssda903.columns import CHILD, DOB, day

ORDERS = TableLayout(
    "DoLo", (CHILD, DOB, day("DOLO_START"), day("DOLO_END")), one="deprivation of liberty order"
)

CHANGE = Change(2027, tables=(ORDERS,), source="DfE, SSDA903 2026-27, OGL v3.0")
