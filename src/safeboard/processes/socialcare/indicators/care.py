"""Looked after children and adoption (indicators.csv T3-16, T3-18, T3-19, T3-21)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import day, declare
from safeboard.processes.socialcare.tables.care import adoptions, looked_after

# Residential care in the national return's words: homes, schools, hospitals, units and institutions.
RESIDENTIAL = (
    "secure_home",
    "childrens_home",
    "residential_care_home",
    "health",
    "family_centre",
    "young_offender_institution",
    "residential_school",
)
_NEWEST = (
    "List 8 has the latest placement only. The figure is right for the day of the newest file; for earlier days it "
    "shows the placement that each child has now, or had last."
)

T3_16 = declare(
    code="T3-16",
    title="Looked after children",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-16",
        looked_after,
        OpenAt(looked_after.started_on, looked_after.ceased_on),
        count="people",
        breakdowns={"placement": looked_after.placement, "legal_status": looked_after.legal_status},
    ),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    benchmark="cla_31mar_rate",
    numerator_words="children looked after on the last day",
    denominator_words="children aged 0 to 17",
    why="How many children the council is a parent to.",
    linked="Children with a row of list 8 open at the end of the last day. The list has no short breaks (R-CLA-06).",
    needs=("looked_after",),
    rules=("R-CLA-06", "R-DAT-01"),
    example=Example(
        "One child is looked after twice and counts once; one ceased on the day.",
        "2016-03-31",
        {
            "looked_after": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-01-05"),
                    "ceased_on": day("2015-06-05"),
                },
                {"key": "2", "person": "a", "started_on": day("2015-11-02")},
                {
                    "key": "3",
                    "person": "b",
                    "started_on": day("2015-11-02"),
                    "ceased_on": day("2016-03-31"),
                },
            ]
        },
        numerator=1,
    ),
)

T3_18 = declare(
    code="T3-18",
    title="Looked after children placed outside the area",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-18",
        looked_after,
        OpenAt(looked_after.started_on, looked_after.ceased_on),
        numerator=looked_after.location == "out_of_area",
        denominator=EVERY_ROW,
        excluded=looked_after.location.is_null(),
        count="people",
        breakdowns={"placement": looked_after.placement},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    benchmark="cla_outside_pct",
    numerator_words="children whose placement is outside the authority's area",
    denominator_words="children looked after on the last day",
    excluded_words="children whose file does not say where the placement is",
    why="Far from home a child loses school, friends and the people who watch over them.",
    linked=_NEWEST + " Outside the area is not the same as far away: list 8 has no distance.",
    needs=("looked_after",),
    rules=("R-CLA-04",),
    example=Example(
        "Of three children one is placed outside, one inside, and of one it is not said.",
        "2016-03-31",
        {
            "looked_after": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-11-02"),
                    "location": "out_of_area",
                },
                {"key": "2", "person": "b", "started_on": day("2015-11-02"), "location": "in_area"},
                {"key": "3", "person": "c", "started_on": day("2015-11-02")},
            ]
        },
        numerator=1,
        denominator=2,
        excluded=1,
    ),
)

T3_19 = declare(
    code="T3-19",
    title="Looked after children in residential care",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-19",
        looked_after,
        OpenAt(looked_after.started_on, looked_after.ceased_on),
        numerator=looked_after.placement.is_in(RESIDENTIAL),
        denominator=EVERY_ROW,
        excluded=looked_after.placement.is_null(),
        count="people",
        breakdowns={"placement": looked_after.placement},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    benchmark="cla_residential_pct",
    numerator_words="children in a home, school, unit, hospital or institution",
    denominator_words="children looked after on the last day",
    excluded_words="children whose file does not say where they are placed",
    why="Most children do better in a family; the Board asks why so many are not in one.",
    linked=_NEWEST,
    needs=("looked_after",),
    rules=("R-CLA-04",),
    example=Example(
        "One child in a children's home, one with foster carers, one in supported accommodation.",
        "2016-03-31",
        {
            "looked_after": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-11-02"),
                    "placement": "childrens_home",
                },
                {"key": "2", "person": "b", "started_on": day("2015-11-02"), "placement": "foster"},
                {
                    "key": "3",
                    "person": "c",
                    "started_on": day("2015-11-02"),
                    "placement": "residential_accommodation",
                },
            ]
        },
        numerator=1,
        denominator=3,
    ),
)

T3_21 = declare(
    code="T3-21",
    title="Adoptions",
    theme="T3",
    owner="PQA",
    measure=Measure("T3-21", adoptions, During(adoptions.ordered_on)),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="children adopted",
    denominator_words="",
    why="How many children found a family for good in the year.",
    linked="Counted from list 10 by the day of the adoption order. A plan that was reversed never counts.",
    needs=("adoptions",),
    rules=("R-CLA-06",),
    example=Example(
        "One order in the year, one after it, one child placed and not yet adopted.",
        "2015-16",
        {
            "adoptions": [
                {
                    "key": "1",
                    "person": "a",
                    "decided_on": day("2014-06-02"),
                    "ordered_on": day("2016-03-31"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "decided_on": day("2014-06-02"),
                    "ordered_on": day("2016-04-01"),
                },
                {"key": "3", "person": "c", "decided_on": day("2014-06-02")},
            ]
        },
        numerator=1,
    ),
)

INDICATORS = (T3_16, T3_18, T3_19, T3_21)
