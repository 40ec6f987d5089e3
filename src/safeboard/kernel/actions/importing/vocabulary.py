"""The words that people use in such lists, and the fields that several of them share."""

from __future__ import annotations

from collections.abc import Mapping

from safeboard.kernel.actions.importing.target import Choice, Field, Holds
from safeboard.kernel.actions.models import Channel, EntryType, Rag, Source

OPEN_WORDS = (
    *("ongoing", "on going", "in progress", "not started", "outstanding", "live", "active", "current", "new"),
    *(
        "pending",
        "to do",
        "todo",
        "carried forward",
        "c f",
        "overdue",
        "red",
        "amber",
        "on track",
        "started",
        "no",
    ),
)
DONE_WORDS = ("claimed done", "awaiting evidence", "awaiting sign off", "evidence awaited", "to be checked")
CLOSED_WORDS = (
    *("complete", "completed", "closed", "discharged", "achieved", "finished", "signed off", "blue", "yes"),
    *("implemented", "resolved", "removed", "green complete", "done and checked", "delivered"),
)
OPEN = Choice("open", "Open", OPEN_WORDS)
DONE = Choice("done", "Said to be done, somebody else checks it", DONE_WORDS)
CHECKED = Choice("checked", "Done and checked", CLOSED_WORDS)
DIFFERENCE = Choice(
    "made_a_difference", "Done, and it made a difference for children", ("made a difference",)
)
NO_DIFFERENCE = Choice("no_difference", "Done, and it made no difference", ("made no difference",))
STATUSES = (OPEN, DONE, CHECKED, DIFFERENCE, NO_DIFFERENCE)

SOURCE_WORDS = {
    Source.AUDIT: ("multi agency audit", "single agency audit", "case audit", "audits", "s11 audit"),
    Source.REVIEW: (
        "scr",
        "serious case review",
        "learning review",
        "partnership review",
        "case reviews",
        "practice review",
    ),
    Source.CHILD_DEATHS: ("cdop", "child death"),
    Source.SECTION_11: ("s11", "section 11 audit"),
    Source.INSPECTION: ("ofsted", "inspection", "peer review", "cqc", "hmic", "hmip", "jtai"),
    Source.BOARD: ("board", "lscb", "board meeting"),
    Source.SUB_GROUP: ("sub group", "subgroup"),
    Source.FLAG: ("red flag", "dataset", "dashboard"),
    Source.SELF_ASSESSMENT: ("self assessment", "development day"),
    Source.EVENT: ("challenge event", "challenge day"),
    Source.PLAN: ("business plan", "business planning"),
    Source.OTHER_BOARD: ("adult board", "health and wellbeing board", "community safety partnership"),
}
RAG_WORDS = {
    Rag.NOT_STARTED: ("grey", "white", "not begun"),
    Rag.ON_TRACK: ("green", "g"),
    Rag.AT_RISK: ("amber", "a", "yellow"),
    Rag.OFF_TRACK: ("red", "r", "overdue"),
    Rag.COMPLETE: ("blue", "b", "completed", "done", "closed"),
}
ENTRY_WORDS = {EntryType.CAPACITY: ("capacity", "workforce", "staffing")}
SCALE = (
    Choice("1", "1", ("very low", "rare", "negligible")),
    Choice("2", "2", ("unlikely", "minor")),
    Choice("3", "3", ("possible", "moderate")),
    Choice("4", "4", ("likely", "major")),
    Choice("5", "5", ("very high", "almost certain", "catastrophic")),
)

NUMBER = Field(
    "their_number",
    "Your number",
    Holds.WORDS,
    (
        *(
            "ref",
            "ref no",
            "reference",
            "no",
            "number",
            "#",
            "id",
            "action no",
            "action ref",
            "action number",
            "item",
        ),
        *(
            "item no",
            "risk no",
            "risk ref",
            "risk id",
            "challenge no",
            "rec no",
            "recommendation no",
            "log no",
            "nr",
        ),
    ),
    longest=40,
)
WHOM_WORDS = (
    *(
        "agency",
        "lead agency",
        "responsible agency",
        "owner agency",
        "organisation",
        "partner",
        "lead",
        "owner",
    ),
    *(
        "by whom",
        "who",
        "responsible",
        "action owner",
        "risk owner",
        "lead organisation",
        "assigned to",
        "for action by",
    ),
    *("action lead", "lead partner", "owned by", "body"),
)
OWNER_WORDS = (
    *(
        "lead officer",
        "named lead",
        "responsible officer",
        "post",
        "role",
        "job title",
        "lead person",
        "post holder",
    ),
    *("accountable officer", "lead professional", "contact"),
)
DAY_WORDS = (
    *(
        "due",
        "due date",
        "deadline",
        "by when",
        "target date",
        "timescale",
        "timescales",
        "date due",
        "completion date",
    ),
    *("when", "target", "to be completed by", "date for completion", "due by", "finish date", "end date"),
)
STATUS = Field("status", "Status", Holds.CHOICE, ("status", "state", "open closed", "rag", "rag status", "rag rating", "brag", "progress status", "complete"), shown=True, choices=STATUSES)  # fmt: skip
UPDATE = Field("update", "Latest update", Holds.WORDS, ("update", "progress", "latest update", "progress update", "comments", "notes", "latest position", "commentary", "update and evidence", "position"))  # fmt: skip
RAISED = Field("raised_on", "Raised on", Holds.DAY, ("date raised", "raised", "date", "meeting date", "date of meeting", "date agreed", "start date", "date added", "date identified", "raised on", "date opened"))  # fmt: skip
WHOM = Field("whom", "Which agency or sub group", Holds.WHOM, WHOM_WORDS, needed=True)
OWNER = Field("owner", "Which post there", Holds.WORDS, OWNER_WORDS, longest=120)
DUE = Field("due_on", "Due", Holds.DAY, DAY_WORDS, needed=True)
MEASURE = Field("measure", "How everybody will know", Holds.WORDS, ("measure", "success measure", "measure of success", "success criteria", "outcome", "outcomes", "expected outcome", "impact measure", "evidence of success", "kpi", "how will we know"), longest=300)  # fmt: skip
SOURCE_IN_WORDS = Field("source_words", "Which meeting, review or paper", Holds.WORDS, ("agenda item", "minute", "minute ref", "paper", "source document", "meeting", "review", "name of review", "audit", "review name"), longest=200)  # fmt: skip
MORE_WORDS = (
    "details",
    "detail",
    "description",
    "background",
    "rationale",
    "context",
    "finding",
    "issue",
    "why",
)


def title_of(title: str, *synonyms: str) -> Field:
    """What the row is about: every list needs it, under one heading or another."""
    return Field("title", title, Holds.WORDS, synonyms, needed=True)


def choices_of(
    of: type[Source] | type[Rag] | type[EntryType] | type[Channel], words: Mapping[str, tuple[str, ...]]
) -> tuple[Choice, ...]:
    """Every value of one of our lists as something that a word can mean."""
    return tuple(Choice(each.value, each.label, tuple(words.get(each, ()))) for each in of)


SOURCE = Field(
    "source",
    "What it follows from",
    Holds.CHOICE,
    ("source", "origin", "arising from", "from", "raised by", "follows from", "type of review"),
    choices=choices_of(Source, SOURCE_WORDS),
)
NEEDED_SOURCE = Field(
    "source", "What it follows from", Holds.CHOICE, SOURCE.synonyms, needed=True, choices=SOURCE.choices
)
MORE = Field("words", "More about it", Holds.WORDS, MORE_WORDS)


def scale(name: str, title: str, *synonyms: str) -> Field:
    """A number from 1 to 5, perhaps with its word."""
    return Field(name, title, Holds.CHOICE, synonyms, choices=SCALE)
