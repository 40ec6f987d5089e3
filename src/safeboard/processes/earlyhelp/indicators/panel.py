"""The Early Help Panel: families, levels, leads, attendance, neglect (indicators.csv T1-13 to T1-17, T4-03)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.earlyhelp.figures import PANEL

day = dt.date.fromisoformat
FAMILIES = PANEL.grid("panel_families")
LEADS = PANEL.grid("panel_leads")
ATTENDANCE = PANEL.grid("panel_attendance")
families, leads, attendance = FAMILIES.table, LEADS.table, ATTENDANCE.table

declare = partial(
    Indicator,
    owner="EH",
    source="The Early Help Panel, sent each month as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    excluded_words="boxes that the panel did not know",
)

T1_13 = declare(
    code="T1-13",
    title="Families at the Early Help Panel",
    theme="T1",
    measure=Measure(
        "T1-13",
        families,
        During(families.ends_on),
        Amount(families.families),
        breakdowns={"referrer": families.referrer},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.CONTEXT,
    numerator_words="families discussed by the panel",
    denominator_words="",
    why="The panel is where agencies agree who helps a family. Families that no agency brings are not helped together.",
    linked=(
        "Figures the panel counted: families, not children, each in the month in which it was first discussed, so that "
        "months add up to families. How many families the panel has time for is not sent."
    ),
    needs=("panel_families",),
    headline=True,
    rules=("R-EH-01",),
    example=Example(
        "Twenty and fourteen families in June; those of July are another month.",
        "2015-06",
        {
            "panel_families": [
                FAMILIES.row("2015-06", referrer="schools", families=20, level_3=12, neglect=6),
                FAMILIES.row("2015-06", referrer="police", families=14, level_3=7, neglect=3),
                FAMILIES.row("2015-07", referrer="schools", families=22, level_3=15, neglect=5),
            ]
        },
        numerator=34,
    ),
)

T1_14 = declare(
    code="T1-14",
    title="Panel families at level 3",
    theme="T1",
    measure=Measure(
        "T1-14",
        families,
        During(families.ends_on),
        Amount(families.level_3),
        Amount(families.families),
        breakdowns={"referrer": families.referrer},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="families that the panel found at level 3",
    denominator_words="families discussed by the panel",
    why="Families that need less or more wait for a panel that is not for them, and others wait behind them.",
    linked="Figures the panel counted. Families above level 3 went to social care; the rest needed less.",
    needs=("panel_families",),
    headline=True,
    limit=Limit("below 75%", below=75),
    rules=("R-EH-05",),
    example=Example(
        "Twelve of twenty; of the families that the police brought the panel does not know the level.",
        "2015-06",
        {
            "panel_families": [
                FAMILIES.row("2015-06", referrer="schools", families=20, level_3=12),
                FAMILIES.row("2015-06", referrer="police", families=14),
            ]
        },
        numerator=12,
        denominator=20,
        excluded=1,
    ),
)

T1_15 = declare(
    code="T1-15",
    title="Problems of a family at the panel",
    theme="T1",
    measure=Measure(
        "T1-15",
        families,
        During(families.ends_on),
        Amount(families.problems),
        Amount(families.families),
        breakdowns={"referrer": families.referrer},
    ),
    unit=Unit.MEAN,
    polarity=Polarity.CONTEXT,
    numerator_words="problems named in the families' referrals",
    denominator_words="families discussed by the panel",
    each_words="problems a family",
    why="A family with five problems needs agencies that talk to each other; one alone can help with one.",
    linked=(
        "Figures the panel counted: all problems of all families, not those of each. Which problem is how common is not sent, "
        "nor how far families lie apart: a mean of 5 can be ten families with 5, or five with 1 and five with 9."
    ),
    needs=("panel_families",),
    rules=("R-EH-03", "R-DAT-03"),
    example=Example(
        "Twenty families with 108 problems. How many problems the police's families had is not known.",
        "2015-06",
        {
            "panel_families": [
                FAMILIES.row("2015-06", referrer="schools", families=20, problems=108),
                FAMILIES.row("2015-06", referrer="police", families=14),
                FAMILIES.row("2015-07", referrer="schools", families=22, problems=121),
            ]
        },
        numerator=108,
        denominator=20,
        excluded=1,
    ),
)

T1_16 = declare(
    code="T1-16",
    title="Which agencies lead for families",
    theme="T1",
    measure=Measure(
        "T1-16",
        leads,
        During(leads.ends_on),
        Amount(leads.families),
        breakdowns={"lead": leads.lead},
    ),
    unit=Unit.SHARE,
    polarity=Polarity.CONTEXT,
    numerator_words="families for whom the agency leads",
    denominator_words="",
    why="Early help belongs to all. Where one agency leads for nearly every family the others have stepped back.",
    linked="Figures the panel counted: families, by the lead that the panel named in the month.",
    needs=("panel_leads",),
    limit=Limit("one agency leads for more than 65%", above=65, by="lead"),
    rules=("R-EH-02", "R-DAT-08"),
    example=Example(
        "Twenty families of June have a lead, in July there were 25.",
        "2015-06",
        {
            "panel_leads": [
                LEADS.row("2015-06", lead="family_resilience", families=12),
                LEADS.row("2015-06", lead="schools", families=8),
                LEADS.row("2015-07", lead="family_resilience", families=25),
            ]
        },
        numerator=20,
    ),
)

T1_17 = declare(
    code="T1-17",
    title="Who comes to the Early Help Panel",
    theme="T1",
    measure=Measure(
        "T1-17",
        attendance,
        During(attendance.ends_on),
        Amount(attendance.attended),
        Amount(attendance.held),
        breakdowns={"member": attendance.member},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="places filled",
    denominator_words="places, one for each agency and panel",
    why="A family's plan is as good as the agencies that sat at the table.",
    linked="Figures the panel counted. Somebody sent in place of the member fills the place.",
    needs=("panel_attendance",),
    limit=Limit("below 75% for an agency", below=75, by="member"),
    rules=("R-EH-02",),
    example=Example(
        "Police came to three of four panels and housing to one; July is another month.",
        "2015-06",
        {
            "panel_attendance": [
                ATTENDANCE.row("2015-06", member="police", held=4, attended=3),
                ATTENDANCE.row("2015-06", member="housing", held=4, attended=1),
                ATTENDANCE.row("2015-07", member="police", held=4, attended=4),
            ]
        },
        numerator=4,
        denominator=8,
    ),
)

T4_03 = declare(
    code="T4-03",
    title="Neglect found by early help",
    theme="T4",
    measure=Measure(
        "T4-03",
        families,
        During(families.ends_on),
        Amount(families.neglect),
        Amount(families.families),
        breakdowns={"referrer": families.referrer},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.CONTEXT,
    numerator_words="families with signs of neglect in the referral",
    denominator_words="families discussed by the panel",
    why="Neglect that is named early can be turned before it does lasting harm.",
    linked="Figures the panel counted, by what the referrer named. An agency that never names it may not see it.",
    needs=("panel_families",),
    rules=("R-EH-03",),
    example=Example(
        "Six of twenty in June; July is another month.",
        "2015-06",
        {
            "panel_families": [
                FAMILIES.row("2015-06", referrer="schools", families=20, level_3=12, neglect=6),
                FAMILIES.row("2015-07", referrer="schools", families=22, level_3=15, neglect=5),
            ]
        },
        numerator=6,
        denominator=20,
    ),
)

INDICATORS = (T1_13, T1_14, T1_15, T1_16, T1_17, T4_03)
