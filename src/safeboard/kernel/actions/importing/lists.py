"""The five lists that a business manager keeps in Excel."""

from __future__ import annotations

from collections.abc import Sequence

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing import items
from safeboard.kernel.actions.importing.cells import squash
from safeboard.kernel.actions.importing.target import Choice, Fault, Field, Holds, Row, Target
from safeboard.kernel.actions.importing.vocabulary import (
    CLOSED_WORDS,
    DAY_WORDS,
    DIFFERENCE,
    DUE,
    ENTRY_WORDS,
    MEASURE,
    MORE,
    MORE_WORDS,
    NEEDED_SOURCE,
    NO_DIFFERENCE,
    NUMBER,
    OPEN,
    OPEN_WORDS,
    OWNER,
    RAG_WORDS,
    RAISED,
    SOURCE,
    SOURCE_IN_WORDS,
    STATUS,
    STATUSES,
    UPDATE,
    WHOM,
    WHOM_WORDS,
    choices_of,
    scale,
    title_of,
)
from safeboard.kernel.actions.models import Channel, EntryType, Kind, Rag
from safeboard.kernel.actions.plan import PRIORITIES


def _raised_before_due(rows: Sequence[Row], by: Reader) -> None:
    for row in rows:
        raised, due = row.values.get("raised_on"), row.values.get("due_on")
        if raised and due and due < raised:
            why = f"It would be due on {_day(due)}, before it was raised on {_day(raised)}."
            row.faults.append(Fault("", why))


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}"


def _list(code: str, title: str, about: str, kind: Kind, *fields: Field) -> Target:
    target = Target(
        code=code,
        title=title,
        about=about,
        kind=kind.value,
        fields=fields,
        known=items.known(kind.value),
        take=lambda batch, rows, by, why_safe: items.take(batch, rows, by, why_safe, target=target),
        undo=items.undo,
        taken=items.taken,
        check=_raised_before_due,
    )
    return target


ACTIONS = _list(
    "actions",
    "Actions",
    "What was agreed, who does it, by when",
    Kind.ACTION,
    NUMBER,
    title_of("The action", "action", "agreed action", "actions", "action agreed", "action required", "action point", "task", "what", "action to be taken", "actions required"),
    WHOM, OWNER, DUE, STATUS, UPDATE, MEASURE, SOURCE, SOURCE_IN_WORDS, RAISED, MORE,
)  # fmt: skip
RISKS = _list(
    "risks",
    "Risks and concerns",
    "What might go wrong, how likely, how bad, who owns it",
    Kind.CONCERN,
    NUMBER,
    title_of("The risk or concern", "risk", "risk description", "concern", "issue", "risk or concern", "risk title", "description of risk", "description", "title"),
    Field("words", "What it means for children", Holds.WORDS, ("consequence", "effect", "impact on children", "cause", "details", "detail", "background", "cause and effect")),
    Field("whom", "Which agency or sub group", Holds.WHOM, WHOM_WORDS),
    OWNER,
    scale("likelihood", "How likely (1 to 5)", "likelihood", "probability", "l", "current likelihood", "residual likelihood"),
    scale("impact", "How bad (1 to 5)", "impact", "severity", "consequence score", "i", "current impact", "residual impact"),
    Field("words_score", "Score in your list", Holds.WORDS, ("score", "risk score", "rating", "risk rating", "total", "current score", "residual score")),
    Field("words_mitigation", "What is done about it", Holds.WORDS, ("mitigation", "mitigations", "controls", "control", "mitigating action", "mitigating actions", "existing controls", "actions", "action")),
    Field("due_on", "When it is looked at next", Holds.DAY, ("review date", "next review", "review", "review by", "date of review", *DAY_WORDS), needed=True),
    Field("status", "Status", Holds.CHOICE, STATUS.synonyms, shown=True, choices=(OPEN, Choice("closed", "Closed", CLOSED_WORDS))),
    UPDATE,
    Field("entry_type", "Risk, concern, issue or capacity", Holds.CHOICE, ("type", "risk type", "category", "kind"), choices=choices_of(EntryType, ENTRY_WORDS)),
    Field("channel", "How the Board heard of it", Holds.CHOICE, ("source", "source of risk", "origin", "raised by", "identified by"), choices=choices_of(Channel, {})),
    RAISED,
)  # fmt: skip
CHALLENGES = _list(
    "challenges",
    "Challenges",
    "What an agency was asked, and what it answered",
    Kind.CHALLENGE,
    NUMBER,
    title_of("The question", "challenge", "question", "challenge made", "issue challenged", "what was challenged", "challenge question", "issue"),
    Field("whom", "Which agency or sub group answers", Holds.WHOM, ("challenged", "agency challenged", "challenge to", "to whom", "to", "put to", *WHOM_WORDS), needed=True),
    OWNER,
    Field("asked_by", "Who asks", Holds.WORDS, ("challenged by", "raised by", "from", "challenger", "made by", "by"), longest=120),
    Field("due_on", "Answer due", Holds.DAY, ("response due", "reply due", "answer due", *DAY_WORDS), needed=True),
    Field("status", "Status", Holds.CHOICE, STATUS.synonyms, shown=True, choices=(
        Choice("open", "Waiting for a reply", OPEN_WORDS),
        Choice("replied", "Reply received, to be read", ("replied", "response received", "answered", "reply received")),
        Choice("impact", "Resolved; the Board looks later what changed", ("resolved", "complete", "completed", "closed", "accepted")),
        Choice("checked", "Ended", ("ended", "withdrawn", "no further action", "nfa")),
        DIFFERENCE, NO_DIFFERENCE,
    )),
    Field("update", "Response or outcome", Holds.WORDS, ("response", "reply", "answer", "agency response", "outcome", *UPDATE.synonyms)),
    SOURCE_IN_WORDS, RAISED, MORE,
)  # fmt: skip
RECOMMENDATIONS = _list(
    "recommendations",
    "Recommendations",
    "Of audits, case reviews and inspections: each becomes an action that says what it follows from",
    Kind.ACTION,
    NUMBER,
    NEEDED_SOURCE,
    title_of("The recommendation", "recommendation", "recommendations", "rec", "action", "learning", "area for improvement", "what"),
    WHOM, OWNER, DUE, STATUS, UPDATE, MEASURE, SOURCE_IN_WORDS, RAISED, MORE,
)  # fmt: skip
PLAN = _list(
    "plan",
    "Items of the plan",
    "Priorities, objectives and what is to be done in the year",
    Kind.PLAN,
    NUMBER,
    title_of("What will be done", "action", "actions", "activity", "task", "what we will do", "what", "deliverable", "key action", "what will we do"),
    Field("priority", "Priority of the plan", Holds.CHOICE, ("priority", "priority no", "strategic priority", "priority number"), choices=tuple(Choice(code, f"Priority {code}: {title}", (f"priority {code}", f"p{code}", squash(title))) for code, title in PRIORITIES.items())),
    Field("objective", "Objective", Holds.WORDS, ("objective", "aim", "goal", "strategic objective"), longest=200),
    Field("whom", "Which agency or sub group", Holds.WHOM, WHOM_WORDS),
    OWNER, DUE, MEASURE,
    Field("baseline", "Where we start from", Holds.WORDS, ("baseline", "starting point", "current position"), longest=200),
    Field("rag", "How it stands against its date", Holds.CHOICE, ("rag", "rag status", "rag rating", "brag", "status rag"), shown=True, choices=choices_of(Rag, RAG_WORDS)),
    Field("status", "Status", Holds.CHOICE, ("status", "state", "open closed", "complete"), shown=True, choices=STATUSES),
    UPDATE, SOURCE, RAISED,
    Field("words", "More about it", Holds.WORDS, MORE_WORDS),
)  # fmt: skip
ALL = (ACTIONS, RISKS, CHALLENGES, RECOMMENDATIONS, PLAN)
