"""What the training manager counts each quarter: courses, who came, what they say later (SYS-72 to SYS-74; R-TR-01 to 03).

These are counts of work: places, sessions, delegates and forms of adults at work. No child can be seen in them, so small
numbers are shown whole (ADR 0014).
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

COURSE = Dimension(
    "course",
    "Course",
    {
        "everyones_responsibility": "Everyone's Responsibility",
        "working_together": "Working Together",
        "exploitation": "Child sexual exploitation",
        "domestic_abuse": "Domestic abuse",
        "neglect": "Neglect",
        "mentally_ill_parents": "Parents with a mental illness and their children",
        "sexual_abuse": "Child sexual abuse",
        "challenging_families": "Working with challenging families",
        "core_groups": "Effective core groups",
        "other": "Other courses, or course not recorded",
    },
)
EVENT = Dimension(
    "event",
    "Kind of event",
    {
        "conference_model": "Briefing on the way of holding conferences",
        "briefing": "Other briefing",
        "lunchtime": "Lunchtime briefing",
        "bespoke": "For one agency that asked",
        "train_trainers": "Training of trainers",
        "learning": "Learning from a review",
        "other": "Other, or not recorded",
    },
)
DELEGATES_FROM = Dimension(
    "delegates_from",
    "Delegates' agency",
    {
        "social_care": "Children's social care",
        "early_help": "Early help and family support",
        "council_other": "Rest of the county council",
        "district_councils": "District councils",
        "police": "Police",
        "justice": "Probation and youth offending",
        "hospital": "Hospital and community health",
        "mental_health": "Mental health services",
        "general_practice": "General practice",
        "early_years": "Early years",
        "schools": "Schools and colleges",
        "voluntary": "Voluntary and faith groups",
        "other": "Other, or not recorded",
    },
)
RESPONDENT = Dimension(
    "respondent",
    "Who answers",
    {"delegate": "The delegate", "manager": "The delegate's line manager"},
)
PROVIDER = Dimension(
    "provider",
    "Who gave the training",
    {
        "board": "The Board's own courses",
        "agency": "An agency, for its own staff",
        "voluntary": "A voluntary or faith group",
        "other": "Another provider, or not recorded",
    },
)

COURSES = Grid(
    "training_courses",
    "Full-day courses for all agencies",
    (
        Part("sessions", "Times the course ran", "Each course counts in the quarter of its last day."),
        Part("full_days", "Full training days", "A course of two days that ran once has 2."),
        Part(
            "pool_sessions",
            "Led by trainers of the pool",
            "Times that only people of the trainer pool led, without Board staff or a paid trainer.",
            within="sessions",
        ),
        Part("places", "Places offered", "All places there were, with any that were added later."),
        Part(
            "attended",
            "Delegates who came",
            "Who signed the register and stayed; half a course is not counted.",
            within="places",
        ),
    ),
    by=(COURSE,),
    counts=Counts.WORK,
)
EVENTS = Grid(
    "training_events",
    "Shorter events and training for one agency",
    (
        Part("events", "Events held", "Shorter than a full day, or for one agency only."),
        Part("attended", "People who came", "Everybody on the register."),
    ),
    by=(EVENT,),
    counts=Counts.WORK,
)
DELEGATES = Grid(
    "training_delegates",
    "Delegates of the full-day courses by agency",
    (
        Part("booked", "Booked", "Places booked and not given back in time."),
        Part(
            "attended",
            "Came",
            "Of those booked, who came. The rest cancelled late or did not come.",
            within="booked",
        ),
    ),
    by=(DELEGATES_FROM,),
    counts=Counts.WORK,
)
CONFIDENCE = Grid(
    "training_confidence",
    "Knowledge and confidence before and after",
    (
        Part(
            "matched",
            "Matched delegates",
            "Who rated themselves at the start and at the end of the same course.",
        ),
        Part(
            "points_before",
            "Points at the start, added up",
            "Each matched delegate's rating out of 100, all added up.",
        ),
        Part("points_after", "Points at the end, added up", "The same delegates, on the same scale."),
    ),
    by=(COURSE,),
    counts=Counts.WORK,
)
IMPACT = Grid(
    "training_impact",
    "Three months later",
    (
        Part("asked", "Asked", "Who was drawn for the sample and asked in the quarter."),
        Part("answered", "Answered", "Of those asked, who answered.", within="asked"),
        Part(
            "changed",
            "Say that practice changed",
            "Of those who answered, who can say what is done differently now.",
            within="answered",
        ),
    ),
    by=(COURSE, RESPONDENT),
    counts=Counts.WORK,
)
OBSERVATIONS = Grid(
    "training_observations",
    "Training watched",
    (
        Part("due", "Observations due", "By the year's plan of what is watched and when."),
        Part("done", "Done", "Of those due, what somebody else than the trainer watched.", within="due"),
        Part("good", "Rated good or better", "Of those done.", within="done"),
    ),
    by=(PROVIDER,),
    counts=Counts.WORK,
)

TRAINING = FigureReturn(
    code="training",
    title="Training of all agencies",
    about="Courses and shorter events, who came from which agency, what it changed, and how good the training was.",
    sender="The Board's training manager",
    every=PeriodKind.QUARTER,
    rules=("R-TR-01", "R-TR-02", "R-TR-03"),
    grids=(COURSES, EVENTS, DELEGATES, CONFIDENCE, IMPACT, OBSERVATIONS),
)
