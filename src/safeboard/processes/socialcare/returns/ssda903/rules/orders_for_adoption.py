"""408, 445, 446, 451: placement orders (E1) and freeing orders (D1), which they replaced in December 2005."""

from __future__ import annotations

from datetime import date

from polars import col

from safeboard.grammar.statutory.rules import Example, Where, blank
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode

# The Adoption and Children Act 2002 came into force at the end of this month; the rules name the month.
_DECEMBER_2005 = date(2005, 12, 1), date(2005, 12, 31)

RULES = (
    error(
        "408",
        "Episodes",
        ("LS", "PLACE"),
        "This child is placed for adoption with a placement order (A5, A6), but the legal status is not E1. Check both "
        "codes.",
        "An episode placed for adoption with a placement order (A5, A6) has the legal status E1.",
        Where(col("PLACE").is_in(["A5", "A6"]) & col("LS").ne_missing("E1")),
        Example(
            "Under a care order, and under none, beside E1, and placed by consent.",
            breaks=(episode(PLACE="A5"), episode(CHILD="A2", PLACE="A6", LS=None)),
            keeps=(
                episode(PLACE="A5", LS="E1"),
                episode(CHILD="A2", PLACE="A6", LS="E1"),
                episode(CHILD="A3", PLACE="A3"),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "445",
        "Episodes",
        ("LS", "DECOM"),
        "Freeing orders (D1) ended with 2005, and this episode began later. Check the legal status and the day.",
        "An episode under a freeing order (D1) began in December 2005 or before.",
        Where((col("LS") == "D1") & (col("DECOM") > _DECEMBER_2005[1])),
        Example(
            "A freeing order of the first day of 2006, beside one of the last day of 2005.",
            breaks=(episode(LS="D1", DECOM="2006-01-01"),),
            keeps=(episode(LS="D1", DECOM="2005-12-31"), episode(CHILD="A2", LS="E1", DECOM="2006-01-01")),
        ),
        until=2024,
    ),
    error(
        "446",
        "Episodes",
        ("LS", "DECOM"),
        "Placement orders (E1) began in December 2005, and this episode began earlier. Check the legal status and the "
        "day.",
        "An episode under a placement order (E1) began on 1 December 2005 or later.",
        Where((col("LS") == "E1") & (col("DECOM") < _DECEMBER_2005[0])),
        Example(
            "A placement order of the last day of November 2005, beside one of 1 December.",
            breaks=(episode(LS="E1", DECOM="2005-11-30"),),
            keeps=(episode(LS="E1", DECOM="2005-12-01"), episode(CHILD="A2", DECOM="2005-11-30")),
        ),
        note="The orders could be made from 30 December 2005; the text says December.",
    ),
    error(
        "451",
        "Episodes",
        ("LS", "DEC", "REC"),
        "This child is still freed for adoption (D1), though no freeing order could be applied for since 30 December "
        "2005. Check the legal status, or end the episode.",
        "No open episode is under a freeing order (D1).",
        Where((col("LS") == "D1") & blank("DEC") & col("REC").is_null()),
        Example(
            "An open episode under D1, beside one that has ended, and one whose end cannot be read.",
            breaks=(episode(LS="D1"),),
            keeps=(
                episode(LS="D1", DEC="2016-09-01", REC="E11"),
                episode(CHILD="A2", LS="D1", DEC="31/09/2016"),
                episode(CHILD="A3", LS="D1", REC="E11"),
                episode(CHILD="A4"),
            ),
        ),
        until=2024,
    ),
)
