"""Referrals: how many, from whom, and of children referred before (indicators.csv T1-04 to T1-07)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_days, add_months
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.socialcare.indicators.declaring import PROCESS_OF_2014, day, declare
from safeboard.processes.socialcare.tables.lists import children_in_need, referrals

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

# The need is written down when the case is opened, some days after the referral.
CASE_OPENS_WITHIN = 14
_case = linked(
    children_in_need,
    where=(children_in_need.started_on <= add_days(referrals.received_on, CASE_OPENS_WITHIN))
    & (children_in_need.closed_on.is_null() | (children_in_need.closed_on >= referrals.received_on)),
    order_by=children_in_need.started_on,
    pick="last",
)
T1_06 = declare(
    code="T1-06",
    title="What children are referred for",
    theme="T1",
    owner="EH",
    measure=Measure(
        "T1-06",
        referrals,
        During(referrals.received_on),
        breakdowns={"need": _case.value(children_in_need.need)},
    ),
    unit=Unit.SHARE,
    polarity=Polarity.CONTEXT,
    numerator_words="referrals of children with the need",
    denominator_words="referrals",
    why="The mix of needs says which help families lack before social care is asked.",
    linked=(
        "List 3 has no need. It is the primary need of the child's case in list 6 that was open on the day of the "
        "referral or opened within 14 days; referrals that opened no case have none and are shown as not recorded."
    ),
    needs=("referrals", "children_in_need"),
    breaks=(PROCESS_OF_2014,),
    rules=("R-DAT-08",),
    example=Example(
        "Three referrals: a case opened the next day, a case closed before, none at all.",
        "2015-16",
        {
            "referrals": [
                {"key": "1", "person": "a", "received_on": day("2015-06-01")},
                {"key": "2", "person": "b", "received_on": day("2015-06-01")},
                {"key": "3", "person": "c", "received_on": day("2015-06-01")},
            ],
            "children_in_need": [
                {"key": "1", "person": "a", "started_on": day("2015-06-02"), "need": "abuse_or_neglect"},
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2014-06-02"),
                    "closed_on": day("2014-09-02"),
                    "need": "low_income",
                },
            ],
        },
        numerator=3,
    ),
)

INDICATORS = (T1_04, T1_05, T1_06, T1_07)
