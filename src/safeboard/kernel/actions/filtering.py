"""What a list of items is narrowed to and how it is sorted; and the ways of looking that people keep by a name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import CLOCK_RUNS, Item, Kind, SavedFilter, Source, Standing, Step, Wait
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.trail import recorder

SORTS = {
    "due": ("First due first", ("due_on", "number")),
    "raised": ("Last raised first", ("-raised_on", "-number")),
    "number": ("By number", ("kind", "number")),
    "agency": ("By agency", ("agency__name", "sub_group__name", "due_on", "number")),
}
LONGEST = 80
MOST_SAVED = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty means all."""

    kind: str = ""
    agency: str = ""
    standing: str = ""
    overdue: bool = False
    q: str = ""
    owner: str = ""
    source: str = ""
    priority: str = ""
    mine: bool = False
    sort: str = "due"

    def describe(self) -> str:
        """The filters in words, for the notes of a print or a workbook."""
        standing = Standing(self.standing).label if self.standing not in ("", "open") else ""
        said = [
            Kind(self.kind).label if self.kind else "",
            f"agency {self.agency}" if self.agency else "",
            "not ended" if self.standing == "open" else standing,
            "late" if self.overdue else "",
            f"with the words “{self.q}”" if self.q else "",
            f"owned by “{self.owner}”" if self.owner else "",
            f"from {Source(self.source).label.lower()}" if self.source else "",
            f"priority {PRIORITIES[self.priority]}" if self.priority else "",
            "mine" if self.mine else "",
        ]
        return "; ".join(each for each in said if each) or "everything you may see"


EVERYTHING = Filters()


def filters_of(asked: QueryDict) -> Filters:
    """The filters that an address asks for; what it does not know is left out."""

    def one_of(name: str, known: object) -> str:
        value = asked.get(name, "")
        return value if value in known else ""  # type: ignore[operator]

    return Filters(
        kind=one_of("kind", Kind.values),
        agency=asked.get("agency", "")[:40],
        standing=one_of("standing", {"open", *Standing.values}),
        overdue=asked.get("overdue") == "1",
        q=asked.get("q", "").replace("\0", "").strip()[:LONGEST],
        owner=asked.get("owner", "").replace("\0", "").strip()[:LONGEST],
        source=one_of("source", Source.values),
        priority=one_of("priority", PRIORITIES),
        mine=asked.get("mine") == "1",
        sort=one_of("sort", SORTS) or "due",
    )


def narrowed(rows: QuerySet[Item], reader: Reader, on: dt.date, filters: Filters) -> QuerySet[Item]:
    """These rows narrowed by the filters, in the order that they ask for."""
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.agency:
        rows = rows.filter(agency__code=filters.agency)
    if filters.standing == "open":
        rows = rows.exclude(waits_for=Wait.NOTHING)
    elif filters.standing:
        rows = rows.filter(standing=filters.standing)
    if filters.overdue:
        rows = rows.filter(due_on__lt=on, waits_for__in=CLOCK_RUNS)
    if filters.q:
        rows = rows.filter(_says(filters.q))
    if filters.owner:
        rows = rows.filter(owner__icontains=filters.owner)
    if filters.source:
        rows = rows.filter(source=filters.source)
    if filters.priority:
        rows = rows.filter(priority=filters.priority)
    if filters.mine:
        rows = rows.filter(_mine(reader))
    return rows.order_by(*SORTS[filters.sort][1])


def saved(reader: Reader, page: str) -> list[SavedFilter]:
    """The ways of looking at this page that this person kept."""
    return list(SavedFilter.objects.filter(user=reader.user_id, page=page))


def save(*, page: str, name: str, query: str, by: Reader) -> SavedFilter:
    """Keep a way of looking by a name; the same name again replaces it. Raises NotNow."""
    name = " ".join(name.split())[:60]
    if not name:
        raise NotNow("Give it a name.", "name")
    if not query or len(query) > 500:
        raise NotNow("Choose what to show first, then keep it.", "name")
    others = SavedFilter.objects.filter(user=by.user_id, page=page).exclude(name=name)
    if others.count() >= MOST_SAVED:
        raise NotNow(f"You have kept {MOST_SAVED} already. Delete one first.", "name")
    with transaction.atomic():
        kept, _ = SavedFilter.objects.update_or_create(
            user_id=by.user_id, page=page, name=name, defaults={"query": query}
        )
        recorder.note("actions.filter_saved", thing="saved_filter", thing_id=kept.pk)
    return kept


def forget(*, kept: SavedFilter, by: Reader) -> None:
    """Delete a way of looking. Only whoever kept it can."""
    if kept.user_id != by.user_id:
        raise NotNow("This is somebody else's.")
    recorder.note("actions.filter_deleted", thing="saved_filter", thing_id=kept.pk)
    kept.delete()


def theirs(reader: Reader) -> QuerySet[SavedFilter]:
    """Everything that this person kept."""
    return SavedFilter.objects.filter(user=reader.user_id)


def _says(words: str) -> Q:
    """Items in whose words, owner, number or story all of these words stand."""
    found = Q()
    for word in words.split():
        in_story = Step.objects.filter(words__icontains=word).values("item")
        found &= (
            Q(title__icontains=word)
            | Q(words__icontains=word)
            | Q(owner__icontains=word)
            | Q(their_number__iexact=word)
            | Q(source_words__icontains=word)
            | Q(pk__in=in_story)
        )
    return found


def _mine(reader: Reader) -> Q:
    """What lies with this person: named as its owner, of their sub group, or of their agency."""
    mine = Q(owner_user=reader.user_id)
    if reader.sub_group:
        mine |= Q(sub_group__code=reader.sub_group)
    if reader.agency_id:
        mine |= Q(agency=reader.agency_id)
    return mine
