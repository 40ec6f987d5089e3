"""What is counted of early help plans each quarter: reviews, endings, what came after, and stars (R-EH-04, R-EH-06)."""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind
from safeboard.processes.earlyhelp.figures.panel import LEAD

END = Dimension(
    "ended",
    "How help ended",
    {
        "outcomes_met": "It reached what it was for",
        "step_up": "Stepped up to social care",
        "step_down": "Stepped down to one agency",
        "disengaged": "The family stopped taking part",
        "consent_withdrawn": "The family withdrew consent",
        "moved": "The family moved away",
        "other": "Otherwise",
        "not_recorded": "Reason not recorded",
    },
)

PLANS = FigureReturn(
    code="early_help_plans",
    title="Early help: plans",
    about="Whether plans were reviewed in time, how early help ended, and which families needed social care soon after.",
    sender="The early help service of the county council",
    every=PeriodKind.QUARTER,
    rules=("R-EH-02", "R-EH-06"),
    grids=(
        Grid(
            "early_help_reviews",
            "Reviews and families after help, by the agency that led",
            (
                Part("due", "Reviews due", "Reviews of family plans that were due in the quarter."),
                Part("in_time", "Of them, held in time", "Held by the day they were due.", within="due"),
                Part(
                    "closed_before",
                    "Families whose help ended half a year before",
                    "Help ended in the quarter two before this one, so that six months have passed for each.",
                ),
                Part(
                    "referred_since",
                    "Of them, in social care since",
                    "A referral at level 4 was accepted within six months of the end.",
                    within="closed_before",
                ),
            ),
            by=(LEAD,),
        ),
        Grid(
            "early_help_endings",
            "How early help ended",
            (Part("closed", "Families whose help ended", "Each family once, in the quarter it ended."),),
            by=(END,),
        ),
    ),
)

STARS = FigureReturn(
    code="outcomes_stars",
    title="Early help: outcomes stars",
    about="How many families with a plan have a first outcomes star, and for how many a second star is better.",
    sender="The early help service of the county council, for all agencies that lead",
    every=PeriodKind.QUARTER,
    rules=("R-EH-04",),
    grids=(
        Grid(
            "star_use",
            "Families with a first star, by the agency that leads",
            (
                Part(
                    "plans",
                    "Families with a plan",
                    "Families with an early help plan on the last day of the quarter.",
                    at_end=True,
                ),
                Part("first_star", "Of them, with a first star", within="plans", at_end=True),
            ),
            by=(LEAD,),
        ),
        Grid(
            "star_change",
            "Families with a second star",
            (
                Part(
                    "two_stars",
                    "Families with two stars",
                    "The second was made in the quarter. Families with one star alone are not counted.",
                ),
                Part(
                    "improved",
                    "Of them, better in two areas or more",
                    "The last reading is higher than the first in at least two areas of the star.",
                    within="two_stars",
                ),
            ),
        ),
    ),
)
