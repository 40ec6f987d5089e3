"""231, 232, 301 to 304 and 351: a child's date of birth and sex, and the end of being an asylum-seeking child."""

from __future__ import annotations

from datetime import timedelta

from polars import Series, col

from safeboard.grammar.statutory.rules import YEAR_ENDS, YEAR_STARTS, Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, has_row, in_order, with_child
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, uasc

_A_DAY = timedelta(days=1)


def _care_before_birth(tables: Tables) -> Series:
    first = in_order(tables["Episodes"]).filter("first")
    return with_child(first, tables, "Header", "DOB").filter(col("DECOM") < col("DOB"))[ROW]


def _status_ended_without_status(tables: Tables) -> Series:
    ended = tables.marked("UASC").filter(~blank("DUC"))
    without = tables["Header"].filter(col("UASC").ne_missing("1"))
    return ended.filter(has_row(ended, without))[ROW]


RULES = (
    error(
        "231",
        "Header",
        ("DOB", "UASC"),
        "This child is under 11, which is rare among unaccompanied asylum-seeking children. Check the date of birth.",
        "An unaccompanied asylum-seeking child is 11 or older on 31 March.",
        Where((col("UASC") == "1") & (age(col("DOB"), YEAR_ENDS) < 11)),
        Example(
            "Eleven the day after the year, beside on its last day; and a child who is not seeking asylum.",
            breaks=(header(DOB="2015-04-01", UASC="1"),),
            keeps=(header(DOB="2015-03-31", UASC="1"), header(CHILD="A2", DOB="2015-04-01", UASC="0")),
        ),
        Example(
            "Without the field, whoever stands in the file UASC is such a child.",
            breaks=(header(), header(CHILD="A2"), uasc(CHILD="A2")),
            keeps=(header(), header(CHILD="A2", DOB="2010-01-01"), uasc(CHILD="A2")),
            rows=(1,),
        ),
        ruleset="2024-25",
        since=2025,
        note="The list calls the field UASC_STATUS. A right date of birth is explained to the Department.",
    ),
    error(
        "232",
        "Header",
        ("SEX",),
        "The sex of this child is given as unknown (U). Fill it in where it is known.",
        "Sex is not U.",
        Where(col("SEX") == "U"),
        Example(
            "Unknown, beside known.",
            breaks=(header(SEX="U"),),
            keeps=(header(SEX="M"), header(CHILD="A2", SEX="F")),
        ),
        ruleset="2024-25",
        since=2025,
    ),
    error(
        "301",
        "Header",
        ("DOB",),
        "This child was born after the year ended. Check the date of birth.",
        "The date of birth is on or before 31 March at the end of the year.",
        Where(col("DOB") > YEAR_ENDS),
        Example(
            "Born the day after the year, beside on its last day.",
            breaks=(header(DOB="2026-04-01"),),
            keeps=(header(DOB="2026-03-31"),),
        ),
    ),
    error(
        "302",
        "Episodes",
        ("DECOM", "Header.DOB"),
        "This child's first episode starts before the child was born. Check both days.",
        "The start of a child's first episode is on or after the date of birth in the header.",
        Rows(_care_before_birth),
        Example(
            "Care from the day before the birth, in any order of the file; beside from the day of birth.",
            breaks=(
                header(DOB="2025-05-02"),
                episode(DECOM="2025-06-01", RNE="P"),
                episode(DECOM="2025-05-01", DEC="2025-06-01", REC="X1"),
            ),
            keeps=(header(DOB="2025-05-01"), episode(DECOM="2025-05-01")),
            rows=(1,),
        ),
        note="The first is the earliest in the file, whatever its reason for a new episode.",
    ),
    error(
        "303",
        "UASC",
        ("DUC", "Header.UASC"),
        "This child has a day on which the status as asylum-seeking ended, but the header does not say 1. Check both.",
        "Where the end of the status is filled in, UASC in the header is 1.",
        Rows(_status_ended_without_status),
        Example(
            "The header says 0, beside 1; without an end the header may say 0.",
            breaks=(header(UASC="0"), uasc(DUC="2025-09-01")),
            keeps=(
                header(UASC="1"),
                uasc(DUC="2025-09-01"),
                header(CHILD="A2", UASC="0"),
                uasc(CHILD="A2"),
            ),
        ),
        note="A CSV return has no UASC in its header: there it follows from the file UASC and is always 1.",
    ),
    error(
        "304",
        "UASC",
        ("DUC", "DOB"),
        "This child's status as asylum-seeking ended after the 18th birthday. End it on that birthday at the latest.",
        "The end of the status, where it is filled in, is on or before the child's 18th birthday.",
        # Who was 18 already on the day before has had the birthday earlier.
        Where(age(col("DOB"), col("DUC") - _A_DAY) >= 18),
        Example(
            "The day after the birthday, beside the birthday; who was born on 29 February has it on 1 March.",
            breaks=(
                uasc(DOB="2007-06-01", DUC="2025-06-02"),
                uasc(CHILD="A2", DOB="2008-02-29", DUC="2026-03-02"),
            ),
            keeps=(
                uasc(DOB="2007-06-01", DUC="2025-06-01"),
                uasc(CHILD="A2", DOB="2008-02-29", DUC="2026-03-01"),
                uasc(CHILD="A3", DOB="2007-06-01"),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "351",
        "Header",
        ("DOB",),
        "This young person was over 25 when the year began and does not belong in this return. Check the date of birth.",
        "The 25th birthday is not before 1 April at the start of the year.",
        Where(age(col("DOB"), YEAR_STARTS - _A_DAY) >= 25),
        Example(
            "Twenty-five on the day before the year, beside on its first day.",
            breaks=(header(DOB="2000-03-31"),),
            keeps=(header(DOB="2000-04-01"),),
        ),
        note="Over 25 is read as after the 25th birthday, not as 26 or older.",
    ),
)
