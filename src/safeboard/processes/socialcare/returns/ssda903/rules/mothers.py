"""165, 171, 174 and 207: looked after children who are mothers, and their children."""

from __future__ import annotations

from polars import Series, col, lit

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_year, last_rows
from safeboard.processes.socialcare.returns.ssda903.codes import YES_NO
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given, error, readable_day
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, last_year, oc3

# By number before 2024-25, by letter since.
_MALE, _FEMALE = col("SEX").is_in(["1", "M"]), col("SEX").is_in(["2", "F"])


def _status_amiss(tables: Tables) -> Series:
    header, mother = tables["Header"], col("MOTHER")
    episodes = tables.marked("Episodes")
    here, may_be = (episodes.filter(in_year(tables).fill_null(sure)) for sure in (False, True))
    short = col("LS").is_in(["V3", "V4"]).fill_null(False)
    asked = lit(has_row(header, here.filter(~short)))
    nowhere = lit(
        ~has_row(header, may_be) & ~has_row(header, tables["OC3"].filter(any_given("OC3", *LEAVING)))
    )
    amiss = mother.is_not_null() & (~mother.is_in(YES_NO) | _MALE)
    missing = mother.is_null() & _FEMALE & (asked | nowhere)
    return header.filter(amiss.fill_null(False) | missing.fill_null(False))[ROW]


def _mother_no_more(tables: Tables) -> Series:
    header = tables["Header"]
    mothers = last_rows(tables, "Header").filter(col("MOTHER") == "1")
    told = has_row(header, mothers) & has_row(header, tables["Episodes"])
    return header.filter(lit(told) & col(CHILD).is_not_null() & col("MOTHER").ne_missing("1"))[ROW]


RULES = (
    error(
        "165",
        "Header",
        ("MOTHER", "SEX", "Episodes.DECOM", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"),
        "Whether this child is a mother is missing, is neither 0 nor 1, or is filled in for a boy. Check it.",
        "Whether a child is a mother is 0 or 1, and blank for a boy. It is filled in for every girl with an episode in the "
        "year other than short breaks (V3, V4), and for one without an episode in the year who is no care leaver (OC3).",
        Rows(_status_amiss),
        Example(
            "Neither code, a boy, and a girl in care of whom nothing is said.",
            breaks=(
                header(MOTHER="Y"),
                header(CHILD="A2", SEX="M", MOTHER="0"),
                header(CHILD="A3", MOTHER=None),
                episode(CHILD="A3", LS=None),
            ),
            keeps=(
                header(MOTHER="1"),
                header(CHILD="A2", SEX="M", MOTHER=None),
                episode(CHILD="A2"),
                header(CHILD="A3", MOTHER="0"),
                episode(CHILD="A3"),
                header(CHILD="A4", SEX=None, MOTHER="1"),
                header(CHILD="A5", SEX=None, MOTHER=None),
                episode(CHILD="A5"),
            ),
            rows=(0, 1, 2),
        ),
        Example(
            "Episodes on the first and the last day of the year, beside one that ended before it, and short breaks.",
            breaks=(
                header(MOTHER=None),
                episode(DECOM="2024-05-01", DEC="2025-04-01", REC="E4A"),
                header(CHILD="A2", MOTHER=None),
                episode(CHILD="A2", DECOM="2026-03-31"),
            ),
            keeps=(
                header(MOTHER=None),
                episode(DECOM="2024-05-01", DEC="2025-03-31", REC="E4A"),
                oc3(),
                header(CHILD="A2", MOTHER=None),
                episode(CHILD="A2", LS="V4"),
            ),
            rows=(0, 1),
        ),
        Example(
            "A girl who is nowhere else, beside a care leaver.",
            breaks=(header(MOTHER=None), oc3(IN_TOUCH=None, ACTIV=None, ACCOM=None)),
            keeps=(header(MOTHER=None), oc3(ACTIV=None, ACCOM=None)),
        ),
        note="The text does not say when it may be blank: its fields say that being a care leaver counts, and 399 that short "
        "breaks do. Of a child whose sex is unknown a blank is not told.",
    ),
    readable_day("171", "MC_DOB", "day on which this mother's child was born", header),
    error(
        "174",
        "Header",
        ("SEX", "MC_DOB"),
        "The birth of this mother's child is filled in, but the child's sex is male. Check both.",
        "Where the birth of a mother's child is filled in, her sex is not male.",
        Where(any_given("Header", "MC_DOB") & _MALE),
        Example(
            "A boy with a child, beside a girl with one, and a boy without.",
            breaks=(header(SEX="M", MC_DOB="2025-09-01"),),
            keeps=(header(SEX="F", MC_DOB="2025-09-01"), header(CHILD="A2", SEX="M")),
        ),
        ruleset="2024-25",
    ),
    error(
        "207",
        "Header",
        ("MOTHER",),
        "Last year's return said that this child is a mother, and this year's does not. Check both.",
        "A child with an episode whom last year's return called a mother (1) is one in this year's.",
        Rows(_mother_no_more),
        Example(
            "A mother who is none this year, beside one who became a mother and one without an episode.",
            breaks=(
                header(MOTHER="0"),
                episode(),
                header(CHILD="A2", MOTHER=None),
                episode(CHILD="A2"),
                *last_year(header(MOTHER="1"), header(CHILD="A2", MOTHER="1")),
            ),
            keeps=(
                header(MOTHER="1"),
                episode(),
                header(CHILD="A2", MOTHER="0"),
                *last_year(header(MOTHER="0"), header(CHILD="A2", MOTHER="1")),
            ),
            rows=(0, 1),
        ),
        looks_in=("Episodes",),
        last_year=True,
        note="To become a mother is no contradiction, so only who was one last year is looked at.",
    ),
)
