"""A child's other rows: who it is, its reviews, what happened, what became of it."""

from __future__ import annotations

from datetime import date

from tests.spec.care_oracle.drawing import World, anniversary
from tests.spec.care_oracle.reading import Row

ETHNIC = ("WBRI", "WIRI", "MWBC", "AIND", "BCRB", "CHNE", "OOTH", "REFU", "NOBT")
YES_NO = ("0", "1")
LEAVING = {"IN_TOUCH": ("YES", "YES", "NO", "DIED", "REFU", "NREQ", "RHOM")}


def sex(year: int, letter: str) -> str:
    """In letters since 2024-25; there was no third before."""
    return letter if year >= 2025 else {"M": "1", "F": "2", "U": "2"}[letter]


def number(world: World) -> str:
    if world.odd():
        return world.random.choice(("", "UN6", "I12345678901B", "A123", "A1234567890123", "a12345678901b"))
    known = f"A{world.random.randrange(10**11):011d}{world.random.choice('7B')}"
    return world.random.choice(
        (known, known, known, "UN1", "UN1", "UN2", "UN3", "UN4", "UN4", "UN5", "A12345678901B")
    )


def header(world: World, child: str, born: date, letter: str) -> Row:
    mother = world.code(YES_NO, 0.2) if letter != "M" else ("1" if world.odd() else "")
    own = world.some_day() if (letter != "M" and mother == "1") or world.odd() else ""
    return {
        "CHILD": child,
        "SEX": "ZZ" if world.odd(0.3) else sex(world.year, letter),
        "DOB": world.shown(born),
        "ETHNIC": world.code(ETHNIC),
        "UPN": number(world),
        "MOTHER": mother,
        "MC_DOB": own,
    }


def birth(world: World, born: date) -> str:
    """The day of birth as another table has it: mostly the same."""
    return world.shown(world.near(born) if world.odd(2) else born)


def seeking(world: World, child: str, born: date, letter: str) -> Row:
    days = (
        anniversary(born, 18),
        anniversary(born, 18),
        world.near(anniversary(born, 18)),
        world.start,
        world.end,
    )
    day = None if world.chance(0.2) else world.random.choice(days)
    if day and world.chance(0.3):
        day = world.near(world.random.choice(world.days))
    return {
        "CHILD": child,
        "SEX": sex(world.year, letter),
        "DOB": birth(world, born),
        "DUC": world.shown(day),
    }


def review(world: World, child: str, born: date) -> Row:
    codes = tuple(f"PN{n}" for n in range(8))
    return {
        "CHILD": child,
        "DOB": birth(world, born),
        "REVIEW": world.some_day(0.03),
        "REVIEW_CODE": world.code(codes),
    }


def adoption(world: World, child: str, born: date) -> Row:
    blank = 1.0 if world.chance(0.1) else world.random.choice((0.0, 0.0, 0.1))
    two = world.chance(0.6)
    return {
        "CHILD": child,
        "DOB": birth(world, born),
        "DATE_INT": world.some_day(blank),
        "DATE_MATCH": world.some_day(blank),
        "FOSTER_CARE": world.code(YES_NO, blank),
        "NB_ADOPTR": world.code(("2",) if two else ("1",), blank),
        "SEX_ADOPTR": world.code(
            ("MM", "FF", "MF", *(("M1",) if world.odd() else ())) if two else ("M1", "F1"), blank
        ),
        "LS_ADOPTR": world.code(
            ("L11", "L12", "L2", "L3", "L4", "L0") if two else ("L0", "L11", "L2"), blank
        ),
    }


def decision(world: World, child: str, born: date) -> Row:
    over = world.some_day(0.4)
    reason = world.code(("RD1", "RD2", "RD3", "RD4"), 0.05) if over or world.odd() else ""
    return {
        **{"CHILD": child, "DOB": birth(world, born), "DATE_PLACED": world.some_day(0.05)},
        **{"DATE_PLACED_CEASED": over, "REASON_PLACED_CEASED": reason},
    }


def permanence(world: World, child: str, born: date) -> Row:
    day = world.some_day()
    part = world.random.choice(
        (day, day, f"zz/{day[3:]}", f"zz/zz/{day[6:]}", "ZZ/ZZ/ZZZZ", "zz/04/2010", "soon")
    )
    return {
        **{
            "CHILD": child,
            "DOB": birth(world, born),
            "PREV_PERM": world.code(("P1", "P2", "P3", "P4", "Z1")),
        },
        **{
            "LA_PERM": world.random.choice(("", "301", "WAL", "NUK", "XXX", "825")),
            "DATE_PERM": part if day else "",
        },
    }


def away(world: World, child: str, born: date) -> Row:
    start = world.some_day(0.03)
    return {
        **{"CHILD": child, "DOB": birth(world, born), "MISSING": world.code(("M", "A"), 0.03)},
        **{"MIS_START": start, "MIS_END": start if world.chance(0.1) else world.some_day(0.2)},
    }


def twelve_months(world: World, child: str, born: date) -> Row:
    blank = 1.0 if world.chance(0.1) else world.random.choice((0.0, 0.0, 0.1))
    score = (
        ""
        if world.chance(0.4)
        else world.random.choice(("0", "7", "40", "41" if world.odd(3) else "12", "20"))
    )
    if world.odd():
        score = world.random.choice(("41", "x", "-1"))
    misuse = world.code(YES_NO, blank)
    received = world.code(YES_NO, 0.1) if misuse == "1" or world.odd() else ""
    asked = received == "0" or world.odd() or world.chance(0.03)
    return {
        **{"CHILD": child, "DOB": birth(world, born), "SDQ_SCORE": score},
        "SDQ_REASON": world.code(("SDQ1", "SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"), 0.95 if score else 0.3),
        **{name: world.code(YES_NO, max(blank, 0.3)) for name in ("CONVICTED", "HEALTH_CHECK")},
        **{name: world.code(YES_NO, blank) for name in ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT")},
        **{"SUBSTANCE_MISUSE": misuse, "INTERVENTION_RECEIVED": received},
        "INTERVENTION_OFFERED": world.code(YES_NO, 0.1) if asked else "",
    }


def leaving(world: World, child: str, born: date) -> Row:
    new = ("F4", "P4", "F5", "P5") if world.year >= 2022 else ("F3", "P3")
    lodging = (*(f"{kind}{n}" for kind in "BCDEGHKRTUVWYZ" for n in "12"), "S2", "X2", "Z1", "Z2", "T1", "T2")
    blank = 1.0 if world.chance(0.1) else world.random.choice((0.0, 0.0, 0.15))
    none = 0.4 if world.chance(0.3) else 0.0
    return {
        **{"CHILD": child, "DOB": birth(world, born), "IN_TOUCH": world.code(LEAVING["IN_TOUCH"], blank)},
        "ACTIV": "0"
        if world.chance(none)
        else world.code(("F1", "P1", "F2", "P2", *new, "G4", "G5", "G6"), blank),
        "ACCOM": "0"
        if world.chance(none)
        else world.code((*lodging, *(("S1", "X1") if world.odd() else ())), blank),
    }


def social_worker(world: World, child: str, born: date) -> Row:
    codes = (
        "MANAGE",
        "FCONTA",
        "LEFTRL",
        "ORGRST",
        "TSPROC",
        "ABSENC",
        "CHCHAN",
        "PCCHAN",
        "SWDIED",
        "OTHERS",
    )
    return {
        **{
            "CHILD": child,
            "DOB": birth(world, born),
            "SW_ID": world.random.choice(("SW123", "SW123", "AB1", "XX", "SW9")),
        },
        **{
            "SW_DECOM": world.some_day(0.03),
            "SW_DEC": world.some_day(0.4),
            "SW_REASON": world.code(codes, 0.1),
        },
    }


def liberty(world: World, child: str, born: date) -> Row:
    first = {"CHILD": child, "DOB": birth(world, born), "DOLO_START": world.some_day(0.03)}
    return {**first, "DOLO_END": world.some_day(0.3)}
