"""115 to 120 and 184: decisions that a child should, or should no longer, be placed for adoption."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order, with_child
from safeboard.processes.socialcare.returns.ssda903.shapes import (
    error,
    listed,
    readable_day,
)
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, placed

TABLE = "PlacedAdoption"


def _after_year_or_care(tables: Tables) -> Series:
    lasting = tables["Episodes"].filter(col("REC").ne_missing("X1"))
    left = in_order(lasting).filter("newest").select(CHILD, "DEC")
    rows = tables[TABLE].join(left, on=CHILD, how="left", maintain_order="left")
    told = [
        (col(day) > limit).fill_null(False)
        for day in ("DATE_PLACED", "DATE_PLACED_CEASED")
        for limit in (tables.ends_on, col("DEC"))
    ]
    return rows.filter(told[0] | told[1] | told[2] | told[3])[ROW]


def _ceased_before_year_or_care(tables: Tables) -> Series:
    care = tables["Episodes"].filter(~col("LS").is_in(["V3", "V4"]) | col("LS").is_null())
    began = care.group_by(CHILD).agg(col("DECOM").min())
    rows = tables[TABLE].join(began, on=CHILD, how="left", maintain_order="left")
    ceased = col("DATE_PLACED_CEASED")
    return rows.filter((ceased < tables.starts_on) | (ceased < col("DECOM")).fill_null(False))[ROW]


def _decided_before_birth(tables: Tables) -> Series:
    rows = with_child(tables[TABLE].drop("DOB"), tables, "Header", "DOB")
    return rows.filter(col("DATE_PLACED") < col("DOB"))[ROW]


RULES = (
    readable_day("115", "DATE_PLACED", "day it was decided that this child should be placed", placed),
    readable_day(
        "116", "DATE_PLACED_CEASED", "day it was decided that this child should no longer be placed", placed
    ),
    error(
        "117",
        TABLE,
        ("DATE_PLACED_CEASED", "DATE_PLACED", "Episodes.DEC", "Episodes.REC", "Episodes.DECOM"),
        "A decision on placing this child for adoption is after the year or after the child left care. Check its day.",
        "Neither day of decision is after 31 March, nor after the end of the child's newest episode whose reason of "
        "ending is not X1.",
        Rows(_after_year_or_care),
        Example(
            "Decisions on the day after the year, beside ones on its last day; the child has no episodes.",
            breaks=(
                placed(DATE_PLACED="2026-04-01"),
                placed(
                    CHILD="A2",
                    DATE_PLACED="2025-09-01",
                    DATE_PLACED_CEASED="2026-04-01",
                    REASON_PLACED_CEASED="RD1",
                ),
            ),
            keeps=(
                placed(DATE_PLACED="2026-03-31"),
                placed(CHILD="A2", DATE_PLACED_CEASED="2026-03-31", REASON_PLACED_CEASED="RD1"),
            ),
            rows=(0, 1),
        ),
        Example(
            "A decision the day after the child left care, beside one on the day and one before the next episode.",
            breaks=(
                placed(DATE_PLACED="2025-10-02"),
                episode(DEC="2025-10-01", REC="E4A"),
            ),
            keeps=(
                placed(DATE_PLACED="2025-10-01"),
                episode(DEC="2025-10-01", REC="E4A"),
                placed(CHILD="A2", DATE_PLACED="2025-10-02"),
                episode(CHILD="A2", DEC="2025-10-01", REC="X1"),
                episode(CHILD="A2", DECOM="2025-10-01", RNE="P"),
                placed(CHILD="A3", DATE_PLACED="2025-12-01"),
                episode(CHILD="A3", DEC="2025-10-01", REC="E4A"),
                episode(CHILD="A3", DECOM="2025-11-01"),
            ),
        ),
        note="Episodes that ended with X1 are left out before the newest is taken.",
    ),
    error(
        "118",
        TABLE,
        ("DATE_PLACED_CEASED", "Episodes.DECOM", "Episodes.LS"),
        "It was decided that this child should no longer be placed before the year or before care began. Check the day.",
        "The day of that decision is neither before 1 April nor before the start of the child's first episode that is "
        "not one of short breaks (V3, V4).",
        Rows(_ceased_before_year_or_care),
        Example(
            "The day before the year, and the day before care though short breaks had begun.",
            breaks=(
                placed(DATE_PLACED="2024-01-01", DATE_PLACED_CEASED="2025-03-31", REASON_PLACED_CEASED="RD1"),
                placed(CHILD="A2", DATE_PLACED_CEASED="2025-08-31", REASON_PLACED_CEASED="RD1"),
                episode(CHILD="A2", LS="V3", DEC="2025-05-10", REC="E8"),
                episode(CHILD="A2", DECOM="2025-09-01"),
            ),
            keeps=(
                placed(DATE_PLACED="2024-01-01", DATE_PLACED_CEASED="2025-04-01", REASON_PLACED_CEASED="RD1"),
                placed(CHILD="A2", DATE_PLACED_CEASED="2025-09-01", REASON_PLACED_CEASED="RD1"),
                episode(CHILD="A2", LS="V3", DEC="2025-05-10", REC="E8"),
                episode(CHILD="A2", DECOM="2025-09-01"),
                episode(CHILD="A2", DECOM="2025-10-01", RNE="P"),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "119",
        TABLE,
        ("REASON_PLACED_CEASED", "DATE_PLACED_CEASED"),
        "A decision no longer to place this child has a day without a reason, or a reason without a day. "
        "Fill in both or neither.",
        "The day of that decision and the reason for it are both filled in or both blank.",
        Where(blank("DATE_PLACED_CEASED") != col("REASON_PLACED_CEASED").is_null()),
        Example(
            "A day alone and a reason alone; a day that cannot be read is filled in all the same.",
            breaks=(
                placed(DATE_PLACED_CEASED="2025-12-01"),
                placed(CHILD="A2", REASON_PLACED_CEASED="RD1"),
            ),
            keeps=(
                placed(DATE_PLACED_CEASED="2025-12-01", REASON_PLACED_CEASED="RD1"),
                placed(CHILD="A2"),
                placed(CHILD="A3", DATE_PLACED_CEASED="31/02/2026", REASON_PLACED_CEASED="RD1"),
            ),
            rows=(0, 1),
        ),
    ),
    listed(
        "120",
        "REASON_PLACED_CEASED",
        "reason why this child should no longer be placed",
        placed,
        "RD5",
        "RD4",
    ),
    error(
        "184",
        TABLE,
        ("DATE_PLACED", "Header.DOB"),
        "It was decided that this child should be placed for adoption before the child was born. Check both days.",
        "The decision that a child should be placed is not before the date of birth in the header.",
        Rows(_decided_before_birth),
        Example(
            "The day before the birth, beside the day of birth; the date of birth in the row itself does not count.",
            breaks=(
                header(DOB="2025-09-02"),
                placed(DOB="2025-09-01", DATE_PLACED="2025-09-01"),
            ),
            keeps=(
                header(DOB="2025-09-01"),
                placed(DOB="2025-09-02", DATE_PLACED="2025-09-01"),
            ),
        ),
    ),
)
