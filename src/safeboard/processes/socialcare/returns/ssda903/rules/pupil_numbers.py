"""168 and 208 to 210: the unique pupil number (UPN), and why it is not known."""

from __future__ import annotations

from datetime import timedelta

from polars import Series, coalesce, col, date

from safeboard.grammar.statutory.rules import YEAR_STARTS, Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import beside_last_year, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, last_year

_NUMBER = r"^[A-HJ-NP-RT-Z](\d{12}|\d{11}[A-Z])$"
_NOT_KNOWN = ("UN1", "UN2", "UN3", "UN4", "UN5")
_A_WEEK = timedelta(days=7)
_now, _before = col("UPN").str.to_uppercase(), col("UPN_last").str.to_uppercase()
_found = _before.is_in(_NOT_KNOWN) & ~_now.is_in(_NOT_KNOWN)
_explained = (_before == "UN1") & _now.is_in(_NOT_KNOWN)
_AUGUST_BEFORE = date(YEAR_STARTS.dt.year() - 1, 8, 31)


def _new_for_too_long(tables: Tables) -> Series:
    episodes = in_order(tables.marked("Episodes"))
    still = episodes.filter(col("newest") & (blank("DEC") | (col("DEC") > tables.ends_on)))
    since = episodes.group_by(CHILD).agg(
        coalesce(col("DECOM").filter(col("RNE") == "S").max(), col("DECOM").min())
    )
    long_here = since.filter(col("DECOM") < tables.ends_on - _A_WEEK).join(still, on=CHILD, how="semi")
    return tables["Header"].filter(col("UPN") == "UN4").join(long_here, on=CHILD, how="semi")[ROW]


RULES = (
    error(
        "168",
        "Header",
        ("UPN",),
        "This is not a unique pupil number. Check it, or say why it is not known: UN1 to UN5.",
        "A number is a letter (not I, O or S) with twelve figures after it, the last of which may be a letter; or it is "
        "one of UN1 to UN5.",
        Where(~col("UPN").str.contains(_NUMBER) & ~col("UPN").is_in(_NOT_KNOWN)),
        Example(
            "A letter that is not used, one figure too few, and an unknown code, beside the two forms and a code.",
            breaks=(
                header(UPN="I123456789012"),
                header(CHILD="A2", UPN="A12345678901"),
                header(CHILD="A3", UPN="UN6"),
            ),
            keeps=(
                header(UPN="H123456789012"),
                header(CHILD="A2", UPN="A12345678901B"),
                header(CHILD="A3", UPN="UN5"),
                header(CHILD="A4", UPN=None),
            ),
            rows=(0, 1, 2),
        ),
        note="The first letter is not worked out from the figures.",
    ),
    error(
        "208",
        "Header",
        ("UPN",),
        "This child's unique pupil number is another than in last year's return. Check both.",
        "The number is the same as last year. One that was not known may have been found, and UN1 may have become "
        "another reason for not knowing it.",
        beside_last_year("Header", ("UPN",), (_now != _before) & ~_found & ~_explained),
        Example(
            "Another number, a number no longer known, and another reason than UN1 that became a third.",
            breaks=(
                header(UPN="H123456789012"),
                header(CHILD="A2", UPN="UN3"),
                header(CHILD="A3", UPN="UN3"),
                *last_year(
                    header(UPN="H123456789013"),
                    header(CHILD="A2", UPN="H123456789012"),
                    header(CHILD="A3", UPN="UN4"),
                ),
            ),
            keeps=(
                header(UPN="H12345678901b"),
                header(CHILD="A2", UPN="H123456789012"),
                header(CHILD="A3", UPN="UN3"),
                header(CHILD="A4", UPN="H123456789012"),
                *last_year(
                    header(UPN="H12345678901B"),
                    header(CHILD="A2", UPN="UN4"),
                    header(CHILD="A3", UPN="UN1"),
                ),
            ),
            rows=(0, 1, 2),
        ),
        last_year=True,
        note="Which changes are no disagreement is not said in the text. A number that is blank in one of the years is "
        "left to the rules on blanks.",
    ),
    error(
        "209",
        "Header",
        ("UPN", "DOB"),
        "This child is of school age, so UN1 cannot be why there is no unique pupil number. Find it, or say why.",
        "A child who was 4 or older on 31 August before the year began does not have UN1.",
        Where((col("UPN") == "UN1") & (age(col("DOB"), _AUGUST_BEFORE) >= 4)),
        Example(
            "Four on 31 August, beside on 1 September; and another reason.",
            breaks=(header(UPN="UN1", DOB="2020-08-31"),),
            keeps=(
                header(UPN="UN1", DOB="2020-09-01"),
                header(CHILD="A2", UPN="UN2", DOB="2020-08-31"),
            ),
        ),
        note="School age is not defined in the text: four on the last 31 August before 1 April is taken.",
    ),
    error(
        "210",
        "Header",
        ("UPN", "Episodes.DECOM"),
        "This child was looked after for more than a week by 31 March, so UN4 cannot be why there is no number. Find it.",
        "A child looked after on 31 March who started care more than seven days before it does not have UN4.",
        Rows(_new_for_too_long),
        Example(
            "Eight days before 31 March, beside seven; who left care again, and on a day that cannot be read.",
            breaks=(header(UPN="UN4"), episode(DECOM="2026-03-23")),
            keeps=(
                header(UPN="UN4"),
                episode(DECOM="2026-03-24"),
                header(CHILD="A2", UPN="UN4"),
                episode(CHILD="A2", DECOM="2026-03-01", DEC="2026-03-28", REC="E4A"),
                header(CHILD="A3", UPN="UN3"),
                episode(CHILD="A3"),
                header(CHILD="A4", UPN="UN4"),
                episode(CHILD="A4", DEC="31/09/2025", REC="E4A"),
            ),
        ),
        Example(
            "The time counts from the start of care, not of the newest episode, and not from an earlier time in care.",
            breaks=(
                header(UPN="UN4"),
                episode(DECOM="2026-03-20", DEC="2026-03-28", REC="X1"),
                episode(DECOM="2026-03-28", RNE="P"),
                header(CHILD="A2", UPN="UN4"),
                episode(CHILD="A2", DECOM="2025-05-01", RNE="P", DEC="2026-03-28", REC="X1"),
                episode(CHILD="A2", DECOM="2026-03-28", RNE="P"),
            ),
            keeps=(
                header(UPN="UN4"),
                episode(DECOM="2025-05-01", DEC="2025-09-01", REC="E4A"),
                episode(DECOM="2026-03-28"),
                header(CHILD="A2", UPN="UN4"),
                episode(CHILD="A2", DEC="2026-03-31", REC="E4A"),
            ),
            rows=(0, 1),
        ),
        note="Who left care on 31 March is not looked after on it. The sector's own tool tells episodes that started in the last week instead, which the text does not say.",
    ),
)
