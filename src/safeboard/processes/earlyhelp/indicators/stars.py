"""Outcomes stars: whether they are used, and what they show (indicators.csv T1-21, T1-22; R-EH-04)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.earlyhelp.figures import STARS

day = dt.date.fromisoformat
USE = STARS.grid("star_use")
CHANGE = STARS.grid("star_change")
use, change = USE.table, CHANGE.table

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
    polarity=Polarity.HIGH,
    excluded_words="boxes where either number is not known",
    rules=("R-EH-04",),
)

T1_21 = declare(
    code="T1-21",
    title="Families with a first outcomes star",
    measure=Measure(
        "T1-21",
        use,
        OpenAt(use.ends_on, use.day_after),
        Amount(use.first_star),
        Amount(use.plans),
        breakdowns={"lead": use.lead},
    ),
    numerator_words="families with a first star",
    denominator_words="families with an early help plan on the last day",
    why="All agencies agreed on one way to see with the family how things are. An agency without stars does not use it.",
    linked="Figures the service counted on the last day of the quarter, by the agency that leads.",
    needs=("star_use",),
    headline=True,
    example=Example(
        "At the end of September 12 of 40; what stood at the end of June no longer counts.",
        "2015-16Q2",
        {
            "star_use": [
                USE.row("2015-16Q1", lead="schools", plans=30, first_star=5),
                USE.row("2015-16Q2", lead="schools", plans=40, first_star=12),
            ]
        },
        numerator=12,
        denominator=40,
    ),
)

T1_22 = declare(
    code="T1-22",
    title="Families whose second star is better",
    measure=Measure(
        "T1-22", change, During(change.ends_on), Amount(change.improved), Amount(change.two_stars)
    ),
    numerator_words="families better in two areas or more",
    denominator_words="families with two stars",
    why="It is the family's own view of what changed.",
    linked="Figures the service counted. Families with one star alone are in neither part: nothing can be said of them.",
    needs=("star_change",),
    limit=Limit("below 55%", below=55),
    example=Example(
        "Eighteen of thirty over the year; the year before is not added.",
        "2015-16",
        {
            "star_change": [
                CHANGE.row("2014-15Q4", two_stars=12, improved=6),
                CHANGE.row("2015-16Q1", two_stars=14, improved=8),
                CHANGE.row("2015-16Q2", two_stars=16, improved=10),
            ]
        },
        numerator=18,
        denominator=30,
    ),
)

INDICATORS = (T1_21, T1_22)
