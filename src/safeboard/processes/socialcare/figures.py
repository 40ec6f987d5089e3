"""What the council counts each month of private fostering (SYS-21; R-PF-01 to 05). No list of Annex A holds it."""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

TYPE = Dimension(
    "type",
    "Kind of arrangement",
    {
        "overseas_returning": "Child from overseas who means to return",
        "overseas_staying": "Child from overseas who means to stay",
        "education": "Child of this country in an educational placement",
        "family": "Child of this country in another family arrangement",
        "other": "Other arrangement",
        "not_recorded": "Kind not recorded",
    },
)
STAGE = Dimension(
    "stage",
    "Stage of the visit",
    {
        "first": "First visit, within 7 working days",
        "first_year": "In the first year, at most 6 weeks apart",
        "later": "After the first year, at most 12 weeks apart",
    },
)

ARRANGEMENTS = Grid(
    "private_fostering",
    "Children in private foster care",
    (
        Part("notified", "New notifications", "Notifications that came in the month, by anybody."),
        Part(
            "open",
            "Arrangements on the last day",
            "Under 16, or under 18 if disabled; 28 days or more; with nobody who is a close relative or has parental "
            "responsibility.",
            at_end=True,
        ),
    ),
    by=(TYPE,),
)
VISITS = Grid(
    "private_fostering_visits",
    "Visits to private foster homes",
    (
        Part(
            "due",
            "Visits due",
            "Whose last day fell in the month. The year runs from the day the council knew.",
        ),
        Part(
            "in_time",
            "Made in time",
            "Of those, made by the last day, with the child spoken to alone and a report written.",
            within="due",
        ),
    ),
    by=(STAGE,),
)

PRIVATE_FOSTERING = FigureReturn(
    code="private_fostering",
    title="Private fostering",
    about="How many children live with private foster carers, how many were made known, and whether they were visited in time.",
    sender="Children's social care of the county council",
    every=PeriodKind.MONTH,
    rules=("R-PF-01", "R-PF-03", "R-PF-04", "R-PF-05"),
    grids=(ARRANGEMENTS, VISITS),
)
