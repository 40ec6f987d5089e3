"""The Improvement and Development Plan: progress with evidence, and what is carried to the next year (W27, SYS-48)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Rag, Standing, Step, Wait
from safeboard.kernel.actions.moving import an_answer, move
from safeboard.kernel.actions.raising import raise_item
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.work.today import now

# Codelist `priority`: the five priorities of 2015-17, and the work that the law asks for.
PRIORITIES = {
    "1": "Early Help and thresholds",
    "2": "Child sexual exploitation",
    "3": "The child’s voice and journey",
    "4": "Neglect",
    "5": "Impact and effectiveness of the Board",
    "0": "What the law asks of the Board",
}


def progress(
    *,
    item: Item,
    seen: int,
    rag: str,
    words: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Say how an item of the plan stands. It is complete only with evidence, and then somebody else checks it."""
    if rag not in Rag.values:
        raise NotNow("Choose how it stands.", "rag")
    said = an_answer(words, "words", "Say what was done and what is next.")
    changes: dict[str, object] = {"rag": rag}
    if rag == Rag.COMPLETE:
        if not item.story().filter(kind="evidence").exists():
            raise NotNow(
                "It cannot be complete without evidence. Add evidence first: what changed for children?",
                "rag",
            )
        changes |= {"waits_for": Wait.CHECK, "standing": Standing.DONE}
    # Complete is said in words of one's own, so it is "done" in the story, and the same person cannot check it.
    kind = "done" if rag == Rag.COMPLETE else "progress"
    return move(item, seen, "progress", kind, by, at, words=said, rag=rag, why_safe=why_safe, changes=changes)


def carry(
    *,
    item: Item,
    seen: int,
    plan_year: str,
    due_on: dt.date,
    words: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Item:
    """Carry what was not done to a later year of the plan: a new item, and the old one says where it went."""
    at = at or now()
    why = an_answer(words, "words", "Say why it was not done in its year.")
    if len(plan_year) != 7 or plan_year <= item.plan_year:
        raise NotNow(f"Say a year after {item.plan_year}, for example 2016-17.", "plan_year")
    with transaction.atomic():
        move(
            item,
            seen,
            "carry",
            "carried",
            by,
            at,
            words=why,
            why_safe=why_safe,
            changes={"waits_for": Wait.NOTHING, "standing": Standing.CARRIED},
        )
        return raise_item(
            kind=Kind.PLAN,
            title=item.title,
            words=item.words,
            agency=item.agency,
            sub_group=item.sub_group,
            owner=item.owner,
            due_on=due_on,
            measure=item.measure,
            indicator=item.indicator,
            by=by,
            at=at,
            priority=item.priority,
            objective=item.objective,
            baseline=item.baseline,
            source=item.source,
            source_words=item.source_words,
            their_number=item.their_number,
            shared_with=item.shared_with,
            plan_year=plan_year,
            carried_from=item,
        )


def became(item: Item) -> str:
    """What became of a promise, in words."""
    return {
        Standing.MADE_A_DIFFERENCE: "Kept, and it made a difference",
        Standing.CHECKED: "Kept; too early to say what difference it made",
        Standing.NO_DIFFERENCE: "Done, but it made no difference",
        Standing.DONE: "Said to be kept; not checked yet",
        Standing.CARRIED: "Not kept in its year; carried to the next",
        Standing.UNDONE: "Taken back",
    }.get(Standing(item.standing), "Not kept yet")
