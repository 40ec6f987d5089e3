"""Return interviews and what the missing service changed (indicators.csv T2-20 to T2-22; R-MIS-04)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.missing.figures import INTERVIEWS, SERVICE

day = dt.date.fromisoformat
TALKS = INTERVIEWS.grid("return_interviews")
CHANGED = SERVICE.grid("missing_service")
talks, changed = TALKS.table, CHANGED.table

declare = partial(
    Indicator,
    theme="T2",
    owner="CSE",
    source="The missing service, sent each month as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    excluded_words="boxes where either number is not known",
)

T2_20 = declare(
    code="T2-20",
    title="Return interviews within 72 hours",
    measure=Measure(
        "T2-20",
        talks,
        During(talks.ends_on),
        Amount(talks.in_time),
        Amount(talks.required),
        breakdowns={"setting": talks.setting},
    ),
    numerator_words="interviews held within 72 hours of the return",
    denominator_words="occasions that require one",
    why="A child tells most soon after it is back, and to somebody who is not in charge of it.",
    linked=(
        "Figures the service counted: occasions, not children; hours since the return, not days. A child that said no, "
        "or went missing again before, stays among the occasions."
    ),
    needs=("return_interviews",),
    headline=True,
    limit=Limit("below 75%", below=75),
    rules=("R-MIS-04",),
    example=Example(
        "Twelve of twenty in May, whatever was offered; those of June are another month.",
        "2015-05",
        {
            "return_interviews": [
                TALKS.row("2015-05", setting="home", required=20, offered=18, in_time=12),
                TALKS.row("2015-06", setting="home", required=22, offered=21, in_time=16),
            ]
        },
        numerator=12,
        denominator=20,
    ),
)

T2_21 = declare(
    code="T2-21",
    title="Return interviews offered",
    measure=Measure(
        "T2-21",
        talks,
        During(talks.ends_on),
        Amount(talks.offered),
        Amount(talks.required),
        breakdowns={"setting": talks.setting},
    ),
    numerator_words="occasions after which one was offered",
    denominator_words="occasions that require one",
    why="Children from other authorities who live here are easily forgotten.",
    linked="Figures the service counted: occasions, not children. One that the child refused was offered.",
    needs=("return_interviews",),
    limit=Limit("below 95%", below=95),
    rules=("R-MIS-04",),
    example=Example(
        "Eighteen of twenty from home; of those placed here by others the service does not know.",
        "2015-05",
        {
            "return_interviews": [
                TALKS.row("2015-05", setting="home", required=20, offered=18, in_time=12),
                TALKS.row("2015-05", setting="placed_here", required=9),
            ]
        },
        numerator=18,
        denominator=20,
        excluded=1,
    ),
)

T2_22 = declare(
    code="T2-22",
    title="What the missing service changed",
    measure=Measure(
        "T2-22",
        changed,
        During(changed.ends_on),
        Amount(changed.improved),
        Amount(changed.clients),
        breakdowns={"outcome": changed.outcome},
    ),
    numerator_words="changes for the better: fewer occasions, or less of risky friends or adults",
    denominator_words="children worked with, once for each of the two changes",
    why="The service is there so that children go missing less and are safer when they do.",
    linked="Read the two changes apart; a child counts once for each. Not the leavers of the exploitation service.",
    source="The missing service, sent each year as figures",
    needs=("missing_service",),
    rules=("R-DAT-06",),
    example=Example(
        "Of 50 children 34 went missing less often and 35 saw less of risky friends; the year before is not added.",
        "2015-16",
        {
            "missing_service": [
                CHANGED.row("2014-15", outcome="fewer_episodes", clients=40, improved=24),
                CHANGED.row("2015-16", outcome="fewer_episodes", clients=50, improved=34),
                CHANGED.row("2015-16", outcome="less_risky_peers", clients=50, improved=35),
            ]
        },
        numerator=69,
        denominator=100,
    ),
)

INDICATORS = (T2_20, T2_21, T2_22)
