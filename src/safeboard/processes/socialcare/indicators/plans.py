"""Child protection plans: how many, why, how long, and again (indicators.csv T3-07, T3-08, T3-11, T3-12)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_months
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import day, declare
from safeboard.processes.socialcare.tables.lists import protection_plans

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

LONG_MONTHS = 24  # R-CP-05
T3_11 = declare(
    code="T3-11",
    title="Plans that lasted two years or more",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-11",
        protection_plans,
        During(protection_plans.ended_on),
        numerator=protection_plans.ended_on >= add_months(protection_plans.started_on, LONG_MONTHS),
        denominator=EVERY_ROW,
        breakdowns={"category": protection_plans.latest_category},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    benchmark="cpp_end_2yr_pct",
    numerator_words="plans that ended after two years or more",
    denominator_words="plans that ended",
    why="A plan that goes on for years may be a child whose risk is not coming down.",
    linked="Both dates stand in one row of list 7. Counted by the day the plan ended.",
    needs=("protection_plans",),
    rules=("R-CP-05",),
    example=Example(
        "Two years to the day is long; a day less is not; a plan still open is not counted.",
        "2015-16",
        {
            "protection_plans": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2013-06-10"),
                    "ended_on": day("2015-06-10"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2013-06-11"),
                    "ended_on": day("2015-06-10"),
                },
                {"key": "3", "person": "c", "started_on": day("2012-06-11")},
            ]
        },
        numerator=1,
        denominator=2,
    ),
)

_earlier_plan = protection_plans.alias("earlier_plan")
_ended_before = linked(
    _earlier_plan,
    where=(_earlier_plan.ended_on <= protection_plans.started_on)
    & (_earlier_plan.started_on < protection_plans.started_on)
    & (protection_plans.started_on <= add_months(_earlier_plan.ended_on, LONG_MONTHS)),
)
T3_12 = declare(
    code="T3-12",
    title="Children on a plan again within two years",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-12",
        protection_plans,
        During(protection_plans.started_on),
        numerator=_ended_before.exists(),
        denominator=EVERY_ROW,
        breakdowns={"category": protection_plans.initial_category},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="plans of children whose earlier plan ended in the 24 months before",
    denominator_words="plans that started",
    why="A child who comes back on a plan was perhaps taken off it too early.",
    linked=(
        "Runs over all files accepted so far: where they do not reach 24 months further back, it says too early to "
        "say. The file's own number of previous plans, ever, is shown beside it; plans of other authorities are in "
        "that number only."
    ),
    needs=("protection_plans",),
    look_back_months=24,
    rules=("R-CP-05",),
    beside=Measure(
        "T3-12/own",
        protection_plans,
        During(protection_plans.started_on),
        numerator=protection_plans.own_count >= 1,
        denominator=protection_plans.own_count.is_not_null(),
    ),
    beside_words="Ever on a plan before, by the file's own column (Number of previous plans)",
    example=Example(
        "The earlier plan ended 24 months before to the day, a day longer ago, or never was.",
        "2015-16",
        {
            "protection_plans": [
                {"key": "1", "person": "a", "started_on": day("2013-01-10"), "ended_on": day("2013-06-10")},
                {"key": "2", "person": "a", "started_on": day("2015-06-10")},
                {"key": "3", "person": "b", "started_on": day("2013-01-10"), "ended_on": day("2013-06-09")},
                {"key": "4", "person": "b", "started_on": day("2015-06-10")},
                {"key": "5", "person": "c", "started_on": day("2015-06-10")},
            ]
        },
        numerator=1,
        denominator=3,
    ),
)

INDICATORS = (T3_07, T3_08, T3_11, T3_12)
