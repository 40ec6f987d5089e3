"""Rules over contacts, early help assessments, referrals and assessments (lists 1 to 4)."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import (
    Filled,
    HasRow,
    Never,
    NoRow,
    Once,
    Values,
)
from safeboard.processes.socialcare.returns.rules.declaring import (
    ADULT,
    error,
    example,
    missing,
    on,
    surely_at_least,
    warning,
    within_file,
)


def _known_before(row: Values, other: Values) -> bool:
    """A referral, or a start as a child in need, on or before the assessment or enquiry began."""
    day = other.get("received_on") or other.get("started_on")
    return day is not None and day <= row["started_on"]


CONTACT_OF_AN_ADULT = error(
    code="AA-01",
    title="A contact is about somebody under 18",
    over="contacts",
    points_at="received_on",
    check=Never(lambda row, window: surely_at_least(row, ADULT, row["received_on"])),
    message="on {received_on} this person was 18 or older. Check the date of birth; if it is right, take the row out.",
    example=example(
        "One contact is on the 18th birthday, one the day before it.",
        (1,),
        contacts=(
            {"received_on": on("2016-02-03"), "born_on": on("1998-02-03")},
            {"received_on": on("2016-02-02"), "born_on": on("1998-02-03")},
        ),
    ),
)
REFERRAL_OF_AN_ADULT = error(
    code="AA-02",
    title="A referral is about somebody under 18",
    over="referrals",
    points_at="received_on",
    check=Never(lambda row, window: surely_at_least(row, ADULT, row["received_on"])),
    message="on {received_on} this person was 18 or older. Check the date of birth; if it is right, take the row out.",
    example=example(
        "The second was born in a month that may make them 17 still.",
        (1,),
        referrals=(
            {"received_on": on("2016-02-03"), "born_on": on("1998-02-03")},
            {"received_on": on("2016-02-03"), "born_on": on("1998-02-01"), "born_on_precision": "month"},
        ),
    ),
)
REFERRED_TWICE_IN_A_DAY = warning(
    code="AA-03",
    title="A child is referred once a day",
    over="referrals",
    points_at="received_on",
    check=Once("received_on", lambda row: row["received_on"]),
    message="this child has another referral on {received_on}, in row {other_row}. If it is the same one, take one out.",
    example=example(
        "Two referrals of one day: the later row is told. A referral on the next day is another.",
        (2,),
        referrals=(
            {"received_on": on("2016-02-03"), "source": "police"},
            {"received_on": on("2016-02-03"), "source": "schools"},
            {"received_on": on("2016-02-04"), "source": "police"},
        ),
    ),
    source="R-FD-06",
)
REFERRAL_WITHOUT_ACTION = warning(
    code="AA-05",
    title="A referral closed with no further action has no assessment",
    over="referrals",
    points_at="no_further_action",
    check=NoRow(
        "assessments",
        lambda row, other: row["received_on"] == other["started_on"],
        when=lambda row, window: row.get("no_further_action") == "yes",
    ),
    message=(
        "it was closed with no further action, and an assessment began on the same day (list 4, row {other_row}). "
        "Check which is right."
    ),
    example=example(
        "Both children have an assessment from the day of the referral; only one referral says no further action.",
        (1,),
        referrals=(
            {"received_on": on("2016-02-03"), "no_further_action": "yes"},
            {"child": "b", "received_on": on("2016-02-03"), "no_further_action": "no"},
        ),
        assessments=({"started_on": on("2016-02-03")}, {"child": "b", "started_on": on("2016-02-03")}),
    ),
    looks_in=("assessments",),
)
EARLY_HELP_ON_A_PLAN = warning(
    code="AA-06",
    title="An early help assessment is not of a child on a protection plan",
    over="early_help",
    points_at="started_on",
    check=NoRow(
        "protection_plans",
        lambda row, other: (
            other["started_on"] <= row["started_on"]
            and (other.get("ended_on") is None or other["ended_on"] > row["started_on"])
        ),
    ),
    message=(
        "on {started_on} the child was on a child protection plan (list 7, row {other_row}). "
        "Check both; early help is for children below that threshold."
    ),
    example=example(
        "The first began while the plan was open, the second on the day it ended.",
        (1,),
        early_help=({"started_on": on("2016-02-03")}, {"started_on": on("2016-03-01")}),
        protection_plans=({"started_on": on("2015-12-01"), "ended_on": on("2016-03-01")},),
    ),
    looks_in=("protection_plans",),
)
EARLY_HELP_TWICE = warning(
    code="AA-07",
    title="A child has one early help assessment at a time",
    over="early_help",
    points_at="started_on",
    check=Once("started_on", lambda row: row.get("completed_on")),
    message=(
        "the child's assessment in row {other_row} was still open on {started_on}. "
        "If both are one assessment, take one out; if not, fill in when the earlier was completed."
    ),
    example=example(
        "The second began while the first was open; another child's began on the day the earlier was completed.",
        (2,),
        early_help=(
            {"started_on": on("2015-09-01")},
            {"started_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2015-09-01"), "completed_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2016-02-03")},
        ),
    ),
)
ASSESSMENT_AFTER_REFERRAL = missing(
    code="AA-08",
    title="An assessment follows a referral",
    over="assessments",
    points_at="started_on",
    check=HasRow(
        ("referrals", "children_in_need"),
        _known_before,
        when=lambda row, window: within_file(row["started_on"], window, months_before=3),
    ),
    message=(
        "there is no referral (list 3) and no start as a child in need (list 6) of this child on or before "
        "{started_on}. Check the child's id in the lists; the row is kept, but its 45 working days cannot be counted."
    ),
    example=example(
        "One child was referred two days before; one only later; one long ago and is still in need.",
        (2,),
        assessments=tuple({"child": who, "started_on": on("2016-02-03")} for who in "abc"),
        referrals=(
            {"child": "a", "received_on": on("2016-02-01")},
            {"child": "b", "received_on": on("2016-02-10")},
        ),
        children_in_need=({"child": "c", "started_on": on("2014-02-01")},),
    ),
    looks_in=("referrals", "children_in_need"),
    source="R-AS-01",
)
ASSESSED_TWICE = warning(
    code="AA-09",
    title="A child has one assessment at a time",
    over="assessments",
    points_at="started_on",
    check=Once("started_on", lambda row: row.get("authorised_on")),
    message=(
        "the child's assessment in row {other_row} was not yet authorised on {started_on}. "
        "If both are one assessment, take one out."
    ),
    example=example(
        "The second began before the first was authorised; another child's began on the day of authorisation.",
        (2,),
        assessments=(
            {"started_on": on("2016-01-04"), "authorised_on": on("2016-02-10")},
            {"started_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2016-01-04"), "authorised_on": on("2016-02-03")},
            {"child": "b", "started_on": on("2016-02-03")},
        ),
    ),
    source="R-AS-01",
)
ASSESSED_AND_SEEN = warning(
    code="AA-10",
    title="An authorised assessment says whether the child was seen",
    over="assessments",
    points_at="child_seen",
    check=Filled("child_seen", when=lambda row: row.get("authorised_on") is not None),
    message="it was authorised on {authorised_on}, and it is not said whether the child was seen. Fill it in.",
    example=example(
        "One is authorised and silent, one says no, one is not authorised yet.",
        (1,),
        assessments=(
            {"authorised_on": on("2016-02-10")},
            {"authorised_on": on("2016-02-10"), "child_seen": "no"},
            {"authorised_on": None},
        ),
    ),
    source="R-AS-03",
)
ASSESSED_WITH_OUTCOME = warning(
    code="AA-11",
    title="An authorised assessment says whether support is needed",
    over="assessments",
    points_at="support_required",
    check=Filled("support_required", when=lambda row: row.get("authorised_on") is not None),
    message="it was authorised on {authorised_on}, and it is not said whether social care should support the child.",
    example=example(
        "One is authorised without an outcome, one has it.",
        (1,),
        assessments=(
            {"authorised_on": on("2016-02-10")},
            {"authorised_on": on("2016-02-10"), "support_required": "no"},
        ),
    ),
)

RULES = (
    CONTACT_OF_AN_ADULT,
    REFERRAL_OF_AN_ADULT,
    REFERRED_TWICE_IN_A_DAY,
    REFERRAL_WITHOUT_ACTION,
    EARLY_HELP_ON_A_PLAN,
    EARLY_HELP_TWICE,
    ASSESSMENT_AFTER_REFERRAL,
    ASSESSED_TWICE,
    ASSESSED_AND_SEEN,
    ASSESSED_WITH_OUTCOME,
)
