"""How often children went missing, and how many children they were (indicators.csv T2-16 to T2-19, T2-23)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.missing.figures import AWAY, MISSING

day = dt.date.fromisoformat
EPISODES = MISSING.grid("missing_episodes")
CHILDREN = MISSING.grid("missing_children")
ELSEWHERE = AWAY.grid("missing_away")
episodes, children, elsewhere = EPISODES.table, CHILDREN.table, ELSEWHERE.table

declare = partial(
    Indicator,
    theme="T2",
    owner="CSE",
    source="The police, sent each quarter as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    excluded_words="boxes that the police did not know",
)

T2_16 = declare(
    code="T2-16",
    title="Times children went missing",
    measure=Measure(
        "T2-16",
        episodes,
        During(episodes.ends_on),
        Amount(episodes.episodes),
        breakdowns={"district": episodes.district, "ethnicity": episodes.ethnicity},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="occasions on which a child was reported missing",
    denominator_words="",
    why="A child who goes missing runs from something or to somebody.",
    linked=(
        "Figures the police counted: occasions, not children. Fewer than 6 children can account for most of a change "
        "(R-MIS-05); read it beside the children who went missing."
    ),
    needs=("missing_episodes",),
    rules=("R-MIS-01", "R-MIS-05"),
    example=Example(
        "Forty and twelve occasions in the first quarter; those of the second are not counted in it.",
        "2015-16Q1",
        {
            "missing_episodes": [
                EPISODES.row("2015-16Q1", district="north", ethnicity="white", episodes=40),
                EPISODES.row("2015-16Q1", district="north", ethnicity="not_recorded", episodes=12),
                EPISODES.row("2015-16Q2", district="south", ethnicity="white", episodes=25),
            ]
        },
        numerator=52,
    ),
)

T2_17 = declare(
    code="T2-17",
    title="Children who went missing",
    measure=Measure(
        "T2-17",
        children,
        During(children.ends_on),
        Amount(children.children),
        breakdowns={"setting": children.setting},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="different children in the quarter",
    denominator_words="",
    why="Behind many occasions can be few children. They are who needs help.",
    linked=(
        "Figures the police counted, each child once a quarter. Over a year a child counts once for every quarter in "
        "which it went missing: that is not the number of different children of the year."
    ),
    needs=("missing_children",),
    headline=True,
    rules=("R-MIS-05",),
    example=Example(
        "Thirty children from home; of those from care the police do not know how many.",
        "2015-16Q1",
        {
            "missing_children": [
                CHILDREN.row("2015-16Q1", setting="home", episodes=44, children=30),
                CHILDREN.row("2015-16Q1", setting="care", episodes=31),
            ]
        },
        numerator=30,
        excluded=1,
    ),
)

T2_18 = declare(
    code="T2-18",
    title="Times missing for each missing child",
    measure=Measure(
        "T2-18",
        children,
        During(children.ends_on),
        Amount(children.episodes),
        Amount(children.children),
        breakdowns={"setting": children.setting},
    ),
    unit=Unit.RATIO,
    polarity=Polarity.LOW,
    numerator_words="occasions on which a child was reported missing",
    denominator_words="different children in the quarter",
    each_words="times a child",
    why="A child who goes missing again and again was found each time, and not helped.",
    linked=(
        "Figures the police counted, each child once a quarter, where it went missing from first. A few children with very "
        "many occasions can lift it alone; over a year a child counts once for every quarter in which it went missing."
    ),
    needs=("missing_children",),
    headline=True,
    limit=Limit("above 3 times a child", above=3),
    rules=("R-MIS-05", "R-DAT-03"),
    example=Example(
        "Thirty children 44 times from home; of those from care the police do not know how many they were.",
        "2015-16Q1",
        {
            "missing_children": [
                CHILDREN.row("2015-16Q1", setting="home", episodes=44, children=30),
                CHILDREN.row("2015-16Q1", setting="care", episodes=31),
                CHILDREN.row("2015-16Q2", setting="home", episodes=38, children=29),
            ]
        },
        numerator=44,
        denominator=30,
        excluded=1,
    ),
)

T2_19 = declare(
    code="T2-19",
    title="Missing reports without ethnicity",
    measure=Measure(
        "T2-19",
        episodes,
        During(episodes.ends_on),
        Amount(episodes.episodes, where=episodes.ethnicity == "not_recorded"),
        Amount(episodes.episodes),
        breakdowns={"district": episodes.district},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="occasions with no ethnic group recorded",
    denominator_words="occasions",
    why="While many are not recorded nobody can say whether some groups go missing more often than others.",
    linked="Figures the police counted: occasions, not children.",
    needs=("missing_episodes",),
    limit=Limit("above 15%", above=15),
    rules=("R-MIS-06", "R-DAT-08"),
    example=Example(
        "Thirty-one of a hundred.",
        "2015-16Q1",
        {
            "missing_episodes": [
                EPISODES.row("2015-16Q1", district="north", ethnicity="white", episodes=48),
                EPISODES.row("2015-16Q1", district="north", ethnicity="other_groups", episodes=21),
                EPISODES.row("2015-16Q1", district="east", ethnicity="not_recorded", episodes=31),
            ]
        },
        numerator=31,
        denominator=100,
    ),
)

T2_23 = declare(
    code="T2-23",
    title="Our children living elsewhere: a plan when missing",
    measure=Measure(
        "T2-23",
        elsewhere,
        During(elsewhere.ends_on),
        Amount(elsewhere.planned),
        Amount(elsewhere.episodes),
        breakdowns={"host": elsewhere.host},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="occasions with a plan within 24 hours",
    denominator_words="occasions on which a child whom we look after outside the county went missing",
    why="Far from those who know the child, nobody searches unless somebody has agreed who does.",
    linked="Figures social care counted: occasions, not children.",
    source="Children's social care, sent each quarter as figures",
    excluded_words="boxes that social care did not know",
    needs=("missing_away",),
    limit=Limit("below 90%", below=90),
    rules=("R-MIS-02",),
    example=Example(
        "Eleven of twelve nearby; further away social care does not know how many had a plan.",
        "2015-16Q1",
        {
            "missing_away": [
                ELSEWHERE.row("2015-16Q1", host="neighbour", episodes=12, planned=11),
                ELSEWHERE.row("2015-16Q1", host="further", episodes=7),
            ]
        },
        numerator=11,
        denominator=12,
        excluded=1,
    ),
)

INDICATORS = (T2_16, T2_17, T2_18, T2_19, T2_23)
