"""What the Board counts of schools' own returns (indicators.csv T5-13 to T5-15)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.selfassessment.figures import ITEMS, LEADS, RETURNED

day = dt.date.fromisoformat
returned, items, leads = RETURNED.table, ITEMS.table, LEADS.table

declare = partial(
    Indicator,
    theme="T5",
    owner="PQA",
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    source="Education safeguarding service of the County Council, sent as figures",
    author="Education safeguarding adviser",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
)

T5_13 = declare(
    code="T5-13",
    title="Schools that sent their safeguarding return",
    since=day("2010-09-01"),
    measure=Measure(
        "T5-13",
        returned,
        During(returned.ends_on),
        Amount(returned.returned),
        Amount(returned.due),
        breakdowns={"phase": returned.phase, "district": returned.district},
    ),
    numerator_words="schools that returned",
    denominator_words="schools due",
    why="A school that does not answer may be busy, or may not know how safe its pupils are.",
    linked=(
        "By school year. Independent schools are asked too. "
        "That a school returned does not say that all is well there (T5-14)."
    ),
    excluded_words="phases and districts of which either number is not known",
    needs=("school_returns",),
    headline=True,
    rules=("R-SCH-01",),
    example=Example(
        "Of forty primary schools thirty-two returned, of ten secondary schools nine. The year after does not count.",
        "AY2014-15",
        {
            "school_returns": [
                RETURNED.row("AY2014-15", phase="primary", district="north", due=40, returned=32),
                RETURNED.row("AY2014-15", phase="secondary", district="north", due=10, returned=9),
                RETURNED.row("AY2015-16", phase="primary", district="north", due=40, returned=38),
            ]
        },
        numerator=41,
        denominator=50,
    ),
)

T5_14 = declare(
    code="T5-14",
    title="Schools that meet each item",
    since=day("2010-09-01"),
    measure=Measure(
        "T5-14",
        items,
        During(items.ends_on),
        Amount(items.met),
        Amount(items.answered),
        breakdowns={"item": items.item},
    ),
    numerator_words="items that schools meet",
    denominator_words="items answered for, over all schools that returned",
    why="Ten plain things that each school must have. Who lacks one, and which, says where help goes first.",
    linked=(
        "Read it by item: the share over all items together hides the one that fails. It is what schools say after "
        "moderation, not what an inspector found. Schools that did not return are in neither part."
    ),
    excluded_words="items of which either number is not known",
    needs=("school_items",),
    limit=Limit("an item that fewer than 95% of schools meet", below=95, by="item"),
    rules=("R-SCH-01",),
    example=Example(
        "Of two hundred schools all have a lead, 180 have sound records; how many know the code of conduct is not known.",
        "AY2014-15",
        {
            "school_items": [
                ITEMS.row("AY2014-15", item="safeguarding_lead", answered=200, met=200),
                ITEMS.row("AY2014-15", item="records", answered=200, met=180),
                ITEMS.row("AY2014-15", item="code_of_conduct", answered=200),
            ]
        },
        numerator=380,
        denominator=400,
        excluded=1,
    ),
)

T5_15 = declare(
    code="T5-15",
    title="Safeguarding leads of schools trained in time",
    since=day("2013-04-01"),
    measure=Measure(
        "T5-15",
        leads,
        OpenAt(leads.ends_on, leads.day_after),
        Amount(leads.in_date),
        Amount(leads.leads),
        breakdowns={"phase": leads.phase},
    ),
    numerator_words="leads trained in the two years to the last day",
    denominator_words="designated safeguarding leads in post on the last day",
    why="The lead is whom a worried teacher asks first. What was right two years ago may not be right now.",
    linked=(
        "As the training register stands on the last day; deputies count as leads. A school whose post is empty has no "
        "lead here and so is not seen. How many were trained in the quarter is sent beside it."
    ),
    excluded_words="phases of which either number is not known",
    needs=("school_leads",),
    limit=Limit("below 90% in date", below=90),
    rules=("R-TR-05",),
    example=Example(
        "On the last day of the year 46 of 50 are in date. What stood three months before is not added.",
        "2015-16",
        {
            "school_leads": [
                LEADS.row("2015-16Q4", phase="primary", leads=40, in_date=37),
                LEADS.row("2015-16Q4", phase="secondary", leads=10, in_date=9),
                LEADS.row("2015-16Q3", phase="primary", leads=41, in_date=35),
            ]
        },
        numerator=46,
        denominator=50,
    ),
)

INDICATORS = (T5_13, T5_14, T5_15)
