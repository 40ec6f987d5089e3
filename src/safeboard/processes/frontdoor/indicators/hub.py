"""The multi-agency hub: enquiries, and who comes to strategy meetings (indicators.csv T1-10 to T1-12; R-MASH-01)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.frontdoor.figures import HUB

day = dt.date.fromisoformat
ENQUIRIES = HUB.grid("hub_enquiries")
MEETINGS = HUB.grid("strategy_meetings")
enquiries, meetings = ENQUIRIES.table, MEETINGS.table

declare = partial(
    Indicator,
    theme="T1",
    owner="EH",
    source="The multi-agency hub, sent each month as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    excluded_words="boxes that the hub did not know",
)

T1_10 = declare(
    code="T1-10",
    title="Enquiries of the multi-agency hub",
    measure=Measure(
        "T1-10",
        enquiries,
        During(enquiries.ends_on),
        Amount(enquiries.enquiries),
        breakdowns={"colour": enquiries.colour},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="enquiries opened",
    denominator_words="",
    why="The hub puts together what each agency knows. Too many enquiries make it slow for the children who need it.",
    linked="Figures the hub counted. Section 47 enquiries are not among them. The hub began to count in September 2015.",
    needs=("hub_enquiries",),
    rules=("R-MASH-02",),
    example=Example(
        "Ninety-five in October; November is another month.",
        "2015-10",
        {
            "hub_enquiries": [
                ENQUIRIES.row("2015-10", colour="red", enquiries=15),
                ENQUIRIES.row("2015-10", colour="amber", enquiries=80),
                ENQUIRIES.row("2015-11", colour="amber", enquiries=70),
            ]
        },
        numerator=95,
    ),
)

T1_11 = declare(
    code="T1-11",
    title="Hub enquiries that were not needed",
    measure=Measure(
        "T1-11",
        enquiries,
        During(enquiries.ends_on),
        Amount(enquiries.not_needed),
        Amount(enquiries.enquiries),
        breakdowns={"colour": enquiries.colour},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="enquiries where an assessment was called for already",
    denominator_words="enquiries opened",
    why="A child who plainly needs an assessment waits while the hub asks what is known.",
    linked="Figures the hub counted, found when it decided or in an audit.",
    needs=("hub_enquiries",),
    limit=Limit("above 20%", above=20),
    rules=("R-MASH-01",),
    example=Example(
        "Twenty of eighty; of the red ones the hub does not know.",
        "2015-10",
        {
            "hub_enquiries": [
                ENQUIRIES.row("2015-10", colour="amber", enquiries=80, not_needed=20),
                ENQUIRIES.row("2015-10", colour="red", enquiries=15),
            ]
        },
        numerator=20,
        denominator=80,
        excluded=1,
    ),
)

T1_12 = declare(
    code="T1-12",
    title="Who comes to strategy meetings",
    measure=Measure(
        "T1-12",
        meetings,
        During(meetings.ends_on),
        Amount(meetings.attended),
        Amount(meetings.invitations),
        breakdowns={"invited": meetings.invited},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="meetings attended",
    denominator_words="meetings to which the agency was invited",
    why="Who is not there does not say what they know, and does not hear what was agreed.",
    linked="Figures the hub counted: one invitation for each agency and meeting.",
    needs=("strategy_meetings",),
    limit=Limit("below 90% for an agency", below=90, by="invited"),
    rules=("R-DAT-06",),
    example=Example(
        "Police came to 28 of 30 and schools to 21 of 30; November is another month.",
        "2015-10",
        {
            "strategy_meetings": [
                MEETINGS.row("2015-10", invited="police", invitations=30, attended=28),
                MEETINGS.row("2015-10", invited="schools", invitations=30, attended=21),
                MEETINGS.row("2015-11", invited="police", invitations=26, attended=26),
            ]
        },
        numerator=49,
        denominator=60,
    ),
)

INDICATORS = (T1_10, T1_11, T1_12)
