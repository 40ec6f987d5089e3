"""434 to 436: what a reason for a new episode says to have changed, beside what did."""

from __future__ import annotations

from functools import partial

from polars import Expr, Series, all_horizontal, any_horizontal, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.writing import Row, episode

PLACEMENT = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
_same_placement = all_horizontal(col(name).eq_missing(col(f"{name}_before")) for name in PLACEMENT)
_other_placement = any_horizontal(col(name).ne_missing(col(f"{name}_before")) for name in PLACEMENT)
_rule = partial(
    Rule,
    severity=Severity.ERROR,
    over="Episodes",
    fields=("RNE", "LS", *PLACEMENT),
    ruleset="2022-23",
    note="The first episode of a child in the return has none before it to be set beside.",
)


def _after_another(reasons: list[str], broken: Expr) -> Rows:
    """The episodes with one of the reasons that break a condition over themselves and the one before."""

    def find(tables: Tables) -> Series:
        episodes = in_order(tables["Episodes"], "LS", *PLACEMENT)
        return episodes.filter(col("RNE").is_in(reasons) & ~col("first") & broken)[ROW]

    return Rows(find)


def _then(rne: str, child: str = "A1", **values: str | None) -> tuple[Row, Row]:
    """An episode under C1, and one after it with the values."""
    return (
        episode(CHILD=child, LS="C1", DEC="2025-09-01", REC="X1"),
        episode(CHILD=child, DECOM="2025-09-01", RNE=rne, **{"LS": "C1", **values}),
    )


RULES = (
    _rule(
        code="434",
        message="The reason (L) says that only the legal status changed, but it is the same as before, or the placement "
        "is another. Check the reason, the legal status and the placement.",
        logic="An episode with the reason L has another legal status than the one before it, and the same placement, "
        "postcode, URN and provider.",
        check=_after_another(["L"], col("LS").eq_missing(col("LS_before")) | _other_placement),
        examples=(
            Example(
                "The same legal status, another postcode with a new one, and none said both times; beside a new legal status alone, a first "
                "episode, and another reason.",
                breaks=(
                    *_then("L"),
                    *_then("L", "A2", LS="C2", PL_POST="CK9 9ZZ"),
                    episode(CHILD="A3", LS=None, DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A3", LS=None, DECOM="2025-09-01", RNE="L"),
                ),
                keeps=(*_then("L", LS="C2"), episode(CHILD="A2", RNE="L"), *_then("P", "A3")),
                rows=(1, 3, 5),
            ),
            Example(
                "A URN that was blank before, beside one blank both times.",
                breaks=(episode(URN=None, LS="C1"), episode(DECOM="2025-09-01", RNE="L")),
                keeps=(episode(URN=None, LS="C1"), episode(DECOM="2025-09-01", RNE="L", URN=None)),
                rows=(1,),
            ),
        ),
    ),
    _rule(
        code="435",
        message="The reason (P or T) says that only the placement changed, but it is the same as before, or the legal "
        "status is another. Check the reason, the placement and the legal status.",
        logic="An episode with the reason P or T has the legal status of the one before it, and another placement, "
        "postcode, URN or provider.",
        check=_after_another(["P", "T"], col("LS").ne_missing(col("LS_before")) | _same_placement),
        examples=(
            Example(
                "Nothing changed, and another legal status or none with another postcode, beside one changed provider.",
                breaks=(
                    *_then("P"),
                    *_then("T", "A2", LS="C2", PL_POST="CK9 9ZZ"),
                    *_then("P", "A3", LS=None, PL_POST="CK9 9ZZ"),
                ),
                keeps=(*_then("P", PLACE_PROVIDER="PR4"), *_then("T", "A2", PLACE="U1"), *_then("L", "A3")),
                rows=(1, 3, 5),
            ),
        ),
    ),
    _rule(
        code="436",
        message="The reason (B or U) says that both the placement and the legal status changed, but one of them is the "
        "same as before. Check the reason, the placement and the legal status.",
        logic="An episode with the reason B or U has another legal status than the one before it, and another "
        "placement, postcode, URN or provider.",
        check=_after_another(["B", "U"], col("LS").eq_missing(col("LS_before")) | _same_placement),
        examples=(
            Example(
                "Only the placement changed, and only the legal status, beside both.",
                breaks=(*_then("B", PLACE="U1"), *_then("U", "A2", LS="C2")),
                keeps=(*_then("B", PLACE="U1", LS="C2"), *_then("U", "A2", LS="C2", URN="SC999999")),
                rows=(1, 3),
            ),
        ),
    ),
)
