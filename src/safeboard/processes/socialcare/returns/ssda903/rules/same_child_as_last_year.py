"""202 to 204: who a child is, beside last year's return."""

from __future__ import annotations

from polars import Expr, col

from safeboard.grammar.statutory.rules import Example
from safeboard.processes.socialcare.returns.ssda903.shapes import beside_last_year, error
from safeboard.processes.socialcare.returns.ssda903.writing import header, last_year


def _by_letter(sex: str) -> Expr:
    return col(sex).replace({"1": "M", "2": "F"})


RULES = (
    error(
        "202",
        "Header",
        ("SEX",),
        "This child's sex is another than in last year's return. Check both.",
        "A child's sex is the same in both returns, where both say it.",
        beside_last_year(
            "Header",
            ("SEX",),
            (_by_letter("SEX") != _by_letter("SEX_last")) & (col("SEX_last") != "U"),
        ),
        Example(
            "Another sex and one no longer known, beside the same, one that is known at last, and a new child.",
            breaks=(
                header(SEX="M"),
                header(CHILD="A2", SEX="U"),
                *last_year(header(SEX="F"), header(CHILD="A2", SEX="M")),
            ),
            keeps=(
                header(SEX="F"),
                header(CHILD="A2", SEX="M"),
                header(CHILD="A3", SEX="M"),
                *last_year(header(SEX="F"), header(CHILD="A2", SEX="U")),
            ),
            rows=(0, 1),
        ),
        last_year=True,
        note="Numbers before 2024-25 are read as letters. A sex that was unknown (U) is not one that is recorded.",
    ),
    error(
        "203",
        "Header",
        ("DOB",),
        "This child's date of birth is another than in last year's return. Check both.",
        "A child's date of birth is the same in both returns, where both have one.",
        beside_last_year("Header", ("DOB",), col("DOB") != col("DOB_last")),
        Example(
            "A day later, beside the same day, one that was blank last year, and a new child.",
            breaks=(header(DOB="2015-06-02"), *last_year(header(DOB="2015-06-01"))),
            keeps=(
                header(DOB="2015-06-01"),
                header(CHILD="A2"),
                header(CHILD="A3"),
                *last_year(header(DOB="2015-06-01"), header(CHILD="A2", DOB=None)),
            ),
        ),
        last_year=True,
    ),
    error(
        "204",
        "Header",
        ("ETHNIC",),
        "This child's ethnicity is another than in last year's return. Check both.",
        "A child's ethnicity is the same in both returns, where both say it; capitals do not matter.",
        beside_last_year(
            "Header",
            ("ETHNIC",),
            col("ETHNIC").str.to_uppercase() != col("ETHNIC_last").str.to_uppercase(),
        ),
        Example(
            "Another code, and one where it was not yet known, beside the same in small letters and a blank.",
            breaks=(
                header(ETHNIC="WIRI"),
                header(CHILD="A2", ETHNIC="WBRI"),
                *last_year(header(ETHNIC="WBRI"), header(CHILD="A2", ETHNIC="NOBT")),
            ),
            keeps=(
                header(ETHNIC="wbri"),
                header(CHILD="A2", ETHNIC=None),
                *last_year(header(ETHNIC="WBRI"), header(CHILD="A2")),
            ),
            rows=(0, 1),
        ),
        last_year=True,
        note="To the letter a code that has been found since (NOBT last year) disagrees as well.",
    ),
)
