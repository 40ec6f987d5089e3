"""Contacts, and what became of them (indicators.csv T1-01, T1-03)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_days
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure
from safeboard.processes.socialcare.indicators.declaring import PROCESS_OF_2014, day, declare
from safeboard.processes.socialcare.tables.lists import contacts, referrals

# A contact "led to a referral" where a referral of the same child came within this many days (R-FD-08).
CONVERSION_DAYS = 14

T1_01 = declare(
    code="T1-01",
    title="Contacts about a child",
    theme="T1",
    owner="EH",
    measure=Measure("T1-01", contacts, During(contacts.received_on), breakdowns={"source": contacts.source}),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="contacts received",
    denominator_words="",
    why="Every worry about a child begins as a contact. The number shows demand, not quality.",
    linked="One line a child and contact: a contact about three children counts three times (R-FD-01).",
    needs=("contacts",),
    breaks=(PROCESS_OF_2014,),
    rules=("R-FD-01",),
    example=Example(
        "Two contacts in April and one in May: April has two.",
        "2015-04",
        {
            "contacts": [
                {"key": "1", "person": "a", "received_on": day("2015-04-01"), "source": "police"},
                {"key": "2", "person": "b", "received_on": day("2015-04-30"), "source": "schools"},
                {"key": "3", "person": "a", "received_on": day("2015-05-01"), "source": "police"},
            ]
        },
        numerator=2,
    ),
)

_led_to = linked(
    referrals,
    where=(referrals.received_on >= contacts.received_on)
    & (referrals.received_on <= add_days(contacts.received_on, CONVERSION_DAYS)),
)
T1_03 = declare(
    code="T1-03",
    title="Contacts that led to a referral",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-03",
        contacts,
        Cohort(contacts.received_on, follow=Follow(days=CONVERSION_DAYS)),
        numerator=_led_to.exists(),
        denominator=EVERY_ROW,
        breakdowns={"source": contacts.source},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.BAND,
    numerator_words="contacts followed by a referral of the same child within 14 days",
    denominator_words="contacts received",
    why="Too low: partners contact about children whom others could help. Too high: too little is screened.",
    linked=(
        "A contact is joined to a referral of the same child received on the day or within 14 days after. "
        "The list holds no link of its own. Contacts of the last 14 days are too early to say."
    ),
    needs=("contacts", "referrals"),
    headline=True,
    breaks=(PROCESS_OF_2014,),
    rules=("R-FD-08",),
    example=Example(
        "One contact leads to a referral on the fourteenth day; one referral comes a day too late; one is of another child.",
        "2015-04",
        {
            "contacts": [
                {"key": "1", "person": "a", "received_on": day("2015-04-01")},
                {"key": "2", "person": "b", "received_on": day("2015-04-01")},
                {"key": "3", "person": "c", "received_on": day("2015-04-01")},
            ],
            "referrals": [
                {"key": "1", "person": "a", "received_on": day("2015-04-15")},
                {"key": "2", "person": "b", "received_on": day("2015-04-16")},
                {"key": "3", "person": "d", "received_on": day("2015-04-02")},
            ],
        },
        numerator=1,
        denominator=3,
    ),
)

INDICATORS = (T1_01, T1_03)
