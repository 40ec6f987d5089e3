"""Codes of the collection 2025-26 (Department for Education, children in need census, Open Government Licence v3.0)."""

from __future__ import annotations


def several(*parts: str) -> set[str]:
    """Numbers and runs of numbers ("201-213") as three digits each."""
    found = set()
    for part in parts:
        first, _, last = part.partition("-")
        found |= {f"{number:03d}" for number in range(int(first), int(last or first) + 1)}
    return found


def lettered(letters: dict[int, str]) -> set[str]:
    """Codes of a number and a letter: {2: "AB"} is 2A and 2B."""
    return {f"{number}{letter}" for number, each in letters.items() for letter in each}


WHITE_AND_MIXED = {"WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH"}
ASIAN_AND_BLACK = {"AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH"}
ETHNICITIES = WHITE_AND_MIXED | ASIAN_AND_BLACK | {"CHNE", "OOTH", "REFU", "NOBT"}
DISABLED = {"MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"}
SOURCES = {"4", "6", "7", "8", "9", "10"} | lettered({1: "ABCD", 2: "AB", 3: "ABCDEF", 5: "ABCD"})
NEEDS = {f"N{number}" for number in range(10)}
CLOSURES = {f"RC{number}" for number in range(1, 10)}
AFTER_ASSESSMENT = {"RC8", "RC9"}
CATEGORIES = {"NEG", "PHY", "SAB", "EMO", "MUL"}
FACTORS = {"20", "21"} | lettered(
    {
        **dict.fromkeys((1, 2, 3, 4, 5, 6, 18, 19), "ABC"),
        **dict.fromkeys((7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 22, 23, 24), "A"),
        8: "BCDEF",
    }
)
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
AUTHORITIES = several(
    *("1-5", "201-213", "301-320", "330-336", "340-344", "350-359", "370-373", "380-384", "390-394", "420"),
    *("660-681", "701-708", "800-803", "805-808", "810-813", "815-816", "820-823", "825-826", "830-831"),
    *("835-841", "845-846", "850-852", "855-857", "860-861", "865-896", "908-909", "916", "919", "921"),
    *("925-926", "928-929", "931", "933", "935-938", "940-943"),
)
