"""Rules over children in need (list 6) beside the plans and the periods of care."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import Filled, HasRow, Never, NotBefore, Once, Values
from safeboard.processes.socialcare.returns.rules.declaring import error, example, missing, on, warning


def _open_plan(row: Values, other: Values) -> bool:
    return other.get("ended_on") is None


def _open_care(row: Values, other: Values) -> bool:
    return other.get("ceased_on") is None


CLOSED_WITHOUT_A_DAY = error(
    code="AA-22",
    title="A closed case has a closure date",
    over="children_in_need",
    points_at="closed_on",
    check=Filled(
        "closed_on", when=lambda row: row.get("status") == "closed" or row.get("closure_reason") is not None
    ),
    message=(
        "the row says that the case is closed, and gives no closure date; without it the child would be counted as "
        "in need. Fill the date in, or correct the status and the reason."
    ),
    example=example(
        "Two say closed, one by its status, one by a reason, and give no date.",
        (1, 2),
        children_in_need=(
            {"status": "closed"},
            {"closure_reason": "no_longer_in_need"},
            {"status": "closed", "closed_on": on("2016-03-01"), "closure_reason": "no_longer_in_need"},
            {"status": "in_need_plan"},
        ),
    ),
    source="R-CIN-02",
)
CLOSED_BUT_OPEN = warning(
    code="AA-23",
    title="A case with a closure date has the status closed",
    over="children_in_need",
    points_at="status",
    check=Never(lambda row, window: row.get("closed_on") is not None and row.get("status") != "closed"),
    message="it was closed on {closed_on}, and its status is “{status}”. Check which is right; we go by the date.",
    example=example(
        "One is closed by date only.",
        (1,),
        children_in_need=(
            {"status": "in_need_plan", "closed_on": on("2016-03-01")},
            {"status": "closed", "closed_on": on("2016-03-01")},
        ),
    ),
)
CLOSED_WITHOUT_A_REASON = warning(
    code="AA-24",
    title="A closed case has a reason",
    over="children_in_need",
    points_at="closure_reason",
    check=Filled("closure_reason", when=lambda row: row.get("closed_on") is not None),
    message="it was closed on {closed_on}, and no reason is given. Fill the reason in.",
    example=example(
        "One is closed and silent.",
        (1,),
        children_in_need=(
            {"closed_on": on("2016-03-01")},
            {"closed_on": on("2016-03-01"), "closure_reason": "died"},
        ),
    ),
)
SEEN_SINCE_START = warning(
    code="AA-25",
    title="A child in need was last seen after the start",
    over="children_in_need",
    points_at="last_seen_on",
    check=NotBefore("last_seen_on", "started_on"),
    message="the child was last seen on {last_seen_on}, before the start on {started_on}. Check which is right.",
    example=example(
        "Seen the day before; seen on the day; not said.",
        (1,),
        children_in_need=(
            {"started_on": on("2016-02-03"), "last_seen_on": on("2016-02-02")},
            {"started_on": on("2016-02-03"), "last_seen_on": on("2016-02-03")},
            {"started_on": on("2016-02-03")},
        ),
    ),
)
IN_NEED_TWICE = warning(
    code="AA-26",
    title="A child is in need once at a time",
    over="children_in_need",
    points_at="started_on",
    check=Once("started_on", lambda row: row.get("closed_on")),
    message=(
        "the child's case in row {other_row} was still open on {started_on}. "
        "If both are one case, take one out; if not, fill in when the earlier was closed."
    ),
    example=example(
        "The second starts while the first is open; another child's starts on the day the earlier closed.",
        (2,),
        children_in_need=(
            {"started_on": on("2015-06-01")},
            {"started_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2015-06-01"), "closed_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2016-02-03")},
        ),
    ),
    source="R-CIN-02",
)
STATUS_PLAN_WITHOUT_PLAN = missing(
    code="AA-27",
    title="A child in need with the status of a protection plan is in list 7",
    over="children_in_need",
    points_at="status",
    check=HasRow(
        ("protection_plans",),
        _open_plan,
        when=lambda row, window: row.get("status") == "protection_plan" and row.get("closed_on") is None,
    ),
    message="the status is “{status}”, and list 7 has no open plan of this child. Check the status, or list 7.",
    example=example(
        "One child's plan is open, one child's has ended.",
        (2,),
        children_in_need=tuple({"child": who, "status": "protection_plan"} for who in "ab"),
        protection_plans=({"child": "a"}, {"child": "b", "ended_on": on("2016-03-01")}),
    ),
    looks_in=("protection_plans",),
)
STATUS_CARE_WITHOUT_CARE = missing(
    code="AA-28",
    title="A child in need with the status looked after is in list 8",
    over="children_in_need",
    points_at="status",
    check=HasRow(
        ("looked_after",),
        _open_care,
        when=lambda row, window: row.get("status") == "looked_after" and row.get("closed_on") is None,
    ),
    message="the status is “{status}”, and list 8 has no open row of this child. Check the status, or list 8.",
    example=example(
        "One child is looked after, one ceased to be.",
        (2,),
        children_in_need=tuple({"child": who, "status": "looked_after"} for who in "ab"),
        looked_after=({"child": "a"}, {"child": "b", "ceased_on": on("2016-03-01")}),
    ),
    looks_in=("looked_after",),
)

RULES = (
    CLOSED_WITHOUT_A_DAY,
    CLOSED_BUT_OPEN,
    CLOSED_WITHOUT_A_REASON,
    SEEN_SINCE_START,
    IN_NEED_TWICE,
    STATUS_PLAN_WITHOUT_PLAN,
    STATUS_CARE_WITHOUT_CARE,
)
