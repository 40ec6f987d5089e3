"""Why children come again, and families who say no to help (indicators.csv T1-30, T1-31; R-FD-05, R-FD-07)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.frontdoor.figures import FIRST_RESPONSE

day = dt.date.fromisoformat
CAUSES = FIRST_RESPONSE.grid("repeat_referral_causes")
OFFERS = FIRST_RESPONSE.grid("help_offered")
causes, offers = CAUSES.table, OFFERS.table

declare = partial(
    Indicator,
    theme="T1",
    owner="EH",
    source="First Response, sent each month as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    unit=Unit.PERCENT,
    excluded_words="boxes that First Response did not know",
)

T1_30 = declare(
    code="T1-30",
    title="Repeat referrals because of domestic abuse",
    measure=Measure(
        "T1-30",
        causes,
        During(causes.ends_on),
        Amount(causes.referrals, where=causes.cause == "domestic_abuse"),
        Amount(causes.referrals),
    ),
    polarity=Polarity.CONTEXT,
    numerator_words="repeat referrals with domestic abuse as their main cause",
    denominator_words="repeat referrals",
    why="A child who comes back for the same reason was not made safe the first time.",
    linked=(
        "Figures First Response counted, each repeat referral under its main cause; those with no cause recorded are among "
        "the repeat referrals."
    ),
    needs=("repeat_referral_causes",),
    headline=True,
    rules=("R-FD-07", "R-DAT-08"),
    example=Example(
        "Forty of a hundred, of twenty no cause is recorded.",
        "2015-16Q1",
        {
            "repeat_referral_causes": [
                CAUSES.row("2015-04", cause="domestic_abuse", referrals=40),
                CAUSES.row("2015-05", cause="unmet", referrals=40),
                CAUSES.row("2015-06", cause="not_recorded", referrals=20),
            ]
        },
        numerator=40,
        denominator=100,
    ),
)

T1_31 = declare(
    code="T1-31",
    title="Families who said no to help",
    measure=Measure(
        "T1-31",
        offers,
        During(offers.ends_on),
        Amount(offers.refused),
        Amount(offers.offered),
        breakdowns={"level": offers.level},
    ),
    polarity=Polarity.LOW,
    numerator_words="families who refused",
    denominator_words="families offered help",
    why="A family that refuses is often referred again, later and in more trouble.",
    linked="Figures First Response counted: families, by what they were offered.",
    needs=("help_offered",),
    rules=("R-FD-05",),
    example=Example(
        "Twelve of sixty refused early help; of help as a child in need it is not known.",
        "2015-04",
        {
            "help_offered": [
                OFFERS.row("2015-04", level="early_help", offered=60, refused=12),
                OFFERS.row("2015-04", level="child_in_need", offered=30),
            ]
        },
        numerator=12,
        denominator=60,
        excluded=1,
    ),
)

INDICATORS = (T1_30, T1_31)
