"""Rules over looked after children (list 8): earlier periods, placements, missing and return interviews."""

from __future__ import annotations

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.cross_rules import Filled, Never, NoRow
from safeboard.processes.socialcare.returns.rules.declaring import error, example, on, warning

SECOND_PERIOD_SAID = warning(
    code="AA-54",
    title="A second period of being looked after is said to be one",
    over="looked_after",
    points_at="second_period",
    check=NoRow(
        "looked_after",
        lambda row, other: (
            other["started_on"] < row["started_on"]
            and other.get("ceased_on") is not None
            and other["ceased_on"] >= add_months(row["started_on"], -12)
        ),
        when=lambda row, window: row.get("second_period") == "no",
    ),
    message=(
        "it says that this is the first period within 12 months, and row {other_row} is another that ended on "
        "{other_ceased_on}. Check which is right."
    ),
    example=example(
        "An earlier period ended three months before; another child's ended two years before.",
        (2,),
        looked_after=(
            {"started_on": on("2015-06-01"), "ceased_on": on("2015-11-03"), "second_period": "no"},
            {"started_on": on("2016-02-03"), "second_period": "no"},
            {"child": "b", "started_on": on("2013-06-01"), "ceased_on": on("2014-02-03")},
            {"child": "b", "started_on": on("2016-02-03"), "second_period": "no"},
        ),
    ),
)
PLACEMENTS_COUNTED = warning(
    code="AA-55",
    title="A child placed in the last 12 months had a placement in the last 12 months",
    over="looked_after",
    points_at="placements_in_12_months",
    check=Never(
        lambda row, window: (
            row.get("placements_in_12_months") == 0 and row["placed_on"] > add_months(window.as_at, -12)
        )
    ),
    message="the row says 0, and the latest placement began on {placed_on}. Count it.",
    example=example(
        "Placed in February and counted as 0; counted as 1; placed long ago.",
        (1,),
        looked_after=(
            {"placed_on": on("2016-02-03"), "placements_in_12_months": 0},
            {"placed_on": on("2016-02-03"), "placements_in_12_months": 1},
            {"placed_on": on("2014-02-03"), "placements_in_12_months": 0},
        ),
    ),
)
ACCEPTED_UNOFFERED = error(
    code="AA-56",
    title="A return interview that was accepted was offered",
    over="looked_after",
    points_at="return_interview_offered",
    check=Never(
        lambda row, window: (
            row.get("return_interview_accepted") == "yes" and row.get("return_interview_offered") == "no"
        )
    ),
    message="the child accepted a return interview, and none was offered. Check which is right.",
    example=example(
        "Accepted and not offered; offered and not accepted.",
        (1,),
        looked_after=(
            {"return_interview_accepted": "yes", "return_interview_offered": "no"},
            {"return_interview_accepted": "no", "return_interview_offered": "yes"},
        ),
    ),
)
MISSING_WITHOUT_INTERVIEW = warning(
    code="AA-57",
    title="A child who was missing has a word on the return interview",
    over="looked_after",
    points_at="return_interview_offered",
    check=Filled("return_interview_offered", when=lambda row: (row.get("missing_episodes") or 0) > 0),
    message="the child was missing {missing_episodes} times, and it is not said whether a return interview was offered.",
    example=example(
        "Missing twice and nothing said; missing and not offered; never missing.",
        (1,),
        looked_after=(
            {"missing_episodes": 2},
            {"missing_episodes": 2, "return_interview_offered": "no"},
            {"missing_episodes": 0},
        ),
    ),
)
INTERVIEW_WITHOUT_MISSING = warning(
    code="AA-58",
    title="A return interview follows a missing episode",
    over="looked_after",
    points_at="missing_episodes",
    check=Never(
        lambda row, window: row.get("return_interview_offered") == "yes" and not row.get("missing_episodes")
    ),
    message="a return interview was offered, and the number of missing episodes is blank or 0. Check which is right.",
    example=example(
        "Offered without an episode; offered after one.",
        (1,),
        looked_after=(
            {"return_interview_offered": "yes", "missing_episodes": 0},
            {"return_interview_offered": "yes", "missing_episodes": 1},
        ),
    ),
)

RULES = (
    SECOND_PERIOD_SAID,
    PLACEMENTS_COUNTED,
    ACCEPTED_UNOFFERED,
    MISSING_WITHOUT_INTERVIEW,
    INTERVIEW_WITHOUT_MISSING,
)
