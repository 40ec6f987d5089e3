"""What the multi-agency hub counts each month: enquiries by colour, and who came to strategy meetings (SYS-05, SYS-06)."""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

COLOUR = Dimension(
    "colour",
    "Colour",
    {
        "red": "Red: at once",
        "amber": "Amber: within a day",
        "green": "Green: within three days",
        "blue": "Blue: no worry about safety",
        "not_recorded": "Colour not recorded",
    },
)
INVITED = Dimension(
    "invited",
    "Agency invited",
    {
        "social_care": "Children's social care",
        "police": "Police",
        "health": "Health",
        "schools": "Schools",
    },
)

HUB = FigureReturn(
    code="mash",
    title="Front door: the multi-agency hub",
    about="How many enquiries the hub made and how soon it decided, which were not needed, and who came to strategy meetings.",
    sender="The manager of the multi-agency hub at the county council",
    every=PeriodKind.MONTH,
    rules=("R-MASH-01", "R-MASH-02"),
    grids=(
        Grid(
            "hub_enquiries",
            "Enquiries of the hub by colour",
            (
                Part(
                    "enquiries",
                    "Enquiries",
                    "Opened in the month. Section 47 enquiries are not among them.",
                ),
                Part(
                    "decided_in_time",
                    "Of them, decided in the time of their colour",
                    "From opening to decision: red 4 working hours, amber 24 hours, green 72 hours.",
                    within="enquiries",
                ),
                Part(
                    "not_needed",
                    "Of them, not needed",
                    "What was known already called for an assessment; found on deciding or in an audit.",
                    within="enquiries",
                ),
            ),
            by=(COLOUR,),
        ),
        Grid(
            "strategy_meetings",
            "Who came to strategy meetings",
            (
                Part(
                    "invitations",
                    "Invitations",
                    "Strategy meetings of the month to which the agency was invited.",
                ),
                Part(
                    "attended",
                    "Of them, attended",
                    "In person or by telephone. A report alone is not attendance.",
                    within="invitations",
                ),
            ),
            by=(INVITED,),
            counts=Counts.WORK,
        ),
    ),
)
