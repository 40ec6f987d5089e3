"""What the transport team counts each month: who holds a badge, who is trained (SYS-66; R-TRN-01 to 05).

Two populations are never mixed (A17): those on contracts for disabled passengers, and all who hold a badge. The numbers are
of drivers and passenger assistants at work, so they are shown whole (ADR 0014).
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

SERVICE = Dimension(
    "service",
    "Service",
    {
        "send": "Children with special needs or disabilities",
        "adult_care": "Adult social care",
        "school": "Home to school",
        "looked_after": "Children looked after",
        "other": "Other client transport",
        "not_recorded": "Service not recorded",
    },
)
ROLE = Dimension(
    "role",
    "Role",
    {
        "driver": "Drivers",
        "assistant": "Passenger assistants",
        "not_recorded": "Role not recorded",
    },
)

TRAINED = Grid(
    "transport_training",
    "Badge holders trained, by service",
    (
        Part(
            "holders",
            "Badge holders",
            "Drivers and passenger assistants with a badge in force on the last day. Who works on several contracts "
            "counts once, first of all as special needs or adult social care.",
            at_end=True,
        ),
        Part(
            "trained",
            "Trained",
            "Of those, who have done the standard safeguarding training in the last three years.",
            within="holders",
            at_end=True,
        ),
    ),
    by=(SERVICE,),
    counts=Counts.WORK,
)
BADGES = Grid(
    "transport_badges",
    "Badges through the revised process, by role",
    (
        Part("holders", "Badge holders", "The same holders as above, each in one role.", at_end=True),
        Part(
            "revised",
            "Through the revised process",
            "Of those, whose badge met all six requirements of September 2015: disclosure check, approved employer, safer "
            "recruitment, communication, training, references.",
            within="holders",
            at_end=True,
        ),
    ),
    by=(ROLE,),
    counts=Counts.WORK,
)

TRANSPORT = FigureReturn(
    code="transport",
    title="Client transport: badges and training",
    about="How many drivers and passenger assistants hold a badge, are trained, and came through the revised process.",
    sender="The client transport team of the county council",
    every=PeriodKind.MONTH,
    rules=("R-TRN-01", "R-TRN-05"),
    grids=(TRAINED, BADGES),
)
