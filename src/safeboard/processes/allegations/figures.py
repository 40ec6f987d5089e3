"""What the LADO counts each quarter: contacts by setting and category, how long allegations take, how they end (SYS-65)."""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

SETTING = Dimension(
    "setting",
    "Setting",
    {
        "education": "Education",
        "early_years": "Early years",
        "health": "Health",
        "residential_care": "Residential care",
        "foster_care": "Foster care",
        "transport": "Transport",
        "sport": "Sports coaching",
        "faith": "Faith setting",
        "social_care": "Social care",
        "police": "Police",
        "voluntary": "Voluntary and youth organisations",
        "other": "Other settings",
        "not_recorded": "Setting not recorded",
    },
)
CATEGORY = Dimension(
    "category",
    "Category",
    {
        "sexual": "Sexual behaviour",
        "sexual_online": "Online sexual behaviour",
        "physical": "Physical",
        "emotional": "Emotional",
        "neglect": "Neglect",
        "conduct": "Inappropriate conduct",
        "private_life": "Conduct in private life",
        "other": "Other",
        "not_recorded": "Category not recorded",
    },
)
LIMIT = Dimension(
    "limit",
    "Time limit",
    {"month_1": "1 month", "months_3": "3 months", "months_12": "12 months"},
)
OUTCOME = Dimension(
    "outcome",
    "Outcome",
    {
        "substantiated": "Substantiated",
        "unsubstantiated": "Unsubstantiated",
        "unfounded": "Unfounded",
        "false": "False",
        "malicious": "Malicious",
        "not_recorded": "Outcome not recorded",
    },
)

LADO = FigureReturn(
    code="lado",
    title="Allegations: LADO contacts",
    about=(
        "How many contacts the LADO had about people who work with children, how soon they were considered, what about, "
        "how long allegations took and how they ended."
    ),
    sender="The LADO of the county council",
    every=PeriodKind.QUARTER,
    rules=("R-LADO-02", "R-LADO-04", "R-LADO-06"),
    grids=(
        Grid(
            "lado_contacts",
            "Contacts by setting",
            (
                Part(
                    "contacts",
                    "Contacts",
                    "Every contact of the quarter, whether or not it met the threshold.",
                ),
                Part(
                    "considered_in_time",
                    "Considered within 1 working day",
                    "Contacts that the LADO considered by the end of the next working day.",
                    within="contacts",
                ),
            ),
            by=(SETTING,),
        ),
        Grid(
            "lado_categories",
            "Contacts by category",
            (
                Part(
                    "contacts",
                    "Contacts",
                    "The same contacts, each under the one category that fits it best.",
                ),
            ),
            by=(CATEGORY,),
        ),
        Grid(
            "lado_resolution",
            "How long allegations take",
            (
                Part(
                    "reached",
                    "Allegations that came to the time limit",
                    "The first contact was so long before: the limit fell in this quarter, whether or not the allegation was resolved.",
                ),
                Part(
                    "resolved",
                    "Of them, resolved by then",
                    "The outcome was agreed within the limit. A trial that is still to come does not stop the clock.",
                    within="reached",
                ),
            ),
            by=(LIMIT,),
        ),
        Grid(
            "lado_outcomes",
            "How allegations ended",
            (
                Part(
                    "closed",
                    "Allegations closed",
                    "Closed in the quarter; several allegations against one person have an outcome each.",
                ),
            ),
            by=(OUTCOME,),
        ),
    ),
)
