"""The table of contributions as a report printed it, beside what its own amounts give (anomaly A11).

Amounts re-stated, in pounds, from Appendix 3 of the 2015-16 annual report of the Buckinghamshire Safeguarding Children
Board, which is public; facts only, no sentence of it. The names of agencies are those of the demonstration. In-year
money of 2015-16 is printed once, without a name; it is read as that of the police, because only so does the 106% come
out. The two clinical commissioning groups and the trust stand in one row, because 70,180 is printed for all three.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from safeboard.processes.budget.selectors.contributions import Contribution, added_up
from safeboard.processes.budget.selectors.money import NEW, Moved, pounds

YEAR, BEFORE = "2015-16", "2014-15"
SOURCE = (
    "Amounts re-stated from Appendix 3 of a public annual report (Buckinghamshire Safeguarding Children Board, "
    "2015-16); agencies under the names of this demonstration."
)
PRINTED_TOTALS = {"base_before": 16_830_100, "total_before": 24_830_100, "base": 31_736_000}


def _row(
    name: str, base_before: int, added_before: int, base: int, added: int = 0, note: str = ""
) -> Contribution:
    return Contribution(name, base_before * 100, added_before * 100, base * 100, added * 100, note)


# Name, base and in-year of 2014-15, base and in-year of 2015-16; then the two changes as printed, in per cent.
ROWS: tuple[tuple[Contribution, str, str], ...] = (
    (_row("County Council", 94_820, 40_000, 172_260), "83", "28"),
    (_row("Police", 15_000, 0, 15_000, 16_000), "0", "106"),
    (
        _row(
            "North and South Clinical Commissioning Groups and Hospital trust",
            12_069 + 19_692,
            6_000 + 9_000 + 25_000,
            70_180,
            note="One amount is printed for all three in 2015-16.",
        ),
        "70",
        "2",
    ),
    (_row("Probation service", 3_470, 0, 3_470), "0", "0"),
    (_row("North District Council", 7_566, 0, 10_633), "43", "43"),
    (_row("East District Council", 7_566, 0, 10_633), "43", "43"),
    (_row("South District Council", 3_784, 0, 5_317), "67", "67"),
    (_row("West District Council", 3_784, 0, 5_317), "67", "67"),
    (_row("Family court advisory service", 550, 0, 550), "0", "0"),
    (_row("Community health trust", 0, 0, 8_000), NEW, NEW),
)
TOTALS = ("52", "14")


@dataclass(frozen=True, slots=True)
class Beside:
    """One row as printed beside what its amounts give; each fault is a sentence."""

    row: Contribution
    printed_base: str
    printed_overall: str
    faults: tuple[str, ...]


def beside() -> tuple[Beside, ...]:
    """Every row of the printed table, the total last, with what is wrong in it."""
    rows = [
        Beside(row, _shown(base), _shown(overall), tuple(_faults(row, base, overall)))
        for row, base, overall in ROWS
    ]
    total = added_up("All agencies", (row for row, _, _ in ROWS))
    return (*rows, Beside(total, *map(_shown, TOTALS), tuple(_faults_of_total(total))))


def explained() -> tuple[str, ...]:
    """The printed totals, reproduced one by one, and what the last one holds (SYS-47)."""
    total = added_up("All agencies", (row for row, _, _ in ROWS))
    base, all_before, printed = (PRINTED_TOTALS[key] for key in ("base_before", "total_before", "base"))
    if (total.base_before, total.total_before, total.total) != (base, all_before, printed):
        raise ValueError("The printed table no longer adds up to its own totals: look at ROWS.")
    return (
        f"Base of {BEFORE}: {pounds(base)}. The rows add up to it.",
        f"All of {BEFORE}, one-off payments included: {pounds(all_before)}. The rows add up to it.",
        f"“Total base budget” of {YEAR}: {pounds(printed)}. The base of the rows is {pounds(total.base)}; the other "
        f"{pounds(total.added)} is in-year money and no base budget.",
    )


def _faults(row: Contribution, base: str, overall: str) -> list[str]:
    found = []
    if base != NEW and not _same(row.base_moved, base):
        found.append(f"Base: {_shown(base)} is printed; {_sum(row.base_moved)}.")
    if overall != NEW and not _same(row.overall_moved, overall):
        found.append(f"Overall: {_shown(overall)} is printed; {_sum(row.overall_moved)}.")
    return found


def _faults_of_total(total: Contribution) -> list[str]:
    with_in_year = Moved(total.base_before, total.total)
    base_alone = Moved(total.total_before, total.base)
    return [
        f"Base: {_shown(TOTALS[0])} is printed; {_sum(total.base_moved)}. With the in-year money it would be "
        f"{with_in_year.words}.",
        f"Overall: {_shown(TOTALS[1])} is printed; {_sum(total.overall_moved)}. Without the in-year money it would be "
        f"{base_alone.words}.",
        f"{pounds(total.total)} is printed as base budget; {pounds(total.added)} of it is in-year money, so the base is "
        f"{pounds(total.base)}.",
    ]


def _same(moved: Moved, printed: str) -> bool:
    """Whether a printed whole per cent is the change, rounded."""
    exact = moved.percent or Decimal(0)
    return exact.quantize(Decimal(1), ROUND_HALF_UP) == Decimal(printed)


def _sum(moved: Moved) -> str:
    return f"({pounds(moved.this)} - {pounds(moved.last)}) / {pounds(moved.last)} is {moved.words}"


def _shown(printed: str) -> str:
    return printed if printed == NEW else f"{printed}%"
