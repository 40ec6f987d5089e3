"""The codes of the return on children looked after, as first used in 2016-17 (source: DfE, SSDA903, OGL v3.0).

What later collections changed stands in `years`.
"""

from __future__ import annotations

YES_NO = ("0", "1")
SEX_BY_NUMBER = ("1", "2")
ETHNIC = (
    "WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH",
    "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
)  # fmt: skip
RNE = ("S", "L", "P", "T", "B", "U")
LS = ("C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3")
CIN = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8")
PLACE = (
    "A3", "A4", "A5", "A6", "H5", "K1", "K2", "P1", "P2", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2",
    "T3", "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z1",
)  # fmt: skip
PLACE_PROVIDER = ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5")
REC = (
    "X1", "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E43", "E44", "E5", "E6", "E7", "E8", "E9", "E14",
    "E15", "E16", "E17",
)  # fmt: skip
REASON_PLACE_CHANGE = (
    "CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "OTHER",
)  # fmt: skip
PL_LOCATION = ("IN", "OUT", "WAL", "SCO", "NIR", "NUK", "CON")
REVIEW_CODE = ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")
NB_ADOPTR = ("1", "2")
SEX_ADOPTR = ("M1", "F1", "MM", "FF", "MF")
LS_ADOPTR = ("L0", "L11", "L12", "L2", "L3", "L4")
REASON_PLACED_CEASED = ("RD1", "RD2", "RD3", "RD4")
PREV_PERM = ("P1", "P2", "P3", "P4", "Z1")
MISSING = ("M", "A")
SDQ_REASON = ("SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5")
IN_TOUCH = ("YES", "NO", "DIED", "REFU", "NREQ", "RHOM")
ACTIV = ("F1", "P1", "F2", "P2", "F3", "P3", "G4", "G5", "G6", "0")
# Each kind of accommodation, judged suitable (1) or not (2); 0 where the authority is not in touch. No fixed abode (S) and
# custody (X) are never suitable.
ACCOM = (
    *(f"{kind}{suitable}" for kind in "BCDEGHKRTUVWYZ" for suitable in "12"),
    "S2",
    "X2",
    "0",
)
SW_REASON = (
    "MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS",
)  # fmt: skip
