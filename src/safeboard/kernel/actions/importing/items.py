"""Rows become items of the tracker: all in one transaction, one step each, and all of it undone again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse

from safeboard.grammar.dates import financial_year
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing.cells import squash
from safeboard.kernel.actions.importing.target import Known, Row, Taken, Target, Undone
from safeboard.kernel.actions.models import Batch, Item, Kind, Rag, Standing, Step, Wait
from safeboard.kernel.actions.permissions import FOLLOW
from safeboard.kernel.work.today import now

AT_ONCE = 500
TRIES = 3
# What a status of the list becomes; a challenge that is open waits for its reply.
STANDS = {
    "open": (Standing.OPEN, Wait.DOING),
    "replied": (Standing.OPEN, Wait.READING),
    "done": (Standing.DONE, Wait.CHECK),
    "checked": (Standing.CHECKED, Wait.NOTHING),
    "made_a_difference": (Standing.MADE_A_DIFFERENCE, Wait.NOTHING),
    "no_difference": (Standing.NO_DIFFERENCE, Wait.NOTHING),
    "impact": (Standing.CHECKED, Wait.IMPACT),
    "closed": (Standing.CLOSED, Wait.NOTHING),
}
AS_IT_IS = (
    *(
        "their_number",
        "owner",
        "measure",
        "raised_on",
        "due_on",
        "source",
        "source_words",
        "entry_type",
        "channel",
    ),
    *(
        "likelihood",
        "impact",
        "target_score",
        "asked_by",
        "priority",
        "objective",
        "baseline",
        "rag",
        "plan_year",
    ),
)
NUMBERS = ("likelihood", "impact", "target_score")


def known(kind: str) -> Callable[[Reader], Known]:
    """What there is of this kind and was not taken back, to see repeats."""

    def look(by: Reader) -> Known:
        rows = Item.objects.filter(kind=kind).exclude(standing=Standing.UNDONE)
        there = list(rows.values_list("their_number", "title"))
        return Known(
            frozenset(squash(number) for number, _ in there if number),
            frozenset(squash(title) for number, title in there if not number),
        )

    return look


def take(batch: Batch, rows: Sequence[Row], by: Reader, why_safe: str, *, target: Target) -> int:
    """Make an item and its one step of every row, in the order of the list."""
    at = now()
    for last_try in (*[False] * (TRIES - 1), True):
        try:
            with transaction.atomic():
                return _take(batch, rows, by, why_safe, target, at)
        except IntegrityError:
            # Somebody raised one of this kind meanwhile and has our first number: count again from theirs.
            if last_try:
                raise
    raise AssertionError


def undo(batch: Batch, by: Reader) -> Undone:
    """Take back every item that nobody has worked on since; the others stay and are named."""
    at = now()
    with transaction.atomic():
        here = batch.items.filter(version=1, hidden=False)
        untouched = list(here.select_for_update())
        here.update(version=2, standing=Standing.UNDONE, waits_for=Wait.NOTHING)
        for item in untouched:
            item.version, item.standing = 2, Standing.UNDONE
        steps = [_step(item, "taken_back", by, at, words="The import was undone.") for item in untouched]
        Step.objects.bulk_create(steps, batch_size=AT_ONCE)
    pks = {item.pk for item in untouched}
    return Undone(len(untouched), Item.visible(by, FOLLOW).filter(batch=batch).exclude(pk__in=pks).count())


def taken(batch: Batch, by: Reader) -> Sequence[Taken]:
    """What the import made and this reader may follow, in the order of the list."""
    return [
        Taken(
            f"{item}: {item.title}",
            reverse("action", kwargs={"pk": item.pk}),
            item.their_number,
            item.version > 1 and item.standing != Standing.UNDONE,
        )
        for item in Item.visible(by, FOLLOW).filter(batch=batch).order_by("number")
    ]


def _take(
    batch: Batch, rows: Sequence[Row], by: Reader, why_safe: str, target: Target, at: dt.datetime
) -> int:
    last = Item.objects.filter(kind=target.kind).aggregate(last=Max("number"))["last"] or 0
    items = [_item(batch, row, by, at, last + place, target) for place, row in enumerate(rows, start=1)]
    Item.objects.bulk_create(items, batch_size=AT_ONCE)
    steps = [
        _step(
            item,
            "imported",
            by,
            at,
            words=row.values.get("update") or "",
            why_safe=why_safe if row.personal else "",
            likelihood=item.likelihood,
            impact=item.impact,
            rag=item.rag,
        )
        for item, row in zip(items, rows, strict=True)
    ]
    Step.objects.bulk_create(steps, batch_size=AT_ONCE)
    return len(items)


def _item(batch: Batch, row: Row, by: Reader, at: dt.datetime, number: int, target: Target) -> Item:
    values = row.values
    kept: dict[str, Any] = {
        name: values[name] for name in AS_IT_IS if name in values and values[name] is not None
    }
    kept |= {name: int(kept[name]) for name in NUMBERS if name in kept}
    in_full = []
    for each in target.fields:
        said = kept.get(each.name)
        if each.longest and isinstance(said, str) and len(said) > each.longest:
            kept[each.name] = said[: each.longest - 1] + "…"
            in_full.append((f"{each.title}, in full", said))
    title = values["title"]
    if len(title) > 300:
        in_full.insert(0, ("In full", title))
        title = title[:299] + "…"
    # A plan that has colours and no status says by its colour that something is complete; somebody still checks it.
    coloured = "done" if kept.get("rag") == Rag.COMPLETE else "open"
    standing, waits_for = STANDS[values.get("status") or coloured]
    whose, _, pk = (values.get("whom") or "").partition(":")
    if (standing, waits_for) == STANDS["open"]:
        waits_for = _first_wait(target.kind, kept, bool(whose))
    if target.kind == Kind.CONCERN:
        kept["review_on"] = kept["due_on"]
        kept.setdefault("entry_type", "risk")
    if waits_for == Wait.IMPACT:
        kept["impact_check_on"] = kept["due_on"]
    if target.kind == Kind.PLAN:
        kept.setdefault("plan_year", financial_year(kept["due_on"]))
    return Item(
        **{"raised_on": at.date(), **kept},
        number=number,
        kind=target.kind,
        title=title,
        words=_all_words(row, values, in_full, target),
        agency_id=int(pk) if whose == "agency" else None,
        sub_group_id=int(pk) if whose == "group" else None,
        standing=standing,
        waits_for=waits_for,
        raised_by_id=by.user_id,
        batch=batch,
    )


def _first_wait(kind: str, kept: Mapping[str, Any], owned: bool) -> Wait:
    """What something open of this kind waits for: a challenge for its reply; a risk for scores, then for an owner."""
    if kind == Kind.CHALLENGE:
        return Wait.REPLY
    if kind != Kind.CONCERN:
        return Wait.DOING
    if "likelihood" not in kept or "impact" not in kept:
        return Wait.SCORE
    return Wait.DOING if owned else Wait.OWNER


def _all_words(
    row: Row, values: Mapping[str, Any], in_full: Sequence[tuple[str, str]], target: Target
) -> str:
    """Every word of the row that has no place of its own, so that no text of the old list disappears."""
    beside = [(each.title, values.get(each.name)) for each in target.fields if each.name.startswith("words_")]
    parts = [values.get("words") or "", *(f"{title}: {said}" for title, said in beside if said)]
    parts += [f"{title}: {said}" for title, said in in_full]
    if row.other:
        parts.append("Other columns: " + "; ".join(f"{heading}: {said}" for heading, said in row.other))
    return "\n\n".join(part for part in parts if part)


def _step(item: Item, kind: str, by: Reader, at: dt.datetime, **of_step: Any) -> Step:
    return Step(
        item=item,
        version=item.version,
        kind=kind,
        standing=item.standing,
        by_id=by.user_id,
        agency_id=by.agency_id,
        at=at,
        **of_step,
    )
