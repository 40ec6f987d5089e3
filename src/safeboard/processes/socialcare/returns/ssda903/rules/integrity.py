"""INT01 to INT36 and EPI: the tables of a return belong together, child by child."""

from __future__ import annotations

from polars import Boolean, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903 import writing
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.shapes import RowWriter, beside_child, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

_WRITERS: dict[str, RowWriter] = {
    "AD1": writing.adoption,
    "PlacedAdoption": writing.placed,
    "Episodes": writing.episode,
    "Missing": writing.missing,
    "OC2": writing.oc2,
    "OC3": writing.oc3,
    "PrevPerm": writing.permanence,
    "Reviews": writing.review,
    "UASC": writing.uasc,
    "Header": writing.header,
}


def _known(code: str, table: str) -> Rule:
    """A rule that every child of a table stands in Header."""

    def without_header(tables: Tables) -> Series:
        rows = tables[table].drop_nulls(CHILD)
        return rows.filter(~has_row(rows, tables["Header"]))[ROW]

    row = _WRITERS[table]
    return error(
        code,
        table,
        ("CHILD", "Header.CHILD"),
        f"This child stands in {table} and not in Header. Add the child to Header, or correct the id.",
        f"Every child in {table} stands in Header too.",
        Rows(without_header),
        Example(
            "A child of whom there is no row in Header, beside one of whom there is.",
            breaks=(header(), row(CHILD="A2"), row(CHILD="A1")),
            keeps=(header(), row(CHILD="A1")),
        ),
    )


def _same(code: str, table: str, column: str, what: str, here: str, there: str) -> Rule:
    """A rule that a table says of a child what Header says; blanks are not compared."""
    row = _WRITERS[table]
    return error(
        code,
        table,
        (column, f"Header.{column}"),
        f"The {what} in {table} is not the one in Header. Find out which is right, and write it in both.",
        f"Where {table} and Header both give the {what} of a child, it is the same.",
        beside_child(table, "Header", (column,), col(column) != col(f"{column}_Header")),
        Example(
            "Two tables that differ, beside two that agree and a row that does not say.",
            breaks=(header(**{column: here}), row(**{column: there})),
            keeps=(
                header(**{column: here}),
                row(**{column: here}),
                header(CHILD="A2"),
                row(CHILD="A2", **{column: None}),
            ),
        ),
    )


def _once(code: str, table: str) -> Rule:
    """A rule that a child stands in a table once; every row of one who stands there more often is told."""

    def repeated(tables: Tables) -> Series:
        rows = tables[table].drop_nulls(CHILD)
        return rows.filter(col(CHILD).is_duplicated())[ROW]

    row = _WRITERS[table]
    return error(
        code,
        table,
        ("CHILD",),
        f"This child stands in {table} more than once. Look which row is right, and keep that one.",
        f"A child stands in {table} at most once.",
        Rows(repeated),
        Example(
            "A child with two rows, beside two children with one each.",
            breaks=(row(CHILD="A1"), row(CHILD="A2"), row(CHILD="A1")),
            keeps=(row(CHILD="A1"), row(CHILD="A2")),
            rows=(0, 2),
        ),
    )


def _without_episodes(tables: Tables) -> Series:
    rows = tables["Header"].drop_nulls(CHILD)
    elsewhere = (
        has_row(rows, tables["OC3"])
        if "OC3" not in tables.absent
        else Series([False] * len(rows), dtype=Boolean)
    )
    return rows.filter(~has_row(rows, tables["Episodes"]) & ~elsewhere)[ROW]


EPISODES_FIRST = error(
    "EPI",
    "Header",
    ("CHILD", "Episodes.CHILD"),
    "There is no episode of care of this child. Add the episodes, so that the other rules can look at them.",
    "Every child in Header has an episode of care, unless they are a care leaver in OC3.",
    Rows(_without_episodes),
    Example(
        "A child without an episode, beside one with an episode and a care leaver.",
        breaks=(header(CHILD="A1"), header(CHILD="A2"), episode(CHILD="A2")),
        keeps=(header(CHILD="A1"), episode(CHILD="A1"), header(CHILD="A3"), writing.oc3(CHILD="A3")),
    ),
    note="The published text is a warning of the national portal; a care leaver needs no episode in the year, so is not told.",
)

RULES = (
    *(
        _known(f"INT0{number}", table)
        for number, table in enumerate(
            ("AD1", "PlacedAdoption", "Episodes", "Missing", "OC2", "OC3", "PrevPerm", "Reviews", "UASC"),
            start=1,
        )
    ),
    *(
        _same(f"INT1{number}", table, "DOB", "date of birth", "2010-06-01", "2010-06-02")
        for number, table in enumerate(
            ("AD1", "PlacedAdoption", "Missing", "OC2", "OC3", "PrevPerm", "Reviews", "UASC"), start=1
        )
    ),
    _same("INT21", "UASC", "SEX", "sex", "F", "M"),
    *(
        _once(f"INT3{number}", table)
        for number, table in enumerate(("AD1", "Header", "OC2", "OC3", "PrevPerm", "UASC"), start=1)
    ),
    EPISODES_FIRST,
)
