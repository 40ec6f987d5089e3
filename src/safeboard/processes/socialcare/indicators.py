"""What the Board counts of the child's journey through social care (indicators.csv T1, T3, T4).

Each declaration is read by the catalogue, the runs, the dashboards and the report; its example is the
specification, a test on every engine and part of its page.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Break, Example, Indicator, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_days, add_months, working_days
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure, OpenAt
from safeboard.processes.socialcare.tables import (
    assessments,
    children_in_need,
    contacts,
    protection_plans,
    referrals,
    section47,
)

day = dt.date.fromisoformat

# A contact "led to a referral" where a referral of the same child came within this many days (R-FD-08).
CONVERSION_DAYS = 14
ASSESSMENT_LIMIT = 45  # R-AS-01, working days from the referral, in force since 2013
CONFERENCE_LIMIT = 15  # R-ICPC-01, working days from the strategy discussion

# Anomaly A16 of the printed report: a temporary change of process, not a trend.
PROCESS_OF_2014 = Break(
    on=day("2014-01-01"),
    until=day("2014-10-31"),
    why=(
        "From January to October 2014 every contact was progressed to a referral. The rise and the fall "
        "are the process, not the children."
    ),
)

declare = partial(
    Indicator,
    source="County Council children's social care, Annex A",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
)

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

T1_04 = declare(
    code="T1-04",
    title="Referrals to social care",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-04", referrals, During(referrals.received_on), breakdowns={"source": referrals.source}
    ),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="referrals received",
    denominator_words="children aged 0 to 17",
    why="A rate far from similar areas asks whether children are found and whether thresholds are shared.",
    linked=(
        "Counted from list 3 alone. Children aged 0 to 17 are the mid-year estimate that DfE uses for the year (R-DAT-01)."
    ),
    needs=("referrals",),
    benchmark="referrals_rate",
    breaks=(PROCESS_OF_2014,),
    rules=("R-FD-01", "R-DAT-01"),
    example=Example(
        "The same child referred twice in the year counts twice.",
        "2015-16",
        {
            "referrals": [
                {"key": "1", "person": "a", "received_on": day("2015-04-01")},
                {"key": "2", "person": "a", "received_on": day("2016-03-31")},
                {"key": "3", "person": "b", "received_on": day("2016-04-01")},
            ]
        },
        numerator=2,
    ),
)

T1_05 = declare(
    code="T1-05",
    title="Who refers",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-05", referrals, During(referrals.received_on), breakdowns={"source": referrals.source}
    ),
    unit=Unit.SHARE,
    polarity=Polarity.CONTEXT,
    numerator_words="referrals from the source",
    denominator_words="referrals",
    why="A partner who rarely refers may not see, or may not know how.",
    linked="Counted from list 3 alone; a source that is not recorded is shown, not dropped (R-DAT-08).",
    needs=("referrals",),
    benchmark="referral_source_{category}_pct",
    rules=("R-DAT-08",),
    example=Example(
        "Three referrals, two from the police.",
        "2015-16",
        {
            "referrals": [
                {"key": "1", "person": "a", "received_on": day("2015-06-01"), "source": "police"},
                {"key": "2", "person": "b", "received_on": day("2015-06-02"), "source": "police"},
                {"key": "3", "person": "c", "received_on": day("2015-06-03"), "source": "schools"},
            ]
        },
        numerator=3,
    ),
)

_prior = referrals.alias("prior")
_earlier = linked(
    _prior,
    where=(_prior.received_on < referrals.received_on)
    & (referrals.received_on <= add_months(_prior.received_on, 12)),
)
T1_07 = declare(
    code="T1-07",
    title="Children referred again within 12 months",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-07",
        referrals,
        During(referrals.received_on),
        numerator=_earlier.exists(),
        denominator=EVERY_ROW,
        breakdowns={"source": referrals.source},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="referrals with an earlier referral of the same child in the 12 months before",
    denominator_words="referrals",
    why="A child who comes back was perhaps not helped the first time.",
    linked=(
        "Runs over all files accepted so far, because one file of 12 months cannot show what came before it. "
        "Where the files do not reach 12 months further back, it says too early to say. The file's own column "
        "*Number of referrals in the last 12 months* is shown beside it, never instead of it."
    ),
    needs=("referrals",),
    look_back_months=12,
    benchmark="rereferrals_12m_pct",
    headline=True,
    rules=("R-FD-07",),
    beside=Measure(
        "T1-07/own",
        referrals,
        During(referrals.received_on),
        numerator=referrals.own_count >= 1,
        denominator=referrals.own_count.is_not_null(),
    ),
    beside_words="By the file's own column (Number of referrals in the last 12 months)",
    example=Example(
        "Referred again exactly 12 months later counts; a day more does not; a first referral does not.",
        "2015-16",
        {
            "referrals": [
                {"key": "1", "person": "a", "received_on": day("2014-06-30")},
                {"key": "2", "person": "a", "received_on": day("2015-06-30")},
                {"key": "3", "person": "b", "received_on": day("2014-06-29")},
                {"key": "4", "person": "b", "received_on": day("2015-06-30")},
                {"key": "5", "person": "c", "received_on": day("2015-06-30")},
            ]
        },
        numerator=1,
        denominator=3,
    ),
)

_need = linked(
    children_in_need,
    where=children_in_need.started_on <= assessments.started_on,
    order_by=children_in_need.started_on,
    pick="last",
)
_referral = linked(
    referrals,
    where=referrals.received_on <= assessments.started_on,
    order_by=referrals.received_on,
    pick="last",
)
_days_from_need = working_days(_need.value(children_in_need.started_on), assessments.authorised_on)
_days_from_referral = working_days(_referral.value(referrals.received_on), assessments.authorised_on)
T3_01 = declare(
    code="T3-01",
    title="Assessments finished in 45 working days",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-01",
        assessments,
        During(assessments.authorised_on),
        numerator=(_need.exists() & (_days_from_need <= ASSESSMENT_LIMIT))
        | (~_need.exists() & (_days_from_referral <= ASSESSMENT_LIMIT)),
        denominator=EVERY_ROW,
        excluded=~_need.exists() & ~_referral.exists(),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="assessments authorised within 45 working days of the referral",
    denominator_words="assessments authorised that could be linked to a referral",
    excluded_words="assessments that could not be linked to a child in need episode or a referral",
    why="A child waits for help until the assessment is done. 45 working days is the longest, not the aim.",
    linked=(
        "List 4 has no referral date. The clock starts with the child's last start as a child in need (list 6) on or "
        "before the assessment began; where there is none, with the last referral (list 3). What could be linked to "
        "neither is left out and counted. The day of referral is day 0 (R-CAL-02)."
    ),
    needs=("assessments", "children_in_need", "referrals"),
    benchmark="assessments_45wd_pct",
    headline=True,
    target=80.0,
    target_words="at least 80%",
    rules=("R-AS-01", "R-CAL-02", "R-CAL-07"),
    example=Example(
        "Referred on 1 April 2016: 7 June is working day 45 and in time, 8 June is late. The third cannot be linked.",
        "2016-17Q1",
        {
            "assessments": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-06-07"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-06-08"),
                },
                {
                    "key": "3",
                    "person": "c",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-05-01"),
                },
            ],
            "children_in_need": [{"key": "1", "person": "a", "started_on": day("2016-04-01")}],
            "referrals": [{"key": "1", "person": "b", "received_on": day("2016-04-01")}],
        },
        numerator=1,
        denominator=2,
        excluded=1,
    ),
)

T3_02 = declare(
    code="T3-02",
    title="Section 47 enquiries",
    theme="T3",
    owner="PQA",
    measure=Measure("T3-02", section47, During(section47.started_on)),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="section 47 enquiries started",
    denominator_words="children aged 0 to 17",
    why="How often there is reasonable cause to suspect that a child is suffering significant harm.",
    linked="Counted from list 5 alone, by the date of the strategy discussion that began the enquiry (R-S47-01).",
    needs=("section47",),
    benchmark="s47_rate",
    rules=("R-S47-01",),
    example=Example(
        "An enquiry counts in the year its strategy discussion was held, whenever the conference is.",
        "2015-16",
        {
            "section47": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2016-03-30"),
                    "conference_on": day("2016-04-12"),
                },
                {"key": "2", "person": "b", "started_on": day("2015-03-31")},
            ]
        },
        numerator=1,
    ),
)

T3_04 = declare(
    code="T3-04",
    title="Child protection conferences held in time",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-04",
        section47,
        During(section47.conference_on),
        numerator=working_days(section47.started_on, section47.conference_on) <= CONFERENCE_LIMIT,
        denominator=EVERY_ROW,
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="first conferences held within 15 working days of the strategy discussion",
    denominator_words="first conferences held",
    why="Until the conference meets, a child who may be suffering harm has no plan that agencies share.",
    linked=(
        "Both dates stand in one row of list 5. The day of the strategy discussion is day 0 (R-CAL-02). "
        "Counted by the date of the conference (completed basis, R-CAL-07)."
    ),
    needs=("section47",),
    benchmark="icpc_15wd_pct",
    headline=True,
    target=80.0,
    target_words="at least 80%",
    rules=("R-ICPC-01", "R-CAL-02", "R-CAL-07"),
    example=Example(
        "From Wednesday 23 December 2015, 18 January is working day 15 and in time; 19 January is late.",
        "2015-16Q4",
        {
            "section47": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-12-23"),
                    "conference_on": day("2016-01-18"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-12-23"),
                    "conference_on": day("2016-01-19"),
                },
                {"key": "3", "person": "c", "started_on": day("2016-01-04")},
            ]
        },
        numerator=1,
        denominator=2,
    ),
)

T3_05 = declare(
    code="T3-05",
    title="Children in need",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-05",
        children_in_need,
        OpenAt(children_in_need.started_on, children_in_need.closed_on),
        count="people",
        breakdowns={"need": children_in_need.need},
    ),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="children in need on the last day",
    denominator_words="children aged 0 to 17",
    why="How many children social care is helping, all kinds of plan and open assessments together (R-CIN-02).",
    linked=(
        "Children with a row of list 6 open at the end of the last day: DfE's definition, with children on a protection "
        "plan, looked after, and in assessment. It is not the smaller number of children on a child in need plan."
    ),
    needs=("children_in_need",),
    benchmark="cin_31mar_rate",
    rules=("R-CIN-02",),
    example=Example(
        "Closed on the day is not open at its end.",
        "2016-03-31",
        {
            "children_in_need": [
                {"key": "1", "person": "a", "started_on": day("2016-03-31")},
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2016-01-04"),
                    "closed_on": day("2016-03-31"),
                },
                {
                    "key": "3",
                    "person": "c",
                    "started_on": day("2016-01-04"),
                    "closed_on": day("2016-04-01"),
                },
            ]
        },
        numerator=2,
    ),
)

T3_07 = declare(
    code="T3-07",
    title="Children on a child protection plan",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-07",
        protection_plans,
        OpenAt(protection_plans.started_on, protection_plans.ended_on),
        count="people",
        breakdowns={"category": protection_plans.latest_category},
    ),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="children on a plan on the last day",
    denominator_words="children aged 0 to 17",
    why="Children whom agencies together judge to be at risk of significant harm.",
    linked="Children with a row of list 7 open at the end of the last day.",
    needs=("protection_plans",),
    benchmark="cpp_31mar_rate",
    headline=True,
    rules=("R-CP-01",),
    example=Example(
        "One plan open, one ended the day before.",
        "2016-03-31",
        {
            "protection_plans": [
                {"key": "1", "person": "a", "started_on": day("2015-11-02")},
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-11-02"),
                    "ended_on": day("2016-03-30"),
                },
            ]
        },
        numerator=1,
    ),
)

T3_08 = declare(
    code="T3-08",
    title="Why children are on a plan",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-08",
        protection_plans,
        OpenAt(protection_plans.started_on, protection_plans.ended_on),
        count="people",
        breakdowns={"category": protection_plans.latest_category},
    ),
    unit=Unit.SHARE,
    polarity=Polarity.CONTEXT,
    numerator_words="children in the category",
    denominator_words="children on a plan on the last day",
    why="The mix shows which harm agencies recognise, and which they may not see.",
    linked="The latest category in list 7. *Multiple* is a value of the return, never a substitute for thought (R-CP-01).",
    needs=("protection_plans",),
    benchmark="cpp_31mar_{category}_pct",
    rules=("R-CP-01",),
    example=Example(
        "Two children on a plan.",
        "2016-03-31",
        {
            "protection_plans": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-11-02"),
                    "latest_category": "neglect",
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-11-02"),
                    "latest_category": "emotional",
                },
            ]
        },
        numerator=2,
    ),
)

T4_01 = declare(
    code="T4-01",
    title="Children who started on a plan for neglect",
    theme="T4",
    owner="EH",
    measure=Measure(
        "T4-01",
        protection_plans,
        During(protection_plans.started_on),
        numerator=protection_plans.initial_category == "neglect",
    ),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="plans starting with neglect as their first category",
    denominator_words="children aged 0 to 17",
    why="Neglect harms slowly and is named late. A rate below similar areas may mean that it is not seen.",
    linked="Counted from list 7 by the day the plan started and its first category.",
    needs=("protection_plans",),
    benchmark="cpp_start_neglect_rate",
    headline=True,
    rules=("R-CP-01",),
    example=Example(
        "Two plans start, one for neglect.",
        "2015-16",
        {
            "protection_plans": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-05-01"),
                    "initial_category": "neglect",
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-05-01"),
                    "initial_category": "physical",
                },
            ]
        },
        numerator=1,
    ),
)

INDICATORS = (T1_01, T1_03, T1_04, T1_05, T1_07, T3_01, T3_02, T3_04, T3_05, T3_07, T3_08, T4_01)
