"""What the Board counts of allegations (indicators.csv T5-06 to T5-09)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.allegations.figures import LADO

day = dt.date.fromisoformat
BY_SETTING = LADO.grid("lado_contacts")
contacts = BY_SETTING.table

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

INDICATORS = (T5_06, T5_07)
