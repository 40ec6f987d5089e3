"""What the Board counts of disagreements between agencies (indicators.csv T5-05)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.governance.figures import CASES

day = dt.date.fromisoformat
cases = CASES.table

T5_05 = Indicator(
    code="T5-05",
    title="Disagreements taken further",
    theme="T5",
    owner="PQA",
    measure=Measure(
        "T5-05",
        cases,
        During(cases.ends_on),
        Amount(cases.raised),
        breakdowns={"stage": cases.stage, "agency": cases.agency, "outcome": cases.outcome},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="disagreements that people of an agency put on record",
    denominator_words="",
    why="Reviews find that somebody saw the risk and was not heard. An agency that never disagrees perhaps does not dare.",
    linked=(
        "Each agency counts its own. One about another agency's decision is counted by the agency that disagreed. What was "
        "settled in a telephone call and not put on record is not seen. A quarter counts when every agency that owes it sent it."
    ),
    source="Each agency, sent each quarter as figures",
    author="Business manager",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2015-04-01"),
    excluded_words="stages and outcomes whose number an agency does not know",
    needs=("case_escalations",),
    limit=Limit("none from an agency, two quarters running", below=1, by="agency", times=2),
    rules=("R-ESC-01",),
    example=Example(
        "Two agencies put three and one on record in two quarters, a third none. That of the next year does not count.",
        "2015-16",
        {
            "case_escalations": [
                CASES.row("2015-16Q3", "Police", stage="managers", outcome="changed", raised=3),
                CASES.row("2015-16Q4", "Hospital trust", stage="chair", outcome="stood", raised=1),
                CASES.row("2015-16Q3", "Probation", stage="managers", outcome="open", raised=0),
                CASES.row("2016-17Q1", "Police", stage="practitioners", outcome="another_way", raised=2),
            ]
        },
        numerator=4,
    ),
)

INDICATORS = (T5_05,)
