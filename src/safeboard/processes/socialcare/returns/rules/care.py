"""Rules over looked after children (list 8): dates of one row, and one period of care beside another."""

from __future__ import annotations

from datetime import timedelta

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.cross_rules import Filled, Never, NotBefore, Once
from safeboard.processes.socialcare.returns.rules.declaring import (
    ADULT,
    error,
    example,
    in_order,
    on,
    surely_at_least,
    warning,
)

FIRST_REVIEW = timedelta(days=28)  # R-CLA-01: 20 working days, counted generously
REVIEW_MONTHS = 6  # R-CLA-01

PLACED_BEFORE_CEASING = in_order(
    "AA-44",
    "looked_after",
    "placed_on",
    "ceased_on",
    "The latest placement did not begin after the child ceased to be looked after",
    ("the start of the latest placement", "the end of being looked after"),
)
STATUS_BEFORE_CEASING = in_order(
    "AA-45",
    "looked_after",
    "status_from",
    "ceased_on",
    "The legal status did not begin after the child ceased to be looked after",
    ("the start of the legal status", "the end of being looked after"),
)
PLACED_SINCE_START = warning(
    code="AA-46",
    title="The latest placement is not before the child was looked after",
    over="looked_after",
    points_at="placed_on",
    check=NotBefore("placed_on", "started_on"),
    message="the placement began on {placed_on}, before the child was looked after, {started_on}. Check which is right.",
    example=example(
        "Placed the day before; placed on the day.",
        (1,),
        looked_after=(
            {"started_on": on("2016-02-03"), "placed_on": on("2016-02-02")},
            {"started_on": on("2016-02-03"), "placed_on": on("2016-02-03")},
        ),
    ),
)
REVIEWED_SINCE_START = warning(
    code="AA-47",
    title="The latest review is not before the child was looked after",
    over="looked_after",
    points_at="last_review_on",
    check=NotBefore("last_review_on", "started_on"),
    message="the review of {last_review_on} is before the child was looked after, {started_on}. Check which is right.",
    example=example(
        "Reviewed the day before; reviewed four weeks after.",
        (1,),
        looked_after=(
            {"started_on": on("2016-02-03"), "last_review_on": on("2016-02-02")},
            {"started_on": on("2016-02-03"), "last_review_on": on("2016-03-02")},
        ),
    ),
    source="R-CLA-01",
)
NEVER_REVIEWED = warning(
    code="AA-48",
    title="A child looked after for more than four weeks has a review",
    over="looked_after",
    points_at="last_review_on",
    check=Never(
        lambda row, window: (
            row.get("ceased_on") is None
            and row.get("last_review_on") is None
            and row["started_on"] + FIRST_REVIEW < window.as_at
        )
    ),
    message=(
        "the child is looked after since {started_on}, and no review is given; the first is due within 20 working "
        "days. Fill the date in if it was held."
    ),
    example=example(
        "One child is looked after for five weeks without a review, one for four, one was reviewed.",
        (1,),
        looked_after=(
            {"started_on": on("2016-02-25")},
            {"started_on": on("2016-03-03")},
            {"started_on": on("2016-02-25"), "last_review_on": on("2016-03-20")},
        ),
    ),
    source="R-CLA-01",
)
REVIEW_LONG_AGO = warning(
    code="AA-49",
    title="The latest review is not more than six months old",
    over="looked_after",
    points_at="last_review_on",
    check=Never(
        lambda row, window: (
            row.get("ceased_on") is None
            and row.get("last_review_on") is not None
            and row["last_review_on"] < add_months(window.as_at, -REVIEW_MONTHS)
        )
    ),
    message=(
        "the latest review given is of {last_review_on}; reviews are at most six months apart. "
        "If there was a later one, give its date."
    ),
    example=example(
        "Reviewed more than six months ago; reviewed six months ago to the day; ceased since.",
        (1,),
        looked_after=(
            {"last_review_on": on("2015-09-29")},
            {"last_review_on": on("2015-09-30")},
            {"last_review_on": on("2015-06-01"), "ceased_on": on("2015-11-01")},
        ),
    ),
    source="R-CLA-01",
)
CEASED_WITHOUT_A_DAY = error(
    code="AA-50",
    title="A reason for ceasing to be looked after has its date",
    over="looked_after",
    points_at="ceased_on",
    check=Filled("ceased_on", when=lambda row: row.get("ceased_reason") is not None),
    message=(
        "the reason is “{ceased_reason}”, and the date is blank; without it the child would be counted as looked "
        "after. Fill the date in, or take the reason out."
    ),
    example=example(
        "A reason without a date; a reason with it.",
        (1,),
        looked_after=(
            {"ceased_reason": "returned_home"},
            {"ceased_reason": "returned_home", "ceased_on": on("2016-03-01")},
        ),
    ),
    source="R-CLA-06",
)
CEASED_WITHOUT_A_REASON = warning(
    code="AA-51",
    title="A child who ceased to be looked after has a reason",
    over="looked_after",
    points_at="ceased_reason",
    check=Filled("ceased_reason", when=lambda row: row.get("ceased_on") is not None),
    message="the child ceased to be looked after on {ceased_on}, and no reason is given. Fill it in.",
    example=example(
        "Ceased and silent; still looked after.",
        (1,),
        looked_after=({"ceased_on": on("2016-03-01")}, {"ceased_on": None}),
    ),
)
LOOKED_AFTER_ADULT = error(
    code="AA-52",
    title="Nobody is looked after from the 18th birthday",
    over="looked_after",
    points_at="ceased_on",
    check=Never(
        lambda row, window: (
            surely_at_least(row, ADULT, row.get("ceased_on") or window.as_at)
            and row.get("ceased_on") != add_months(row["born_on"], 12 * ADULT)
        )
    ),
    message=(
        "this person was 18 while looked after. Being looked after ends on the 18th birthday: check the date of "
        "birth, or fill in the day it ended."
    ),
    example=example(
        "One turned 18 and is still open; one ceased on the birthday; one is 17.",
        (1,),
        looked_after=(
            {"started_on": on("2014-02-03"), "born_on": on("1998-03-01")},
            {"started_on": on("2014-02-03"), "born_on": on("1998-03-01"), "ceased_on": on("2016-03-01")},
            {"started_on": on("2014-02-03"), "born_on": on("1998-04-01")},
        ),
    ),
)
LOOKED_AFTER_TWICE = error(
    code="AA-53",
    title="A child is looked after once at a time",
    over="looked_after",
    points_at="started_on",
    check=Once("started_on", lambda row: row.get("ceased_on")),
    message=(
        "the child's period in row {other_row} was still open on {started_on}. "
        "If both are one period, take one out; if not, fill in when the earlier ended."
    ),
    example=example(
        "The second starts while the first is open; another child's starts on the day the earlier ended.",
        (2,),
        looked_after=(
            {"started_on": on("2015-06-01")},
            {"started_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2015-06-01"), "ceased_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2016-02-03")},
        ),
    ),
    source="R-CLA-06",
)

RULES = (
    PLACED_BEFORE_CEASING,
    STATUS_BEFORE_CEASING,
    PLACED_SINCE_START,
    REVIEWED_SINCE_START,
    NEVER_REVIEWED,
    REVIEW_LONG_AGO,
    CEASED_WITHOUT_A_DAY,
    CEASED_WITHOUT_A_REASON,
    LOOKED_AFTER_ADULT,
    LOOKED_AFTER_TWICE,
)
