"""What the council's education service counts: absence, children missing education, places for two-year-olds.

SYS-33, SYS-92; R-MIS-07; R-CAL-05. Absence is counted by school year, from 1 September to 31 August.
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

PHASE = Dimension(
    "phase",
    "Phase",
    {
        "primary": "Primary schools",
        "secondary": "Secondary schools",
        "special": "Special schools",
        "not_recorded": "Other, or phase not recorded",
    },
)
DISTRICT = Dimension(
    "district",
    "District",
    {
        "north": "North",
        "east": "East",
        "south": "South",
        "west": "West",
        "not_recorded": "District not recorded",
    },
)
DAYS_OPEN = Dimension(
    "days_open",
    "How long",
    {
        "up_to_5": "Up to 5 school days",
        "up_to_20": "6 to 20 school days",
        "over_20": "More than 20 school days",
        "not_recorded": "Not recorded since when",
    },
)

ABSENCE = Grid(
    "school_absence",
    "Absence by phase",
    (
        Part("pupils", "Pupils", "On roll for the year, of compulsory school age."),
        Part(
            "persistent",
            "Persistently absent",
            "Of those, who missed as many sessions as the threshold of that school year: 15 in 100 up to 2014/15, 10 in 100 "
            "since.",
            within="pupils",
        ),
        Part(
            "sessions", "Sessions possible", "Half-days that the pupils could have been there, all added up."
        ),
        Part(
            "unauthorised",
            "Missed without leave",
            "Of those, missed without authorisation.",
            within="sessions",
        ),
    ),
    by=(PHASE,),
)
TWO_YEAR_OLDS = Grid(
    "two_year_olds",
    "Free places for two-year-olds",
    (
        Part(
            "eligible",
            "Entitled to a place",
            "Two-year-olds on the last day, by the list of the quarter.",
            at_end=True,
        ),
        Part(
            "placed", "In a place", "Of those, who have taken a free place.", within="eligible", at_end=True
        ),
    ),
    by=(DISTRICT,),
)
MISSING_EDUCATION = Grid(
    "missing_education",
    "Children missing education",
    (
        Part(
            "open",
            "Not yet found in a school",
            "Of compulsory school age, on no roll and taught nowhere else, on the last day.",
            at_end=True,
        ),
    ),
    by=(DAYS_OPEN,),
)

SCHOOL_ABSENCE = FigureReturn(
    code="school_absence",
    title="Absence from school",
    about="How many pupils miss much of school, and how much is missed without leave, by school year.",
    sender="The education service of the county council",
    every=PeriodKind.ACADEMIC_YEAR,
    grids=(ABSENCE,),
)
EARLY_YEARS = FigureReturn(
    code="early_years",
    title="Free places for two-year-olds",
    about="How many two-year-olds are entitled to a free place, and how many have taken one.",
    sender="The early years service of the county council",
    every=PeriodKind.QUARTER,
    grids=(TWO_YEAR_OLDS,),
)
CHILDREN_MISSING_EDUCATION = FigureReturn(
    code="missing_education",
    title="Children missing education",
    about="How many children of school age are on no roll, and for how long.",
    sender="The education service of the county council",
    every=PeriodKind.MONTH,
    rules=("R-MIS-07",),
    grids=(MISSING_EDUCATION,),
)
