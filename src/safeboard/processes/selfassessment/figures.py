"""What schools return about their safeguarding, and who leads it there (SYS-62, SYS-63; R-SCH-01; R-TR-05).

Schools return by school year (R-CAL-05). The numbers are of schools and of adults at work, so they are shown whole (ADR 0014).
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

PHASE = Dimension(
    "phase",
    "Phase",
    {
        "nursery": "Nursery schools",
        "primary": "Primary schools",
        "secondary": "Secondary schools",
        "special": "Special schools and pupil referral units",
        "independent": "Independent schools",
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
ITEM = Dimension(
    "item",
    "Item",
    {
        "safeguarding_lead": "A designated safeguarding lead",
        "governor": "A governor for safeguarding",
        "safer_recruitment": "A senior leader trained in safer recruitment",
        "policy": "A child protection policy, reviewed",
        "policy_tailored": "The model policy made to fit the school",
        "records": "Sound records of concerns",
        "training_records": "Records of training of all who work there",
        "code_of_conduct": "A code of conduct that staff know",
        "online": "Arrangements for safety online",
        "central_record": "The single central record of checks",
    },
)

RETURNED = Grid(
    "school_returns",
    "Schools that returned",
    (
        Part("due", "Schools due", "Open on the last day of the school year."),
        Part(
            "returned",
            "Schools that returned",
            "A return signed by governors that came before these figures were sent.",
            within="due",
        ),
    ),
    by=(PHASE, DISTRICT),
    counts=Counts.WORK,
)
ITEMS = Grid(
    "school_items",
    "What the schools say of each item",
    (
        Part("answered", "Schools that returned", "The same number for every item; no answer is not met."),
        Part("met", "Schools that meet it", "By their own evidence, after moderation.", within="answered"),
    ),
    by=(ITEM,),
    counts=Counts.WORK,
)
LEADS = Grid(
    "school_leads",
    "Designated safeguarding leads",
    (
        Part("leads", "Leads in post", "Leads and deputies in schools on the last day.", at_end=True),
        Part(
            "in_date",
            "Trained in the last two years",
            "Of those, who did the course or its refresher in the two years to the last day.",
            within="leads",
            at_end=True,
        ),
        Part("newly_trained", "New leads trained", "Who did the first course in the quarter."),
        Part("refreshed", "Leads refreshed", "Who did the refresher in the quarter."),
    ),
    by=(PHASE,),
    counts=Counts.WORK,
)

SCHOOL_RETURNS = FigureReturn(
    code="school_safeguarding",
    title="School safeguarding returns",
    about="How many schools told their governors and the council how safe they are, and what they lack, by "
    "school year.",
    sender="The education safeguarding service of the county council",
    every=PeriodKind.ACADEMIC_YEAR,
    rules=("R-SCH-01",),
    grids=(RETURNED, ITEMS),
)
SCHOOL_LEADS = FigureReturn(
    code="school_leads",
    title="Safeguarding leads in schools",
    about="How many designated safeguarding leads schools have, and whose training is in date.",
    sender="The education safeguarding service of the county council",
    every=PeriodKind.QUARTER,
    rules=("R-TR-05",),
    grids=(LEADS,),
)
