"""Section 47 enquiries and their conferences (indicators.csv T3-02 to T3-04)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Clock, Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW, add_days, add_working_days, working_days
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import day, declare
from safeboard.processes.socialcare.tables.lists import section47

CONFERENCE_LIMIT = 15  # R-ICPC-01, working days from the strategy discussion
CONFERENCE_FOLLOWED_DAYS = 42  # six weeks: the 15 working days and the weeks in which they are written up

T3_02 = declare(
    code="T3-02",
    title="Section 47 enquiries",
    theme="T3",
    owner="PQA",
    measure=Measure("T3-02", section47, During(section47.started_on)),
    unit=Unit.RATE,
    polarity=Polarity.CONTEXT,
    numerator_words="section 47 enquiries started",
    denominator_words="children aged 0 to 17",
    why="How often there is reasonable cause to suspect that a child is suffering significant harm.",
    linked="Counted from list 5 alone, by the date of the strategy discussion that began the enquiry (R-S47-01).",
    needs=("section47",),
    benchmark="s47_rate",
    rules=("R-S47-01",),
    example=Example(
        "An enquiry counts in the year its strategy discussion was held, whenever the conference is.",
        "2015-16",
        {
            "section47": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2016-03-30"),
                    "conference_on": day("2016-04-12"),
                },
                {"key": "2", "person": "b", "started_on": day("2015-03-31")},
            ]
        },
        numerator=1,
    ),
)

_due_on = add_working_days(section47.started_on, CONFERENCE_LIMIT)
_needed = section47.conference_on.is_not_null() | ~section47.conference_unnecessary
_no_word = section47.conference_on.is_null() & section47.conference_unnecessary.is_null()
T3_04 = declare(
    code="T3-04",
    title="Child protection conferences held in time",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-04",
        section47,
        During(section47.conference_on),
        numerator=working_days(section47.started_on, section47.conference_on) <= CONFERENCE_LIMIT,
        denominator=EVERY_ROW,
    ),
    clock=Clock(
        due=Measure(
            "T3-04/due",
            section47,
            During(_due_on),
            numerator=working_days(section47.started_on, section47.conference_on) <= CONFERENCE_LIMIT,
            denominator=_needed | _no_word,
            excluded=_no_word,
        ),
        due_words=(
            "By when they fell due, with those not held as late: of enquiries whose 15 working days ran out in the period and "
            "for which a conference was needed"
        ),
        open=Measure(
            "T3-04/open",
            section47,
            OpenAt(add_days(_due_on, 1), section47.conference_on),
            numerator=~section47.conference_unnecessary,
        ),
        open_words="Needed and not held by the last day, though its 15 working days were over",
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="first conferences held within 15 working days of the strategy discussion",
    denominator_words="first conferences held",
    why="Until the conference meets, a child who may be suffering harm has no plan that agencies share.",
    linked=(
        "Both dates stand in one row of list 5. The day of the strategy discussion is day 0 (R-CAL-02). "
        "Counted by the date of the conference (completed basis, R-CAL-07)."
    ),
    needs=("section47",),
    benchmark="icpc_15wd_pct",
    headline=True,
    target=80.0,
    target_words="at least 80%",
    rules=("R-ICPC-01", "R-CAL-02", "R-CAL-07"),
    beside=Measure(
        "T3-04/day",
        section47,
        During(section47.conference_on),
        numerator=working_days(section47.started_on, section47.conference_on) <= CONFERENCE_LIMIT - 1,
        denominator=EVERY_ROW,
    ),
    beside_words=(
        "With the day of the strategy discussion counted as day 1, as a public program of the department's checks counts "
        "(R-CAL-02)"
    ),
    example=Example(
        "From Wednesday 23 December 2015, 18 January is working day 15 and in time; 19 January is late. Counted from day 1, "
        "18 January is late too, and 15 January is not.",
        "2015-16Q4",
        {
            "section47": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-12-23"),
                    "conference_on": day("2016-01-18"),
                },
                {
                    "key": "2",
                    "person": "b",
                    "started_on": day("2015-12-23"),
                    "conference_on": day("2016-01-19"),
                },
                {"key": "3", "person": "c", "started_on": day("2016-01-04")},
                {
                    "key": "4",
                    "person": "d",
                    "started_on": day("2015-12-23"),
                    "conference_on": day("2016-01-15"),
                },
            ]
        },
        numerator=2,
        denominator=3,
        beside=(1, 3),
    ),
)

T3_03 = declare(
    code="T3-03",
    title="Section 47 enquiries that led to a conference",
    theme="T3",
    owner="PQA",
    measure=Measure(
        "T3-03",
        section47,
        Cohort(section47.started_on, follow=Follow(days=CONFERENCE_FOLLOWED_DAYS)),
        numerator=section47.conference_on.is_not_null(),
        denominator=EVERY_ROW,
        excluded=section47.conference_on.is_null()
        & (section47.conference_unnecessary.is_null() | ~section47.conference_unnecessary),
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.BAND,
    numerator_words="enquiries with a conference",
    denominator_words="enquiries that were completed",
    excluded_words="enquiries with no conference and no word that none was needed",
    why="Too low: enquiries about too little risk. Too high: the threshold for an enquiry may be too high.",
    linked=(
        "Both stand in one row of list 5. An enquiry is completed where a conference was held or was found "
        "unnecessary. Counted by the enquiry's start, so the last six weeks are too early to say. The Board "
        "expected 60 to 65% in 2016; nobody published that, so it is no target."
    ),
    needs=("section47",),
    rules=("R-S47-02",),
    example=Example(
        "Four enquiries of the year: one conference, one found unnecessary, one without a word; one of the year after.",
        "2015-16",
        {
            "section47": [
                {
                    "key": "1",
                    "person": "a",
                    "started_on": day("2015-06-01"),
                    "conference_on": day("2015-06-15"),
                    "conference_unnecessary": False,
                },
                {"key": "2", "person": "b", "started_on": day("2015-06-01"), "conference_unnecessary": True},
                {"key": "3", "person": "c", "started_on": day("2015-06-01")},
                {"key": "4", "person": "d", "started_on": day("2016-06-01"), "conference_unnecessary": True},
            ]
        },
        numerator=1,
        denominator=2,
        excluded=1,
    ),
)

INDICATORS = (T3_02, T3_03, T3_04)
