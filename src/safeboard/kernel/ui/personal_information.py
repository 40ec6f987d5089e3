"""Finds what looks like personal information in free words, so that it can be taken out before anybody reads it.

Free text on the Board's side is how names leak (pages.md section 1.7). A find is a warning, never a refusal:
the writer removes it or says why it is safe. Names cannot be found this way; the hint beside every field asks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a find looks like, in the words that people see."""

    NHS_NUMBER = "an NHS number"
    UPN = "a pupil number (UPN)"
    DATE_OF_BIRTH = "a full date, perhaps of birth"
    POSTCODE = "a postcode"


@dataclass(frozen=True, slots=True)
class Find:
    """One piece of the words that looks like personal information, and where it starts."""

    kind: Kind
    text: str
    start: int


UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
POSTCODE_AREAS = frozenset(
    [
        "AB",
        "AL",
        "B",
        "BA",
        "BB",
        "BD",
        "BH",
        "BL",
        "BN",
        "BR",
        "BS",
        "BT",
        "CA",
        "CB",
        "CF",
        "CH",
        "CM",
        "CO",
        "CR",
        "CT",
        "CV",
        "CW",
        "DA",
        "DD",
        "DE",
        "DG",
        "DH",
        "DL",
        "DN",
        "DT",
        "DY",
        "E",
        "EC",
        "EH",
        "EN",
        "EX",
        "FK",
        "FY",
        "G",
        "GL",
        "GU",
        "GY",
        "HA",
        "HD",
        "HG",
        "HP",
        "HR",
        "HS",
        "HU",
        "HX",
        "IG",
        "IM",
        "IP",
        "IV",
        "JE",
        "KA",
        "KT",
        "KW",
        "KY",
        "L",
        "LA",
        "LD",
        "LE",
        "LL",
        "LN",
        "LS",
        "LU",
        "M",
        "ME",
        "MK",
        "ML",
        "N",
        "NE",
        "NG",
        "NN",
        "NP",
        "NR",
        "NW",
        "OL",
        "OX",
        "PA",
        "PE",
        "PH",
        "PL",
        "PO",
        "PR",
        "RG",
        "RH",
        "RM",
        "S",
        "SA",
        "SE",
        "SG",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SP",
        "SR",
        "SS",
        "ST",
        "SW",
        "SY",
        "TA",
        "TD",
        "TF",
        "TN",
        "TQ",
        "TR",
        "TS",
        "TW",
        "UB",
        "W",
        "WA",
        "WC",
        "WD",
        "WF",
        "WN",
        "WR",
        "WS",
        "WV",
        "YO",
        "ZE",
    ]
)
_NHS = re.compile(r"(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])")
_UPN = re.compile(rf"\b[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]\b", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)


def find(words: str) -> list[Find]:
    """Everything in these words that looks like personal information, in order of place."""
    return sorted(
        (*_nhs_numbers(words), *_upns(words), *_dates(words), *_postcodes(words)), key=lambda each: each.start
    )


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the right check digit of an NHS number (modulus 11)."""
    if len(digits) != 10 or not digits.isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def is_upn(text: str) -> bool:
    """Whether thirteen characters carry the right check letter of a unique pupil number (modulus 23)."""
    upn = text.upper()
    if not _UPN.fullmatch(upn):
        return False
    values = [int(each) if each.isdigit() else UPN_LETTERS.index(each) for each in upn[1:]]
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    return UPN_LETTERS[total % 23] == upn[0]


def _nhs_numbers(words: str) -> Iterator[Find]:
    for match in _NHS.finditer(words):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield Find(Kind.NHS_NUMBER, match[0], match.start())


def _upns(words: str) -> Iterator[Find]:
    for match in _UPN.finditer(words):
        if is_upn(match[0]):
            yield Find(Kind.UPN, match[0], match.start())


def _dates(words: str) -> Iterator[Find]:
    for match in _DATE.finditer(words):
        try:
            dt.date(int(match[4]), int(match[3]), int(match[1]))
        except ValueError:
            continue
        yield Find(Kind.DATE_OF_BIRTH, match[0], match.start())


def _postcodes(words: str) -> Iterator[Find]:
    for match in _POSTCODE.finditer(words):
        if match[1].upper() in POSTCODE_AREAS:
            yield Find(Kind.POSTCODE, match[0], match.start())
