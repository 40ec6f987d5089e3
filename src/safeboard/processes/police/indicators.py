"""What the Board counts of youth justice (indicators.csv T1-26, T1-27)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Example, Indicator, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.police.figures import YOUTH_JUSTICE

day = dt.date.fromisoformat
JUSTICE = YOUTH_JUSTICE.grid("youth_justice")
justice = JUSTICE.table

T1_26 = Indicator(
    code="T1-26",
    title="Young people new to youth justice",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-26",
        justice,
        During(justice.ends_on),
        Amount(justice.new_to_justice),
        breakdowns={"ethnicity": justice.ethnicity},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.LOW,
    numerator_words="young people whose first caution or conviction was in the period",
    denominator_words="",
    why="Each is a young person whom nobody reached before the police did.",
    linked=(
        "Figures the youth offending service counted: young people aged 10 to 17, each once, ever. It is a number and not "
        "yet a rate: how many young people aged 10 to 17 the county has is not among the published figures held here, so "
        "it is compared with its own past and with no other area."
    ),
    source="The youth offending service, sent each quarter as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    excluded_words="boxes that the service did not know",
    needs=("youth_justice",),
    rules=("R-DAT-01", "R-DAT-08"),
    example=Example(
        "Thirty-four over the year; those of the quarter before it are not added, and convicted ones are another figure.",
        "2015-16",
        {
            "youth_justice": [
                JUSTICE.row("2014-15Q4", ethnicity="white", new_to_justice=20, convicted=30, custody=4),
                JUSTICE.row("2015-16Q1", ethnicity="white", new_to_justice=25, convicted=50, custody=6),
                JUSTICE.row("2015-16Q3", ethnicity="mixed", new_to_justice=9, convicted=40, custody=2),
            ]
        },
        numerator=34,
    ),
)

T1_27 = Indicator(
    code="T1-27",
    title="Convicted young people sent to custody",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-27",
        justice,
        During(justice.ends_on),
        Amount(justice.custody),
        Amount(justice.convicted),
        breakdowns={"ethnicity": justice.ethnicity},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="young people sent to custody",
    denominator_words="young people convicted",
    why="Custody is for when nothing else will do. It is also where help that came too late ends.",
    linked="Figures the youth offending service counted: young people aged 10 to 17, each once a quarter.",
    source="The youth offending service, sent each quarter as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    excluded_words="boxes that the service did not know",
    needs=("youth_justice",),
    rules=("R-DAT-08",),
    example=Example(
        "Over the year 8 of 90; those new to youth justice are in neither part, and the year before is not added.",
        "2015-16",
        {
            "youth_justice": [
                JUSTICE.row("2014-15Q4", ethnicity="white", new_to_justice=20, convicted=30, custody=4),
                JUSTICE.row("2015-16Q1", ethnicity="white", new_to_justice=25, convicted=50, custody=6),
                JUSTICE.row("2015-16Q3", ethnicity="mixed", new_to_justice=9, convicted=40, custody=2),
            ]
        },
        numerator=8,
        denominator=90,
    ),
)

INDICATORS = (T1_26, T1_27)
