"""2021-22: training and employment of care leavers, and apprenticeships, told apart (F4, P4, F5, P5 for F3, P3)."""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change
from safeboard.processes.socialcare.returns.ssda903.columns import code

ACTIV = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0")

CHANGE = Change(2022, columns={"OC3": (code("ACTIV", ACTIV),)}, source="DfE, SSDA903 2021-22, OGL v3.0")
