"""Risks, challenges, events, the plan and shared items as tables, for a workbook and for *Export everything*."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.actions.challenge_selectors import Challenge, Event
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.actions.plan_selectors import Planned, Shared
from safeboard.kernel.actions.risk_selectors import Risk


def risks(lines: Iterable[Risk]) -> Sheet:
    """The risks and concerns log, one entry a row."""
    rows = [
        (
            each.item.number,
            each.item.title,
            each.item.words,
            each.item.get_entry_type_display(),
            each.item.get_channel_display(),
            each.score,
            each.before,
            each.moved,
            each.item.target_score,
            each.item.asked_of,
            str(each.item.sub_group or ""),
            each.item.raised_on,
            each.age_days,
            each.reviewed_on,
            each.item.review_on,
            "not reviewed in time" if each.not_reviewed else "",
            each.stands,
        )
        for each in lines
    ]
    return Sheet(
        "Risks and concerns",
        (
            *("Number", "What might go wrong", "What it means for children", "Kind", "Heard of through"),
            *("Score now", "Score before", "Movement", "Target", "Owner", "Sub group", "Raised", "Days old"),
            *("Last review", "Next review", "Reviewed?", "Standing"),
        ),
        rows,
        ("A score is likelihood (1 to 5) times impact (1 to 5). Closed entries keep their last score.",),
    )


def challenges(lines: Iterable[Challenge]) -> Sheet:
    """The challenge log, question and answer in one row."""
    rows = [
        (
            each.item.number,
            each.item.asked_by,
            each.item.asked_of,
            each.item.title,
            each.item.words,
            each.item.raised_on,
            each.item.due_on,
            each.days,
            each.answer.words if each.answer else "",
            timezone.localdate(each.answer.at) if each.answer else None,
            each.verdict,
            each.item.get_escalated_to_display(),
            each.impact.words if each.impact else "",
            each.item.get_standing_display(),
        )
        for each in lines
    ]
    return Sheet(
        "Challenges",
        (
            *(
                "Number",
                "Who challenged",
                "Whom",
                "Question",
                "What it rests on and means for children",
                "Asked",
            ),
            *(
                "Due",
                "Days",
                "Answer",
                "Answered",
                "Accepted?",
                "Taken further to",
                "What changed for children",
            ),
            "Standing",
        ),
        rows,
        ("Days run from the question until its answer was accepted or it was resolved, or until today.",),
    )


def events(lines: Iterable[Event]) -> Sheet:
    """The challenge events."""
    rows = [
        (
            each.event.title,
            each.event.held_on,
            each.event.get_state_display(),
            each.event.strengths,
            each.event.gaps,
            each.event.briefing,
            each.event.briefing_on,
            each.briefing_by,
            each.event.changed,
        )
        for each in lines
    ]
    return Sheet(
        "Challenge events",
        (
            *(
                "Event",
                "Held on",
                "Stage",
                "Strengths",
                "Gaps",
                "Public briefing",
                "Published",
                "Briefing due",
            ),
            "What changed",
        ),
        rows,
    )


def plan(lines: Iterable[Planned]) -> Sheet:
    """The items of the plan with what became of each."""
    rows = [
        (
            each.item.number,
            each.item.plan_year,
            PRIORITIES.get(each.item.priority, ""),
            each.item.objective,
            each.item.title,
            each.item.get_source_display(),
            each.item.source_words,
            each.item.their_number,
            str(each.item.agency or ""),
            each.item.owner,
            each.item.measure,
            each.item.baseline,
            each.item.due_on,
            each.item.get_rag_display(),
            each.said.words if each.said else "",
            each.evidence.words if each.evidence else "",
            each.became,
        )
        for each in lines
    ]
    return Sheet(
        "Plan",
        (
            *(
                "Number",
                "Year",
                "Priority",
                "Objective",
                "Item",
                "Follows from",
                "Finding it answers",
                "Their number",
            ),
            *(
                "Agency",
                "Owner",
                "How we will know",
                "At the start",
                "Due",
                "How it stands",
                "Last said",
                "Evidence",
            ),
            "What became of it",
        ),
        rows,
        ("An item is complete only with evidence, and what became of it is said by somebody else.",),
    )


def shared(lines: Iterable[Shared]) -> Sheet:
    """What other strategic boards share."""
    rows = [
        (
            str(each.item),
            each.item.title,
            ", ".join(each.boards),
            each.item.asked_of,
            each.item.due_on,
            each.stands,
        )
        for each in lines
    ]
    return Sheet("Shared items", ("Item", "What", "Boards", "Owner", "Due", "Standing"), rows)
