"""What the Board counts of young people's part in its work, and of safety online (indicators.csv T3-26, 27, 29, 30)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.participation.figures import PLEDGES, SESSIONS, SUGGESTIONS, TAKING_PART

day = dt.date.fromisoformat
people, suggestions = TAKING_PART.table, SUGGESTIONS.table
sessions, pledges = SESSIONS.table, PLEDGES.table

declare = partial(
    Indicator,
    theme="T3",
    author="Participation lead",
    review_on=day("2016-09-30"),
    since=day("2015-04-01"),
)
voice = partial(
    declare,
    owner="PQA",
    source="Participation workers, sent each quarter as figures",
    checker="Performance and Quality sub group",
)
online = partial(
    declare,
    owner="ESAFE",
    source="Partners of the online safety sub group, sent each quarter as figures",
    checker="E-Safety sub group",
)

T3_26 = voice(
    code="T3-26",
    title="Young people who worked with the Board",
    measure=Measure(
        "T3-26",
        people,
        During(people.ends_on),
        Amount(people.young_people),
        breakdowns={"method": people.method},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="young people who worked with the Board, in each quarter anew",
    denominator_words="",
    why="A Board that hears only adults learns what adults think that children need.",
    linked=(
        "Each person once in a quarter; whoever came in two quarters counts in both, so a year's number is not of different "
        "people. It does not say whose voices are never heard."
    ),
    excluded_words="ways of taking part of which the number is not known",
    needs=("participation",),
    limit=Limit("nobody in a quarter", below=1),
    rules=("R-DAT-06",),
    example=Example(
        "Twelve in the steering group and, in another quarter, thirty in a survey; those of the next year are not counted.",
        "2015-16",
        {
            "participation": [
                TAKING_PART.row("2015-16Q2", method="steering_group", young_people=12),
                TAKING_PART.row("2015-16Q3", method="survey", young_people=30),
                TAKING_PART.row("2016-17Q1", method="steering_group", young_people=11),
            ]
        },
        numerator=42,
    ),
)

T3_27 = voice(
    code="T3-27",
    title="What young people asked for and were answered",
    measure=Measure(
        "T3-27",
        suggestions,
        During(suggestions.ends_on),
        Amount(suggestions.answered),
        Amount(suggestions.made),
        breakdowns={"method": suggestions.method},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="suggestions whose makers were told what was done, or why not",
    denominator_words="suggestions put on record",
    why="Who asks and hears nothing does not ask again. “No, because” is an answer; silence is none.",
    linked=(
        "Suggestions of the quarter, answered by the day on which the figures were sent. That something was answered does not "
        "say that it was done."
    ),
    excluded_words="ways of asking of which either number is not known",
    needs=("suggestions",),
    headline=True,
    limit=Limit("below 80% answered", below=80),
    rules=("R-DAT-06",),
    example=Example(
        "Of ten suggestions of two quarters eight were answered. How many left on our pages were answered is not known.",
        "2015-16",
        {
            "suggestions": [
                SUGGESTIONS.row("2015-16Q2", method="steering_group", made=6, answered=6),
                SUGGESTIONS.row("2015-16Q4", method="survey", made=4, answered=2),
                SUGGESTIONS.row("2015-16Q2", method="page_feedback", made=3),
            ]
        },
        numerator=8,
        denominator=10,
        excluded=1,
    ),
)

T3_29 = online(
    code="T3-29",
    title="Online safety sessions and who came",
    measure=Measure(
        "T3-29",
        sessions,
        During(sessions.ends_on),
        Amount(sessions.participants),
        breakdowns={"session": sessions.session, "district": sessions.district},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="people who came to online safety sessions",
    denominator_words="",
    why="It shows where nobody has been yet. A large number in one town helps no child in another.",
    linked=(
        "Pupils, parents and professionals together; whoever came twice counts twice. How many sessions there were is sent "
        "with it. It does not say what anybody does differently online."
    ),
    excluded_words="kinds of session and districts of which the number is not known",
    needs=("online_safety",),
    rules=("R-DAT-06",),
    example=Example(
        "900 pupils at assemblies in two districts and 60 parents. Next year's do not count.",
        "2015-16",
        {
            "online_safety": [
                SESSIONS.row("2015-16Q1", session="assembly", district="north", sessions=4, participants=520),
                SESSIONS.row("2015-16Q3", session="assembly", district="west", sessions=3, participants=380),
                SESSIONS.row("2015-16Q3", session="parents", district="west", sessions=2, participants=60),
                SESSIONS.row("2016-17Q1", session="assembly", district="north", sessions=1, participants=200),
            ]
        },
        numerator=960,
    ),
)

T3_30 = online(
    code="T3-30",
    title="Online safety pledges delivered",
    measure=Measure(
        "T3-30",
        pledges,
        During(pledges.ends_on),
        Amount(pledges.delivered),
        Amount(pledges.due),
        breakdowns={"conference": pledges.conference},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="pledges delivered with evidence",
    denominator_words="pledges whose six months are over",
    why="A promise made at a conference is worth what happens in the school afterwards.",
    linked=(
        "A pledge counts in the quarter in which its six months end. No reply counts as not delivered. How many were made in "
        "the quarter is sent with it."
    ),
    excluded_words="conferences of which either number is not known",
    needs=("online_safety_pledges",),
    limit=Limit("below 60% delivered after six months", below=60),
    rules=("R-DAT-06",),
    example=Example(
        "Of thirty-six pledges made in one year twenty-one were delivered when their six months ended in the next, and of eight "
        "made later six. Of five that were over in the year before nothing counts here.",
        "2016-17",
        {
            "online_safety_pledges": [
                PLEDGES.row("2015-16Q4", conference="young_people", made=36, due=5, delivered=3),
                PLEDGES.row("2016-17Q2", conference="young_people", made=0, due=36, delivered=21),
                PLEDGES.row("2016-17Q3", conference="professionals", made=0, due=8, delivered=6),
            ]
        },
        numerator=27,
        denominator=44,
    ),
)

INDICATORS = (T3_26, T3_27, T3_29, T3_30)
