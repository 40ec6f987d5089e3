"""What the Board counts of the returns themselves: whether they come in time (indicators.csv T5-39)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import During, Measure
from safeboard.kernel.returns.tables import returns_due

day = dt.date.fromisoformat


def _row(key: str, due_on: str, came_on: str = "") -> dict[str, object]:
    return {
        "key": key,
        "due_on": day(due_on),
        "came_on": day(came_on) if came_on else None,
        "agency": "Police",
        "return_code": "missing",
    }


T5_39 = Indicator(
    code="T5-39",
    title="Returns received on time",
    theme="T5",
    owner="PQA",
    measure=Measure(
        "T5-39",
        returns_due,
        During(returns_due.due_on),
        numerator=returns_due.came_on <= returns_due.due_on,
        denominator=EVERY_ROW,
        breakdowns={"agency": returns_due.agency},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="returns whose first file came by the day it was due",
    denominator_words="returns that were due",
    why="What does not come cannot be seen. A return that is late again and again hides children from the Board.",
    linked=(
        "One row a return and agency. The first file counts: one that is corrected later was not late. A return "
        "that has not come is not in time. It says nothing about how good a file was."
    ),
    source="Receipts of returns",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    needs=("returns_due",),
    limit=Limit("below 90% of an agency's returns", below=90, by="agency"),
    rules=("R-DAT-06",),
    example=Example(
        "Of three returns due in April one came on its day, one a day late, one not at all; one was due in May.",
        "2016-04",
        {
            "returns_due": [
                _row("1", "2016-04-15", "2016-04-15"),
                _row("2", "2016-04-15", "2016-04-16"),
                _row("3", "2016-04-15"),
                _row("4", "2016-05-15", "2016-05-01"),
            ]
        },
        numerator=1,
        denominator=3,
    ),
)

INDICATORS = (T5_39,)
