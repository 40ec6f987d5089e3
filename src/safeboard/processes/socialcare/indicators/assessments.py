"""Assessments in time, by when they end and by when they are due (indicators.csv T3-01; R-CAL-07)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Clock, Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_days, add_working_days, working_days
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import day, declare
from safeboard.processes.socialcare.tables.lists import assessments, children_in_need, referrals

ASSESSMENT_LIMIT = 45  # R-AS-01, working days from the referral, in force since 2013

_need = linked(
    children_in_need,
    where=children_in_need.started_on <= assessments.started_on,
    order_by=children_in_need.started_on,
    pick="last",
)
_referral = linked(
    referrals,
    where=referrals.received_on <= assessments.started_on,
    order_by=referrals.received_on,
    pick="last",
)
_days_from_need = working_days(_need.value(children_in_need.started_on), assessments.authorised_on)
_days_from_referral = working_days(_referral.value(referrals.received_on), assessments.authorised_on)
_in_time = (_need.exists() & (_days_from_need <= ASSESSMENT_LIMIT)) | (
    ~_need.exists() & (_days_from_referral <= ASSESSMENT_LIMIT)
)
# The other convention: the day of the referral is day 1, so that one working day fewer is left.
_in_time_from_day_1 = (_need.exists() & (_days_from_need <= ASSESSMENT_LIMIT - 1)) | (
    ~_need.exists() & (_days_from_referral <= ASSESSMENT_LIMIT - 1)
)
_unlinked = ~_need.exists() & ~_referral.exists()
# List 4 has no referral date of its own, so what is due is reckoned from the assessment's start: a few days too late.
_due_on = add_working_days(assessments.started_on, ASSESSMENT_LIMIT)
T3_01 = declare(
    code="T3-01",
    title="Assessments finished in 45 working days",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-01",
        assessments,
        During(assessments.authorised_on),
        numerator=_in_time,
        denominator=EVERY_ROW,
        excluded=_unlinked,
    ),
    clock=Clock(
        due=Measure(
            "T3-01/due",
            assessments,
            During(_due_on),
            numerator=_in_time,
            denominator=EVERY_ROW,
            excluded=_unlinked,
        ),
        due_words=(
            "By when they fell due, with those not finished as late: of assessments whose 45 working days from their own start "
            "ran out in the period, finished within 45 working days of the referral"
        ),
        open=Measure("T3-01/open", assessments, OpenAt(add_days(_due_on, 1), assessments.authorised_on)),
        open_words="Still open on the last day, more than 45 working days after the assessment began",
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="assessments authorised within 45 working days of the referral",
    denominator_words="assessments authorised that could be linked to a referral",
    excluded_words="assessments that could not be linked to a child in need episode or a referral",
    why="A child waits for help until the assessment is done. 45 working days is the longest, not the aim.",
    linked=(
        "List 4 has no referral date. The clock starts with the child's last start as a child in need (list 6) on or "
        "before the assessment began; where there is none, with the last referral (list 3). What could be linked to "
        "neither is left out and counted. The day of referral is day 0 (R-CAL-02)."
    ),
    needs=("assessments", "children_in_need", "referrals"),
    benchmark="assessments_45wd_pct",
    headline=True,
    target=80.0,
    target_words="at least 80%",
    rules=("R-AS-01", "R-CAL-02", "R-CAL-07"),
    beside=Measure(
        "T3-01/day",
        assessments,
        During(assessments.authorised_on),
        numerator=_in_time_from_day_1,
        denominator=EVERY_ROW,
        excluded=_unlinked,
    ),
    beside_words=(
        "With the day of the referral counted as day 1, as a public program of the department's checks counts (R-CAL-02)"
    ),
    example=Example(
        "Referred on 1 April 2016: 7 June is working day 45 and in time, 8 June is late. The third cannot be linked. "
        "Counted from day 1, 7 June is late too, and 6 June is not.",
        "2016-17Q1",
        {
            "assessments": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-06-07"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-06-08"),
                },
                {
                    "key": "3",
                    "person": "c",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-05-01"),
                },
                {
                    "key": "4",
                    "person": "d",
                    "started_on": day("2016-04-04"),
                    "authorised_on": day("2016-06-06"),
                },
            ],
            "children_in_need": [
                {"key": "1", "person": "a", "started_on": day("2016-04-01")},
                {"key": "2", "person": "d", "started_on": day("2016-04-01")},
            ],
            "referrals": [{"key": "1", "person": "b", "received_on": day("2016-04-01")}],
        },
        numerator=2,
        denominator=3,
        excluded=1,
        beside=(1, 3),
    ),
)

INDICATORS = (T3_01,)
