"""What the Board counts of allegations (indicators.csv T5-06 to T5-09)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.allegations.figures import LADO

day = dt.date.fromisoformat
BY_SETTING = LADO.grid("lado_contacts")
RESOLUTION = LADO.grid("lado_resolution")
OUTCOMES = LADO.grid("lado_outcomes")
contacts, resolution, outcomes = BY_SETTING.table, RESOLUTION.table, OUTCOMES.table

declare = partial(
    Indicator,
    theme="T5",
    owner="EMP",
    source="LADO of the County Council, sent each quarter as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
)


T5_06 = declare(
    code="T5-06",
    title="Contacts with the LADO",
    measure=Measure(
        "T5-06",
        contacts,
        During(contacts.ends_on),
        Amount(contacts.contacts),
        breakdowns={"setting": contacts.setting},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="contacts about people who work with children",
    denominator_words="",
    why="A setting that never asks is no safer than one that does. The number shows use, not harm.",
    linked="Figures the LADO counted. A contact is not an allegation: many are advice.",
    excluded_words="boxes that the LADO did not know",
    needs=("lado_contacts",),
    rules=("R-LADO-02",),
    example=Example(
        "Twelve and three contacts in the first quarter; those of the second are not counted in it.",
        "2015-16Q1",
        {
            "lado_contacts": [
                BY_SETTING.row("2015-16Q1", setting="education", contacts=12, considered_in_time=10),
                BY_SETTING.row("2015-16Q1", setting="health", contacts=3, considered_in_time=3),
                BY_SETTING.row("2015-16Q2", setting="education", contacts=9, considered_in_time=9),
            ]
        },
        numerator=15,
    ),
)

T5_07 = declare(
    code="T5-07",
    title="Contacts that the LADO considered within 1 working day",
    measure=Measure(
        "T5-07",
        contacts,
        During(contacts.ends_on),
        Amount(contacts.considered_in_time),
        Amount(contacts.contacts),
        breakdowns={"setting": contacts.setting},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    limit=Limit("below 95%", below=95),
    numerator_words="contacts considered within 1 working day",
    denominator_words="contacts",
    why="Somebody who may harm a child may be with children tomorrow.",
    linked="Figures the LADO counted.",
    excluded_words="settings where either number is not known",
    needs=("lado_contacts",),
    rules=("R-LADO-02",),
    example=Example(
        "Ten of twelve in time; of the health contacts the LADO does not know how many, so they are in neither part.",
        "2015-16Q1",
        {
            "lado_contacts": [
                BY_SETTING.row("2015-16Q1", setting="education", contacts=12, considered_in_time=10),
                BY_SETTING.row("2015-16Q1", setting="health", contacts=3),
            ]
        },
        numerator=10,
        denominator=12,
        excluded=1,
    ),
)

T5_08 = declare(
    code="T5-08",
    title="Allegations resolved within their time limits",
    measure=Measure(
        "T5-08",
        resolution,
        During(resolution.ends_on),
        Amount(resolution.resolved),
        Amount(resolution.reached),
        breakdowns={"limit": resolution.limit},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    headline=True,
    limit=Limit("below 80% of the time limits", below=80),
    numerator_words="time limits of 1, 3 and 12 months that were kept",
    denominator_words="time limits that allegations came to",
    why="Until it is resolved children may be at risk, and somebody who did nothing cannot work.",
    linked=(
        "Figures the LADO counted. An allegation counts when its first contact was 1, 3 and 12 months ago, once for each, so "
        "every one had its full time. Read the limits apart: 80% are expected within 1 month, 90% within 3, all within 12."
    ),
    excluded_words="time limits where either number is not known",
    needs=("lado_resolution",),
    rules=("R-LADO-04",),
    example=Example(
        "Of twenty that came to 1 month 16 were resolved, of fifteen that came to 3 months 14; the next quarter is apart.",
        "2015-16Q1",
        {
            "lado_resolution": [
                RESOLUTION.row("2015-16Q1", limit="month_1", reached=20, resolved=16),
                RESOLUTION.row("2015-16Q1", limit="months_3", reached=15, resolved=14),
                RESOLUTION.row("2015-16Q2", limit="months_3", reached=20, resolved=18),
            ]
        },
        numerator=30,
        denominator=35,
    ),
)

T5_09 = declare(
    code="T5-09",
    title="How allegations end",
    measure=Measure(
        "T5-09",
        outcomes,
        During(outcomes.ends_on),
        Amount(outcomes.closed),
        breakdowns={"outcome": outcomes.outcome},
    ),
    unit=Unit.SHARE,
    polarity=Polarity.CONTEXT,
    numerator_words="allegations closed with the outcome",
    denominator_words="",
    why="Few that can be proved or disproved may say how well they are looked into.",
    linked=(
        "Figures the LADO counted: allegations, not contacts and not people. Unsubstantiated says neither guilt nor innocence."
    ),
    excluded_words="boxes that the LADO did not know",
    needs=("lado_outcomes",),
    rules=("R-LADO-06", "R-DAT-08"),
    example=Example(
        "Thirty closed in the year; those of the year before are not among them.",
        "2015-16",
        {
            "lado_outcomes": [
                OUTCOMES.row("2014-15Q4", outcome="substantiated", closed=7),
                OUTCOMES.row("2015-16Q1", outcome="substantiated", closed=12),
                OUTCOMES.row("2015-16Q3", outcome="unfounded", closed=18),
            ]
        },
        numerator=30,
    ),
)

INDICATORS = (T5_06, T5_07, T5_08, T5_09)
