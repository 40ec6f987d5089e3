"""Neglect, in the plans and before them (indicators.csv T4-01, T4-02, T4-04)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Limit, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_months
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.socialcare.indicators.declaring import CENSUS_ALONE, day, declare
from safeboard.processes.socialcare.tables.care import early_help
from safeboard.processes.socialcare.tables.lists import protection_plans
from safeboard.processes.socialcare.tables.protection import assessment_factors

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

T4_02 = declare(
    code="T4-02",
    title="Neglect found in assessments",
    theme="T4",
    owner="EH",
    source=CENSUS_ALONE,
    measure=Measure(
        "T4-02",
        assessment_factors,
        During(assessment_factors.authorised_on),
        numerator=assessment_factors.neglect,
        denominator=EVERY_ROW,
        excluded=assessment_factors.neglect.is_null(),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.CONTEXT,
    numerator_words="assessments that found neglect",
    denominator_words="assessments authorised that say what they found",
    excluded_words="assessments that name no factor, not even that none was found",
    why="What social workers find when they look, before it is a plan. Too little of it may be too little seen.",
    linked=(
        "Counted by the day the assessment was authorised, from the factors of the children in need census (16A is neglect). "
        "Annex A and the Standard Safeguarding Dataset, as we read it, have no factors. An assessment may find several."
    ),
    needs=("assessment_factors",),
    rules=("R-AS-01",),
    example=Example(
        "Of three assessments of the quarter one found neglect, one something else, and one says nothing; one is not authorised.",
        "2015-16Q4",
        {
            "assessment_factors": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-12-01"),
                    "authorised_on": day("2016-01-04"),
                    "neglect": True,
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-12-01"),
                    "authorised_on": day("2016-03-31"),
                    "neglect": False,
                },
                {
                    "key": "3",
                    "person": "c",
                    "started_on": day("2015-12-01"),
                    "authorised_on": day("2016-02-01"),
                },
                {"key": "4", "person": "d", "started_on": day("2016-02-01"), "neglect": True},
            ]
        },
        numerator=1,
        denominator=2,
        excluded=1,
    ),
)

_early_help = linked(
    early_help,
    where=(early_help.started_on <= protection_plans.started_on)
    & (protection_plans.started_on <= add_months(early_help.started_on, 12)),
)
T4_04 = declare(
    code="T4-04",
    title="Early help before a plan for neglect",
    theme="T4",
    owner="EH",
    measure=Measure(
        "T4-04",
        protection_plans,
        During(protection_plans.started_on),
        numerator=_early_help.exists(),
        denominator=protection_plans.initial_category == "neglect",
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="plans with an early help assessment of the child in the 12 months before",
    denominator_words="plans starting with neglect as their first category",
    why="Neglect grows slowly: help should have come before the plan.",
    linked=(
        "A plan of list 7 is joined to an early help assessment of list 2 of the same child that began in the 12 months "
        "before. Early help that was given without an assessment, or is kept under another id, is not seen."
    ),
    needs=("protection_plans", "early_help"),
    look_back_months=12,
    headline=True,
    limit=Limit("fewer than 40%", below=40.0),
    rules=("R-CP-01",),
    example=Example(
        "Help began 12 months before to the day, a day longer ago, and for a plan that is not for neglect.",
        "2015-16",
        {
            "protection_plans": [
                {"key": "1", "person": "a", "started_on": day("2015-06-10"), "initial_category": "neglect"},
                {"key": "2", "person": "b", "started_on": day("2015-06-10"), "initial_category": "neglect"},
                {"key": "3", "person": "c", "started_on": day("2015-06-10"), "initial_category": "physical"},
            ],
            "early_help": [
                {"key": "1", "person": "a", "started_on": day("2014-06-10")},
                {"key": "2", "person": "b", "started_on": day("2014-06-09")},
                {"key": "3", "person": "c", "started_on": day("2015-05-10")},
            ],
        },
        numerator=1,
        denominator=2,
    ),
)

INDICATORS = (T4_01, T4_02, T4_04)
