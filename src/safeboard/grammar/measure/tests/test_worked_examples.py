"""Small tables with their counts worked out by hand, on every engine."""

from __future__ import annotations

from datetime import date

import pytest

from safeboard.grammar import dates
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.counts import NOT_RECORDED, Counts, Results
from safeboard.grammar.measure.expressions import (
    EVERY_ROW,
    Expression,
    add_days,
    add_months,
    add_working_days,
    age_in_years,
    working_days,
)
from safeboard.grammar.measure.links import LinkedRows, linked
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure, OpenAt
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.tables import Field, Table
from safeboard.grammar.measure.tests.conftest import Count

day = date.fromisoformat
PERSON = Field("person", Kind.TEXT)

contacts = Table("contacts", (PERSON, Field("received_on", Kind.DATE), Field("agency", Kind.TEXT)))
referrals = Table(
    "referrals",
    (PERSON, Field("received_on", Kind.DATE), Field("source", Kind.TEXT), Field("need", Kind.INTEGER)),
)
prior = referrals.alias("prior")
rereferral = linked(
    prior,
    where=(prior.received_on < referrals.received_on)
    & (referrals.received_on <= add_months(prior.received_on, 12)),
)
T1_07 = Measure(
    "T1-07",
    referrals,
    During(referrals.received_on),
    numerator=rereferral.exists(),
    denominator=EVERY_ROW,
    breakdowns={"source": referrals.source},
)


def _referral(
    key: str, person: str | None, on: str | None, source: str | None = None, need: int | None = None
):
    received_on = None if on is None else day(on)
    return {"key": key, "person": person, "received_on": received_on, "source": source, "need": need}


REFERRALS = [
    _referral("r1", "amir", "2015-02-28", "school"),  # before the year, yet an earlier referral
    _referral("r2", "amir", "2016-02-28", "school"),  # exactly 12 months on: counts
    _referral("r3", "beth", "2015-02-27", "police"),
    _referral("r4", "beth", "2016-02-28", "police"),  # a day too late
    _referral("r5", "carl", "2015-06-01", None),
    _referral("r6", "carl", "2015-06-01", None),  # the same day is not earlier
    _referral("r7", None, "2015-07-01", "police"),
    _referral("r8", None, "2015-08-01", "police"),  # two unknown children are not one child
    _referral("r9", "dina", "2016-03-31", "school"),  # the last day of the year is in it
    _referral("r10", "dina", "2016-04-01", "school"),  # the first day of the next is not
    _referral("r11", "dina", None, "school"),  # no date, no period
]


def test_rereferrals_within_twelve_months(count: Count) -> None:
    """R-FD-07: r0.date < r.date and r.date <= addMonths(r0.date, 12); all referrals in the period."""
    data = {referrals: REFERRALS}
    assert count(data, T1_07, "2015-16", "2016-04", "2015-16Q2", "2013-14") == {
        ("T1-07", "2015-16", "", ""): Counts(1, 7),
        ("T1-07", "2016-04", "", ""): Counts(1, 1),
        ("T1-07", "2015-16Q2", "", ""): Counts(0, 2),
        ("T1-07", "2013-14", "", ""): Counts(0, 0),
    }
    assert count(data, T1_07, "2015-16", by="source") == {
        ("T1-07", "2015-16", "source", "school"): Counts(1, 2),
        ("T1-07", "2015-16", "source", "police"): Counts(0, 3),
        ("T1-07", "2015-16", "source", NOT_RECORDED): Counts(0, 2),
    }


def test_a_leap_day_referral_is_followed_to_the_last_of_february(count: Count) -> None:
    """R-CAL-03: 29 February plus 12 months is 28 February."""
    data = {
        referrals: [
            _referral("r1", "amir", "2016-02-29"),
            _referral("r2", "amir", "2017-02-28"),
            _referral("r3", "beth", "2016-02-29"),
            _referral("r4", "beth", "2017-03-01"),
        ]
    }
    assert count(data, T1_07, "2016-17") == {("T1-07", "2016-17", "", ""): Counts(1, 2)}


def test_contacts_that_led_to_a_referral(count: Count) -> None:
    """R-FD-08: a cohort of contacts, a referral of the same child within 14 days."""
    led_to = linked(
        referrals,
        where=(referrals.received_on >= contacts.received_on)
        & (referrals.received_on <= add_days(contacts.received_on, 14)),
    )
    period_kind = Cohort(contacts.received_on, follow=Follow(days=14))
    rows = Measure(
        "T1-03", contacts, period_kind, led_to.exists(), EVERY_ROW, breakdowns={"agency": contacts.agency}
    )
    people = Measure("T1-03 children", contacts, period_kind, led_to.exists(), EVERY_ROW, count="people")
    several = Measure("T1-03 twice", contacts, period_kind, led_to.count() >= 2, EVERY_ROW)
    data = {
        contacts: [
            {"key": "c1", "person": "amir", "received_on": day("2015-05-01"), "agency": "school"},
            {"key": "c2", "person": "amir", "received_on": day("2015-05-16"), "agency": "school"},
            {"key": "c3", "person": "beth", "received_on": day("2015-05-31"), "agency": "police"},
            {"key": "c4", "person": "carl", "received_on": day("2015-05-31"), "agency": None},
            {"key": "c5", "person": None, "received_on": day("2015-05-31"), "agency": None},
            {"key": "c6", "person": None, "received_on": day("2015-05-31"), "agency": None},
        ],
        referrals: [
            _referral("r1", "amir", "2015-05-15"),  # 14 days after c1, a day before c2
            _referral("r2", "beth", "2015-05-31"),
            _referral("r3", "beth", "2015-06-14"),  # outside the month, inside the 14 days
            _referral("r4", "carl", "2015-06-15"),
            _referral("r5", None, "2015-05-31"),
        ],
    }
    assert count(data, [rows, people, several], "2015-05") == {
        ("T1-03", "2015-05", "", ""): Counts(2, 6),
        ("T1-03 children", "2015-05", "", ""): Counts(2, 5),
        ("T1-03 twice", "2015-05", "", ""): Counts(1, 6),
    }
    assert count(data, rows, "2015-05", by="agency") == {
        ("T1-03", "2015-05", "agency", "school"): Counts(1, 2),
        ("T1-03", "2015-05", "agency", "police"): Counts(1, 1),
        ("T1-03", "2015-05", "agency", NOT_RECORDED): Counts(0, 3),
    }


def test_a_cohort_is_immature_until_everybody_has_been_followed() -> None:
    """R-FD-08: flag cohort immaturity."""
    fortnight = Cohort(contacts.received_on, follow=Follow(days=14))
    assert fortnight.matures_on(period("2016-03")) == day("2016-04-14")
    assert not fortnight.is_mature(period("2016-03"), as_at=day("2016-04-13"))
    assert fortnight.is_mature(period("2016-03"), as_at=day("2016-04-14"))
    half_year = Cohort(contacts.received_on, follow=Follow(months=6))
    assert half_year.matures_on(period("2015-16Q1")) == day("2015-12-30")


starts = Table(
    "starts",
    (PERSON, Field("started_on", Kind.DATE), Field("referral_on", Kind.DATE), Field("team", Kind.TEXT)),
)
assessments = Table(
    "assessments", (PERSON, Field("started_on", Kind.DATE), Field("authorised_on", Kind.DATE))
)
last_start = linked(
    starts, where=starts.started_on <= assessments.started_on, order_by=starts.started_on, pick="last"
)


def test_assessments_authorised_in_45_working_days_of_the_referral(count: Count) -> None:
    """R-AS-01: Friday 1 April 2016 and 45 working days is Tuesday 7 June 2016; R-CAL-07 names both bases."""
    in_time = working_days(last_start.value(starts.referral_on), assessments.authorised_on) <= 45
    completed = Measure(
        "T3-01",
        assessments,
        During(assessments.authorised_on),
        numerator=in_time,
        denominator=EVERY_ROW,
        excluded=~last_start.exists(),
        breakdowns={"team": last_start.value(starts.team)},
    )
    due = Measure(
        "T3-01 due",
        assessments,
        During(add_working_days(assessments.started_on, 45)),
        numerator=working_days(assessments.started_on, assessments.authorised_on) <= 45,
        denominator=EVERY_ROW,
    )

    def assessment(key: str, started: str, authorised: str | None, person: str | None = None):
        return {
            "key": key,
            "person": person or key,
            "started_on": day(started),
            "authorised_on": None if authorised is None else day(authorised),
        }

    def start(key: str, person: str, started: str, referral: str | None, team: str | None):
        referral_on = None if referral is None else day(referral)
        return {
            "key": key,
            "person": person,
            "started_on": day(started),
            "referral_on": referral_on,
            "team": team,
        }

    data = {
        assessments: [
            assessment("amir", "2016-04-01", "2016-06-07"),
            assessment("beth", "2016-04-01", "2016-06-08"),
            assessment("carl", "2016-04-01", "2016-06-07"),  # no episode at all: cannot be judged
            assessment("dina", "2016-04-01", "2016-06-07"),  # the episode began after the assessment
            assessment("evan", "2016-04-01", "2016-06-07"),  # the last start counts, by key on a tie
            assessment("faye", "2016-04-01", None),  # open and overdue: only on the due basis
            assessment("gwen", "2016-04-01", "2016-06-30"),  # referral date not known: not in time
        ],
        starts: [
            start("s1", "amir", "2016-04-01", "2016-04-01", "north"),
            start("s2", "beth", "2016-04-01", "2016-04-01", "south"),
            start("s3", "dina", "2016-04-02", "2016-04-02", "north"),
            start("s4", "evan", "2015-01-01", "2015-01-01", "west"),
            start("s5", "evan", "2016-04-01", "2016-03-01", "west"),
            start("s6", "evan", "2016-04-01", "2016-04-01", "north"),
            start("s7", "gwen", "2016-04-01", None, None),
        ],
    }
    assert count(data, [completed, due], "2016-06", "2016-05") == {
        ("T3-01", "2016-06", "", ""): Counts(2, 4, 2),
        ("T3-01", "2016-05", "", ""): Counts(0, 0, 0),
        ("T3-01 due", "2016-06", "", ""): Counts(4, 7, 0),
        ("T3-01 due", "2016-05", "", ""): Counts(0, 0, 0),
    }
    assert count(data, completed, "2016-06", by="team") == {
        ("T3-01", "2016-06", "team", "north"): Counts(2, 2),
        ("T3-01", "2016-06", "team", "south"): Counts(0, 1),
        ("T3-01", "2016-06", "team", NOT_RECORDED): Counts(0, 1, 2),
    }


def test_conferences_within_15_working_days(count: Count) -> None:
    """R-ICPC-01: 15 working days from the strategy discussion; transfers in are timed apart (excluded)."""
    conferences = Table(
        "conferences",
        (
            PERSON,
            Field("strategy_on", Kind.DATE),
            Field("held_on", Kind.DATE),
            Field("transfer_in", Kind.BOOLEAN),
        ),
    )
    measure = Measure(
        "T3-04",
        conferences,
        During(conferences.held_on),
        numerator=working_days(conferences.strategy_on, conferences.held_on) <= 15,
        denominator=EVERY_ROW,
        excluded=conferences.transfer_in,
    )
    limit = dates.add_working_days(day("2016-03-18"), 15)
    assert limit == day("2016-04-12")  # Good Friday and Easter Monday lie between
    late = day("2016-04-13")
    rows = [
        ("a", limit, False),
        ("b", late, False),
        ("c", limit, None),
        ("d", limit, True),
        ("e", None, False),
    ]
    data = {
        conferences: [
            {
                "key": key,
                "person": key,
                "strategy_on": day("2016-03-18"),
                "held_on": held,
                "transfer_in": moved,
            }
            for key, held, moved in rows
        ]
    }
    assert count(data, measure, "2016-04") == {("T3-04", "2016-04", "", ""): Counts(2, 3, 1)}


def test_plans_open_at_the_end_of_the_day(count: Count) -> None:
    """T3-07: started by the day, and not ended by its end."""
    plans = Table(
        "plans",
        (PERSON, Field("started_on", Kind.DATE), Field("ended_on", Kind.DATE), Field("category", Kind.TEXT)),
    )
    measure = Measure(
        "T3-07",
        plans,
        OpenAt(plans.started_on, plans.ended_on),
        count="people",
        breakdowns={"category": plans.category},
    )
    rows = [
        ("p1", "amir", "2016-03-31", None, "neglect"),  # starts on the day: open
        ("p2", "beth", "2016-04-01", None, "neglect"),  # starts after
        ("p3", "carl", "2015-01-01", "2016-03-31", "neglect"),  # ends on the day: closed
        ("p4", "dina", "2015-01-01", "2016-04-01", "emotional"),  # ends the day after: open
        ("p5", "dina", "2015-06-01", None, None),  # the same child again
        ("p6", "evan", None, None, "neglect"),  # never started
    ]
    data = {
        plans: [
            {
                "key": key,
                "person": person,
                "started_on": None if start is None else day(start),
                "ended_on": None if end is None else day(end),
                "category": category,
            }
            for key, person, start, end, category in rows
        ]
    }
    # A year, a quarter and a month are all looked at on their last day.
    assert count(data, measure, "2016-03-31", "2015-16", "2015-12", "2014-12-31") == {
        ("T3-07", "2016-03-31", "", ""): Counts(2, None),
        ("T3-07", "2015-16", "", ""): Counts(2, None),
        ("T3-07", "2015-12", "", ""): Counts(2, None),
        ("T3-07", "2014-12-31", "", ""): Counts(0, None),
    }
    assert count(data, measure, "2016-03-31", by="category") == {
        ("T3-07", "2016-03-31", "category", "neglect"): Counts(1, None),
        ("T3-07", "2016-03-31", "category", "emotional"): Counts(1, None),
        ("T3-07", "2016-03-31", "category", NOT_RECORDED): Counts(1, None),
    }


def test_an_empty_table_counts_nothing_and_says_so(count: Count) -> None:
    results = count({referrals: []}, T1_07, "2015-16")
    assert results == {("T1-07", "2015-16", "", ""): Counts(0, 0, 0)}
    assert count({referrals: []}, T1_07, "2015-16", by="source") == {}
    assert count({referrals: REFERRALS}, T1_07) == {}
    assert count({referrals: REFERRALS}, []) == {}


def test_exclusion_applies_only_to_rows_the_denominator_holds(count: Count) -> None:
    measure = Measure(
        "part",
        referrals,
        During(referrals.received_on),
        numerator=referrals.need >= 3,
        denominator=referrals.source == "school",
        excluded=referrals.need.is_null(),
    )
    data = {
        referrals: [
            _referral("r1", "a", "2015-05-01", "school", 3),
            _referral("r2", "b", "2015-05-01", "school", 2),
            _referral("r3", "c", "2015-05-01", "school", None),
            _referral("r4", "d", "2015-05-01", "police", None),
            _referral("r5", "e", "2015-05-01", None, 4),
        ]
    }
    assert count(data, measure, "2015-05") == {("part", "2015-05", "", ""): Counts(1, 2, 1)}


row = Table(
    "row",
    (
        Field("early", Kind.DATE),
        Field("late", Kind.DATE),
        Field("blank", Kind.DATE),
        Field("word", Kind.TEXT),
        Field("number", Kind.INTEGER),
        Field("no_number", Kind.INTEGER),
        Field("yes", Kind.BOOLEAN),
        Field("no", Kind.BOOLEAN),
        Field("unknown", Kind.BOOLEAN),
    ),
)
ROW = {
    "key": "k",
    "person": "p",
    "early": day("2015-12-23"),
    "late": day("2016-02-29"),
    "blank": None,
    "word": "it's",
    "number": 5,
    "no_number": None,
    "yes": True,
    "no": False,
    "unknown": None,
}
no_row = linked(row.alias("other"), where=EVERY_ROW & (row.number > 9), order_by=row.alias("other").early)
same_row: LinkedRows = linked(row.alias("other"), order_by=row.alias("other").early)
TRUE, FALSE, NULL = (True, False, None)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (row.word == "it's", TRUE),
        (row.word != "it's", FALSE),
        (row.early < row.late, TRUE),
        (row.early < day("2015-12-23"), FALSE),
        (row.early <= day("2015-12-23"), TRUE),
        (row.early > day("2015-12-23"), FALSE),
        (row.early >= day("2015-12-23"), TRUE),
        (row.blank == row.blank, NULL),
        (row.blank != row.early, NULL),
        (row.blank < row.late, NULL),
        (row.blank.is_null(), TRUE),
        (row.blank.is_not_null(), FALSE),
        (row.unknown.is_null(), TRUE),
        (row.yes & row.yes, TRUE),
        (row.yes & row.no, FALSE),
        (row.unknown & row.no, FALSE),
        (row.no & row.unknown, FALSE),
        (row.unknown & row.yes, NULL),
        (row.unknown | row.yes, TRUE),
        (row.yes | row.unknown, TRUE),
        (row.unknown | row.no, NULL),
        (row.no | row.no, FALSE),
        (~row.no, TRUE),
        (~row.unknown, NULL),
        (row.word.is_in(["a", "it's"]), TRUE),
        (row.word.is_in(["a"]), FALSE),
        (row.no_number.is_in([1, 5]), NULL),
        (~row.no_number.is_in([1, 5]), NULL),
        (row.yes.is_in([True]), TRUE),
        (row.number - 2 == 3, TRUE),
        (row.number - row.no_number == 3, NULL),
        (row.late - row.early == 68, TRUE),
        (row.early - row.late == -68, TRUE),
        # R-CAL-02: Wednesday 23 December 2015 and 10 working days is Monday 11 January 2016.
        (working_days(row.early, day("2016-01-11")) == 10, TRUE),
        (working_days(day("2016-01-11"), row.early) == -10, TRUE),
        (working_days(row.early, row.early) == 0, TRUE),
        (working_days(row.early, row.blank) == 0, NULL),
        (add_working_days(row.early, 10) == day("2016-01-11"), TRUE),
        (add_working_days(day("2016-03-26"), 1) == day("2016-03-29"), TRUE),
        (add_working_days(row.blank, 10).is_null(), TRUE),
        # R-CAL-03: 30 November plus 3 months is 28 or 29 February.
        (add_months(day("2015-11-30"), 3) == row.late, TRUE),
        (add_months(row.late, 12) == day("2017-02-28"), TRUE),
        (add_months(row.late, -2) == day("2015-12-29"), TRUE),
        (add_months(row.blank, 1) == row.late, NULL),
        (add_days(row.early, 68) == row.late, TRUE),
        (add_days(row.early, -23) == day("2015-11-30"), TRUE),
        # R-CAL-05: born on 29 February, a year older on 1 March.
        (age_in_years(day("2012-02-29"), day("2016-02-28")) == 3, TRUE),
        (age_in_years(day("2012-02-29"), row.late) == 4, TRUE),
        (age_in_years(day("2012-02-29"), day("2015-02-28")) == 2, TRUE),
        (age_in_years(day("2012-02-29"), day("2015-03-01")) == 3, TRUE),
        (age_in_years(row.late, row.early).is_null(), TRUE),
        (age_in_years(row.late, row.late) == 0, TRUE),
        (age_in_years(row.blank, row.early) == 1, NULL),
        (same_row.exists(), TRUE),
        (same_row.count() == 1, TRUE),
        (same_row.value(row.alias("other").word) == "it's", TRUE),
        (no_row.exists(), FALSE),
        (no_row.count() == 0, TRUE),
        (no_row.value(row.alias("other").word).is_null(), TRUE),
        (EVERY_ROW, TRUE),
    ],
    ids=str,
)
def test_each_word_of_the_language(count: Count, expression: Expression, expected: bool | None) -> None:
    """Yes, no and not known are told apart by asking three questions of one row."""
    every = During(row.early)
    asked = [
        Measure("true", row, every, expression),
        Measure("false", row, every, ~expression),
        Measure("null", row, every, expression.is_null()),
    ]
    results: Results = count({row: [ROW]}, asked, "2015-12")
    answer = {name: counts.numerator for (name, *_), counts in results.items()}
    assert answer == {"true": expected is True, "false": expected is False, "null": expected is None}


@pytest.mark.parametrize(("pick", "expected"), [("first", "b"), ("last", "d")])
def test_ties_are_settled_by_key_and_blanks_come_after_all(count: Count, pick, expected: str) -> None:
    other = row.alias("other")
    chosen = linked(other, order_by=other.late, pick=pick)
    rows = [
        {**ROW, "key": key, "word": key, "late": late}
        for key, late in (
            ("a", None),
            ("c", day("2016-01-01")),
            ("b", day("2016-01-01")),
            ("d", day("2016-01-01")),
            ("e", None),
        )
    ]
    measure = Measure("chosen", row, During(row.early), chosen.value(other.word) == expected)
    assert count({row: rows}, measure, "2015-12")["chosen", "2015-12", "", ""] == Counts(5, None)
    only_blank = Measure(
        "chosen", row, During(row.early), chosen.value(other.word) == {"first": "a", "last": "e"}[pick]
    )
    blanks = [each for each in rows if each["late"] is None]
    assert count({row: blanks}, only_blank, "2015-12")["chosen", "2015-12", "", ""] == Counts(2, None)


def test_rows_may_be_linked_by_a_household_or_a_case(count: Count) -> None:
    other = row.alias("other")
    siblings = linked(other, same="word", where=other["key"] != row["key"])
    rows = [
        {**ROW, "key": key, "person": key, "word": word}
        for key, word in zip("abcd", ("x", "x", None, None), strict=True)
    ]
    measure = Measure("siblings", row, During(row.early), siblings.exists(), EVERY_ROW)
    assert count({row: rows}, measure, "2015-12") == {("siblings", "2015-12", "", ""): Counts(2, 4)}


sessions = Table(
    "sessions",
    (
        Field("ends_on", Kind.DATE),
        Field("course", Kind.TEXT),
        Field("places", Kind.INTEGER),
        Field("attended", Kind.INTEGER),
    ),
    person=None,
)
SESSIONS = [
    {"key": "1", "ends_on": day("2015-06-30"), "course": "neglect", "places": 20, "attended": 12},
    {"key": "2", "ends_on": day("2015-06-30"), "course": "online", "places": 30, "attended": 30},
    {
        "key": "3",
        "ends_on": day("2015-09-30"),
        "course": "neglect",
        "places": 25,
        "attended": None,
    },  # not known
    {"key": "4", "ends_on": day("2015-09-30"), "course": "online", "places": 10, "attended": 0},  # none came
]


def test_numbers_are_added_up_and_a_row_not_known_is_in_neither_part(count: Count) -> None:
    filled = Measure(
        "filled", sessions, During(sessions.ends_on), Amount(sessions.attended), Amount(sessions.places),
        breakdowns={"course": sessions.course},
    )  # fmt: skip
    only = Amount(sessions.attended, where=sessions.course == "online")
    online = Measure("online", sessions, During(sessions.ends_on), only)
    spans = ("2015-16Q1", "2015-16Q2", "2015-16")
    data = {sessions: SESSIONS}
    assert count(data, [filled, online], *spans) == {
        ("filled", "2015-16Q1", "", ""): Counts(42, 50, 0),
        ("filled", "2015-16Q2", "", ""): Counts(0, 10, 1),
        ("filled", "2015-16", "", ""): Counts(42, 60, 1),
        ("online", "2015-16Q1", "", ""): Counts(30, None, 0),
        ("online", "2015-16Q2", "", ""): Counts(0, None, 0),
        ("online", "2015-16", "", ""): Counts(30, None, 0),
    }
    split = count(data, filled, "2015-16Q2", by="course")
    assert split["filled", "2015-16Q2", "course", "neglect"] == Counts(0, 0, 1)


def test_a_child_with_several_rows_is_in_a_part_when_any_of_its_rows_is(count: Count) -> None:
    by = {"source": referrals.source}
    high = Measure(
        "high", referrals, During(referrals.received_on), referrals.need == 9, EVERY_ROW, count="people", breakdowns=by
    )  # fmt: skip
    data = {
        referrals: [
            _referral("a1", "amir", "2015-05-01", "school", need=1),
            _referral("a2", "amir", "2015-05-02", "police", need=9),
            _referral("a3", "amir", "2015-06-03", "police", need=2),
            _referral("u1", None, "2015-05-04", "police", need=9),  # two who are not known are two children
            _referral("u2", None, "2015-05-05", "police", need=1),
        ]
    }
    assert count(data, high, "2015-05", "2015-16") == {
        ("high", "2015-05", "", ""): Counts(2, 3, 0),
        ("high", "2015-16", "", ""): Counts(2, 3, 0),
    }
    assert count(data, high, "2015-16", by="source") == {
        ("high", "2015-16", "source", "school"): Counts(0, 1, 0),
        ("high", "2015-16", "source", "police"): Counts(2, 3, 0),
    }
