"""What the Board counts of its training (indicators.csv T5-21 to T5-25)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.training.figures import CONFIDENCE, COURSES, IMPACT, OBSERVATIONS

day = dt.date.fromisoformat
courses, impact, observations = COURSES.table, IMPACT.table, OBSERVATIONS.table
confidence = CONFIDENCE.table

declare = partial(
    Indicator,
    theme="T5",
    owner="LD",
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    source="The Board's training manager, sent each quarter as figures",
    author="Training manager",
    checker="Learning and Development sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
)

T5_21 = declare(
    code="T5-21",
    title="Training places taken",
    measure=Measure(
        "T5-21",
        courses,
        During(courses.ends_on),
        Amount(courses.attended),
        Amount(courses.places),
        breakdowns={"course": courses.course},
    ),
    numerator_words="delegates who came to a full-day course",
    denominator_words="places offered on full-day courses",
    why="An empty place is somebody who works with children and did not learn with others.",
    linked=(
        "Full-day courses for all agencies; briefings and training for one agency are no part of it. Which agency the "
        "delegates came from is sent beside it. That a place is taken does not say that anything was learnt."
    ),
    excluded_words="courses of which places or delegates are not known",
    needs=("training_courses",),
    limit=Limit("below 80% of places taken", below=80),
    rules=("R-TR-03",),
    example=Example(
        "Nineteen of twenty-four places in one quarter and nine of twelve in another. The next year's course does not count.",
        "2015-16",
        {
            "training_courses": [
                COURSES.row("2015-16Q1", course="working_together", places=24, attended=19),
                COURSES.row("2015-16Q3", course="neglect", places=12, attended=9),
                COURSES.row("2016-17Q1", course="neglect", places=12, attended=12),
            ]
        },
        numerator=28,
        denominator=36,
    ),
)

FEWEST_MATCHED = 5  # R-TR-02

T5_22 = declare(
    code="T5-22",
    title="Knowledge and confidence after training",
    measure=Measure(
        "T5-22",
        confidence,
        During(confidence.ends_on),
        Amount(confidence.points_after - confidence.points_before),
        Amount(confidence.matched),
        breakdowns={"course": confidence.course},
    ),
    unit=Unit.POINTS,
    numerator_words="points gained from the start of the course to its end, all delegates together",
    denominator_words="delegates who rated themselves both times",
    each_words="points of 100",
    fewest=FEWEST_MATCHED,
    why="Who leaves no surer than they came will do on Monday what they did on Friday.",
    linked=(
        "The same people before and after, on a scale from 0 to 100: points of the scale, not per cent of what they began with. "
        "People rate themselves; whether practice changed is asked three months later (T5-23). A course with fewer than 5 "
        "matched delegates is not shown."
    ),
    excluded_words="courses of which any of the three numbers is not known",
    needs=("training_confidence",),
    headline=True,
    limit=Limit("below 15 points", below=15),
    rules=("R-TR-02",),
    example=Example(
        "Ten delegates rose from 520 points together to 710, and six of another course fell by 12; of a third it is not known.",
        "2015-16",
        {
            "training_confidence": [
                CONFIDENCE.row(
                    "2015-16Q1", course="neglect", matched=10, points_before=520, points_after=710
                ),
                CONFIDENCE.row(
                    "2015-16Q2", course="core_groups", matched=6, points_before=372, points_after=360
                ),
                CONFIDENCE.row("2015-16Q2", course="exploitation", matched=9, points_after=700),
            ]
        },
        numerator=178,
        denominator=16,
        excluded=1,
    ),
)

T5_23 = declare(
    code="T5-23",
    title="Practice changed three months later",
    measure=Measure(
        "T5-23",
        impact,
        During(impact.ends_on),
        Amount(impact.changed),
        Amount(impact.answered),
        breakdowns={"course": impact.course, "respondent": impact.respondent},
    ),
    numerator_words="delegates and line managers who can say what is done differently",
    denominator_words="delegates and line managers who answered",
    why="A day of training that changes nothing for a child is a day lost. Three months later people know.",
    linked=(
        "A sample drawn by chance of delegates and their line managers, asked three months after the course. Those who "
        "did not answer are in neither part; how many were asked is sent with the figures."
    ),
    excluded_words="courses of which the answers are not known",
    needs=("training_impact",),
    limit=Limit("below 70% of those who answered", below=70),
    rules=("R-TR-01",),
    example=Example(
        "Of ten delegates eight answered and six changed; of their managers, asked in the next quarter, five answered and four "
        "saw a change. What the next year's answers say does not count yet.",
        "2015-16",
        {
            "training_impact": [
                IMPACT.row(
                    "2015-16Q3", course="neglect", respondent="delegate", asked=10, answered=8, changed=6
                ),
                IMPACT.row(
                    "2015-16Q4", course="neglect", respondent="manager", asked=10, answered=5, changed=4
                ),
                IMPACT.row(
                    "2016-17Q1", course="neglect", respondent="delegate", asked=9, answered=7, changed=2
                ),
            ]
        },
        numerator=10,
        denominator=13,
    ),
)

T5_24 = declare(
    code="T5-24",
    title="Courses led by the trainer pool",
    measure=Measure(
        "T5-24",
        courses,
        During(courses.ends_on),
        Amount(courses.pool_sessions),
        Amount(courses.sessions),
        breakdowns={"course": courses.course},
    ),
    numerator_words="courses led by trainers of the pool alone",
    denominator_words="full-day courses that ran",
    why="When agencies lend no trainers, courses hang on one or two people and stop when they leave.",
    linked="A course led together with Board staff or a paid trainer is not in the numerator. It does not say how good it was.",
    excluded_words="courses of which it is not known who led them",
    needs=("training_courses",),
    limit=Limit("below 60% led by the pool", below=60),
    rules=("R-TR-01",),
    example=Example(
        "Of five times that Working Together ran in two quarters the pool led three. Who led the neglect course is not known.",
        "2015-16",
        {
            "training_courses": [
                COURSES.row("2015-16Q1", course="working_together", sessions=3, pool_sessions=2),
                COURSES.row("2015-16Q4", course="working_together", sessions=2, pool_sessions=1),
                COURSES.row("2015-16Q1", course="neglect", sessions=1),
            ]
        },
        numerator=3,
        denominator=5,
        excluded=1,
    ),
)

T5_25 = declare(
    code="T5-25",
    title="Training watched and found good",
    measure=Measure(
        "T5-25",
        observations,
        During(observations.ends_on),
        Amount(observations.good),
        Amount(observations.due),
        breakdowns={"provider": observations.provider},
    ),
    numerator_words="observations rated good or better",
    denominator_words="observations due",
    why="Poor training is worse than none, because everybody believes that it is done.",
    linked=(
        "What was due and not done counts against it, like what was watched and not good; the figures that are sent tell "
        "the two apart. A rating is one observer's on one day."
    ),
    excluded_words="providers of which the observations are not known",
    needs=("training_observations",),
    rules=("R-TR-01",),
    example=Example(
        "Three were due on the Board's courses, two were done and one was good; one due at a voluntary group was good.",
        "2015-16",
        {
            "training_observations": [
                OBSERVATIONS.row("2015-16Q2", provider="board", due=3, done=2, good=1),
                OBSERVATIONS.row("2015-16Q4", provider="voluntary", due=1, done=1, good=1),
                OBSERVATIONS.row("2016-17Q1", provider="board", due=2, done=2, good=2),
            ]
        },
        numerator=2,
        denominator=4,
    ),
)

INDICATORS = (T5_21, T5_22, T5_23, T5_24, T5_25)
