"""Who was looked after for the whole of the year, and what is asked of them (OC2)."""

from __future__ import annotations

from collections.abc import Callable

from tests.spec.care_oracle.first_book import by_row, rule
from tests.spec.care_oracle.first_codes import HEALTH, OTHER
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    birthday,
    day,
    ends,
    given,
    in_order,
    of,
    rows,
    starts,
    text,
    unreadable,
)


def all_year(tables: Tables, child: str, year: int) -> bool | None:
    """Looked after continuously for twelve months at 31 March; None where a day of an episode cannot be read.

    With an episode in the year; none that is a short break, none that ends being looked after before its last day, none
    that begins it after its first.
    """
    if any(unreadable(row, name) for _, row in of(tables, "Episodes", child) for name in ("DECOM", "DEC")):
        return None
    found = False
    for _, row in in_order(tables, child):
        over, began = day(row, "DEC"), day(row, "DECOM")
        within = not before(ends(year), began) and not before(over, starts(year))
        found = found or within
        if within and text(row, "LS") in ("V3", "V4"):
            return False
        if over and starts(year) <= over < ends(year) and text(row, "REC") != "X1":
            return False
        if began and starts(year) < began <= ends(year) and text(row, "RNE") == "S":
            return False
    return found


def asked(code: str, whole_year: bool, breaks: Callable[[Row, int], bool]) -> None:
    """A rule over the rows of OC2 of children who were, or were not, looked after all the year."""

    def ask(tables: Tables, year: int, last: Tables | None) -> Told:
        return {
            ("OC2", number)
            for number, row in rows(tables, "OC2")
            if all_year(tables, text(row, "CHILD"), year) is whole_year and breaks(row, year)
        }

    rule(code)(ask)


def middle(row: Row, year: int) -> bool:
    """4 or over as the year begins, 16 or under as it ends."""
    born = day(row, "DOB")
    return born is not None and birthday(born, 4) <= starts(year) and birthday(born, 17) > ends(year)


def turning(row: Row, year: int) -> bool:
    """Becomes 4, or 17, in the year. Who does on its first day is of that age as it begins: that is for 186 and 189."""
    born = day(row, "DOB")
    return born is not None and any(starts(year) < birthday(born, age) <= ends(year) for age in (4, 17))


def too_young(row: Row, year: int) -> bool:
    born = day(row, "DOB")
    return born is not None and birthday(born, 4) > ends(year)


def too_old(row: Row, year: int) -> bool:
    born = day(row, "DOB")
    return born is not None and birthday(born, 17) <= starts(year)


def no_answer(row: Row) -> bool:
    return not given(row, "SDQ_SCORE", "SDQ_REASON")


asked(
    "157",
    True,
    lambda row, year: middle(row, year) and text(row, "SDQ_REASON") == "SDQ1",
)
asked("185", False, lambda row, year: given(row, "SDQ_SCORE"))
# A reason stands for the score.
asked("186", True, lambda row, year: middle(row, year) and no_answer(row))
asked("190", False, lambda row, year: given(row, *HEALTH, *OTHER))
asked("197B", True, lambda row, year: turning(row, year) and no_answer(row))
asked("198", False, lambda row, year: given(row, "SDQ_REASON"))
by_row(
    "158",
    "OC2",
    lambda row, year: text(row, "INTERVENTION_RECEIVED") == "1" and given(row, "INTERVENTION_OFFERED"),
)
by_row(
    "159",
    "OC2",
    lambda row, year: (
        text(row, "SUBSTANCE_MISUSE") == "1"
        and text(row, "INTERVENTION_RECEIVED") == "0"
        and not given(row, "INTERVENTION_OFFERED")
    ),
)
by_row(
    "182",
    "OC2",
    lambda row, year: given(row, *HEALTH, *OTHER) and not all(given(row, name) for name in HEALTH),
)
by_row("188", "OC2", lambda row, year: too_young(row, year) and not no_answer(row))
by_row("189", "OC2", lambda row, year: too_old(row, year) and not no_answer(row))
by_row(
    "192",
    "OC2",
    lambda row, year: text(row, "SUBSTANCE_MISUSE") == "1" and not given(row, "INTERVENTION_RECEIVED"),
)
by_row(
    "193",
    "OC2",
    lambda row, year: (
        text(row, "SUBSTANCE_MISUSE") in ("", "0")
        and given(row, "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
    ),
)
by_row("197a", "OC2", lambda row, year: given(row, "SDQ_SCORE") and given(row, "SDQ_REASON"))


@rule("191")
def left_blank(tables: Tables, year: int, last: Tables | None) -> Told:
    """The four of OC2 are missing, or OC2 is: told with its rows, and with the child's newest episode."""
    told = set()
    for child in {text(row, "CHILD") for _, row in rows(tables, "Episodes")}:
        found = of(tables, "OC2", child)
        missing = {number for number, row in found if not all(given(row, name) for name in HEALTH)}
        if all_year(tables, child, year) and (missing or not found):
            told |= {("OC2", number) for number in missing}
            told |= {("Episodes", number) for number, _ in in_order(tables, child)[-1:]}
    return told
