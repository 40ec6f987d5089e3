"""205A to 205D: whether a child is an unaccompanied asylum-seeking child, beside last year's return."""

from __future__ import annotations

from polars import DataFrame, Expr, Series, col, lit

from safeboard.grammar.statutory.rules import Example, Rows, Rule, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import birthday, last_rows
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import Row, header, last_year, uasc


def _first(rows: DataFrame) -> DataFrame:
    return rows.drop_nulls(CHILD).unique(CHILD, keep="first", maintain_order=True)


def _both_years(tables: Tables) -> DataFrame:
    """The headers of children who have one in both years, with what each year says of their status and its end."""
    ends = _first(tables.marked("UASC")).select(CHILD, "DUC", given=~blank("DUC"))
    born = birthday(col("DOB"), 18).alias("adult")
    before = _first(last_rows(tables, "Header")).select(CHILD, was="UASC")
    ended = _first(last_rows(tables, "UASC")).select(CHILD, DUC_last="DUC", given_last=~blank("DUC"))
    beside = tables["Header"].select(ROW, CHILD, "UASC", born).join(before, on=CHILD, maintain_order="left")
    for each in (ends, ended):
        beside = beside.join(each, on=CHILD, how="left", maintain_order="left")
    return beside.with_columns(col("given", "given_last").fill_null(False))


def _broken(tables: Tables, code: str) -> Expr:
    """Whether a child of both years breaks the rule."""
    is_one, was_one = col("UASC").eq_missing("1"), col("was").eq_missing("1")
    if tables.last is None:
        return lit(False)
    starts, ends = tables.last.starts_on, tables.last.ends_on
    ended_last_year = col("given_last") & col("DUC_last").is_between(starts, ends)
    over_before = (col("DUC_last") <= ends) | (col("DUC") < tables.starts_on)
    other = col("adult").is_not_null()
    ended_otherwise = other & (
        (col("DUC_last") != col("adult")) | ((col("DUC") > tables.ends_on) & (col("DUC") != col("adult")))
    )
    return {
        "205A": ~is_one & was_one & ~(ended_last_year & ~col("given")),
        "205B": is_one & was_one & (over_before | ended_otherwise),
        "205C": ~is_one & ~was_one & (col("given") | col("given_last")),
        "205D": is_one & ~was_one,
    }[code]


def _rule(code: str, message: str, logic: str, *examples: Example, note: str = "") -> Rule:
    fields = ("UASC", "CHILD") if code == "205D" else ("UASC", "CHILD", "UASC.DUC")

    def find(tables: Tables) -> Series:
        return _both_years(tables).filter(_broken(tables, code))[ROW]

    return error(
        code,
        "Header",
        fields,
        message,
        logic,
        Rows(find),
        *examples,
        looks_in=("UASC",),
        last_year=True,
        note=note,
    )


def _child(
    child: str, now: str, before: str, duc: str | None = None, duc_before: str | None = None
) -> tuple[Row, ...]:
    """A child whose headers say so in both years, with a row in UASC in each year that has an end."""
    rows = [header(CHILD=child, UASC=now), *last_year(header(CHILD=child, UASC=before))]
    rows += [uasc(CHILD=child, DUC=duc)] if duc else []
    return (*rows, *(last_year(uasc(CHILD=child, DUC=duc_before)) if duc_before else ()))


def _turns_18(day: str) -> tuple[Row, ...]:
    """A child who is unaccompanied in both years and, by last year's return, until the day they turn eighteen."""
    head = header(CHILD="A5", UASC="1", DOB=f"2007{day[4:]}")
    return (head, *last_year(head, uasc(CHILD="A5", DUC=day)))


RULES = (
    _rule(
        "205A",
        "Last year's return said that this child is an unaccompanied asylum-seeking child, this year's does not, and the "
        "day on which the status ended does not bear that out. Check the day in both years.",
        "A child who was unaccompanied in last year's return and is not in this year's has a status that ended last year, "
        "and no end of it in this year's return.",
        Example(
            "No end, an end before last year, and one of this year too; beside an end on the first and the last day of it.",
            breaks=(
                *_child("A1", "0", "1"),
                *_child("A2", "0", "1", None, "2024-03-31"),
                *_child("A3", "0", "1", "2025-05-01", "2025-03-31"),
            ),
            keeps=(
                *_child("A1", "0", "1", None, "2024-04-01"),
                *_child("A2", "0", "1", None, "2025-03-31"),
                *_child("A3", "0", "1", None, "31/09/2024"),
            ),
            rows=(0, 1, 2),
        ),
        Example(
            "Without the field, whoever stands in the file UASC is such a child.",
            breaks=(header(), *last_year(header(), uasc())),
            keeps=(header(), *last_year(header(), uasc(DUC="2024-09-01"))),
        ),
    ),
    _rule(
        "205B",
        "Both years' returns say that this child is an unaccompanied asylum-seeking child, but the day on which the status "
        "ended does not bear that out. Check the day in both years.",
        "Of a child who is unaccompanied in both years' returns, the end in last year's, where there is one, is the eighteenth "
        "birthday and after that year; the end in this year's, where there is one, lies in this year or is that birthday.",
        Example(
            "An end in last year's return that lies in it, and one that is no birthday; one before this year, one after it, and a birthday on "
            "the last day of last year; "
            "beside the birthday in both, none, an end on the first day of this year, and a child who is unaccompanied no more.",
            breaks=(
                *_child("A1", "1", "1", None, "2025-03-31"),
                *_child("A2", "1", "1", None, "2025-10-01"),
                *_child("A3", "1", "1", "2025-03-31", None),
                *_child("A4", "1", "1", "2026-04-01", None),
                *_turns_18("2025-03-31"),
            ),
            keeps=(
                *_child("A1", "1", "1", "2033-06-01", "2033-06-01"),
                *_child("A2", "1", "1"),
                *_child("A3", "1", "1", "2025-04-01", "2033-06-01"),
                *_child("A4", "0", "1", None, "2025-03-31"),
                *_turns_18("2025-04-01"),
            ),
            rows=(0, 1, 2, 3, 4),
        ),
        note="The text does not say what bears it out. Of a status that goes on, the end that is given ahead can only be the "
        "eighteenth birthday, as the sector's open tool has it; that there has to be one is not said.",
    ),
    _rule(
        "205C",
        "Neither year's return says that this child is an unaccompanied asylum-seeking child, but there is a day on which "
        "that ended. Check both.",
        "A child who is unaccompanied in neither year's return has no end of that status in either.",
        Example(
            "An end this year, one last year and one that cannot be read, and one where neither year says anything; beside none, "
            "and a child who was.",
            breaks=(
                *_child("A1", "0", "0", "2025-05-01"),
                *_child("A2", "0", "0", None, "2024-05-01"),
                *_child("A3", "0", "0", "31/09/2025"),
                header(CHILD="A4", UASC=None),
                *last_year(header(CHILD="A4", UASC=None), uasc(CHILD="A4", DUC="2024-05-01")),
            ),
            keeps=(*_child("A1", "0", "0"), *_child("A2", "1", "0", "2025-05-01")),
            rows=(0, 1, 2, 3),
        ),
        note="A CSV return says 1 of whoever stands in the file UASC, so that it breaks this rule only where it has the field.",
    ),
    _rule(
        "205D",
        "This year's return says that this child is an unaccompanied asylum-seeking child, last year's did not. Check both.",
        "A child who is unaccompanied in this year's return and stands in last year's was unaccompanied in it.",
        Example(
            "A child who was not, and one of whom it was not said; beside one who was, one who is not, and a new child.",
            breaks=(
                *_child("A1", "1", "0"),
                header(CHILD="A2", UASC="1"),
                *last_year(header(CHILD="A2", UASC=None)),
            ),
            keeps=(*_child("A1", "1", "1"), *_child("A2", "0", "0"), header(CHILD="A3", UASC="1")),
            rows=(0, 1),
        ),
    ),
)
