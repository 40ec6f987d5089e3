"""What the Board counts of child deaths (indicators.csv T5-26 to T5-29, T5-37). None is split by anything."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.childdeaths.figures import DEATHS

day = dt.date.fromisoformat
deaths = DEATHS.table

declare = partial(
    Indicator,
    theme="T5",
    source="Child death overview panel, sent each quarter as figures",
    author="Child death panel coordinator",
    checker="Child death overview panel",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    needs=("child_deaths",),
)

T5_26 = declare(
    code="T5-26",
    title="Child deaths that wait for review",
    owner="CDOP",
    measure=Measure("T5-26", deaths, OpenAt(deaths.ends_on, deaths.day_after), Amount(deaths.open)),
    unit=Unit.COUNT,
    polarity=Polarity.LOW,
    numerator_words="deaths notified and not yet reviewed on the last day",
    denominator_words="",
    why="What a death can teach is learnt only when it is reviewed. Each that waits may happen again elsewhere.",
    linked=(
        "All that are open, with those that wait for an inquest or a court. The panel sends beside it how many wait for "
        "more than 6 and 12 months and how many are ready: only those can be cleared now."
    ),
    excluded_words="quarters in which the panel did not know how many are open",
    headline=True,
    rules=("R-CD-06",),
    example=Example(
        "Forty-two are open on the last day of the year; the forty-five of the quarter before are not added.",
        "2015-16",
        {
            "child_deaths": [
                DEATHS.row("2015-16Q3", agency="CDOP", open=45, open_6_months=30, open_12_months=18, ready=5),
                DEATHS.row("2015-16Q4", agency="CDOP", open=42, open_6_months=29, open_12_months=16, ready=9),
            ]
        },
        numerator=42,
    ),
)

T5_27 = declare(
    code="T5-27",
    title="Child deaths reviewed in time",
    owner="CDOP",
    measure=Measure(
        "T5-27",
        deaths,
        During(deaths.ends_on),
        Amount(deaths.within_12_months),
        Amount(deaths.reviewed),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="reviews completed within 12 months of the notification",
    denominator_words="reviews completed",
    why="Parents wait for an answer, and what is learnt late protects nobody in the meantime.",
    linked=(
        "From the notification, not from the death. Within 12 months includes those within 6 months, which are sent beside "
        "it. While a backlog is cleared old deaths are reviewed and the share falls: read it with how many wait (T5-26)."
    ),
    excluded_words="quarters in which either number is not known",
    rules=("R-CD-05",),
    example=Example(
        "Nine of thirty and six of nineteen in two quarters of the year. A review of the next year does not count.",
        "2015-16",
        {
            "child_deaths": [
                DEATHS.row("2015-16Q2", agency="CDOP", reviewed=30, within_12_months=9, within_6_months=5),
                DEATHS.row("2015-16Q4", agency="CDOP", reviewed=19, within_12_months=6, within_6_months=4),
                DEATHS.row("2016-17Q1", agency="CDOP", reviewed=10, within_12_months=8, within_6_months=2),
            ]
        },
        numerator=15,
        denominator=49,
    ),
)

T5_28 = declare(
    code="T5-28",
    title="Deaths with something that could have been changed",
    owner="CDOP",
    measure=Measure(
        "T5-28",
        deaths,
        During(deaths.ends_on),
        Amount(deaths.modifiable),
        Amount(deaths.reviewed),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.CONTEXT,
    numerator_words="reviews that found something that could have been changed",
    denominator_words="reviews completed",
    why="It shows where the next death can be prevented. A low share may mean that the panel does not look hard enough.",
    linked=(
        "One year has few reviews: read several years together. Where not enough was known to say, the review stays in the "
        "denominator; how many these are is sent beside it. Neither high nor low is good."
    ),
    excluded_words="quarters in which either number is not known",
    rules=("R-CD-08",),
    example=Example(
        "Eight of forty-nine reviews in the year; the three of the year before are not among them.",
        "2015-16",
        {
            "child_deaths": [
                DEATHS.row("2015-16Q1", agency="CDOP", reviewed=25, modifiable=6, not_enough_known=2),
                DEATHS.row("2015-16Q3", agency="CDOP", reviewed=24, modifiable=2, not_enough_known=1),
                DEATHS.row("2014-15Q4", agency="CDOP", reviewed=12, modifiable=3, not_enough_known=0),
            ]
        },
        numerator=8,
        denominator=49,
    ),
)

T5_29 = declare(
    code="T5-29",
    title="Child death forms that are complete",
    owner="CDOP",
    measure=Measure(
        "T5-29",
        deaths,
        During(deaths.ends_on),
        Amount(deaths.both_known),
        Amount(deaths.reviewed),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="reviews with ethnicity and gender known",
    denominator_words="reviews completed",
    why="While a third of the ethnicities is not known nobody can say whether some families lose more children than others.",
    linked=(
        "Both must be known. How many lack which is sent beside it. It does not say what the children were: that is never "
        "asked for here."
    ),
    excluded_words="quarters in which either number is not known",
    limit=Limit("below 90% complete", below=90),
    rules=("R-DAT-08",),
    example=Example(
        "Of forty-nine reviews thirty-two have both; how many do in the last quarter is not known.",
        "2015-16",
        {
            "child_deaths": [
                DEATHS.row("2015-16Q1", agency="CDOP", reviewed=25, ethnicity_known=17, both_known=16),
                DEATHS.row("2015-16Q3", agency="CDOP", reviewed=24, ethnicity_known=16, both_known=16),
                DEATHS.row("2015-16Q4", agency="CDOP", reviewed=11),
            ]
        },
        numerator=32,
        denominator=49,
        excluded=1,
    ),
)

T5_37 = declare(
    code="T5-37",
    title="Child deaths looked at for a case review",
    owner="SCR",
    measure=Measure(
        "T5-37",
        deaths,
        During(deaths.ends_on),
        Amount(deaths.screened_in_time),
        Amount(deaths.notified),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="deaths held against the criteria for a case review within 5 working days",
    denominator_words="deaths notified",
    why="A death after abuse or neglect must never be found out by chance months later.",
    linked=(
        "Every death that is notified, whatever its cause seems to be. When an inquest finds another cause the question is "
        "asked again, which is not counted here."
    ),
    excluded_words="quarters in which either number is not known",
    limit=Limit("any death not looked at in time", below=100),
    rules=("R-CD-09",),
    example=Example(
        "Ten of twelve and nine of nine were looked at in time in two quarters. One of the next year is not yet counted.",
        "2015-16",
        {
            "child_deaths": [
                DEATHS.row("2015-16Q2", agency="CDOP", notified=12, screened_in_time=10),
                DEATHS.row("2015-16Q3", agency="CDOP", notified=9, screened_in_time=9),
                DEATHS.row("2016-17Q1", agency="CDOP", notified=1, screened_in_time=1),
            ]
        },
        numerator=19,
        denominator=21,
    ),
)

INDICATORS = (T5_26, T5_27, T5_28, T5_29, T5_37)
