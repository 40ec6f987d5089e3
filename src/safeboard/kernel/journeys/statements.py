"""Puts a receipt's statements in place, all at once, and decides which statements stand and which is current."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from safeboard.kernel.journeys.models import Episode, Person, new_code
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.work import bulk

BATCH = 2000
EVENT = ("person", "kind", "starts_on", "ordinal")
SENSITIVE_CASE = 2
PERSON_FIELDS = (
    "code",
    "agency",
    "local_id",
    "born_on",
    "born_to_the_day",
    "sex",
    "ethnicity",
    "disabled",
    "wall",
    "sensitivity",
)
EPISODE_FIELDS = (
    "agency",
    "person",
    "kind",
    "starts_on",
    "ends_on",
    "ordinal",
    "facts",
    "receipt",
    "source",
    "form",
    "as_at",
    "sheet",
    "row",
    "withdrawn",
    "newest",
    "current",
    "wall",
    "sensitivity",
)


@dataclass(frozen=True, slots=True)
class ChildStated:
    """What a file says of a child, as codes; a blank leaves what an earlier file said."""

    local_id: str
    born_on: dt.date | None
    born_to_the_day: bool
    sex: str
    ethnicity: str
    disabled: str


@dataclass(frozen=True, slots=True)
class EventStated:
    """What a file says of one event; `facts` as they are, or as JSON already."""

    local_id: str
    kind: str
    starts_on: dt.date
    ends_on: dt.date | None
    ordinal: int
    facts: Mapping[str, Any] | str
    sheet: str
    row: int


def put_people(agency: Agency, children: Iterable[ChildStated]) -> dict[str, int]:
    """Create or update the agency's children; their primary keys by local id."""
    stated = {child.local_id: child for child in children}
    known = {
        person.local_id: person
        for person in Person.objects.filter(agency=agency).only(
            "pk", "local_id", "born_on", "born_to_the_day", "sex", "ethnicity", "disabled"
        )
    }
    fresh = [
        (
            new_code(),
            agency.pk,
            child.local_id,
            child.born_on.isoformat() if child.born_on else None,
            child.born_to_the_day,
            child.sex,
            child.ethnicity,
            child.disabled,
            "",
            SENSITIVE_CASE,
        )
        for child in stated.values()
        if child.local_id not in known
    ]
    bulk.insert(Person, PERSON_FIELDS, fresh)
    changed: list[Person] = []
    for child in stated.values():
        person = known.get(child.local_id)
        if person is not None and _take(person, child):
            changed.append(person)
    Person.objects.bulk_update(
        changed, ("born_on", "born_to_the_day", "sex", "ethnicity", "disabled"), batch_size=200
    )
    return dict(Person.objects.filter(agency=agency).values_list("local_id", "pk"))


def put_events(
    agency: Agency,
    receipt: int,
    as_at: dt.date,
    people: Mapping[str, int],
    events: Sequence[EventStated],
    *,
    form: str,
) -> None:
    """Add the statements of a receipt, which came in a return of this form, and make the newest of each event current."""
    bulk.insert(
        Episode,
        EPISODE_FIELDS,
        (
            (
                agency.pk,
                people[event.local_id],
                event.kind,
                event.starts_on.isoformat(),
                event.ends_on.isoformat() if event.ends_on else None,
                event.ordinal,
                event.facts if isinstance(event.facts, str) else json.dumps(event.facts),
                receipt,
                "return",
                form,
                as_at.isoformat(),
                event.sheet,
                event.row,
                False,
                False,
                False,
                "",
                SENSITIVE_CASE,
            )
            for event in events
        ),
    )
    settle(receipt)


def withdraw(receipt: int) -> None:
    """Take a receipt's statements out of the current view; they stay in the history."""
    Episode.objects.filter(receipt=receipt).update(withdrawn=True)
    settle(receipt)


def settle(receipt: int) -> None:
    """For every event that this receipt speaks of, find the newest statement of each form and of all, but withdrawn ones."""
    touched = Episode.objects.filter(Exists(_of_its_event().filter(receipt=receipt)))
    touched.filter(newest=True).update(newest=False, current=False)
    newer = _of_its_event().filter(
        Q(as_at__gt=OuterRef("as_at")) | Q(as_at=OuterRef("as_at"), receipt__gt=OuterRef("receipt")),
        withdrawn=False,
    )
    standing = touched.filter(~Exists(newer.filter(form=OuterRef("form"))), withdrawn=False)
    standing.update(newest=True, current=~Exists(newer))


def _of_its_event() -> QuerySet[Episode]:
    return Episode.objects.filter(**{name: OuterRef(name) for name in EVENT})


def _take(person: Person, child: ChildStated) -> bool:
    """Write into the person what the file states; True where that changed something."""
    changed = False
    for name in ("sex", "ethnicity", "disabled"):
        said = getattr(child, name)
        if said and said != getattr(person, name):
            setattr(person, name, said)
            changed = True
    if child.born_on and (child.born_on, child.born_to_the_day) != (person.born_on, person.born_to_the_day):
        person.born_on, person.born_to_the_day = child.born_on, child.born_to_the_day
        changed = True
    return changed


def codes_said_by(receipt: int) -> list[str]:
    """The codes of the children that a receipt speaks of, for the trail."""
    return list(Person.objects.filter(episodes__receipt=receipt).values_list("code", flat=True).distinct())


def codes(people: Iterable[int]) -> list[str]:
    """The codes of these people, for the trail."""
    keys = list(people)
    return [
        code
        for start in range(0, len(keys), BATCH)
        for code in Person.objects.filter(pk__in=keys[start : start + BATCH]).values_list("code", flat=True)
    ]
