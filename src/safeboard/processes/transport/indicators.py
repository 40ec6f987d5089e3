"""What the Board counts of client transport (indicators.csv T5-10 to T5-12; R-TRN-05)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.declarations.populations import BADGE_HOLDERS, CONTRACT_STAFF
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import Measure, OpenAt
from safeboard.processes.transport.figures import BADGES, TRAINED

day = dt.date.fromisoformat
training, badges = TRAINED.table, BADGES.table
for_disabled = training.service.is_in(["send", "adult_care"])

declare = partial(
    Indicator,
    theme="T5",
    owner="EMP",
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    source="Client transport team of the County Council, sent each month as figures",
    author="Transport safeguarding manager",
    checker="Employment sub group",
    review_on=day("2016-09-30"),
)

T5_10 = declare(
    code="T5-10",
    population=CONTRACT_STAFF,
    title="School transport staff trained for disabled pupils",
    since=day("2015-04-01"),
    measure=Measure(
        "T5-10",
        training,
        OpenAt(training.ends_on, training.day_after),
        Amount(training.trained, where=for_disabled),
        Amount(training.holders, where=for_disabled),
    ),
    numerator_words="drivers and passenger assistants on these contracts who are trained",
    denominator_words="drivers and passenger assistants on contracts for special needs and adult social care",
    why="These passengers often cannot say what happened on the way. Who drives them must know what to look for.",
    linked=(
        "Only holders on contracts for special needs and for adult social care. All badge holders are another population "
        "and another figure (T5-11); the two are never set side by side as one falling line."
    ),
    excluded_words="services of which either number is not known",
    needs=("transport_training",),
    limit=Limit("below 95% trained", below=95),
    rules=("R-TRN-01", "R-TRN-05"),
    example=Example(
        "On the last day of the quarter 95 of 100 on these contracts are trained. School runs do not count, nor February.",
        "2015-16Q4",
        {
            "transport_training": [
                TRAINED.row("2016-03", service="send", holders=70, trained=66),
                TRAINED.row("2016-03", service="adult_care", holders=30, trained=29),
                TRAINED.row("2016-03", service="school", holders=200, trained=120),
                TRAINED.row("2016-02", service="send", holders=68, trained=60),
            ]
        },
        numerator=95,
        denominator=100,
    ),
)

T5_11 = declare(
    code="T5-11",
    population=BADGE_HOLDERS,
    title="School transport staff trained",
    since=day("2015-04-01"),
    measure=Measure(
        "T5-11",
        training,
        OpenAt(training.ends_on, training.day_after),
        Amount(training.trained),
        Amount(training.holders),
        breakdowns={"service": training.service},
    ),
    numerator_words="badge holders who are trained",
    denominator_words="all drivers and passenger assistants with a badge",
    why="Every day thousands of children are alone with an adult in a vehicle.",
    linked=(
        "All who hold a badge on the last day, each once. Training holds for three years. A badge holder who is not "
        "trained in the time given is suspended and then no holder (R-TRN-02)."
    ),
    excluded_words="services of which either number is not known",
    needs=("transport_training",),
    rules=("R-TRN-02", "R-TRN-05"),
    example=Example(
        "On the last day of the quarter 78 of 100 are trained. The month before it no longer counts; it is not added.",
        "2015-16Q4",
        {
            "transport_training": [
                TRAINED.row("2016-03", service="send", holders=40, trained=38),
                TRAINED.row("2016-03", service="school", holders=60, trained=40),
                TRAINED.row("2016-02", service="school", holders=60, trained=35),
            ]
        },
        numerator=78,
        denominator=100,
    ),
)

T5_12 = declare(
    code="T5-12",
    title="Drivers checked in the new way",
    since=day("2015-09-01"),
    measure=Measure(
        "T5-12",
        badges,
        OpenAt(badges.ends_on, badges.day_after),
        Amount(badges.revised),
        Amount(badges.holders),
        breakdowns={"role": badges.role},
    ),
    numerator_words="badge holders who came through the revised process",
    denominator_words="all drivers and passenger assistants with a badge",
    why="Badges given before September 2015 were checked less. Until all have been checked again nobody knows who drives.",
    linked=(
        "All six requirements of September 2015 are met. Older badges come through at their renewal or at a check, so the "
        "share grows with time; three months without a rise ask for a reason."
    ),
    excluded_words="roles of which either number is not known",
    needs=("transport_badges",),
    rules=("R-TRN-01", "R-TRN-04"),
    example=Example(
        "On the last day seven of forty drivers and two of ten assistants are through. Of those whose role is not recorded "
        "nobody knows how many; the month before is not added.",
        "2015-16Q4",
        {
            "transport_badges": [
                BADGES.row("2016-02", role="driver", holders=41, revised=5),
                BADGES.row("2016-03", role="driver", holders=40, revised=7),
                BADGES.row("2016-03", role="assistant", holders=10, revised=2),
                BADGES.row("2016-03", role="not_recorded", holders=3),
            ]
        },
        numerator=9,
        denominator=50,
        excluded=1,
    ),
)

INDICATORS = (T5_10, T5_11, T5_12)
