"""164, 169, 392a to 392d, 406, 420 and 454: where a child is placed and how far from home.

PL_LA, PL_LOCATION, PL_DISTANCE and HOME_LA are worked out of the postcodes where the file does not say them (`located`).
Where the directory of postcodes is not installed, and the file does not say them, these rules are not run.
"""

from __future__ import annotations

import polars as pl
from polars import col

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.located.directory import plain
from safeboard.processes.socialcare.returns.ssda903.located.seekers import seekers
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import Row, episode, header, last_year, uasc

_SHORT = col("LS").is_in(["V3", "V4"]).fill_null(False)
_MILES = col("PL_DISTANCE").cast(pl.Float64, strict=False)
_TOO_FAR, _FARTHEST, _NOT_KNOWN = 350, 999.9, 999.9
_AT_HOME = "P1"
_NOTE = "A child is taken for formerly unaccompanied where this return or the one of the year before says so."


def _of_others(tables: Tables) -> pl.DataFrame:
    """The episodes of children who are not, and were not last year, unaccompanied; short breaks left out."""
    return tables["Episodes"].filter(~_SHORT & ~_seeking(tables))


def _seeking(tables: Tables) -> pl.Expr:
    return col(CHILD).is_in(seekers(tables).implode()).fill_null(False)


def _out_of_range(tables: Tables) -> pl.Series:
    rows = tables["Episodes"].filter(~_seeking(tables) & col("PL_DISTANCE").is_not_null())
    return rows.filter(~_MILES.is_between(0, _FARTHEST).fill_null(False))[ROW]


def _no_distance(tables: Tables) -> pl.Series:
    return _of_others(tables).filter(col("PL_DISTANCE").is_null())[ROW]


def _no_postcode(tables: Tables) -> pl.Series:
    return _of_others(tables).filter(col("HOME_POST").is_null() | col("PL_POST").is_null())[ROW]


def _distance_of_a_seeker(tables: Tables) -> pl.Series:
    return tables["Episodes"].filter(_seeking(tables) & col("PL_DISTANCE").is_not_null())[ROW]


def _placed(child: str, miles: str | None, **more: str | None) -> Row:
    return episode(CHILD=child, PL_DISTANCE=miles, **more)


RULES = (
    error(
        "164",
        "Episodes",
        ("PL_DISTANCE",),
        "The distance from home is not a number of miles from 0 to 999.9. Check both postcodes.",
        "The distance of a placement, where there is one, is a number from 0 to 999.9.",
        Rows(_out_of_range),
        Example(
            "Below nought, above the most, and no number, beside nought, the most and an unaccompanied child.",
            breaks=(_placed("A1", "-0.1"), _placed("A2", "1000"), _placed("A3", "far")),
            keeps=(_placed("A1", "0.0"), _placed("A2", "999.9"), uasc(CHILD="A3"), _placed("A3", "1000")),
            rows=(0, 1, 2),
        ),
        looks_in=("Header", "UASC"),
        note=_NOTE,
    ),
    error(
        "169",
        "Episodes",
        ("PL_LA", "PL_POST"),
        "It is not known in which authority the placement lies. Check the postcode of the placement.",
        "Every placement that is no short break lies in a known authority.",
        Where(~_SHORT & col("PL_LA").is_null()),
        Example(
            "A placement without an authority, beside one that has it and a short break.",
            breaks=(episode(PL_LA=None), episode(CHILD="A2", PL_LA="E06000060")),
            keeps=(episode(PL_LA="E06000060"), episode(CHILD="A2", LS="V3", PL_LA=None)),
        ),
    ),
    error(
        "392a",
        "Episodes",
        ("PL_DISTANCE",),
        "No distance from home is known for this placement. Check that both postcodes are there and right.",
        "Every placement has a distance, but those of unaccompanied children and of short breaks.",
        Rows(_no_distance),
        Example(
            "No distance, beside an unaccompanied child, one who was last year, and a short break.",
            breaks=(_placed("A1", None), _placed("A2", "3.0")),
            keeps=(
                *last_year(header(CHILD="A3", UASC="1")),
                _placed("A1", "3.0"),
                uasc(CHILD="A2"),
                _placed("A2", None),
                _placed("A3", None),
                _placed("A4", None, LS="V4"),
            ),
        ),
        looks_in=("Header", "UASC"),
        note=_NOTE,
    ),
    error(
        "392b",
        "Episodes",
        ("HOME_POST", "PL_POST"),
        "The postcode of the child’s home or of the placement is missing. Write both.",
        "Both postcodes are given, but for unaccompanied children and short breaks.",
        Rows(_no_postcode),
        Example(
            "One without a home postcode and one without the other, beside both, an unaccompanied child and a short break.",
            breaks=(episode(HOME_POST=None), episode(CHILD="A2", PL_POST=None)),
            keeps=(
                episode(),
                uasc(CHILD="A2"),
                episode(CHILD="A2", HOME_POST=None),
                episode(CHILD="A3", LS="V3", HOME_POST=None, PL_POST=None),
            ),
            rows=(0, 1),
        ),
        looks_in=("Header", "UASC"),
        note=f"The text says that no postcodes are recorded; its logic asks for both. {_NOTE}",
    ),
    error(
        "392c",
        "Episodes",
        ("HOME_POST", "PL_POST"),
        "A postcode is not in the directory of postcodes. Check the home’s and the placement’s.",
        "A postcode that is given is one of the directory.",
        Where(
            ~_SHORT
            & (
                (col("HOME_POST").is_not_null() & col("HOME_LA").is_null())
                | (col("PL_POST").is_not_null() & col("PL_LA").is_null())
            )
        ),
        Example(
            "A home that is not found, and a placement that is not, beside both found and no postcode.",
            breaks=(
                episode(HOME_LA=None, PL_LA="E06000060"),
                episode(CHILD="A2", HOME_LA="E06000060", PL_LA=None),
            ),
            keeps=(
                episode(HOME_LA="E06000060", PL_LA="E06000060"),
                episode(CHILD="A2", HOME_POST=None, PL_LA="E06000060"),
            ),
            rows=(0, 1),
        ),
        note="Postcodes of short breaks are not looked up: none should be sent (398).",
    ),
    error(
        "392d",
        "Episodes",
        ("HOME_POST", "PL_POST", "PLACE"),
        "The placement has the postcode of the child’s home, and is not with the child’s own parents. Check both postcodes.",
        "Only a child placed with own parents (P1) lives at the postcode they came from.",
        Where((plain(col("HOME_POST")) == plain(col("PL_POST"))) & col("PLACE").ne_missing(_AT_HOME)),
        Example(
            "The same postcode, written otherwise, beside own parents and another postcode.",
            breaks=(episode(HOME_POST="CK1 1AB", PL_POST="ck11ab"), episode(CHILD="A2")),
            keeps=(episode(HOME_POST="CK1 1AB", PL_POST="CK1 1AB", PLACE="P1"), episode(CHILD="A2")),
        ),
    ),
    error(
        "406",
        "Episodes",
        ("PL_DISTANCE",),
        "A distance is given for a child who is, or was, unaccompanied and seeking asylum. Leave it blank.",
        "The placement of a child who is or was unaccompanied has no distance.",
        Rows(_distance_of_a_seeker),
        Example(
            "One who is and one who was last year, beside a blank and a child who never was.",
            breaks=(
                *last_year(header(CHILD="A2", UASC="1")),
                uasc(CHILD="A1"),
                _placed("A1", "3.0"),
                _placed("A2", "3.0"),
            ),
            keeps=(uasc(CHILD="A1"), _placed("A1", None), _placed("A2", "3.0")),
            rows=(0, 1),
        ),
        looks_in=("Header", "UASC"),
        note=f"{_NOTE} We work out no distance for them, so only one that the file says breaks the rule.",
    ),
    error(
        "420",
        "Episodes",
        ("PL_LA", "LS"),
        "The authority of the placement is not asked for in short breaks. Leave it blank.",
        "An episode of short breaks (V3, V4) has no authority of placement.",
        Where(_SHORT & col("PL_LA").is_not_null()),
        Example(
            "A short break with an authority, beside one without and another episode.",
            breaks=(episode(LS="V3", PL_LA="E06000060"), episode(CHILD="A2", LS="V4", PL_LA="WAL")),
            keeps=(episode(LS="V3", PL_LA=None), episode(CHILD="A2", PL_LA="E06000060")),
            rows=(0, 1),
        ),
        note="We work out none for short breaks, so only one that the file says breaks the rule.",
    ),
    error(
        "454",
        "Episodes",
        ("PL_DISTANCE",),
        "The placement is more than 350 miles from home. Check both postcodes.",
        "A placement is at most 350 miles from home, unless 999.9 says that it is not known.",
        Where((_MILES > _TOO_FAR) & (_MILES != _NOT_KNOWN)),
        Example(
            "A tenth of a mile too far, beside 350 and 999.9.",
            breaks=(_placed("A1", "350.1"), _placed("A2", "350.0")),
            keeps=(_placed("A1", "350"), _placed("A2", "999.9")),
        ),
        ruleset="2025-26",
        since=2026,
    ),
)
