"""Whether what stands in a cell is a day or a code (codes: DfE, SSDA903, Open Government Licence v3.0)."""

from __future__ import annotations

from collections.abc import Callable
from re import fullmatch

from tests.spec.care_oracle.first_book import by_row
from tests.spec.care_oracle.reading import Row, given, text, unreadable

TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
ETHNIC = {
    "WBRI",
    "WIRI",
    "WIRT",
    "WOTH",
    "WROM",
    "MWBC",
    "MWBA",
    "MWAS",
    "MOTH",
    "AIND",
    "APKN",
    "ABAN",
    "AOTH",
    "BCRB",
    "BAFR",
    "BOTH",
    "CHNE",
    "OOTH",
    "REFU",
    "NOBT",
}
LEGAL = {"C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"}
PLACES = {
    "A3",
    "A4",
    "A5",
    "A6",
    "K1",
    "K2",
    "P1",
    "P3",
    "R1",
    "R2",
    "R3",
    "R5",
    "S1",
    "T0",
    "T1",
    "T2",
    "T3",
    "T4",
    "U1",
    "U2",
    "U3",
    "U4",
    "U5",
    "U6",
}
CEASED = {
    "X1",
    "E11",
    "E12",
    "E2",
    "E3",
    "E4A",
    "E4B",
    "E13",
    "E41",
    "E5",
    "E6",
    "E7",
    "E8",
    "E9",
    "E14",
    "E15",
    "E16",
    "E17",
}
CHANGES = {"CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "OTHER"}
# Nowhere to live and custody are never suitable: there is no S1 and no X1.
ACCOMMODATION = {f"{kind}{suits}" for kind in "BCDEGHKRSTUVWXYZ" for suits in "12"} - {"S1", "X1"} | {"0"}
YES_NO = {"0", "1"}
HEALTH = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
OTHER = ("CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")


def sexes(year: int) -> set[str]:
    return {"M", "F", "U"} if year >= 2025 else {"1", "2"}


def places(year: int) -> set[str]:
    """H5 and P2 until 2023-24, K3 from then on; Z1 in four kinds from 2025-26."""
    supported = {"K3"} if year >= 2025 else {"H5", "P2", "K3"} if year == 2024 else {"H5", "P2"}
    return PLACES | supported | ({"Z11", "Z12", "Z13", "Z14"} if year >= 2026 else {"Z1"})


def activities(year: int) -> set[str]:
    """F3 and P3 until 2020-21; training and work told apart since."""
    return {"F1", "P1", "F2", "P2", "G4", "G5", "G6", "0"} | set(
        ("F4 P4 F5 P5" if year >= 2022 else "F3 P3").split()
    )


def reasons_ceased(year: int) -> set[str]:
    return CEASED | set(("E45 E46 E47 E48" if year >= 2019 else "E43 E44").split())


def reasons_changed(year: int) -> set[str]:
    return CHANGES | ({"CUSTOD"} if year >= 2019 else set())


def wrong(name: str, codes: Callable[[int], set[str]]) -> Callable[[Row, int], bool]:
    """Something is given, and it is no code."""
    return lambda row, year: given(row, name) and text(row, name) not in codes(year)


def missing_or_wrong(name: str, codes: Callable[[int], set[str]]) -> Callable[[Row, int], bool]:
    return lambda row, year: text(row, name) not in codes(year)


def always(codes: str) -> Callable[[int], set[str]]:
    return lambda year: set(codes.split())


def no_day(name: str) -> Callable[[Row, int], bool]:
    """Something is given, and it is no day. A blank is no day that is wrong, save where a rule asks for one."""
    return lambda row, year: unreadable(row, name)


def missing_or_no_day(name: str) -> Callable[[Row, int], bool]:
    return lambda row, year: not given(row, name) or unreadable(row, name)


def pupil_number(number: str) -> bool:
    # A letter that is none of I, O, S; twelve digits, of which the last may be a letter.
    return bool(fullmatch(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]|UN[1-5]", number))


def score(words: str) -> bool:
    return words.isdecimal() and 0 <= int(words) <= 40


by_row("101", "Header", missing_or_wrong("SEX", sexes))
# A child has to have a day of birth: nothing there is no valid day.
by_row("102", "Header", missing_or_no_day("DOB"))
by_row("103", "Header", missing_or_wrong("ETHNIC", lambda year: ETHNIC))
by_row("112", "AD1", no_day("DATE_INT"))
by_row("113", "AD1", no_day("DATE_MATCH"))
by_row("114", "AD1", wrong("FOSTER_CARE", always("0 1")))
by_row("115", "PlacedAdoption", no_day("DATE_PLACED"))
by_row("116", "PlacedAdoption", no_day("DATE_PLACED_CEASED"))
by_row("120", "PlacedAdoption", wrong("REASON_PLACED_CEASED", always("RD1 RD2 RD3 RD4")))
# The three of OC3 have no blank among their codes.
by_row("131", "OC3", missing_or_wrong("IN_TOUCH", always("YES NO DIED REFU NREQ RHOM")))
by_row("132", "OC3", missing_or_wrong("ACTIV", activities))
by_row("133", "OC3", missing_or_wrong("ACCOM", lambda year: ACCOMMODATION))
by_row("141", "Episodes", no_day("DECOM"))
by_row("143", "Episodes", wrong("RNE", always("S L P T B U")))
by_row("144", "Episodes", wrong("LS", lambda year: LEGAL))
by_row("145", "Episodes", wrong("CIN", always("N1 N2 N3 N4 N5 N6 N7 N8")))
by_row("146", "Episodes", wrong("PLACE", places))
by_row("147", "Episodes", no_day("DEC"))
by_row("149", "Episodes", wrong("REC", reasons_ceased))
by_row("166", "Reviews", missing_or_no_day("REVIEW"))
by_row("167", "Reviews", missing_or_wrong("REVIEW_CODE", always("PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7")))
by_row("168", "Header", lambda row, year: given(row, "UPN") and not pupil_number(text(row, "UPN")))
by_row("171", "Header", no_day("MC_DOB"))
by_row("175", "AD1", wrong("NB_ADOPTR", always("1 2")))
by_row("176", "AD1", wrong("SEX_ADOPTR", always("M1 F1 MM FF MF")))
by_row("177", "AD1", wrong("LS_ADOPTR", always("L0 L11 L12 L2 L3 L4")))
by_row("179", "Episodes", wrong("PL_LOCATION", always("IN OUT WAL SCO NIR NUK CON")))
by_row("180", "OC2", lambda row, year: given(row, "SDQ_SCORE") and not score(text(row, "SDQ_SCORE")))
by_row(
    "181",
    "OC2",
    lambda row, year: any(given(row, each) and text(row, each) not in YES_NO for each in (*HEALTH, *OTHER)),
)
by_row("196", "OC2", wrong("SDQ_REASON", always("SDQ1 SDQ2 SDQ3 SDQ4 SDQ5")))
by_row("232", "Header", lambda row, year: text(row, "SEX") == "U", first=2025)
# A missing period has a beginning; it need not have ended.
by_row("1004", "Missing", missing_or_no_day("MIS_START"))
by_row("1005", "Missing", no_day("MIS_END"))
by_row("1006", "Missing", wrong("MISSING", always("M A")))
by_row("1009", "Episodes", wrong("REASON_PLACE_CHANGE", reasons_changed))


def provider(row: Row, year: int) -> bool:
    # A provider beside a placement that has none is no valid code either. T4 does not stand in the published list.
    without = {"T0", "T1", "T2", "T3", "Z1", "Z11", "Z12", "Z13", "Z14"}
    code = text(row, "PLACE_PROVIDER")
    return bool(code) and (
        code not in {"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"} or text(row, "PLACE") in without
    )


by_row("178", "Episodes", provider)
