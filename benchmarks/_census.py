"""A children in need census of invented children, of any size, and the bare readers that ours is set beside.

Nothing is drawn without a seed: the same size gives the same file. A child has 1.2 referrals; of these every one has an
assessment with factors, three in ten a child in need plan, three in ten a section 47 enquiry, one in eight a child
protection plan with its reviews. About one child in fifty has something that a rule finds.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

YEAR = 2026
_STARTS = date(YEAR - 1, 4, 1)
_FACTORS = ("1B", "2B", "3A", "3B", "4A", "4B", "10A", "11A", "16A", "17A", "18C", "24A")
_SOURCES = ("1A", "1C", "2A", "2B", "3A", "3B", "3E", "5A", "5C", "6", "8")
_ETHNICITIES = ("WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "MWAS", "AIND", "APKN", "BAFR", "OOTH", "NOBT")
_NEEDS = ("N1", "N1", "N1", "N4", "N5", "N5", "N2", "N3")
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def write(path: Path, children: int) -> None:
    """Write a file of so many children; it is made piece by piece, so a large one needs little memory."""
    from safeboard.processes.socialcare.returns.cin.writing import pieces

    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces(_children(children), YEAR))


def _children(many: int) -> Iterator[Any]:
    from safeboard.processes.socialcare.returns.cin.writing import child

    chance = random.Random(many)
    for number in range(many):
        born = _STARTS - timedelta(chance.randrange(6_000))
        disabled = chance.random() < 0.13
        yield child(
            *_episodes(chance),
            LAchildID=f"{number:09d}",
            UPN=_upn(number),
            UPNunknown=None,
            PersonBirthDate=born.isoformat(),
            Sex=chance.choice("FM"),
            ethnicity=chance.choice(_ETHNICITIES),
            disabilities=chance.sample(("AUT", "BEH", "LD", "COMM", "MOB"), 2) if disabled else ("NONE",),
        )


def _upn(number: int) -> str:
    digits = f"825{number:09d}"
    return _LETTERS[sum(int(digit) * place for place, digit in enumerate(digits, 2)) % 23] + digits


def _episodes(chance: random.Random) -> Iterator[Any]:
    from safeboard.processes.socialcare.returns.cin.writing import (
        assessment,
        enquiry,
        episode,
        in_need_plan,
        plan,
    )

    day = chance.randrange(180)
    for last in (False, True) if chance.random() < 0.2 else (True,):
        parts = [
            assessment(
                *sorted(chance.sample(_FACTORS, chance.randrange(1, 5))),
                AssessmentActualStartDate=_on(day + 1),
                AssessmentInternalReviewDate=_on(day + 10),
                AssessmentAuthorisationDate=_on(day + chance.randrange(20, 60)),
            )
        ]
        comes = chance.random()
        if comes < 0.3 and last:
            parts.append(in_need_plan(CINPlanStartDate=_on(day + 61)))
        elif comes < 0.6:
            parts.append(
                enquiry(
                    S47ActualStartDate=_on(day + 3),
                    InitialCPCtarget=_on(day + 24),
                    DateOfInitialCPC=_on(day + 20),
                )
            )
            if comes < 0.42 and last:
                reviews = [_on(day + 20 + after) for after in (80, 160) if day + 20 + after < 365]
                parts.append(plan(*reviews, CPPstartDate=_on(day + 20)))
        closed = not last or chance.random() < 0.4
        yield episode(
            *parts,
            CINreferralDate=_on(day),
            ReferralSource=chance.choice(_SOURCES),
            PrimaryNeedCode=chance.choice(_NEEDS),
            CINclosureDate=_on(day + 100) if closed else None,
            ReasonForClosure=("RC7" if chance.random() < 0.98 else "RC8") if closed else None,
        )
        day += 130


def _on(day: int) -> str:
    """A day of the year by its number; a weekend becomes the Monday after it, as far as the year goes."""
    found = _STARTS + timedelta(min(day, 364))
    return (found + timedelta({5: 2, 6: 1}.get(found.weekday(), 0) if day < 362 else 0)).isoformat()


def walk(path: Path) -> int:
    """The least that lxml needs to see every element; how many there are."""
    from lxml import etree

    seen = 0
    for _, element in etree.iterparse(str(path), events=("end",)):
        seen += 1
        if element.tag == "Child":
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return seen


_ROWS = {
    "ChildIdentifiers": (
        *("LAchildID", "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate"),
        *("ExpectedPersonBirthDate", "Sex", "PersonDeathDate"),
    ),
    "ChildCharacteristics": ("Ethnicity",),
    "CINdetails": (
        *("CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate"),
        *("ReasonForClosure", "DateOfInitialCPC", "ReferralNFA"),
    ),
    "Assessments": (
        *("AssessmentActualStartDate", "AssessmentInternalReviewDate", "AssessmentAuthorisationDate"),
    ),
    "CINPlanDates": ("CINPlanStartDate", "CINPlanEndDate"),
    "Section47": ("S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired"),
    "ChildProtectionPlans": (
        *("CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse"),
        "NumberOfPreviousCPP",
    ),
}
_LISTS = {"Disability", "AssessmentFactors", "CPPreviewDate"}


def columns(path: Path) -> int:
    """A plain script's way into columns: each group a row, its days as days, and nothing looked at; how many rows."""
    import polars as pl
    from lxml import etree

    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in (*_ROWS, *_LISTS)}
    for number, (_, child) in enumerate(etree.iterparse(str(path), events=("end",), tag="Child")):
        for element in child.iter():
            if element.tag in _ROWS:
                found = {each.tag: each.text for each in element}
                rows[element.tag].append((number, *map(found.get, _ROWS[element.tag])))
            elif element.tag in _LISTS:
                rows[element.tag].append((number, element.text))
        child.clear()
        while child.getprevious() is not None:
            del child.getparent()[0]
    made = 0
    for name, met in rows.items():
        names = ("child", *_ROWS.get(name, (name,)))
        frame = pl.DataFrame(
            met, schema={each: pl.Int64 if each == "child" else pl.String for each in names}, orient="row"
        )
        days = [each for each in names if "Date" in each or "date" in each or each == "InitialCPCtarget"]
        frame = frame.with_columns(pl.col(days).str.to_date("%Y-%m-%d", strict=False))
        made += len(frame)
    return made
