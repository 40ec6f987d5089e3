"""218 and 230: when the inspectorate's number of a provider (URN) is asked for, which is in England only."""

from __future__ import annotations

from datetime import date

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Where
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode

# Wales, Scotland, Northern Ireland, the islands, and the words for them and for a place that may not be told.
_ELSEWHERE = r"^(W|S|N|L|M|C)"
_IN_ENGLAND = ~col("PL_LA").str.contains(_ELSEWHERE).fill_null(False)
_ASKED_FROM = date(2015, 4, 1)
_STILL_HERE = col("DEC").is_null() | (col("DEC") >= _ASKED_FROM)
_NOT_KNOWN = "XXXXXXX"
# Supported accommodation was registered from 28 October 2023; an episode that ended on that day did not need a number.
_REGISTERED_FROM = date(2023, 10, 29)
_ALWAYS = ("P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4")

RULES = (
    *(
        error(
            "218",
            "Episodes",
            ("URN", "PLACE", "PL_LA"),
            "The inspectorate’s number of this placement (URN) is missing. Write it; XXXXXXX where it is not known.",
            f"Every placement in England that runs on or after 1 April 2015 has a URN, but for {', '.join(exempt)}.",
            Where(
                col("URN").is_null()
                & ~col("PLACE").is_in(exempt).fill_null(False)
                & _IN_ENGLAND
                & _STILL_HERE
            ),
            Example(
                "A home in England without a number, beside one with it, one in Wales, and a placement that has none.",
                breaks=(episode(URN=None, PL_LA="E06000060"), episode(CHILD="A2", PL_LA="E06000060")),
                keeps=(
                    episode(PL_LA="E06000060"),
                    episode(CHILD="A2", URN=None, PL_LA="WAL"),
                    episode(CHILD="A3", URN=None, PL_LA="E06000060", PLACE="P1"),
                ),
            ),
            ruleset=ruleset,
            since=since,
            until=until,
            note="A placement of which no authority is known is taken for one in England, as by the text.",
        )
        for ruleset, since, until, exempt in (
            ("2022-23", None, 2024, ("H5", "P2", *_ALWAYS, "Z1")),
            ("2024-25", 2025, 2025, (*_ALWAYS, "Z1")),
            ("2025-26", 2026, None, (*_ALWAYS, "Z11", "Z12", "Z13", "Z14")),
        )
    ),
    error(
        "230",
        "Episodes",
        ("PLACE", "DEC", "URN", "PL_LA"),
        "Supported accommodation in England has a number of the inspectorate (URN) from 28 October 2023. Write it.",
        "A placement H5 in England that runs beyond 28 October 2023 has a known URN.",
        Where(
            (YEAR_ENDS >= _REGISTERED_FROM)
            & (col("PLACE") == "H5")
            & (col("DEC").is_null() | (col("DEC") >= _REGISTERED_FROM))
            & (col("URN").is_null() | (col("URN") == _NOT_KNOWN))
            & _IN_ENGLAND
        ),
        Example(
            "No number and one not known, beside a number, one that ended on the day, and one in Scotland.",
            breaks=(
                episode(PLACE="H5", URN=None, PL_LA="E06000060", DECOM="2023-05-01"),
                episode(CHILD="A2", PLACE="H5", URN="XXXXXXX", PL_LA="E06000060", DECOM="2023-05-01"),
            ),
            keeps=(
                episode(PLACE="H5", PL_LA="E06000060", DECOM="2023-05-01"),
                episode(
                    CHILD="A2",
                    PLACE="H5",
                    URN=None,
                    PL_LA="E06000060",
                    DECOM="2023-05-01",
                    DEC="2023-10-28",
                    REC="X1",
                ),
                episode(CHILD="A3", PLACE="H5", URN=None, PL_LA="SCO", DECOM="2023-05-01"),
            ),
            rows=(0, 1),
        ),
        ruleset="2023-24",
        since=2024,
        until=2024,
    ),
)
