"""Visits to children on a plan (indicators.csv T3-13)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Limit, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.socialcare.indicators.declaring import DATASET, day, declare
from safeboard.processes.socialcare.tables.visits import plan_weeks

T3_13 = declare(
    code="T3-13",
    title="Children on a plan seen as often as they should be",
    theme="T3",
    owner="PQA",
    source=DATASET,
    measure=Measure(
        "T3-13",
        plan_weeks,
        During(plan_weeks.week_ends_on),
        numerator=plan_weeks.week_ends_on <= plan_weeks.seen_by_on,
        denominator=EVERY_ROW,
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="weeks at whose end the child had been seen alone within 10 working days, or the plan was newer than that",
    denominator_words="weeks on a child protection plan, each child's counted by themselves",
    why="Who is only seen with others may not say what happens at home. The last visit in time says nothing of the ones before.",
    linked=(
        "A row is a Sunday on which a child was on a plan. Visits come from the Standard Safeguarding Dataset alone; those at "
        "which the child was not seen alone do not count. Annex A list 7 has the last visit only, and a last visit in time "
        "does not say that all were. Ten working days is a local standard: there is no national one (R-CP-04). What was "
        "before the first file is not known and is nobody's fault."
    ),
    needs=("plan_weeks", "protection_plans", "protection_visits"),
    limit=Limit("fewer than 90%", below=90.0),
    rules=("R-CP-04", "R-CAL-02"),
    example=Example(
        "Seen alone on Monday 1 February 2016: Sunday 14 February is in time (by 15 February), 21 February is not. A week of "
        "March belongs to the next month.",
        "2016-02",
        {
            "plan_weeks": [
                {
                    "key": "1",
                    "person": "a",
                    "week_ends_on": day("2016-02-14"),
                    "seen_alone_on": day("2016-02-01"),
                    "seen_by_on": day("2016-02-15"),
                },
                {
                    "key": "2",
                    "person": "a",
                    "week_ends_on": day("2016-02-21"),
                    "seen_alone_on": day("2016-02-01"),
                    "seen_by_on": day("2016-02-15"),
                },
                {
                    "key": "3",
                    "person": "a",
                    "week_ends_on": day("2016-03-06"),
                    "seen_alone_on": day("2016-03-01"),
                    "seen_by_on": day("2016-03-15"),
                },
            ]
        },
        numerator=1,
        denominator=2,
    ),
)

INDICATORS = (T3_13,)
