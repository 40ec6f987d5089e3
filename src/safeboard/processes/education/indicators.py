"""What the Board counts of school and early years (indicators.csv T1-23 to T1-25, T2-24)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.dated import Version
from safeboard.grammar.declarations.indicators import Example, Indicator, Polarity, Unit
from safeboard.grammar.declarations.populations import HALF_DAYS, ON_ROLL, TWO_YEAR_OLDS
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.education.figures import ABSENCE, MISSING_EDUCATION
from safeboard.processes.education.figures import TWO_YEAR_OLDS as PLACES

day = dt.date.fromisoformat
absence, places, missing = ABSENCE.table, PLACES.table, MISSING_EDUCATION.table

# Which pupils are persistently absent has two definitions; a school year is counted by the one of its own time (A14).
UP_TO_2015 = Version(
    day("2009-09-01"),
    "A pupil is persistently absent who misses 15 or more in 100 possible half-days of the school year.",
)
SINCE_2015 = Version(
    day("2015-09-01"),
    "A pupil is persistently absent who misses 10 or more in 100 possible half-days of the school year; up to school year "
    "2014/15 it was 15. More pupils are counted by it, and no school year is compared across the change.",
)

declare = partial(
    Indicator,
    source="Education service of the County Council, sent as figures",
    author="Education data officer",
    review_on=day("2016-09-30"),
)

T1_23 = declare(
    code="T1-23",
    population=TWO_YEAR_OLDS,
    title="Two-year-olds in a free place",
    theme="T1",
    owner="EH",
    checker="Early Help sub group",
    since=day("2013-09-01"),
    measure=Measure(
        "T1-23",
        places,
        OpenAt(places.ends_on, places.day_after),
        Amount(places.placed),
        Amount(places.eligible),
        breakdowns={"district": places.district},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    benchmark="funded_early_education_2yo_pct",
    numerator_words="two-year-olds in a free place on the last day",
    denominator_words="two-year-olds entitled to one",
    why="A nursery place is help that comes early, and somebody who sees the child each week.",
    linked=(
        "By the list of those entitled, which changes each term; the last day of a quarter stands for its term. Why a family "
        "did not take its place is not known here."
    ),
    excluded_words="districts of which either number is not known",
    needs=("two_year_olds",),
    rules=("R-DAT-06",),
    example=Example(
        "On the last day of the year 150 of 200 are in a place in two districts. How many are in the third is not known. "
        "December does not add to March.",
        "2015-16",
        {
            "two_year_olds": [
                PLACES.row("2015-16Q4", district="north", eligible=120, placed=95),
                PLACES.row("2015-16Q4", district="west", eligible=80, placed=55),
                PLACES.row("2015-16Q4", district="south", eligible=40),
                PLACES.row("2015-16Q3", district="north", eligible=118, placed=80),
            ]
        },
        numerator=150,
        denominator=200,
        excluded=1,
    ),
)

T1_24 = declare(
    code="T1-24",
    population=ON_ROLL,
    title="Pupils persistently absent",
    theme="T1",
    owner="EH",
    checker="Early Help sub group",
    since=day("2009-09-01"),
    measure=Measure(
        "T1-24",
        absence,
        During(absence.ends_on),
        Amount(absence.persistent),
        Amount(absence.pupils),
        breakdowns={"phase": absence.phase},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="pupils who missed as many sessions as the threshold in force, or more",
    denominator_words="pupils of compulsory school age",
    why="A child who is often not at school is often not seen by anybody else either.",
    linked=(
        "By school year. Each is counted by the threshold of its own time: 15 in 100 half-days up to school year 2014/15, 10 in "
        "100 since; the two are never compared. Figures the education service counted, not pupils one by one."
    ),
    excluded_words="phases of which either number is not known",
    needs=("school_absence",),
    versions=(UP_TO_2015, SINCE_2015),
    rules=("R-DAT-05", "R-CAL-05"),
    example=Example(
        "Of 3,000 pupils in two phases 110 were persistently absent. The next school year has another threshold and year.",
        "AY2014-15",
        {
            "school_absence": [
                ABSENCE.row("AY2014-15", phase="primary", pupils=1800, persistent=40),
                ABSENCE.row("AY2014-15", phase="secondary", pupils=1200, persistent=70),
                ABSENCE.row("AY2015-16", phase="secondary", pupils=1210, persistent=150),
            ]
        },
        numerator=110,
        denominator=3000,
    ),
)

T1_25 = declare(
    code="T1-25",
    population=HALF_DAYS,
    title="School missed without leave",
    theme="T1",
    owner="EH",
    checker="Early Help sub group",
    since=day("2009-09-01"),
    measure=Measure(
        "T1-25",
        absence,
        During(absence.ends_on),
        Amount(absence.unauthorised),
        Amount(absence.sessions),
        breakdowns={"phase": absence.phase},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.LOW,
    numerator_words="sessions missed without authorisation",
    denominator_words="sessions possible",
    why="Absence that nobody gave leave for, and perhaps nobody asked about, can be the first thing that shows.",
    linked=(
        "By school year. A session is half a school day. Many "
        "sessions may be of few pupils: read it with persistent absence (T1-24)."
    ),
    excluded_words="phases of which either number is not known",
    needs=("school_absence",),
    rules=("R-DAT-06",),
    example=Example(
        "Of 480,000 sessions in the year 5,200 were missed without leave; what special schools missed is not known.",
        "AY2013-14",
        {
            "school_absence": [
                ABSENCE.row("AY2013-14", phase="primary", sessions=300_000, unauthorised=2_200),
                ABSENCE.row("AY2013-14", phase="secondary", sessions=180_000, unauthorised=3_000),
                ABSENCE.row("AY2013-14", phase="special", sessions=9_000),
            ]
        },
        numerator=5_200,
        denominator=480_000,
        excluded=1,
    ),
)

T2_24 = declare(
    code="T2-24",
    title="Children missing education",
    theme="T2",
    owner="CSE",
    checker="Child Sexual Exploitation sub group",
    since=day("2015-04-01"),
    measure=Measure(
        "T2-24",
        missing,
        OpenAt(missing.ends_on, missing.day_after),
        Amount(missing.open),
        breakdowns={"days_open": missing.days_open},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.LOW,
    numerator_words="children on no school's roll on the last day and not yet found in one",
    denominator_words="",
    why="No teacher sees them. Each one not found after 20 school days needs somebody's question.",
    linked=(
        "Only those whom somebody reported. A child who moved away and was not yet found in the new school is one of them. "
        "Whether a child is also missing from home is not known from this count."
    ),
    excluded_words="lengths of time whose number is not known",
    needs=("missing_education",),
    rules=("R-MIS-07",),
    example=Example(
        "Twenty-one children on the last day of the quarter. Those of February are not added.",
        "2015-16Q4",
        {
            "missing_education": [
                MISSING_EDUCATION.row("2016-03", days_open="up_to_20", open=14),
                MISSING_EDUCATION.row("2016-03", days_open="over_20", open=7),
                MISSING_EDUCATION.row("2016-02", days_open="over_20", open=9),
            ]
        },
        numerator=21,
    ),
)

INDICATORS = (T1_23, T1_24, T1_25, T2_24)
