"""Early help plans: reviews, endings, what came after (indicators.csv T1-18 to T1-20; R-EH-02, R-EH-06)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.earlyhelp.figures import PLANS

day = dt.date.fromisoformat
REVIEWS = PLANS.grid("early_help_reviews")
ENDINGS = PLANS.grid("early_help_endings")
reviews, endings = REVIEWS.table, ENDINGS.table

declare = partial(
    Indicator,
    theme="T1",
    owner="EH",
    source="The early help service, sent each quarter as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    unit=Unit.PERCENT,
    excluded_words="boxes where either number is not known",
)

T1_18 = declare(
    code="T1-18",
    title="Early help plans reviewed in time",
    measure=Measure(
        "T1-18",
        reviews,
        During(reviews.ends_on),
        Amount(reviews.in_time),
        Amount(reviews.due),
        breakdowns={"lead": reviews.lead},
    ),
    polarity=Polarity.HIGH,
    numerator_words="reviews held by the day they were due",
    denominator_words="reviews due",
    why="A plan that nobody looks at again is not a plan.",
    linked="Figures the service counted, by the agency that leads. A review that was not held is not in time.",
    needs=("early_help_reviews",),
    limit=Limit("below 85%", below=85),
    rules=("R-EH-02",),
    example=Example(
        "Seventeen of twenty led by schools; of those led by health the service does not know.",
        "2015-16Q2",
        {
            "early_help_reviews": [
                REVIEWS.row("2015-16Q2", lead="schools", due=20, in_time=17),
                REVIEWS.row("2015-16Q2", lead="health", due=9),
            ]
        },
        numerator=17,
        denominator=20,
        excluded=1,
    ),
)

T1_19 = declare(
    code="T1-19",
    title="Early help that reached what it was for",
    measure=Measure(
        "T1-19",
        endings,
        During(endings.ends_on),
        Amount(endings.closed, where=endings.ended == "outcomes_met"),
        Amount(endings.closed),
    ),
    polarity=Polarity.HIGH,
    numerator_words="families whose help reached what it was for",
    denominator_words="families whose help ended",
    why="How many families were helped says little; whether it helped says all.",
    linked=(
        "Figures the service counted, by the reason recorded at the end. Families who stopped taking part, and those with no "
        "reason recorded, are among those whose help ended."
    ),
    needs=("early_help_endings",),
    headline=True,
    rules=("R-EH-06", "R-DAT-08"),
    example=Example(
        "Thirty reached it, eight were stepped up, two have no reason recorded: 30 of 40.",
        "2015-16Q3",
        {
            "early_help_endings": [
                ENDINGS.row("2015-16Q3", ended="outcomes_met", closed=30),
                ENDINGS.row("2015-16Q3", ended="step_up", closed=8),
                ENDINGS.row("2015-16Q3", ended="not_recorded", closed=2),
            ]
        },
        numerator=30,
        denominator=40,
    ),
)

T1_20 = declare(
    code="T1-20",
    title="Families that needed social care soon after early help",
    measure=Measure(
        "T1-20",
        reviews,
        During(reviews.ends_on),
        Amount(reviews.referred_since),
        Amount(reviews.closed_before),
        breakdowns={"lead": reviews.lead},
    ),
    polarity=Polarity.LOW,
    numerator_words="families with a referral at level 4 within six months",
    denominator_words="families whose help ended in the quarter two before",
    why="Help that ends too soon, or that did not reach the family, comes back as something worse.",
    linked=(
        "Figures the service counted, once six months had passed for every family: a quarter tells of those whose help ended "
        "in the quarter two before it."
    ),
    needs=("early_help_reviews",),
    limit=Limit("above 15%", above=15),
    rules=("R-EH-06",),
    example=Example(
        "Three of thirty; the quarter after is not counted in it.",
        "2015-16Q3",
        {
            "early_help_reviews": [
                REVIEWS.row("2015-16Q3", lead="schools", closed_before=30, referred_since=3),
                REVIEWS.row("2015-16Q4", lead="schools", closed_before=26, referred_since=6),
            ]
        },
        numerator=3,
        denominator=30,
    ),
)

INDICATORS = (T1_18, T1_19, T1_20)
