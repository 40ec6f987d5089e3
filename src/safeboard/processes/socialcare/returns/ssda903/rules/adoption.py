"""112 to 114, 151 and 175 to 177: what is said of an adoption (AD1)."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Where
from safeboard.processes.socialcare.returns.ssda903.shapes import (
    all_given,
    any_given,
    error,
    listed,
    readable_day,
)
from safeboard.processes.socialcare.returns.ssda903.writing import adoption

ITEMS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")

RULES = (
    readable_day("112", "DATE_INT", "day it was decided to place this child for adoption", adoption),
    readable_day("113", "DATE_MATCH", "day this child was matched with adopters", adoption),
    listed("114", "FOSTER_CARE", "mark for an adoption by current foster carers", adoption, "Y", "1"),
    error(
        "151",
        "AD1",
        ITEMS,
        "Some items of this adoption are filled in and others are blank. Fill in all six, or none of them.",
        "The six items of an adoption are all filled in or all blank.",
        Where(any_given("AD1", *ITEMS) & ~all_given("AD1", *ITEMS)),
        Example(
            "One item missing, and one item alone; a day that cannot be read is filled in all the same.",
            breaks=(
                adoption(LS_ADOPTR=None),
                adoption(CHILD="A2", **{**dict.fromkeys(ITEMS), "DATE_MATCH": "2025-09-01"}),
            ),
            keeps=(
                adoption(),
                adoption(CHILD="A2", **dict.fromkeys(ITEMS)),
                adoption(CHILD="A3", DATE_INT="31/09/2025"),
            ),
            rows=(0, 1),
        ),
    ),
    listed("175", "NB_ADOPTR", "number of adopters", adoption, "3", "1"),
    listed("176", "SEX_ADOPTR", "sex of the adopters", adoption, "M", "M1"),
    listed("177", "LS_ADOPTR", "legal status of the adopters", adoption, "L1", "L11"),
)
