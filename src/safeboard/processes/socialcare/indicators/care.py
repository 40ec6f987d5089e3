"""Looked after children: how many, and where they live (indicators.csv T3-16 to T3-19)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import CARE_RETURN, day, declare
from safeboard.processes.socialcare.tables.care import looked_after, placements

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
_WHERE = (
    "Where a child lived on the day is the episode of care that was open that day, where the yearly return on children looked "
    "after or the Standard Safeguarding Dataset was sent. Annex A list 8 has the latest placement only: where it alone tells a "
    "period, the figure is right for the day of the newest file, and for earlier days it shows the placement that each child "
    "has now, or had last."
)
_PERIODS = (
    "A row is a time in care in which placement and status stayed the same. Periods come from Annex A list 8 and from the "
    "episodes of the yearly return, year after year; what both tell is one period, and an end that either tells is its end. "
    "A period whose first episode is in no file counts from the first that is. "
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
    linked=(
        "Children with a row open at the end of the last day; a child with several counts once. "
        + _PERIODS
        + "Short breaks are not counted (R-CLA-06)."
    ),
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

T3_17 = declare(
    code="T3-17",
    title="Looked after children placed over 20 miles from home",
    theme="T3",
    owner="PQA",
    source=CARE_RETURN,
    measure=Measure(
        "T3-17",
        placements,
        OpenAt(placements.started_on, placements.ended_on),
        numerator=placements.over_20_miles,
        denominator=EVERY_ROW,
        excluded=placements.over_20_miles.is_null(),
        count="people",
        breakdowns={"placement": placements.placement},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="children who live more than 20 miles from home",
    denominator_words="children looked after on the last day whose distance is known",
    excluded_words="children of whom the return gives no distance",
    why="Twenty miles is another school, another doctor and a long way for a mother without a car.",
    linked=(
        "Counted from the episode of care that was open on the day, of the yearly return on children looked after or the "
        "Standard Safeguarding Dataset: the distance, in miles as the crow flies, is the one the file gives. Exactly 20 miles "
        "is not over 20. Annex A list 8 has no distance. Short breaks are not counted (R-CLA-06). The published national "
        "figure is of children over 20 miles away and outside the authority together, which is another share."
    ),
    needs=("placements",),
    headline=True,
    rules=("R-CLA-04", "R-CLA-06"),
    example=Example(
        "A lives far away since February, B near, of C it is not said, D came back the day before.",
        "2016-03-31",
        {
            "placements": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-05-01"),
                    "ended_on": day("2016-02-10"),
                    "over_20_miles": False,
                },
                {"key": "2", "person": "a", "started_on": day("2016-02-10"), "over_20_miles": True},
                {"key": "3", "person": "b", "started_on": day("2015-05-01"), "over_20_miles": False},
                {"key": "4", "person": "c", "started_on": day("2015-05-01")},
                {
                    "key": "5",
                    "person": "d",
                    "started_on": day("2015-05-01"),
                    "ended_on": day("2016-03-30"),
                    "over_20_miles": True,
                },
            ]
        },
        numerator=1,
        denominator=2,
        excluded=1,
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
    linked=_PERIODS + _WHERE + " Outside the area is not the same as far away: see T3-17.",
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
    linked=_PERIODS + _WHERE,
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

INDICATORS = (T3_16, T3_17, T3_18, T3_19)
