"""1015: a placement of the authority's own provision lies in its own area (see `located` for how that is known)."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Where
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode

_SHORT = col("LS").is_in(["V3", "V4"]).fill_null(False)
_FAMILIES = ("A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")
_OWN, _IN = "PR1", "IN"

RULES = (
    *(
        error(
            "1015",
            "Episodes",
            ("PL_LOCATION", "PLACE_PROVIDER", "PLACE"),
            "The placement is the authority’s own, and lies outside its area. Check the provider and the postcode.",
            "A placement of the authority’s own provision (PR1) that is no family lies in its own area.",
            Where(
                (col("PLACE_PROVIDER") == _OWN)
                & col("PLACE").is_not_null()
                & ~col("PLACE").is_in(families)
                & col("LS").is_not_null()
                & ~_SHORT
                & col("PL_LOCATION").ne_missing(_IN)
            ),
            Example(
                "An own home elsewhere and one of which it is not known, beside one in the area, foster carers and another’s home.",
                breaks=(
                    episode(PLACE="K2", PL_LOCATION="OUT"),
                    episode(CHILD="A2", PLACE="K2", PL_LOCATION=None),
                ),
                keeps=(
                    episode(PLACE="K2", PL_LOCATION="IN"),
                    episode(CHILD="A2", PLACE="U1", PL_LOCATION="OUT"),
                    episode(CHILD="A3", PLACE="K2", PLACE_PROVIDER="PR4", PL_LOCATION="OUT"),
                    episode(CHILD="A4", PLACE="K2", LS="V3", PL_LOCATION=None),
                ),
                rows=(0, 1),
            ),
            ruleset=ruleset,
            since=since,
            until=until,
            note="The text compares authorities; an area that was reorganised is its own area still.",
        )
        for ruleset, since, until, families in (
            ("2022-23", None, 2025, _FAMILIES),
            ("2025-26", 2026, None, (*_FAMILIES, "K3")),
        )
    ),
)
