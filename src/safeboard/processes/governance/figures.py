"""What each agency counts of disagreements about cases that its people took further (SYS-71; R-ESC-01).

A number is of how often a procedure was used, at which stage it ended, and how. It says nothing of a child, whose case stays
with the agencies, and a small one is the very thing the Board looks for: so it is work, shown whole (ADR 0014).
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

STAGE = Dimension(
    "stage",
    "Highest stage reached",
    {
        "practitioners": "1 Between practitioners",
        "managers": "2 Between managers or safeguarding leads",
        "senior_managers": "3 Between senior managers",
        "board_members": "4 Between Board members",
        "chair": "5 The independent Chair",
        "not_recorded": "Stage not recorded",
    },
)
OUTCOME = Dimension(
    "outcome",
    "Outcome",
    {
        "changed": "The decision was changed",
        "another_way": "Another way was agreed",
        "stood": "The decision stood",
        "open": "Still open, or not recorded",
    },
)

CASES = Grid(
    "case_escalations",
    "Disagreements taken further",
    (
        Part(
            "raised",
            "Disagreements",
            "That your people put on record in the quarter about another agency's decision, each once, at the highest stage "
            "reached when you send this.",
        ),
    ),
    by=(STAGE, OUTCOME),
    counts=Counts.WORK,
)

ESCALATIONS = FigureReturn(
    code="case_escalations",
    title="Disagreements between agencies",
    about="How often people of an agency disagreed with another's decision about a case and took it further, and what came of it.",
    sender="Each agency that works with children",
    every=PeriodKind.QUARTER,
    rules=("R-ESC-01",),
    grids=(CASES,),
)
