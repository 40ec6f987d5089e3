"""225, 226, 233 and 234: the reason why a placement changed."""

from __future__ import annotations

from polars import Series, coalesce, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, in_order, with_child
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
_REASON = col("REASON_PLACE_CHANGE")


def _reason_missing(tables: Tables) -> Series:
    episodes = in_order(tables["Episodes"], "RNE", "PLACE")
    return episodes.filter(
        (col("REC") == "X1")
        & _REASON.is_null()
        & col("RNE_next").is_in(["P", "B", "T", "U"])
        & ~col("PLACE").is_in(_TEMPORARY).fill_null(False)
        & ~col("PLACE_next").is_in(_TEMPORARY).fill_null(False)
    )[ROW]


def _reason_of_temporary(tables: Tables) -> Series:
    temporary = tables["Episodes"].filter(_REASON.is_not_null() & col("PLACE").is_in(_TEMPORARY))
    before_one = in_order(tables["Episodes"], "PLACE").filter(
        _REASON.is_not_null() & col("PLACE_next").is_in(_TEMPORARY)
    )
    return concat([temporary[ROW], before_one[ROW]])


def _custody_under_ten(tables: Tables) -> Series:
    episodes = in_order(tables["Episodes"], "DECOM").filter(_REASON == "CUSTOD")
    changed_on = coalesce("DECOM_next", "DEC")
    return with_child(episodes, tables, "Header", "DOB").filter(age(col("DOB"), changed_on) < 10)[ROW]


_MOVED = {"DEC": "2025-09-01", "REC": "X1"}

RULES = (
    error(
        "225",
        "Episodes",
        ("REASON_PLACE_CHANGE", "REC", "PLACE", "RNE"),
        "The placement changed after this episode, but no reason for that is filled in. Say why.",
        "An episode that ended with X1 and is followed by one with another placement (RNE P, B, T or U) says why, unless "
        "one of the two is temporary (T0 to T4).",
        Rows(_reason_missing),
        Example(
            "A change of placement without a reason, in any order of the file, also where the type of a placement is missing.",
            breaks=(
                episode(DECOM="2025-09-01", RNE="P"),
                episode(**_MOVED),
                episode(CHILD="A2", **_MOVED),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P", PLACE=None),
            ),
            keeps=(
                episode(DECOM="2025-09-01", RNE="P"),
                episode(**_MOVED, REASON_PLACE_CHANGE="LAREQ"),
                episode(CHILD="A2", **_MOVED),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="L"),
            ),
            rows=(1, 2),
        ),
        Example(
            "A change between two lasting placements, beside one into and one out of a temporary placement.",
            breaks=(episode(**_MOVED), episode(DECOM="2025-09-01", RNE="U", PLACE="A5")),
            keeps=(
                episode(**_MOVED),
                episode(DECOM="2025-09-01", RNE="P", PLACE="T1", DEC="2025-10-01", REC="X1"),
                episode(DECOM="2025-10-01", RNE="P"),
            ),
        ),
        note="The text does not say when: wherever a later episode of the child starts in another placement.",
    ),
    error(
        "226",
        "Episodes",
        ("REASON_PLACE_CHANGE", "PLACE"),
        "A move into or out of a temporary placement needs no reason. Leave REASON_PLACE_CHANGE blank.",
        "The reason for a change of placement is blank in a temporary placement (T0 to T4) and in the child's episode "
        "before one.",
        Rows(_reason_of_temporary),
        Example(
            "A reason in the temporary placement, also one on no day, and one in the episode before another.",
            breaks=(
                episode(PLACE="T2", **_MOVED, REASON_PLACE_CHANGE="LAREQ"),
                episode(CHILD="A2", **_MOVED, REASON_PLACE_CHANGE="LAREQ"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P", PLACE="T1"),
                episode(CHILD="A3", DECOM="31/09/2025", PLACE="T2", REASON_PLACE_CHANGE="LAREQ"),
            ),
            keeps=(
                episode(PLACE="T2", **_MOVED),
                episode(CHILD="A2", **_MOVED, REASON_PLACE_CHANGE="LAREQ"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P", DEC="2025-10-01", REC="X1"),
                episode(CHILD="A2", DECOM="2025-10-01", RNE="P", PLACE="T1"),
                episode(CHILD="A3", PLACE=None, **_MOVED, REASON_PLACE_CHANGE="LAREQ"),
            ),
            rows=(0, 1, 3),
        ),
        ruleset="2025-26",
        note="The row that has the reason is told, as it is the one to put right.",
    ),
    error(
        "233",
        "Episodes",
        ("REASON_PLACE_CHANGE", "DEC"),
        "This episode has not ended, so that its placement has not changed. Leave REASON_PLACE_CHANGE blank.",
        "The reason for a change of placement is blank in an episode without an end.",
        Where(_REASON.is_not_null() & blank("DEC")),
        Example(
            "A reason without an end, beside one with an end, and an end that cannot be read.",
            breaks=(episode(REASON_PLACE_CHANGE="LAREQ"),),
            keeps=(
                episode(**_MOVED, REASON_PLACE_CHANGE="LAREQ"),
                episode(CHILD="A2", DEC="31/09/2025", REC="X1", REASON_PLACE_CHANGE="LAREQ"),
            ),
        ),
        ruleset="2025-26",
        since=2026,
    ),
    error(
        "234",
        "Episodes",
        ("REASON_PLACE_CHANGE", "Header.DOB"),
        "A child under 10 cannot be taken into custody. Check the reason for the change and the date of birth.",
        "Where a placement changed because of custody (CUSTOD), the child was 10 or older on the first day of the next "
        "episode or, where there is none, on the last of this one.",
        Rows(_custody_under_ten),
        Example(
            "Ten the day after the next episode began, beside on its first day; and another reason.",
            breaks=(
                header(DOB="2015-09-02"),
                episode(**_MOVED, REASON_PLACE_CHANGE="CUSTOD"),
                episode(DECOM="2025-09-01", RNE="P", PLACE="R5"),
                header(CHILD="A2", DOB="2015-09-02"),
                episode(CHILD="A2", DEC="2025-09-01", REC="E9", REASON_PLACE_CHANGE="CUSTOD"),
            ),
            keeps=(
                header(DOB="2015-09-01"),
                episode(**_MOVED, REASON_PLACE_CHANGE="CUSTOD"),
                episode(DECOM="2025-09-01", RNE="P", PLACE="R5"),
                header(CHILD="A2", DOB="2020-09-02"),
                episode(CHILD="A2", **_MOVED, REASON_PLACE_CHANGE="LAREQ"),
            ),
            rows=(0, 2),
        ),
        ruleset="2025-26",
        since=2026,
        note="The age is taken on the day of the change, as the text speaks of the change and not of the start of the "
        "episode before it.",
    ),
)
