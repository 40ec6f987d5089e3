"""370 to 375: how old a child is in a type of placement, and how long a hospital stay lasts."""

from __future__ import annotations

from datetime import timedelta

from polars import Series, coalesce, col, when

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Rule, unreadable
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age
from safeboard.processes.socialcare.returns.ssda903.shapes import beside_child, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

_SIX_WEEKS = timedelta(weeks=6)


def _from_age(
    code: str,
    where: str,
    places: tuple[str, ...],
    years: int,
    *,
    to_2023: int | None = None,
    ruleset: str = "2022-23",
    until: int | None = None,
    note: str = "",
) -> Rule:
    """A rule that a child placed somewhere is of an age on the first day of the episode.

    `to_2023` is the age that was asked for up to the collection 2022-23, where it was another.
    """
    place, born = places[-1], 2025 - years
    least = when(YEAR_ENDS.dt.year() <= 2023).then(to_2023 or years).otherwise(years)
    return error(
        code,
        "Episodes",
        ("DECOM", "PLACE", "Header.DOB"),
        f"A child {where} is {years} or older, but this one was not. Check the date of birth and the placement.",
        f"Of an episode {where} ({' or '.join(places)}) the child was {years} or older on its first day.",
        beside_child(
            "Episodes",
            "Header",
            ("DOB",),
            col("PLACE").is_in(places) & (age(col("DOB"), col("DECOM")) < least),
        ),
        Example(
            f"{years} the day after the episode began, beside on its first day; and a foster placement.",
            breaks=(header(DOB=f"{born}-05-02"), episode(PLACE=place)),
            keeps=(
                header(DOB=f"{born}-05-01"),
                episode(PLACE=place),
                header(CHILD="A2", DOB=f"{born}-05-02"),
                episode(CHILD="A2", PLACE="U6"),
            ),
        ),
        ruleset=ruleset,
        until=until,
        note=note,
    )


def _long_in_hospital(tables: Tables) -> Series:
    # An end that cannot be read is no end of the year.
    stays = tables.marked("Episodes").filter((col("PLACE") == "T1") & ~unreadable("DEC"))
    return stays.filter(coalesce("DEC", tables.ends_on) > col("DECOM") + _SIX_WEEKS)[ROW]


RULES = (
    _from_age(
        "370",
        "in independent living",
        ("P2",),
        16,
        to_2023=15,
        ruleset="2023-24",
        until=2024,
        note="Up to 2022-23 the age was 15.",
    ),
    _from_age(
        "371",
        "in supported accommodation",
        ("H5", "K3"),
        16,
        to_2023=14,
        ruleset="2024-25",
        note="Up to 2022-23 the age was 14. H5 stood for accommodation outside the children's homes regulations before K3.",
    ),
    _from_age("372", "in youth custody or prison", ("R5",), 10),
    _from_age("373", "in a residential school", ("S1",), 4),
    _from_age("374", "in residential employment", ("P3",), 14),
    error(
        "375",
        "Episodes",
        ("DECOM", "PLACE", "DEC"),
        "This temporary stay in hospital lasted longer than six weeks. Check the days, or use the lasting placement R2.",
        "An episode in hospital as a temporary placement (T1) lasts 42 days at most; one without an end counts to 31 "
        "March.",
        Rows(_long_in_hospital),
        Example(
            "Forty-three days, and still there after more than six weeks, beside forty-two and another placement.",
            breaks=(
                episode(PLACE="T1", DECOM="2025-05-01", DEC="2025-06-13", REC="X1"),
                episode(CHILD="A2", PLACE="T1", DECOM="2026-02-16"),
            ),
            keeps=(
                episode(PLACE="T1", DECOM="2025-05-01", DEC="2025-06-12", REC="X1"),
                episode(CHILD="A2", PLACE="T1", DECOM="2026-02-17"),
                episode(CHILD="A3", PLACE="R2"),
                episode(CHILD="A4", PLACE="T1", DEC="31/09/2025", REC="X1"),
            ),
            rows=(0, 1),
        ),
        note="The text does not leave out stays that have not ended.",
    ),
)
