"""1001: whether care leavers (OC3) were in care for so long that they are owed support."""

from __future__ import annotations

from polars import DataFrame, Expr, Series, coalesce, col, concat, lit, max_horizontal, min_horizontal, when

from safeboard.grammar.statutory.rules import Example, Rows
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import birthday, last_rows, with_child
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.rules.leavers_and_care import filled
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, last_year, oc3

# Children Act 1989, schedule 2, paragraph 19B, and the Care Leavers (England) Regulations 2010, regulation 3: who was
# looked after for thirteen weeks since fourteen, and for some of the time since sixteen, is eligible, then relevant.
DAYS, SINCE, ALSO_SINCE = 13 * 7, 14, 16
# Who is 20 by the end of the year left care before the two years that are here, or may have.
KNOWN_TO = 20
_SHORT = ("V3", "V4")


def _episodes(tables: Tables) -> DataFrame:
    """The episodes of both years, an episode that is in both as this year has it, with the days of care that it adds.

    They go from `since` to `until`: one without an end runs to the start of the child's next, or else to the end of its
    return's year; what an earlier episode covers already is not counted again.
    """
    names, start = (CHILD, "DECOM", "DEC", "LS", "REC", "until"), [CHILD, "DECOM"]
    here = tables["Episodes"].with_columns(until=lit(tables.ends_on)).select(names).drop_nulls(start)
    last_ends = lit(tables.last.ends_on if tables.last else None)
    before = last_rows(tables, "Episodes").with_columns(until=last_ends).select(names).drop_nulls(start)
    both = concat([here, before.join(here, on=start, how="anti")])
    once = both.sort(*start, "DEC", nulls_last=True, maintain_order=True)
    following = col("DECOM").shift(-1).over(CHILD)
    until = once.with_columns(until=coalesce("DEC", min_horizontal("until", following)))
    counted = when(~col("LS").is_in(_SHORT).fill_null(False)).then("until")
    return until.with_columns(
        since=max_horizontal("DECOM", counted.cum_max().shift(1).forward_fill().over(CHILD))
    )


def _days_since(years: int) -> Expr:
    """The days of care since a birthday; none of short breaks (V3, V4)."""
    days = (col("until") - max_horizontal("since", birthday(col("DOB"), years))).dt.total_days()
    return when(col("LS").is_in(_SHORT).fill_null(False)).then(0).otherwise(days.clip(lower_bound=0)).sum()


def _too_short(tables: Tables) -> Series:
    """The care leavers whose care, by the episodes that are here, was too short, or ended with an adoption."""
    rows = with_child(filled(tables).drop("DOB"), tables, "Header", "DOB").drop_nulls("DOB")
    young = rows.filter(birthday(col("DOB"), KNOWN_TO) > tables.ends_on).select(ROW, CHILD, "DOB")
    beside = young.join(_episodes(tables), on=CHILD).sort(ROW, "DECOM", "DEC", nulls_last=True)
    of_leaver = beside.group_by(ROW, maintain_order=True).agg(
        since=_days_since(SINCE),
        also=_days_since(ALSO_SINCE),
        adopted=col("REC").last().is_in(["E11", "E12"]).fill_null(False),
    )
    return of_leaver.filter((col("since") < DAYS) | (col("also") < 1) | col("adopted"))[ROW]


_BORN = {"DOB": "2008-09-01"}


def _in_care(until: str, **more: str | None) -> object:
    return episode(DECOM="2025-05-01", DEC=until, REC="E4A", **more)


RULES = (
    error(
        "1001",
        "OC3",
        (*LEAVING, "Header.DOB", "Episodes.DECOM", "Episodes.DEC", "Episodes.LS"),
        "By their episodes this young person was not in care for thirteen weeks since fourteen, or not at all since "
        "sixteen, or was adopted. Take the care leaver’s items out, or check the episodes.",
        "A young person with care leaver’s items was in care for 91 days since the fourteenth birthday, and for some of "
        "them since the sixteenth, by the episodes of this year and last; short breaks (V3, V4) do not count. The newest "
        "episode did not end with an adoption. Who is 20 at the end of the year is not looked at.",
        Rows(_too_short),
        Example(
            "Ninety days, beside ninety-one.",
            breaks=(header(**_BORN), oc3(**_BORN), _in_care("2025-07-30"), *last_year(episode(CHILD="B"))),
            keeps=(header(**_BORN), oc3(**_BORN), _in_care("2025-07-31"), *last_year(episode(CHILD="B"))),
        ),
        Example(
            "Until the sixteenth birthday, in short breaks, two episodes that overlap, and an adoption; beside a day longer, care "
            "in both years, an episode inside another, two begun on one day, and one of twenty.",
            breaks=(
                header(DOB="2009-09-01"),
                oc3(),
                _in_care("2025-09-01"),
                header(CHILD="A2", **_BORN),
                oc3(CHILD="A2"),
                _in_care("2026-01-01", CHILD="A2", LS="V4"),
                header(CHILD="A3", **_BORN),
                oc3(CHILD="A3"),
                _in_care("2025-07-01", CHILD="A3"),
                episode(CHILD="A3", DECOM="2025-06-01", RNE="P", DEC="2025-07-30", REC="E4A"),
                header(CHILD="A4", **_BORN),
                oc3(CHILD="A4"),
                episode(CHILD="A4", PLACE="A3", DEC="2026-01-01", REC="E11"),
                *last_year(episode(CHILD="B")),
            ),
            keeps=(
                header(DOB="2009-09-01"),
                oc3(),
                _in_care("2025-09-02"),
                header(CHILD="A2", **_BORN),
                oc3(CHILD="A2"),
                header(CHILD="A5", **_BORN),
                oc3(CHILD="A5"),
                _in_care("2025-05-01", CHILD="A5"),
                _in_care("2025-07-31", CHILD="A5"),
                episode(CHILD="A5", DECOM="2025-06-01", RNE="P", DEC="2025-06-02", REC="E4A"),
                header(CHILD="A3", DOB="2006-03-31"),
                oc3(CHILD="A3"),
                _in_care("2025-05-10", CHILD="A3"),
                oc3(CHILD="A4"),
                header(CHILD="A4", **_BORN),
                *last_year(episode(CHILD="A2", DECOM="2024-09-02", DEC="2024-12-02", REC="E4A")),
            ),
            rows=(0, 1, 2, 3),
        ),
        last_year=True,
        note="The text names no length: it is that of the law; that an adopted child is none of these is as the sector's open "
        "tool has it. Who has no episode in either year is told by 1002. As the text warns, care before last year's return "
        "cannot be seen, so that who was in care then may be told wrongly.",
    ),
)
