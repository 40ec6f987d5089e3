"""217t, 1003, 1009: a type of placement that ended, decisions before care, why a placement changed."""

from __future__ import annotations

from datetime import date

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.shapes import error, listed
from safeboard.processes.socialcare.returns.ssda903.writing import episode, placed

# Published with rule 217t: from then on K3 stands for what had been P2.
NO_P2_FROM = date(2023, 10, 28)


def _before_care(tables: Tables) -> Series:
    began = tables["Episodes"].drop_nulls([CHILD, "DECOM"]).filter(col("RNE") == "S")
    first = began.group_by(CHILD).agg(col("DECOM").min().alias("began"))
    return tables["PlacedAdoption"].join(first, on=CHILD).filter(col("DATE_PLACED") < col("began"))[ROW]


RULES = (
    error(
        "217t",
        "Episodes",
        ("PLACE", "DECOM"),
        "Independent living (P2) is no type of placement from 28 October 2023 on. Use the newer code.",
        "An episode that begins on 28 October 2023 or later is not placed as P2.",
        Where((col("PLACE") == "P2") & (col("DECOM") >= NO_P2_FROM)),
        Example("That day, beside the day before.", (episode(DECOM="2023-10-28", PLACE="P2"),), (episode(DECOM="2023-10-27", PLACE="P2"),)),
        ruleset="2023-24",
        since=2024,
        until=2024,
    ),
    error(
        "1003",
        "PlacedAdoption",
        ("DATE_PLACED", "Episodes.DECOM", "Episodes.RNE"),
        "This decision was made before the child came into care. Check both days.",
        "A decision that a child should be placed for adoption is not before the first start of their care in this return.",
        Rows(_before_care),
        Example("The day before, beside the day itself.", (episode(), placed(DATE_PLACED="2025-04-30")), (episode(), placed(DATE_PLACED="2025-05-01"))),
        note="Where care began before the episodes that are here it cannot be looked at.",
    ),
    listed("1009", "REASON_PLACE_CHANGE", "reason for the change of placement", episode, "MOVED", "CARPL"),
)  # fmt: skip
