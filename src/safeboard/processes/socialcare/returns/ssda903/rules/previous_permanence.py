"""630 to 635: earlier permanence arrangements (PrevPerm), asked for since 1 April 2016."""

from __future__ import annotations

from datetime import date

from polars import DataFrame, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.upn import AUTHORITIES
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.shapes import error, given, listed
from safeboard.processes.socialcare.returns.ssda903.writing import episode, permanence

# Published with rules 630 and 634.
ASKED_SINCE = date(2016, 4, 1)
NATIONS = ("WAL", "SCO", "NIR", "NUK")
_DAY = r"^(?:zz|0[1-9]|[12]\d|3[01])/(?:zz|0[1-9]|1[0-2])/(?:zzzz|\d{4})$"


def _began(tables: Tables) -> DataFrame:
    """The episodes that began a period of care since the arrangements are asked for."""
    return tables["Episodes"].drop_nulls(CHILD).filter((col("RNE") == "S") & (col("DECOM") >= ASKED_SINCE))


def _not_returned(tables: Tables) -> Series:
    began = _began(tables).filter(col("DECOM") >= tables.starts_on)
    return began.filter(~has_row(began, tables["PrevPerm"]))[ROW]


def _not_asked(tables: Tables) -> Series:
    """Rows of children whose newest episode began before the arrangements are asked for."""
    since = tables["Episodes"].drop_nulls(CHILD).filter(col("DECOM") >= ASKED_SINCE)
    rows = tables["PrevPerm"].drop_nulls(CHILD)
    return rows.filter(~has_row(rows, since))[ROW]


def _after_care_began(tables: Tables) -> Series:
    """Arrangements whose day is none, or lies after the child's care of this return began."""
    first = _began(tables).group_by(CHILD).agg(col("DECOM").min().alias("began"))
    rows = tables["PrevPerm"].join(first, on=CHILD, how="left", maintain_order="left")
    whole = col("DATE_PERM").str.to_date("%d/%m/%Y", strict=False)
    no_day = ~col("DATE_PERM").str.contains(_DAY) | (whole.is_null() & ~col("DATE_PERM").str.contains("zz"))
    return rows.filter(no_day | (whole > col("began")))[ROW]


RULES = (
    error(
        "630",
        "Episodes",
        ("RNE", "DECOM", "PrevPerm.PREV_PERM"),
        "This child came into care this year and nothing is said of an earlier permanence arrangement. Add the row.",
        "A child whose care began in the year, since 1 April 2016, has a row in PrevPerm.",
        Rows(_not_returned),
        Example(
            "A child without a row, beside one with a row and one whose care began before the year.",
            breaks=(episode(),),
            keeps=(episode(), permanence(), episode(CHILD="A2", DECOM="2025-03-31")),
        ),
    ),
    listed("631", "PREV_PERM", "kind of earlier arrangement", permanence, "P9", "P2"),
    error(
        "632",
        "PrevPerm",
        ("DATE_PERM", "Episodes.DECOM", "Episodes.RNE"),
        "The day of the earlier order cannot be right. Write it as 31/12/2015, with zz for what is not known; it lies "
        "before this time in care.",
        "The day of an earlier order, where it is filled in, is a day of the calendar or has zz in its place, and does "
        "not lie after the start of the child’s care.",
        Rows(_after_care_began),
        Example(
            "A month that does not exist and a day after care began, beside a day before it and an unknown one.",
            breaks=(
                episode(),
                permanence(DATE_PERM="12/13/2020"),
                episode(CHILD="A2"),
                permanence(CHILD="A2", DATE_PERM="02/05/2025"),
            ),
            keeps=(
                episode(),
                permanence(DATE_PERM="01/05/2025"),
                episode(CHILD="A2"),
                permanence(CHILD="A2", DATE_PERM="zz/zz/2020"),
            ),
            rows=(0, 1),
        ),
        note="Where care began before the files that are here, the second half cannot be looked at.",
    ),
    error(
        "633",
        "PrevPerm",
        ("LA_PERM",),
        "The authority of the earlier arrangement is not one that we know. Check its three figures.",
        "The authority, where it is filled in, is one of England by its three figures, or another nation’s letters.",
        Where(~col("LA_PERM").is_in([*sorted(AUTHORITIES), *NATIONS])),
        Example(
            "Figures of no authority, beside a county’s.",
            (permanence(LA_PERM="999"),),
            (permanence(LA_PERM="825"),),
        ),
    ),
    error(
        "634",
        "PrevPerm",
        ("PREV_PERM", "LA_PERM", "DATE_PERM", "Episodes.DECOM", "Episodes.RNE"),
        "An earlier arrangement is only asked for where care began on 1 April 2016 or later. Take the row out.",
        "A child with a row in PrevPerm has an episode that began on 1 April 2016 or later.",
        Rows(_not_asked),
        Example(
            "A child whose care began a day before, beside one whose care began that day.",
            breaks=(episode(DECOM="2016-03-31"), permanence()),
            keeps=(
                episode(DECOM="2016-04-01"),
                permanence(),
                episode(CHILD="A2", RNE="P"),
                permanence(CHILD="A2"),
            ),
        ),
    ),
    error(
        "635",
        "PrevPerm",
        ("PREV_PERM", "LA_PERM", "DATE_PERM"),
        "There was no earlier arrangement (Z1), but a day or an authority is given. Take these out, or correct the code.",
        "Where the code is Z1, neither day nor authority is filled in.",
        Where(
            (col("PREV_PERM") == "Z1") & (given("PrevPerm", "LA_PERM")[0] | given("PrevPerm", "DATE_PERM")[0])
        ),
        Example(
            "Z1 with a day, beside Z1 alone and P1 with a day.",
            breaks=(permanence(PREV_PERM="Z1"),),
            keeps=(permanence(PREV_PERM="Z1", DATE_PERM=None), permanence(CHILD="A2")),
        ),
    ),
)
