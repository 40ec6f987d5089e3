"""178, 179, 213, 214 and 222: who provides a placement and where it is, and when that is not asked for."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Where
from safeboard.processes.socialcare.returns.ssda903.codes import PLACE_PROVIDER
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given, error, listed
from safeboard.processes.socialcare.returns.ssda903.writing import episode

# Z1 until 2024-25, Z11 to Z14 since.
_OTHER = ("Z1", "Z11", "Z12", "Z13", "Z14")
_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
# Semi-independent accommodation is registered with the inspectorate since 28 October 2023.
_H5_REGISTERED = 2024
_NOT_REGISTERED = ("P1", "P2", "P3", "R1", "R2", "R5", *_TEMPORARY, *_OTHER)
NOT_KNOWN = "XXXXXXX"

RULES = (
    error(
        "178",
        "Episodes",
        ("PLACE_PROVIDER", "PLACE"),
        "The provider of this placement is not one of the codes, or is not asked for here. Check PLACE_PROVIDER.",
        "The provider, where it is filled in, is one of PR0 to PR5; it is blank for T0 to T3 and other placements (Z).",
        Where(
            ~col("PLACE_PROVIDER").is_in(PLACE_PROVIDER)
            | (col("PLACE_PROVIDER").is_not_null() & col("PLACE").is_in([*_TEMPORARY[:4], *_OTHER]))
        ),
        Example(
            "No such code, and a provider of a temporary placement, beside a code, a blank and T4.",
            breaks=(
                episode(PLACE_PROVIDER="PR6"),
                episode(CHILD="A2", PLACE="T0"),
                episode(CHILD="A3", PLACE="Z14"),
            ),
            keeps=(
                episode(PLACE_PROVIDER="PR5"),
                episode(CHILD="A2", PLACE="T0", PLACE_PROVIDER=None),
                episode(CHILD="A3", PLACE="T4"),
                episode(CHILD="A4", PLACE_PROVIDER=None),
            ),
            rows=(0, 1, 2),
        ),
        ruleset="2025-26",
        note="The text speaks of the code only. The change of 2025-26 put Z11 to Z14 in place of Z1: a provider that is "
        "not asked for is meant too, as in 213.",
    ),
    listed("179", "PL_LOCATION", "place where this placement is", episode, "ENG", "OUT"),
    error(
        "213",
        "Episodes",
        ("PLACE_PROVIDER", "PLACE"),
        "The provider is not asked for in a temporary or other placement. Leave it blank.",
        "The provider is blank for temporary placements (T0 to T4) and other placements (Z).",
        Where(col("PLACE_PROVIDER").is_not_null() & col("PLACE").is_in([*_TEMPORARY, *_OTHER])),
        Example(
            "A provider of a temporary placement, and of another one, beside a blank and a foster placement.",
            breaks=(episode(PLACE="T4"), episode(CHILD="A2", PLACE="Z11")),
            keeps=(episode(PLACE="T4", PLACE_PROVIDER=None), episode(CHILD="A2", PLACE="U1")),
            rows=(0, 1),
        ),
        ruleset="2025-26",
    ),
    error(
        "214",
        "Episodes",
        ("PL_POST", "URN", "LS"),
        "The place of a short break is not asked for. Leave the postcode of the placement and the URN blank.",
        "Of an episode of short breaks (V3, V4) neither the postcode of the placement nor the URN is filled in.",
        Where(col("LS").is_in(["V3", "V4"]) & any_given("Episodes", "PL_POST", "URN")),
        Example(
            "A postcode, and a URN, of short breaks, beside neither and another legal status.",
            breaks=(episode(LS="V3", URN=None), episode(CHILD="A2", LS="V4", PL_POST=None)),
            keeps=(episode(LS="V3", URN=None, PL_POST=None), episode(CHILD="A2", LS="V2")),
            rows=(0, 1),
        ),
    ),
    error(
        "222",
        "Episodes",
        ("URN", "PLACE"),
        "A placement of this type has no Ofsted number. Leave the URN blank, or check the type.",
        f"The URN is blank or {NOT_KNOWN} for placements that are not registered with Ofsted: with parents, in hospital "
        "or care homes, in custody, in employment, temporary and other ones.",
        Where(
            (
                col("PLACE").is_in(_NOT_REGISTERED)
                | ((col("PLACE") == "H5") & (YEAR_ENDS.dt.year() < _H5_REGISTERED))
            )
            & (col("URN") != NOT_KNOWN)
        ),
        Example(
            "A number of a home with parents, and of another placement, beside a blank, X's and a foster placement.",
            breaks=(episode(PLACE="P1"), episode(CHILD="A2", PLACE="Z13")),
            keeps=(
                episode(PLACE="P1", URN=None),
                episode(CHILD="A2", PLACE="Z13", URN=NOT_KNOWN),
                episode(CHILD="A3", PLACE="U6"),
                episode(CHILD="A4", PLACE="K3"),
            ),
            rows=(0, 1),
        ),
        ruleset="2025-26",
        note="The text does not name the types: P1 to P3, R1, R2, R5, T0 to T4 and Z, as far as the year has them, and H5 up to "
        "2022-23.",
    ),
)
