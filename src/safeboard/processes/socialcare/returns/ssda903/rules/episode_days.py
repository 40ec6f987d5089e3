"""352 to 357: the first and last days of an episode."""

from __future__ import annotations

from datetime import date

from polars import Series, col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Where
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import beside_child, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

# The day on which the Children Act 1989 came into force.
_FIRST_DAY = date(1991, 10, 14)


def _first_not_started(tables: Tables) -> Series:
    return in_order(tables["Episodes"]).filter(
        col("first") & (col("DECOM") >= tables.starts_on) & col("RNE").ne_missing("S")
    )[ROW]


RULES = (
    error(
        "352",
        "Episodes",
        ("DECOM", "RNE", "Header.DOB"),
        "This young person was 18 or older when care started. Check the date of birth and the start.",
        "Who starts to be looked after (RNE S) is under 18 on that day.",
        beside_child(
            "Episodes", "Header", ("DOB",), (col("RNE") == "S") & (age(col("DOB"), col("DECOM")) >= 18)
        ),
        Example(
            "On the 18th birthday, beside the day before it; and a change of placement on the birthday.",
            breaks=(header(DOB="2007-05-01"), episode()),
            keeps=(
                header(DOB="2007-05-02"),
                episode(),
                header(CHILD="A2", DOB="2007-05-01"),
                episode(CHILD="A2", RNE="P"),
            ),
        ),
    ),
    error(
        "353",
        "Episodes",
        ("DECOM",),
        "This episode starts before 14 October 1991. Check its first day.",
        "An episode starts on or after 14 October 1991, when the Children Act 1989 came into force.",
        Where(col("DECOM") < _FIRST_DAY),
        Example(
            "The day before, beside the day.",
            breaks=(episode(DECOM="1991-10-13"),),
            keeps=(episode(DECOM="1991-10-14"),),
        ),
    ),
    error(
        "354",
        "Episodes",
        ("DECOM",),
        "This episode starts after the year. Leave it for next year's return, or check the day.",
        "An episode starts on or before 31 March at the end of the year.",
        Where(col("DECOM") > YEAR_ENDS),
        Example(
            "The day after the year, beside its last day.",
            breaks=(episode(DECOM="2026-04-01"),),
            keeps=(episode(DECOM="2026-03-31"), episode(CHILD="A2", DEC="2026-04-01", REC="X1")),
        ),
        note="The text speaks of the day the episode ceased, in the words of 385, which is about that day; the field is that of "
        "the start, so that this rule is about it.",
    ),
    error(
        "355",
        "Episodes",
        ("DECOM", "DEC"),
        "This episode starts and ends on one day. Check both days, or leave the episode out.",
        "An episode ends on a later day than it starts.",
        Where(col("DECOM") == col("DEC")),
        Example(
            "The same day, beside the next one and the one before, which 356 tells.",
            breaks=(episode(DEC="2025-05-01", REC="X1"),),
            keeps=(
                episode(DEC="2025-05-02", REC="X1"),
                episode(CHILD="A2", DEC="2025-04-30", REC="X1"),
            ),
        ),
        note="A return has no hours: less than 24 of them is read as one and the same day.",
    ),
    error(
        "356",
        "Episodes",
        ("DECOM", "DEC"),
        "This episode ends before it starts. Check both days.",
        "The end of an episode is not before its start.",
        Where(col("DEC") < col("DECOM")),
        Example(
            "The day before the start, beside the same day, which 355 tells, and no end.",
            breaks=(episode(DEC="2025-04-30", REC="X1"),),
            keeps=(episode(DEC="2025-05-01", REC="X1"), episode(CHILD="A2")),
        ),
    ),
    error(
        "357",
        "Episodes",
        ("RNE", "DECOM"),
        "This is the child's first episode, so care starts with it: write S as the reason. Or enter the episode before it.",
        "A child's first episode has S as its reason for a new episode, where it starts in the year.",
        Rows(_first_not_started),
        Example(
            "A change of placement first and no reason at all, from the first day of the year.",
            breaks=(
                episode(DECOM="2025-04-01", RNE="P"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
                episode(CHILD="A2", DECOM="2025-05-01", RNE=None, DEC="2025-09-01", REC="X1"),
            ),
            keeps=(
                episode(DECOM="2025-03-31", RNE="P"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
                episode(CHILD="A2", DECOM="2025-05-01", DEC="2025-09-01", REC="X1"),
            ),
            rows=(0, 2),
        ),
        note="The first is the earliest in the file; one that started before the year may have followed another.",
    ),
)
