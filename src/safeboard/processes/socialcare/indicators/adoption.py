"""Adoptions (indicators.csv T3-21)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.socialcare.indicators.declaring import day, declare
from safeboard.processes.socialcare.tables.care import adoptions

T3_21 = declare(
    code="T3-21",
    title="Adoptions",
    theme="T3",
    owner="PQA",
    measure=Measure("T3-21", adoptions, During(adoptions.ordered_on)),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="children adopted",
    denominator_words="",
    why="How many children found a family for good in the year.",
    linked=(
        "Counted from list 10 by the day of the adoption order. A plan that was reversed never counts. In the yearly return on "
        "children looked after it is the day on which care ended with an adoption, of a child whom it was decided to place."
    ),
    needs=("adoptions",),
    rules=("R-CLA-06",),
    example=Example(
        "One order in the year, one after it, one child placed and not yet adopted.",
        "2015-16",
        {
            "adoptions": [
                {
                    "key": "1",
                    "person": "a",
                    "decided_on": day("2014-06-02"),
                    "ordered_on": day("2016-03-31"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "decided_on": day("2014-06-02"),
                    "ordered_on": day("2016-04-01"),
                },
                {"key": "3", "person": "c", "decided_on": day("2014-06-02")},
            ]
        },
        numerator=1,
    ),
)

INDICATORS = (T3_21,)
