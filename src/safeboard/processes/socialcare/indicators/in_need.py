"""Children in need (indicators.csv T3-05)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.measures import Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import day, declare
from safeboard.processes.socialcare.tables.lists import children_in_need

T3_05 = declare(
    code="T3-05",
    title="Children in need",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-05",
        children_in_need,
        OpenAt(children_in_need.started_on, children_in_need.closed_on),
        count="people",
        breakdowns={"need": children_in_need.need},
    ),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="children in need on the last day",
    denominator_words="children aged 0 to 17",
    why="How many children social care is helping, all kinds of plan and open assessments together (R-CIN-02).",
    linked=(
        "Children with a row of list 6 open at the end of the last day: DfE's definition, with children on a protection "
        "plan, looked after, and in assessment. It is not the smaller number of children on a child in need plan."
    ),
    needs=("children_in_need",),
    benchmark="cin_31mar_rate",
    rules=("R-CIN-02",),
    example=Example(
        "Closed on the day is not open at its end.",
        "2016-03-31",
        {
            "children_in_need": [
                {"key": "1", "person": "a", "started_on": day("2016-03-31")},
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2016-01-04"),
                    "closed_on": day("2016-03-31"),
                },
                {
                    "key": "3",
                    "person": "c",
                    "started_on": day("2016-01-04"),
                    "closed_on": day("2016-04-01"),
                },
            ]
        },
        numerator=2,
    ),
)

INDICATORS = (T3_05,)
