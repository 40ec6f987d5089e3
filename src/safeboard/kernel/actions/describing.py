"""An item in words: its facts, the history of its score, and what a checker needs beside the question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from safeboard.kernel.actions.escalating import boards_of
from safeboard.kernel.actions.models import Item, Kind, Step, Wait
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.templating import day, plural


@dataclass(frozen=True, slots=True)
class Scored:
    """One score of a risk, with the reasons and how it moved."""

    step: Step
    score: int
    moved: str


def facts(item: Item, on: dt.date) -> list[tuple[str, str]]:
    """What is known of the item, as pairs of a title and words, the most needed first; empty ones left out."""
    late = item.days_late(on)
    due = day(item.due_on) + (f", {plural(late, 'day')} late" if late else "")
    of_all = [
        (
            "Owned by" if item.kind in (Kind.CONCERN, Kind.PLAN) else "Asked of",
            item.asked_of or worded("The {board}"),
        ),
        ("Its name then", _name_then(item)),
        (DUE_WORDS.get(item.waits_for, "Due"), "" if item.ended else due),
        ("Standing", item.stands(on)),
        (
            "Escalated",
            f"{day(item.escalated_on)}, to {item.get_escalated_to_display()}" if item.escalated_to else "",
        ),
        ("How we will know", item.measure),
        ("Follows from", ": ".join(x for x in (item.get_source_display(), item.source_words) if x)),
        ("Their number", item.their_number),
        ("Shared with", ", ".join(boards_of(item))),
    ]
    return [(key, words) for key, words in (*of_all, *OF_KIND.get(item.kind, _nothing)(item, on)) if words]


def _name_then(item: Item) -> str:
    """What its agency was called when it was raised, where it has another name now."""
    if item.agency is None or item.ended:
        return ""
    then = item.agency.name_on(item.raised_on)
    return then if then != item.agency.name else ""


def scores(steps: Sequence[Step]) -> list[Scored]:
    """Every score a risk ever had, the latest first, each with how it moved from the one before."""
    found: list[Scored] = []
    for step in steps:
        if step.likelihood and step.impact:
            now = step.likelihood * step.impact
            found.append(Scored(step, now, moved(now, found[-1].score if found else None)))
    return found[::-1]


def moved(now: int | None, before: int | None) -> str:
    """How a score moved, in words."""
    if now is None:
        return "not scored"
    if before is None:
        return "first score"
    if now == before:
        return f"no change from {before}"
    return f"{'up' if now > before else 'down'} from {before}"


def beside(item: Item) -> list[tuple[str, str]]:
    """What a checker reads beside the question: what was to be reached, what was promised, what was shown."""
    found = [("How we said we would know", item.measure)] if item.measure else []
    for step in item.story():
        if step.kind == "reply" and step.promise:
            found.append((f"Promised by {day(step.promised_on)}", step.promise))
        elif step.kind == "evidence":
            since = f" (since {day(step.changed_on)})" if step.changed_on else ""
            found.append(
                (f"Evidence of {step.agency}, {day(timezone.localdate(step.at))}{since}", step.words)
            )
        elif step.kind in ("proposed", "resolved") or (step.kind == "done" and step.words):
            found.append((f"{step.get_kind_display()}, {day(timezone.localdate(step.at))}", step.words))
    return found


DUE_WORDS = {
    Wait.SORTING: "To be sorted by",
    Wait.IMPACT: "What changed is looked at on",
    Wait.TOLERATED: "Tolerated until",
}


def _risk(item: Item, on: dt.date) -> list[tuple[str, str]]:
    score = (
        f"{item.score}: likelihood {item.likelihood}, impact {item.impact}"
        if item.score
        else "not scored yet"
    )
    return [
        ("Kind of entry", item.get_entry_type_display()),
        ("Heard of through", item.get_channel_display()),
        ("Score now", score + (f"; to come down to {item.target_score}" if item.target_score else "")),
        ("Next review", day(item.review_on) if item.score and not item.ended else ""),
        ("Age", plural((on - item.raised_on).days, "day")),
        ("Same as", f"{item.same_as}: {item.same_as.title}" if item.same_as else ""),
    ]


def _challenge(item: Item, on: dt.date) -> list[tuple[str, str]]:
    return [
        ("Challenged by", item.asked_by or f"{item.raised_by}"),
        ("Asked on", day(item.raised_on)),
        ("Days since it was asked", "" if item.ended else plural((on - item.raised_on).days, "day")),
    ]


def _plan(item: Item, on: dt.date) -> list[tuple[str, str]]:
    return [
        ("Priority", PRIORITIES.get(item.priority, "")),
        ("Objective", item.objective),
        ("Year of the plan", item.plan_year),
        ("How it was at the start", item.baseline),
        ("How it stands", item.get_rag_display()),
        ("Carried from", f"{item.carried_from}, {item.carried_from.plan_year}" if item.carried_from else ""),
    ]


def _nothing(item: Item, on: dt.date) -> list[tuple[str, str]]:
    return []


OF_KIND = {Kind.CONCERN: _risk, Kind.CHALLENGE: _challenge, Kind.PLAN: _plan}
