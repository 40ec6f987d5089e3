"""What the Board counts of private fostering (indicators.csv T3-23 and T3-24)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.socialcare.figures import ARRANGEMENTS, VISITS

day = dt.date.fromisoformat
arrangements, visits = ARRANGEMENTS.table, VISITS.table

declare = partial(
    Indicator,
    theme="T3",
    owner="PQA",
    source="Children's social care of the County Council, sent each month as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
)

T3_23 = declare(
    code="T3-23",
    title="Children in private foster care",
    measure=Measure(
        "T3-23",
        arrangements,
        OpenAt(arrangements.ends_on, arrangements.day_after),
        Amount(arrangements.open),
        breakdowns={"type": arrangements.type},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="private fostering arrangements open on the last day",
    denominator_words="",
    why="Few are made known; that does not mean that there are few. A child nobody knows of is visited by nobody.",
    linked=(
        "Only what somebody told the council. A rise may be better reporting and no harm; two quarters without a single new "
        "notification are a reason to ask schools and surgeries."
    ),
    excluded_words="kinds of arrangement whose number is not known",
    needs=("private_fostering",),
    headline=True,
    rules=("R-PF-01", "R-PF-05"),
    example=Example(
        "Fourteen and nine on the last day of the quarter; those of February are not added.",
        "2015-16Q4",
        {
            "private_fostering": [
                ARRANGEMENTS.row("2016-03", type="education", notified=2, open=14),
                ARRANGEMENTS.row("2016-03", type="family", notified=0, open=9),
                ARRANGEMENTS.row("2016-02", type="education", notified=1, open=13),
            ]
        },
        numerator=23,
    ),
)

T3_24 = declare(
    code="T3-24",
    title="Private foster homes visited in time",
    measure=Measure(
        "T3-24",
        visits,
        During(visits.ends_on),
        Amount(visits.in_time),
        Amount(visits.due),
        breakdowns={"stage": visits.stage},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="visits made in time",
    denominator_words="visits due",
    why="The visit is when somebody asks the child alone how it is to live there.",
    linked=(
        "First visits within 7 working days of the notification; then at most 6 weeks apart in the year from the day the "
        "council knew, and at most 12 weeks after it. A visit without the child seen alone is not made."
    ),
    excluded_words="stages of which either number is not known",
    needs=("private_fostering_visits",),
    limit=Limit("below 90% in time", below=90),
    rules=("R-PF-03", "R-PF-04"),
    example=Example(
        "In the quarter twenty-two of twenty-five in time. Those of April belong to the next quarter.",
        "2015-16Q4",
        {
            "private_fostering_visits": [
                VISITS.row("2016-01", stage="first", due=5, in_time=4),
                VISITS.row("2016-03", stage="first_year", due=20, in_time=18),
                VISITS.row("2016-04", stage="first_year", due=19, in_time=19),
            ]
        },
        numerator=22,
        denominator=25,
    ),
)

FOSTERING_INDICATORS = (T3_23, T3_24)
