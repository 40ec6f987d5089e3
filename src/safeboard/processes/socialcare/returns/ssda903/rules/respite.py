"""365 to 367: single short breaks (V3): how long they last, and that the placement stays the same."""

from __future__ import annotations

from datetime import timedelta

from polars import Series, coalesce, col, lit, max_horizontal, min_horizontal

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Where, unreadable
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode

_BREAK = col("LS") == "V3"
_MOST = 75


def _more_than_allowed(tables: Tables) -> Series:
    breaks = tables.marked("Episodes").filter(_BREAK & ~unreadable("DEC")).drop_nulls([CHILD, "DECOM"])
    begins = max_horizontal(col("DECOM"), lit(tables.starts_on))
    ends = min_horizontal(coalesce("DEC", tables.ends_on), lit(tables.ends_on))
    within = breaks.with_columns((ends - begins).dt.total_days().alias("days")).filter(col("days") > 0)
    return within.filter(col("days").sum().over(CHILD) > _MOST)[ROW]


RULES = (
    error(
        "365",
        "Episodes",
        ("LS", "DECOM", "DEC"),
        "This short break (V3) lasted longer than 17 days. Check the days and the legal status.",
        "An episode under V3 lasts 17 days at most; one without an end counts to 31 March.",
        Where(_BREAK & ~unreadable("DEC") & (coalesce("DEC", YEAR_ENDS) > col("DECOM") + timedelta(days=17))),
        Example(
            "Eighteen days, and still running after as many, beside seventeen and another legal status.",
            breaks=(
                episode(LS="V3", DEC="2025-05-19", REC="E8"),
                episode(CHILD="A2", LS="V3", DECOM="2026-03-13"),
            ),
            keeps=(
                episode(LS="V3", DEC="2025-05-18", REC="E8"),
                episode(CHILD="A2", LS="V3", DECOM="2026-03-14"),
                episode(CHILD="A3", LS="V2", DEC="2025-06-18", REC="E8"),
                episode(CHILD="A4", LS="V3", DEC="31/09/2025", REC="E8"),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "366",
        "Episodes",
        ("RNE", "LS"),
        "A short break (V3) starts anew each time, so that its reason for a new episode is S. Check both codes.",
        "An episode under V3 has S as its reason for a new episode, where one is filled in.",
        Where(_BREAK & (col("RNE") != "S")),
        Example(
            "A change of placement within a break, beside a new one, a blank and an agreed series (V4).",
            breaks=(episode(LS="V3", RNE="P"),),
            keeps=(
                episode(LS="V3"),
                episode(CHILD="A2", LS="V3", RNE=None),
                episode(CHILD="A3", LS="V4", RNE="P"),
            ),
        ),
        note="The text speaks of changes of placement; a change of legal status into V3 (L) is told as well, as each "
        "break starts with S.",
    ),
    error(
        "367",
        "Episodes",
        ("LS", "DECOM", "DEC"),
        f"This child's short breaks (V3) come to more than {_MOST} days in the year. Check the days and the legal status.",
        f"A child's episodes under V3 come to {_MOST} days at most from 1 April to 31 March; one without an end counts to "
        "31 March.",
        Rows(_more_than_allowed),
        Example(
            "Seventy-six days in two breaks, beside seventy-five, and more of another child under another status.",
            breaks=(
                episode(LS="V3", DECOM="2025-05-01", DEC="2025-06-01", REC="E8"),
                episode(LS="V2", DECOM="2025-06-10", DEC="2025-06-20", REC="E8"),
                episode(LS="V3", DECOM="2025-07-01", DEC="2025-08-15", REC="E8"),
            ),
            keeps=(
                episode(LS="V3", DECOM="2025-05-01", DEC="2025-06-01", REC="E8"),
                episode(LS="V3", DECOM="2025-07-01", DEC="2025-08-14", REC="E8"),
                episode(CHILD="A2", LS="V2"),
            ),
            rows=(0, 2),
        ),
        Example(
            "From the first day of the year, whenever the break began; beside a day less.",
            breaks=(episode(LS="V3", DECOM="2025-03-01", DEC="2025-06-16", REC="E8"),),
            keeps=(episode(LS="V3", DECOM="2025-03-01", DEC="2025-06-15", REC="E8"),),
        ),
        note="Any period of twelve months is read as the collection year, which is all that a return holds.",
    ),
)
