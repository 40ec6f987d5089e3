"""2025-26: other placements in four kinds (Z11 to Z14) in place of Z1."""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change
from safeboard.processes.socialcare.returns.ssda903.columns import code
from safeboard.processes.socialcare.returns.ssda903.years.y2025 import PLACE as BEFORE

PLACE = (*(each for each in BEFORE if each != "Z1"), "Z11", "Z12", "Z13", "Z14")

CHANGE = Change(2026, columns={"Episodes": (code("PLACE", PLACE),)}, source="DfE, SSDA903 2025-26, OGL v3.0")
