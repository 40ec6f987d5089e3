"""Whom a figure is out of: which people, and on whose word their number is (R-DAT-05; anomaly A17).

Two shares of two populations are two indicators, however alike their titles are: 95% of the staff on some contracts and
78% of all staff contradict nobody. So the population is part of what an indicator means.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Population:
    """People by a name that no other population has, in words, with where their number comes from."""

    code: str
    words: str
    source: str

    def __post_init__(self) -> None:
        if not all((self.code, self.words, self.source)):
            raise ValueError(
                f"The population {self.code!r} needs a code, words and where its number comes from."
            )


CHILDREN = Population(
    "0-17",
    "children aged 0 to 17",
    "mid-year estimates of the Office for National Statistics, the one that falls inside the year",
)
ON_ROLL = Population(
    "school-roll",
    "pupils of compulsory school age on a school roll, 5 to 15 at the start of the school year",
    "school census, as the education service counted it",
)
HALF_DAYS = Population(
    "sessions",
    "half-days of school possible for pupils of compulsory school age",
    "school census, as the education service counted it",
)
TWO_YEAR_OLDS = Population(
    "two-year-olds",
    "two-year-olds entitled to a free place",
    "the list of those entitled, of each term",
)
CONTRACT_STAFF = Population(
    "contract-staff",
    "drivers and passenger assistants on contracts for disabled pupils",
    "the register of the transport office",
)
BADGE_HOLDERS = Population(
    "badge-holders",
    "all who hold a badge to drive or to assist",
    "the register of the transport office",
)
