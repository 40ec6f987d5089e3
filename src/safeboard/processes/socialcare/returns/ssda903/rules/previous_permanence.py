"""630 to 635: earlier permanence arrangements (PrevPerm), asked for since 1 April 2016."""

from __future__ import annotations

from datetime import date

from polars import DataFrame, Series, coalesce, col

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.upn import AUTHORITIES
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, any_given, error, listed
from safeboard.processes.socialcare.returns.ssda903.writing import episode, permanence

# Published with rules 630 and 634.
ASKED_SINCE = date(2016, 4, 1)
NATIONS = ("WAL", "SCO", "NIR", "NUK")
# The authorities of England, also former ones, by their three figures; 999 where it is not known which. The list of pupil
# numbers has codes that stand for no authority, and Wales and Northern Ireland, which are named by letters here.
_NOT_ENGLAND = {
    f"{code:03d}" for first, last in ((1, 5), (660, 681), (701, 708)) for code in range(first, last + 1)
}
PLACES = (*sorted(set(AUTHORITIES) - _NOT_ENGLAND), "999", *NATIONS)
_DAY = r"^(?:zz|0[1-9]|[12]\d|3[01])/(?:zz|0[1-9]|1[0-2])/(?:zzzz|\d{4})$"


_ITEMS = ("PREV_PERM", "LA_PERM", "DATE_PERM")


def _began(tables: Tables) -> DataFrame:
    """The episodes that began a period of care since the arrangements are asked for."""
    return tables["Episodes"].drop_nulls(CHILD).filter((col("RNE") == "S") & (col("DECOM") >= ASKED_SINCE))


def _not_returned(tables: Tables) -> Series:
    began = _began(tables).filter(col("DECOM") >= tables.starts_on)
    none = col("PREV_PERM") == "Z1"
    said = tables["PrevPerm"].filter(none | all_given("PrevPerm", *_ITEMS))
    return began.filter(~has_row(began, said))[ROW]


def _not_asked(tables: Tables) -> Series:
    """The entries of children whose newest episode began before the arrangements are asked for."""
    since = (
        tables["Episodes"].drop_nulls(CHILD).filter(col("DECOM").is_null() | (col("DECOM") >= ASKED_SINCE))
    )
    rows = tables["PrevPerm"].drop_nulls(CHILD).filter(any_given("PrevPerm", *_ITEMS))
    return rows.filter(~has_row(rows, since))[ROW]


def _after_care_began(tables: Tables) -> Series:
    """Arrangements whose day is none, or is not before the child's newest care of this return began."""
    started = col("DECOM").filter(col("RNE") == "S").max()
    began = tables["Episodes"].group_by(CHILD).agg(coalesce(started, col("DECOM").min()).alias("began"))
    rows = tables["PrevPerm"].join(began, on=CHILD, how="left", maintain_order="left")
    written = col("DATE_PERM").str.to_lowercase()
    earliest = written.str.replace("^zz/", "01/").str.replace("/zz/", "/01/", literal=True)
    day = earliest.str.to_date("%d/%m/%Y", strict=False)
    no_day = ~written.str.contains(_DAY) | (day.is_null() & ~written.str.ends_with("/zzzz"))
    return rows.filter(no_day | (day >= col("began")))[ROW]


RULES = (
    error(
        "630",
        "Episodes",
        ("RNE", "DECOM", "PrevPerm.PREV_PERM"),
        "This child came into care this year and nothing is said of an earlier permanence arrangement. Add the row.",
        "A child whose care began in the year, since 1 April 2016, has a row in PrevPerm that says which arrangement it was "
        "and, unless there was none (Z1), its day and authority.",
        Rows(_not_returned),
        Example(
            "A child without a row, and rows that do not say all; beside a whole one, none before (Z1), and one whose care began "
            "before the year.",
            breaks=(
                episode(),
                episode(CHILD="A2"),
                permanence(CHILD="A2", PREV_PERM=None, LA_PERM="825"),
                episode(CHILD="A3"),
                permanence(CHILD="A3"),
            ),
            keeps=(
                episode(),
                permanence(LA_PERM="825", DATE_PERM="zz/zz/zzzz"),
                episode(CHILD="A2"),
                permanence(CHILD="A2", PREV_PERM="Z1", DATE_PERM=None),
                episode(CHILD="A3", DECOM="2025-03-31"),
            ),
            rows=(0, 1, 2),
        ),
        note="The text does not say which items: what is not known has a code too (zz for a day), so that all are meant.",
    ),
    listed("631", "PREV_PERM", "kind of earlier arrangement", permanence, "P9", "P2"),
    error(
        "632",
        "PrevPerm",
        ("DATE_PERM", "Episodes.DECOM", "Episodes.RNE"),
        "The day of the earlier order cannot be right. Write it as 31/12/2015, with zz for what is not known; it lies "
        "before this time in care.",
        "The day of an earlier order, where it is filled in, is a day of the calendar or has zz in place of what is not known, "
        "and lies before the newest start of the child’s care, or before the first episode that is here.",
        Rows(_after_care_began),
        Example(
            "A month that does not exist, the day on which care began, and a later month; beside the day before, an unknown day, "
            "and an order between two times in care.",
            breaks=(
                episode(),
                permanence(DATE_PERM="12/13/2020"),
                episode(CHILD="A2"),
                permanence(CHILD="A2", DATE_PERM="01/05/2025"),
                episode(CHILD="A3"),
                permanence(CHILD="A3", DATE_PERM="zz/05/2025"),
                permanence(CHILD="A4", DATE_PERM="31/02/2020"),
                episode(CHILD="A5", RNE="P"),
                permanence(CHILD="A5", DATE_PERM="01/05/2025"),
            ),
            keeps=(
                episode(),
                permanence(DATE_PERM="30/04/2025"),
                episode(CHILD="A2"),
                permanence(CHILD="A2", DATE_PERM="ZZ/ZZ/2020"),
                permanence(CHILD="A3", DATE_PERM="zz/zz/zzzz"),
                episode(CHILD="A4", DEC="2025-06-01", REC="E45"),
                episode(CHILD="A4", DECOM="2025-12-01"),
                permanence(CHILD="A4", DATE_PERM="01/06/2025"),
            ),
            rows=(0, 1, 2, 3, 4),
        ),
        note="Where the start of care is not here, the first episode that is counts. Of a day that is partly known the earliest "
        "that it can be counts.",
    ),
    error(
        "633",
        "PrevPerm",
        ("LA_PERM",),
        "The authority of the earlier arrangement is not one that we know. Check its three figures.",
        "The authority, where it is filled in, is one of England by its three figures, now or formerly, another nation’s letters, or 999 for not "
        "known.",
        Where(~col("LA_PERM").is_in(PLACES)),
        Example(
            "Figures of no authority, and of a Welsh one; beside a county’s, one that is no more, Wales, and 999 for not known.",
            (permanence(LA_PERM="998"), permanence(CHILD="A2", LA_PERM="660")),
            tuple(permanence(CHILD=f"A{place}", LA_PERM=place) for place in ("825", "837", "WAL", "999")),
            rows=(0, 1),
        ),
    ),
    error(
        "634",
        "PrevPerm",
        ("PREV_PERM", "LA_PERM", "DATE_PERM", "Episodes.DECOM", "Episodes.RNE"),
        "An earlier arrangement is only asked for where care began on 1 April 2016 or later. Take the row out.",
        "A child with an entry in PrevPerm has an episode that began on 1 April 2016 or later.",
        Rows(_not_asked),
        Example(
            "A child whose care began a day before, beside one whose care began that day.",
            breaks=(episode(DECOM="2016-03-31"), permanence()),
            keeps=(
                episode(DECOM="2016-04-01"),
                permanence(),
                episode(CHILD="A2", RNE="P"),
                permanence(CHILD="A2"),
                permanence(CHILD="A3", PREV_PERM=None, DATE_PERM=None),
            ),
        ),
    ),
    error(
        "635",
        "PrevPerm",
        ("PREV_PERM", "LA_PERM", "DATE_PERM"),
        "There was no earlier arrangement (Z1), but a day or an authority is given. Take these out, or correct the code.",
        "Where the code is Z1, neither day nor authority is filled in.",
        Where((col("PREV_PERM") == "Z1") & any_given("PrevPerm", "LA_PERM", "DATE_PERM")),
        Example(
            "Z1 with a day, beside Z1 alone and P1 with a day.",
            breaks=(permanence(PREV_PERM="Z1"),),
            keeps=(permanence(PREV_PERM="Z1", DATE_PERM=None), permanence(CHILD="A2")),
        ),
    ),
)
