"""What is counted of missing children: by the police, by the missing service and by social care (SYS-31, SYS-32).

Occasions are counted by district, children by where they live and never by district: the two side by side in one small
place would point to the one child who goes missing again and again (pages.md 1.1, 1.12).
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

DISTRICT = Dimension(
    "district",
    "District",
    {
        "north": "North District",
        "east": "East District",
        "south": "South District",
        "west": "West District",
        "outside": "Outside the county",
        "not_recorded": "District not recorded",
    },
)
ETHNICITY = Dimension(
    "ethnicity",
    "Ethnic group",
    {
        "white": "White groups",
        "other_groups": "Mixed and all other groups",
        "not_recorded": "Ethnic group not recorded",
    },
)
AGE_AND_SEX = Dimension(
    "age_and_sex",
    "Age and sex",
    {
        "under_14": "Children under 14",
        "girls_14_17": "Girls aged 14 to 17",
        "boys_14_17": "Boys aged 14 to 17",
        "sex_not_recorded": "Aged 14 to 17, sex not recorded",
        "not_recorded": "Age not recorded",
    },
)
SETTING = Dimension(
    "setting",
    "Missing from",
    {
        "home": "Home",
        "care": "Care, in this county",
        "care_elsewhere": "Care, our child living outside the county",
        "placed_here": "Care, placed here by another authority",
        "not_recorded": "Setting not recorded",
    },
)
OUTCOME = Dimension(
    "outcome",
    "What changed",
    {
        "fewer_episodes": "Went missing less often",
        "less_risky_peers": "Saw less of risky friends or adults",
    },
)
HOST = Dimension(
    "host",
    "Where the child lives",
    {
        "neighbour": "In a neighbouring authority",
        "further": "Further away",
        "not_recorded": "Place not recorded",
    },
)

MISSING = FigureReturn(
    code="missing",
    title="Missing children",
    about="How often children were reported missing, from where, and how many children they were.",
    sender="The police",
    every=PeriodKind.QUARTER,
    rules=("R-MIS-01", "R-MIS-05", "R-MIS-06"),
    grids=(
        Grid(
            "missing_episodes",
            "Occasions by district and ethnic group",
            (
                Part(
                    "episodes",
                    "Occasions",
                    "Each time a child was reported missing, in the district it went missing from. Not those recorded as absent.",
                ),
            ),
            by=(DISTRICT, ETHNICITY),
        ),
        Grid(
            "missing_ages",
            "Occasions by age and sex",
            (Part("episodes", "Occasions", "The same occasions."),),
            by=(AGE_AND_SEX,),
        ),
        Grid(
            "missing_children",
            "Children by where they went missing from",
            (
                Part("episodes", "Occasions", "The same occasions."),
                Part(
                    "children",
                    "Children",
                    "Different children, each once in the quarter, where it went missing from first.",
                    within="episodes",
                ),
            ),
            by=(SETTING,),
        ),
    ),
)

INTERVIEWS = FigureReturn(
    code="return_interviews",
    title="Missing children: return interviews",
    about="Whether children who came back were offered somebody independent to talk to, and how soon they did.",
    sender="The missing service",
    every=PeriodKind.MONTH,
    rules=("R-MIS-04",),
    grids=(
        Grid(
            "return_interviews",
            "Return interviews",
            (
                Part(
                    "required",
                    "Occasions that require one",
                    "Each return of the month, not each child. A run of occasions talked about together counts each of them.",
                ),
                Part(
                    "offered",
                    "Of them, offered",
                    "Offered to the child, also where it said no.",
                    within="required",
                ),
                Part(
                    "in_time",
                    "Of them, held within 72 hours",
                    "Held in person by somebody independent within 72 hours of the return, counted in hours.",
                    within="required",
                ),
            ),
            by=(SETTING,),
        ),
    ),
)

SERVICE = FigureReturn(
    code="missing_service",
    title="Missing children: what the service changed",
    about="What had changed for the children whom the missing service worked with in the year.",
    sender="The missing service",
    every=PeriodKind.YEAR,
    grids=(
        Grid(
            "missing_service",
            "What had changed",
            (
                Part("clients", "Children worked with", "Children whose work ended in the year."),
                Part("improved", "Of them, changed for the better", within="clients"),
            ),
            by=(OUTCOME,),
        ),
    ),
)

AWAY = FigureReturn(
    code="missing_away",
    title="Missing children: our children living elsewhere",
    about="Whether there was a plan within a day when a child whom we look after outside the county went missing.",
    sender="Children's social care of the county council",
    every=PeriodKind.QUARTER,
    rules=("R-MIS-02",),
    grids=(
        Grid(
            "missing_away",
            "Occasions of our children living elsewhere",
            (
                Part("episodes", "Occasions", "Each time such a child was reported missing in the quarter."),
                Part(
                    "planned",
                    "Of them, with a plan within 24 hours",
                    "A plan agreed with the authority and the police of the place where the child lives.",
                    within="episodes",
                ),
            ),
            by=(HOST,),
        ),
    ),
)

FIGURES = (MISSING, INTERVIEWS, SERVICE, AWAY)
