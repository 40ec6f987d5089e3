"""What the Board counts of how good the returns are: complete, and free of errors (R-DAT-06, R-DAT-08; beside T5-39)."""

from __future__ import annotations

from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.kernel.returns.indicators import day
from safeboard.kernel.returns.tables import returns_received


def _file(
    key: str, as_at: str, rows_in: int, taken_in: int, asked: int | None, known: int | None
) -> dict[str, object]:
    return {
        "key": key,
        "as_at": day(as_at),
        "agency": "Police",
        "return_code": "missing",
        "rows_in": rows_in,
        "taken_in": taken_in,
        "asked": asked,
        "known": known,
    }


declare = partial(
    Indicator,
    theme="T5",
    owner="PQA",
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    source="Receipts of returns",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    needs=("returns_received",),
)

T5_40 = declare(
    code="T5-40",
    title="Boxes filled in what agencies send",
    measure=Measure(
        "T5-40",
        returns_received,
        During(returns_received.as_at),
        Amount(returns_received.known),
        Amount(returns_received.asked),
        breakdowns={"agency": returns_received.agency},
    ),
    numerator_words="boxes that say something",
    denominator_words="boxes that the files had to answer",
    excluded_words="files received before this was counted",
    why="What is not recorded cannot be compared: nobody can say whether a group of children is missed.",
    linked=(
        "By the day that a file speaks of. In files of rows a box is every choice that must be answered, and *not recorded* or "
        "*unknown* says nothing; in figures it is every number, and *not known* says nothing. Dates and numbers that may be "
        "blank are not counted. It says nothing about whether what is filled in is true."
    ),
    rules=("R-DAT-06", "R-DAT-08"),
    example=Example(
        "Ninety of a hundred boxes in one file of the quarter; of an older file nobody counted; a third is of the next quarter.",
        "2015-16Q4",
        {
            "returns_received": [
                _file("1", "2016-03-31", 50, 49, 100, 90),
                _file("2", "2016-01-31", 20, 20, None, None),
                _file("3", "2016-04-30", 60, 60, 120, 120),
            ]
        },
        numerator=90,
        denominator=100,
        excluded=1,
    ),
)

T5_41 = declare(
    code="T5-41",
    title="Rows taken in as they were sent",
    measure=Measure(
        "T5-41",
        returns_received,
        During(returns_received.as_at),
        Amount(returns_received.taken_in),
        Amount(returns_received.rows_in),
        breakdowns={"agency": returns_received.agency},
    ),
    numerator_words="rows without an error",
    denominator_words="rows in the files",
    why="A row with an error stays out, and with it perhaps the one child who should have been counted.",
    linked=(
        "By the day that a file speaks of. Each file counts as it was sent; one that was put right later does not change it. A "
        "file that its sender took back is in neither part. Rows that only look odd are taken in and not counted as errors."
    ),
    rules=("R-DAT-06",),
    example=Example(
        "Two files of the quarter: 49 of 50 rows and all 20. A third is of the next quarter.",
        "2015-16Q4",
        {
            "returns_received": [
                _file("1", "2016-03-31", 50, 49, 100, 90),
                _file("2", "2016-01-31", 20, 20, 40, 40),
                _file("3", "2016-04-30", 60, 55, 120, 120),
            ]
        },
        numerator=69,
        denominator=70,
    ),
)

QUALITY_INDICATORS = (T5_40, T5_41)
