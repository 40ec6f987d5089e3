"""What participation workers and the online safety partners count each quarter (SYS-35, SYS-39, SYS-40).

Young people who worked with the Board are counted as children: a group of three in one place can be told. Suggestions,
sessions, audiences and pledges are work, shown whole (ADR 0014).
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

METHOD = Dimension(
    "method",
    "How",
    {
        "steering_group": "Youth voice steering group",
        "focus_group": "Focus group",
        "social_media": "Asked through social media",
        "youth_club": "Session with a youth worker",
        "event": "Themed event",
        "page_feedback": "Words left on a page of ours",
        "survey": "Survey",
        "conference": "Conference",
        "design": "Designing something together",
        "report": "The children's version of the report",
        "not_recorded": "Another way, or not recorded",
    },
)
SESSION = Dimension(
    "session",
    "Kind of session",
    {
        "assembly": "School assembly",
        "professionals": "Training day for professionals",
        "parents": "Session for parents",
        "ambassadors": "Session by pupils as ambassadors",
        "conference_professionals": "Conference for professionals",
        "conference_young_people": "Conference for young people",
        "youth_organisation": "Session in a youth organisation",
        "not_recorded": "Another kind, or not recorded",
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
        "not_recorded": "All districts, or not recorded",
    },
)
CONFERENCE = Dimension(
    "conference",
    "Conference",
    {
        "professionals": "For professionals",
        "young_people": "For young people",
        "not_recorded": "Another, or not recorded",
    },
)

TAKING_PART = Grid(
    "participation",
    "Young people who worked with the Board",
    (
        Part(
            "young_people",
            "Young people",
            "Under 18, each once in the quarter, under the way in which they gave most.",
        ),
    ),
    by=(METHOD,),
)
SUGGESTIONS = Grid(
    "suggestions",
    "What young people asked for",
    (
        Part("made", "Suggestions", "Put on record in the quarter, in the young people's own words."),
        Part(
            "answered",
            "Answered",
            "Of those, where the young people were told what was done, or why not, before you send this.",
            within="made",
        ),
    ),
    by=(METHOD,),
    counts=Counts.WORK,
)
SESSIONS = Grid(
    "online_safety",
    "Online safety sessions",
    (
        Part("sessions", "Sessions held", "By any partner of the online safety group."),
        Part(
            "participants",
            "People who came",
            "Pupils, parents and professionals together, as counted on the day.",
        ),
    ),
    by=(SESSION, DISTRICT),
    counts=Counts.WORK,
)
PLEDGES = Grid(
    "online_safety_pledges",
    "Pledges made at conferences",
    (
        Part("made", "Pledges made", "Cards handed in at conferences of the quarter."),
        Part("due", "Six months over", "Pledges, made earlier, whose six months ended in the quarter."),
        Part(
            "delivered",
            "Delivered",
            "Of those whose six months are over, delivered with evidence. No reply is not delivered.",
            within="due",
        ),
    ),
    by=(CONFERENCE,),
    counts=Counts.WORK,
)

PARTICIPATION = FigureReturn(
    code="participation",
    title="Young people's part in the Board's work",
    about="How many young people worked with the Board, how, and whether they were told what came of what they asked for.",
    sender="The participation workers, through the Board's office",
    every=PeriodKind.QUARTER,
    grids=(TAKING_PART, SUGGESTIONS),
)
ONLINE_SAFETY = FigureReturn(
    code="online_safety",
    title="Safety online: sessions and pledges",
    about="How many sessions the partners held, how many people came, and what became of the pledges of the conferences.",
    sender="The online safety sub group, through the Board's office",
    every=PeriodKind.QUARTER,
    grids=(SESSIONS, PLEDGES),
)
