"""First Response: outcomes, decisions and replies (indicators.csv T1-02, T1-08, T1-09; R-FD-02, R-FD-03, R-FD-09)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Break, Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.frontdoor.figures import FIRST_RESPONSE

day = dt.date.fromisoformat
DECISIONS = FIRST_RESPONSE.grid("first_response_decisions")
REPLIES = FIRST_RESPONSE.grid("first_response_replies")
decisions, replies = DECISIONS.table, REPLIES.table

# Anomaly A16 of the printed report: a temporary change of process, not a trend.
EVERY_CONTACT_A_REFERRAL = Break(
    on=day("2014-01-01"),
    until=day("2014-10-31"),
    why=(
        "From January to October 2014 every contact was progressed to a referral. The fall and the rise "
        "are the process, not the children."
    ),
)

declare = partial(
    Indicator,
    theme="T1",
    source="First Response, sent each month as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    unit=Unit.PERCENT,
    excluded_words="sources where either number is not known",
)

T1_02 = declare(
    code="T1-02",
    title="Contacts that ended with no further action",
    owner="EH",
    measure=Measure(
        "T1-02",
        decisions,
        During(decisions.ends_on),
        Amount(decisions.no_further_action),
        Amount(decisions.contacts),
        breakdowns={"source": decisions.source},
    ),
    polarity=Polarity.LOW,
    numerator_words="contacts with no further action",
    denominator_words="contacts that have an outcome",
    why="Many of them say that the thresholds are not shared, or that families get nothing where they needed something.",
    linked=(
        "Figures First Response counted, one for each child and contact. A contact that ended with advice is not without "
        "action. The number of contacts here may differ by a few from the contacts of Annex A: these have an outcome."
    ),
    needs=("first_response_decisions",),
    breaks=(EVERY_CONTACT_A_REFERRAL,),
    rules=("R-FD-09",),
    example=Example(
        "Thirty of a hundred by the police; of those by schools the outcome is not known; May is another month.",
        "2015-04",
        {
            "first_response_decisions": [
                DECISIONS.row("2015-04", source="police", contacts=100, no_further_action=30),
                DECISIONS.row("2015-04", source="schools", contacts=60),
                DECISIONS.row("2015-05", source="police", contacts=90, no_further_action=20),
            ]
        },
        numerator=30,
        denominator=100,
        excluded=1,
    ),
)

T1_08 = declare(
    code="T1-08",
    title="Referrals decided within 1 working day",
    owner="PQA",
    measure=Measure(
        "T1-08",
        decisions,
        During(decisions.ends_on),
        Amount(decisions.decided_in_time),
        Amount(decisions.referrals),
        breakdowns={"source": decisions.source},
    ),
    polarity=Polarity.HIGH,
    numerator_words="referrals decided by the end of the next working day",
    denominator_words="referrals received",
    why="Until somebody decides nobody helps.",
    linked="Figures First Response counted, by the day the referral came. One not decided yet is not in time.",
    needs=("first_response_decisions",),
    limit=Limit("below 95%", below=95),
    rules=("R-FD-02",),
    example=Example(
        "Fifty-seven of sixty; May is another month.",
        "2015-04",
        {
            "first_response_decisions": [
                DECISIONS.row("2015-04", source="police", referrals=60, decided_in_time=57),
                DECISIONS.row("2015-05", source="police", referrals=50, decided_in_time=41),
            ]
        },
        numerator=57,
        denominator=60,
    ),
)

T1_09 = declare(
    code="T1-09",
    title="Referrers who were told what came of it",
    owner="EH",
    measure=Measure(
        "T1-09",
        replies,
        During(replies.ends_on),
        Amount(replies.told),
        Amount(replies.contacts),
        breakdowns={"made_by": replies.made_by},
    ),
    polarity=Polarity.HIGH,
    numerator_words="contacts by professionals who were told the outcome",
    denominator_words="contacts by professionals that have an outcome",
    why="Who hears nothing asks again, or stops asking.",
    linked="Figures First Response counted. The public and those who gave no name get thanks only and are not counted.",
    needs=("first_response_replies",),
    limit=Limit("below 90%", below=90),
    rules=("R-FD-03",),
    example=Example(
        "Forty-four of fifty; of those by health First Response does not know.",
        "2015-04",
        {
            "first_response_replies": [
                REPLIES.row("2015-04", made_by="schools", contacts=50, told=44),
                REPLIES.row("2015-04", made_by="health", contacts=40),
            ]
        },
        numerator=44,
        denominator=50,
        excluded=1,
    ),
)

INDICATORS = (T1_02, T1_08, T1_09)
