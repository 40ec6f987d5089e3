"""What the police and the youth offending service count: notifications about children, and youth justice (SYS-01, SYS-09).

No indicator of the Board's set is counted from the notifications; they stand beside the contacts that First Response had
from the police, so that a gap between the two is seen.
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

REASON = Dimension(
    "reason",
    "Main reason",
    {
        "domestic_abuse": "Domestic abuse",
        "neglect": "Neglect",
        "abuse": "Physical, sexual or emotional abuse",
        "exploitation": "Exploitation",
        "missing": "Missing",
        "mental_health": "Mental health or self-harm",
        "offending": "Offending or victim of crime",
        "other": "Others",
        "not_recorded": "Reason not recorded",
    },
)
ETHNICITY = Dimension(
    "ethnicity",
    "Ethnic group",
    {
        "white": "White groups",
        "mixed": "Mixed groups",
        "asian": "Asian or Asian British",
        "black": "Black or Black British",
        "other": "Other ethnic groups",
        "not_recorded": "Ethnic group not recorded",
    },
)

NOTIFICATIONS = FigureReturn(
    code="police_notifications",
    title="Police notifications about children",
    about="How often the police told First Response of a child, and why. Domestic abuse where a child lives is one reason.",
    sender="The police",
    every=PeriodKind.MONTH,
    grids=(
        Grid(
            "police_notifications",
            "Notifications by main reason",
            (
                Part(
                    "notifications", "Notifications", "Sent in the month, one for each occasion, each once."
                ),
                Part("children", "Children named in them", "A child named on two occasions counts twice."),
            ),
            by=(REASON,),
        ),
    ),
)

YOUTH_JUSTICE = FigureReturn(
    code="youth_justice",
    title="Youth justice",
    about="Young people new to youth justice, young people convicted, and how many of these were sent to custody.",
    sender="The youth offending service of the county council",
    every=PeriodKind.QUARTER,
    grids=(
        Grid(
            "youth_justice",
            "Young people aged 10 to 17 by ethnic group",
            (
                Part(
                    "new_to_justice",
                    "New to youth justice",
                    "Their first caution or conviction was in the quarter.",
                ),
                Part("convicted", "Convicted", "Young people convicted in the quarter, each once."),
                Part(
                    "custody",
                    "Of them, sent to custody",
                    "Sentenced to custody; not those on remand.",
                    within="convicted",
                ),
            ),
            by=(ETHNICITY,),
        ),
    ),
)

FIGURES = (NOTIFICATIONS, YOUTH_JUSTICE)
