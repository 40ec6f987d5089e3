"""Assessments of children who are not born yet (indicators.csv T3-31, T3-32)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_days
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.socialcare.indicators.declaring import CENSUS, day, declare
from safeboard.processes.socialcare.tables.protection import before_birth

READY_DAYS_BEFORE = 42  # six weeks, so that what is needed is there when the child is (Board, T3-31)
_ONLY = (
    "From the children in need census or the Standard Safeguarding Dataset: an assessment that began before the child was "
    "born. Annex A list 4 has no expected date. A birth is known once a later file gives its date. "
)

T3_31 = declare(
    code="T3-31",
    title="Assessments ready six weeks before birth",
    theme="T3",
    owner="PQA",
    source=CENSUS,
    measure=Measure(
        "T3-31",
        before_birth,
        During(before_birth.due_on),
        numerator=before_birth.authorised_on <= add_days(before_birth.due_on, -READY_DAYS_BEFORE),
        denominator=EVERY_ROW,
        count="people",
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="unborn children with an assessment authorised six weeks or more before the birth was expected",
    denominator_words="children assessed before birth whose birth was expected in the period",
    why="Reviews of deaths of babies found no good assessment before birth. Six weeks leave time to act on it.",
    linked=_ONLY
    + (
        "The census has the expected date of children who are not born by its day, and of the others only the day they were "
        "born, which then stands for it: a child born early may look assessed late."
    ),
    needs=("before_birth",),
    headline=True,
    rules=("R-AS-01",),
    example=Example(
        "Due on 13 June 2016: ready on 2 May is six weeks before to the day, 3 May is late, and one is not ready. The fourth is "
        "due in the next quarter.",
        "2016-17Q1",
        {
            "before_birth": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2016-03-01"),
                    "authorised_on": day("2016-05-02"),
                    "due_on": day("2016-06-13"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2016-03-01"),
                    "authorised_on": day("2016-05-03"),
                    "due_on": day("2016-06-13"),
                },
                {"key": "3", "person": "c", "started_on": day("2016-03-01"), "due_on": day("2016-06-13")},
                {
                    "key": "4",
                    "person": "d",
                    "started_on": day("2016-03-01"),
                    "authorised_on": day("2016-05-02"),
                    "due_on": day("2016-07-01"),
                },
            ]
        },
        numerator=1,
        denominator=3,
    ),
)

T3_32 = declare(
    code="T3-32",
    title="Assessments still open at birth",
    theme="T3",
    owner="PQA",
    source=CENSUS,
    measure=Measure(
        "T3-32",
        before_birth,
        During(before_birth.birth_on),
        numerator=before_birth.authorised_on.is_null() | (before_birth.authorised_on > before_birth.birth_on),
        denominator=EVERY_ROW,
        count="people",
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="children who were born while their assessment was still open",
    denominator_words="children assessed before birth and born in the period",
    why="A baby who comes before the assessment is done comes home to a plan that nobody has made.",
    linked=_ONLY + "An assessment that is authorised on the day of birth was not open.",
    needs=("before_birth",),
    rules=("R-AS-01",),
    example=Example(
        "Three children born in the quarter: ready on the day, ready the day after, not ready. One is not born.",
        "2015-16Q4",
        {
            "before_birth": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-12-01"),
                    "authorised_on": day("2016-02-10"),
                    "birth_on": day("2016-02-10"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-12-01"),
                    "authorised_on": day("2016-02-11"),
                    "birth_on": day("2016-02-10"),
                },
                {"key": "3", "person": "c", "started_on": day("2015-12-01"), "birth_on": day("2016-02-10")},
                {"key": "4", "person": "d", "started_on": day("2015-12-01")},
            ]
        },
        numerator=2,
        denominator=3,
    ),
)

INDICATORS = (T3_31, T3_32)
