"""Rules over child protection plans (list 7): their dates, and one plan beside another."""

from __future__ import annotations

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.cross_rules import (
    Filled,
    Never,
    NotBefore,
    Once,
)
from safeboard.processes.socialcare.returns.rules.declaring import (
    ADULT,
    error,
    example,
    on,
    surely_at_least,
    warning,
)

FIRST_REVIEW_MONTHS = 3  # R-CP-03


PLAN_OF_AN_ADULT = error(
    code="AA-29",
    title="A plan starts before the 18th birthday",
    over="protection_plans",
    points_at="started_on",
    check=Never(lambda row, window: surely_at_least(row, ADULT, row["started_on"])),
    message="on {started_on} this person was 18 or older. Check the date of birth and the start of the plan.",
    example=example(
        "One starts on the 18th birthday, one the day before.",
        (1,),
        protection_plans=(
            {"started_on": on("2016-02-03"), "born_on": on("1998-02-03")},
            {"started_on": on("2016-02-02"), "born_on": on("1998-02-03")},
        ),
    ),
    source="R-CP-07",
)
PLAN_PAST_BIRTHDAY = warning(
    code="AA-30",
    title="A plan ends by the 18th birthday",
    over="protection_plans",
    points_at="ended_on",
    check=Never(
        lambda row, window: (
            row.get("ended_on") is None
            and not surely_at_least(row, ADULT, row["started_on"])
            and surely_at_least(row, ADULT, window.as_at)
        )
    ),
    message="this young person is 18, and the plan is open. A plan ends on the 18th birthday: fill in the day.",
    example=example(
        "One young person turned 18 in March, one turns 18 in April.",
        (1,),
        protection_plans=(
            {"started_on": on("2015-06-01"), "born_on": on("1998-03-01")},
            {"started_on": on("2015-06-01"), "born_on": on("1998-04-01")},
        ),
    ),
    source="R-CP-07",
)
VISITED_SINCE_START = warning(
    code="AA-31",
    title="The last visit is not before the plan",
    over="protection_plans",
    points_at="last_visit_on",
    check=NotBefore("last_visit_on", "started_on"),
    message="the last visit, {last_visit_on}, is before the plan began, {started_on}. Check which is right.",
    example=example(
        "Visited the day before; visited on the day.",
        (1,),
        protection_plans=(
            {"started_on": on("2016-02-03"), "last_visit_on": on("2016-02-02")},
            {"started_on": on("2016-02-03"), "last_visit_on": on("2016-02-03")},
        ),
    ),
    source="R-CP-04",
)
REVIEWED_SINCE_START = warning(
    code="AA-32",
    title="The latest review conference is after the start of the plan",
    over="protection_plans",
    points_at="last_review_on",
    check=NotBefore("last_review_on", "started_on"),
    message="the latest review, {last_review_on}, is before the plan began, {started_on}. Check which is right.",
    example=example(
        "Reviewed before the plan; reviewed three months after.",
        (1,),
        protection_plans=(
            {"started_on": on("2015-09-03"), "last_review_on": on("2015-09-02")},
            {"started_on": on("2015-09-03"), "last_review_on": on("2015-12-02")},
        ),
    ),
    source="R-CP-03",
)
REVIEWED_BEFORE_END = warning(
    code="AA-33",
    title="The latest review conference is not after the end of the plan",
    over="protection_plans",
    points_at="last_review_on",
    check=NotBefore("ended_on", "last_review_on"),
    message="the latest review, {last_review_on}, is after the plan ended, {ended_on}. Check which is right.",
    example=example(
        "A review the day after the end; one that ended the plan.",
        (1,),
        protection_plans=(
            {"ended_on": on("2016-02-03"), "last_review_on": on("2016-02-04")},
            {"ended_on": on("2016-02-03"), "last_review_on": on("2016-02-03")},
        ),
    ),
    source="R-CP-03",
)
PLAN_NEVER_REVIEWED = warning(
    code="AA-34",
    title="A plan open for more than three months has a review",
    over="protection_plans",
    points_at="last_review_on",
    check=Never(
        lambda row, window: (
            row.get("ended_on") is None
            and row.get("last_review_on") is None
            and add_months(row["started_on"], FIRST_REVIEW_MONTHS) < window.as_at
        )
    ),
    message=(
        "the plan began on {started_on}, and no review conference is given; the first is due within three months. "
        "Fill the date in if it was held."
    ),
    example=example(
        "One plan is four months old and never reviewed, one is three months old to the day, one was reviewed.",
        (1,),
        protection_plans=(
            {"started_on": on("2015-11-30")},
            {"started_on": on("2015-12-31")},
            {"started_on": on("2015-11-30"), "last_review_on": on("2016-02-10")},
        ),
    ),
    source="R-CP-03",
)
SEEN_WITHOUT_VISIT = warning(
    code="AA-35",
    title="A child who was seen alone was visited",
    over="protection_plans",
    points_at="last_visit_on",
    check=Filled("last_visit_on", when=lambda row: row.get("seen_alone") == "yes"),
    message="the child was seen alone, and the date of the visit is blank. Fill it in.",
    example=example(
        "Seen alone on a day that is not given; seen alone on a visit.",
        (1,),
        protection_plans=(
            {"seen_alone": "yes"},
            {"seen_alone": "yes", "last_visit_on": on("2016-03-01")},
        ),
    ),
    source="R-CP-04",
)
ON_PLAN_TWICE = error(
    code="AA-36",
    title="A child is on one plan at a time",
    over="protection_plans",
    points_at="started_on",
    check=Once("started_on", lambda row: row.get("ended_on")),
    message=(
        "the child's plan in row {other_row} was still open on {started_on}. "
        "If both are one plan, take one out; if not, fill in when the earlier ended."
    ),
    example=example(
        "The second starts while the first is open; another child's starts on the day the earlier ended.",
        (2,),
        protection_plans=(
            {"started_on": on("2015-06-01")},
            {"started_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2015-06-01"), "ended_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2016-02-03")},
        ),
    ),
    source="R-CP-01",
)

RULES = (
    PLAN_OF_AN_ADULT,
    PLAN_PAST_BIRTHDAY,
    VISITED_SINCE_START,
    REVIEWED_SINCE_START,
    REVIEWED_BEFORE_END,
    PLAN_NEVER_REVIEWED,
    SEEN_WITHOUT_VISIT,
    ON_PLAN_TWICE,
)
