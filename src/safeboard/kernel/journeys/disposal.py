"""Deletes what one receipt said of children, on the day agreed (security.md 7.1). One verb; the returns room calls it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from safeboard.kernel.journeys import statements
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person

BATCH = 500


@dataclass(frozen=True, slots=True)
class Disposed:
    """How much went: statements, notes on them, and children of whom no file says anything any more."""

    statements: int
    notes: int
    children: int


def dispose(receipt: int) -> Disposed:
    """Delete every statement of a receipt, the notes on them, and the children whom no other file speaks of.

    Where another file states the same event, what it says stands from now on, and a note goes over to it: an entry
    that was said not to be this child stays apart. All or nothing.
    """
    with transaction.atomic():
        statements.withdraw(receipt)
        said = Episode.objects.filter(receipt=receipt)
        people = list(said.values_list("person", flat=True).distinct())
        _hand_over(EntryQuery.objects.filter(episode__receipt=receipt))
        notes, _ = EntryQuery.objects.filter(episode__receipt=receipt).delete()
        # Nothing else leads to a statement, so nothing need be looked for first: a file can have 50,000.
        gone = said._raw_delete(said.db)
        children = 0
        for start in range(0, len(people), BATCH):
            left = Person.objects.filter(pk__in=people[start : start + BATCH], episodes=None)
            children += left.count()
            left.delete()
    return Disposed(gone, notes, children)


def _hand_over(notes: QuerySet[EntryQuery]) -> None:
    """Put notes beside the newest statement that stands of the same event, where there is one."""
    for note in notes.select_related("episode"):
        event = {name: getattr(note.episode, name) for name in statements.EVENT}
        standing = Episode.objects.filter(current=True, **event).first()
        if standing is not None:
            note.episode = standing
            note.save(update_fields=("episode",))
