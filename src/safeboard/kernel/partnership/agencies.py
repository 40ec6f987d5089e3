"""Agencies by date: one is added, renamed, ended; several merge into one, one splits into several (pages.md 3.7).

The code of an agency never changes, and nothing that was written about it is written over: a rename adds a name from
a day, a merger ends the old ones and hands what is open to the one that comes after. Verbs only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.changing import SHORTEST_REASON, NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency, Succession
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today

KINDS = {
    "board": "Board office",
    "authority": "Local authority",
    "council": "Service of a council",
    "district": "District council",
    "health": "Health",
    "police": "Police",
    "justice": "Justice",
    "education": "Education",
    "voluntary": "Voluntary sector",
}
MERGER, SPLIT = "merger", "split"
DAY = dt.timedelta(days=1)


def add(*, name: str, kind: str, since: dt.date, why: str, by: Reader) -> Agency:
    """A new partner from a day on; its code is made from its first name and stays. Raises NotNow."""
    name = _checked(name, since, why, by)
    if kind not in KINDS:
        raise NotNow("Choose what kind of agency it is.", "kind")
    if any(each.name.casefold() == name.casefold() for each in Agency.living(since)):
        raise NotNow("There is an agency of this name already.", "name")
    named = [{"since": since.isoformat(), "name": name, "why": why.strip(), "by": by.name}]
    agency = Agency.objects.create(code=_free_code(name), name=name, kind=kind, since=since, names=named)
    recorder.note("agencies.add", thing="agency", thing_id=agency.code, since=since.isoformat())
    return agency


def rename(
    *, agency: Agency, name: str, since: dt.date, why: str, seen: int, by: Reader, correcting: bool = False
) -> None:
    """Another name from a day on; the code stays and earlier days keep the earlier name.

    Raises NotNow naming the field, and SomebodyElse where the agency was changed since version `seen`.
    """
    name = _checked(name, since, why, by, correcting=correcting)
    if agency.ended_by(since):
        raise NotNow("It is no partner any more on this day.", "since")
    if agency.name_on(since) == name:
        raise NotNow("It has this name on that day already.", "name")
    was = agency.names or [{"since": "", "name": agency.name}]
    names = [*was, {"since": since.isoformat(), "name": name, "why": why.strip(), "by": by.name}]
    renamed = Agency(name=agency.name, names=names)
    if not agency.save_over(seen, names=names, name=renamed.name_on(today())):
        raise SomebodyElse
    recorder.note("agencies.rename", thing="agency", thing_id=agency.code, since=since.isoformat())


def end(*, agency: Agency, last_day: dt.date, why: str, seen: int, by: Reader) -> None:
    """It is a partner up to this day and nobody comes after it; its people lose their roles for it with that day.

    Raises NotNow naming the field, and SomebodyElse where the agency was changed since version `seen`.
    """
    _checked(agency.name, last_day, why, by, field="last_day")
    _still_there(agency, last_day)
    if not agency.save_over(seen, until=last_day, ended_why=f"{by.name}: {why.strip()}"):
        raise SomebodyElse
    agency.memberships.filter(until__gt=last_day, since__lte=last_day).update(until=last_day)
    recorder.note("agencies.end", thing="agency", thing_id=agency.code, until=last_day.isoformat())


def merge(*, agencies: Sequence[Agency], into: Agency, on: dt.date, why: str, by: Reader) -> list[Succession]:
    """Several agencies come into one from a day; what is open goes there on the day or when somebody carries it out.

    Raises NotNow naming the field.
    """
    _checked(into.name, on, why, by, field="since")
    if not agencies:
        raise NotNow("Choose at least one agency that ends.", "agencies")
    if into.pk in {each.pk for each in agencies}:
        raise NotNow("An agency cannot come into itself: leave it out of those that end.", "agencies")
    if into.ended_by(on) or (into.since and into.since > on):
        raise NotNow(f"{into} is no partner on this day.", "into")
    with transaction.atomic():
        made = [_succeed(each, into, on, MERGER, True, why, by) for each in agencies]
        recorder.note(
            "agencies.merge", thing="agency", thing_id=into.code, on=on.isoformat(), ended=len(made)
        )
        return [_carry_out_if_due(each, by) for each in made]


def split(*, agency: Agency, into: Sequence[Agency], on: dt.date, why: str, by: Reader) -> list[Succession]:
    """One agency becomes several from a day; what is open goes to the first of them. Raises NotNow."""
    _checked(agency.name, on, why, by, field="since")
    if len(into) < 2:
        raise NotNow("Name at least two agencies that come after it, one a line.", "names")
    with transaction.atomic():
        made = [_succeed(agency, each, on, SPLIT, place == 0, why, by) for place, each in enumerate(into)]
        recorder.note(
            "agencies.split", thing="agency", thing_id=agency.code, on=on.isoformat(), into=len(made)
        )
        return [_carry_out_if_due(each, by) for each in made]


def carry_out(*, succession: Succession, by: Reader) -> Succession:
    """Hand over what is open, once the day has come. Raises NotNow before it, or where it was done."""
    if succession.on > by.on:
        raise NotNow("The day has not come yet.")
    if succession.carried_out_at is not None:
        raise NotNow("This was carried out already.")
    return _carry_out_if_due(succession, by)


def take_back(*, succession: Succession, by: Reader) -> None:
    """Take a merger or split back before it is carried out: the agency goes on as before. Raises NotNow."""
    if succession.carried_out_at is not None or succession.on <= by.on:
        raise NotNow("This counts already. What was handed over cannot be taken back by itself.")
    agency = succession.from_agency
    with transaction.atomic():
        agency.succeeded_by.all().delete()
        if not agency.save_over(agency.version, until=None):
            raise NotNow("Somebody changed this agency meanwhile. Look again.")
        recorder.note("agencies.take_back", thing="agency", thing_id=agency.code)


@dataclass(frozen=True, slots=True)
class Moves:
    """What would move from one agency to the one that comes after it, in words."""

    agency: Agency
    lines: tuple[str, ...]


def preview(agencies: Sequence[Agency], into: Agency | None, on: dt.date) -> list[Moves]:
    """What moves from each agency; nothing is written. An `into` that does not exist yet owns nothing."""
    to_id = into.pk if into is not None and into.pk else 0
    return [Moves(each, tuple(_would_move(each.pk, to_id, on))) for each in agencies]


def _would_move(from_id: int, to_id: int, on: dt.date) -> Iterator[str]:
    for office in REGISTRY.offices():
        if office.successions is not None:
            yield from office.successions.would_move(from_id, to_id=to_id, on=on)


def _succeed(
    agency: Agency, into: Agency, on: dt.date, kind: str, takes_over: bool, why: str, by: Reader
) -> Succession:
    if takes_over:
        _still_there(agency, on - DAY)
        if not agency.save_over(agency.version, until=on - DAY):
            raise NotNow(f"Somebody changed {agency} meanwhile. Look again.")
    return Succession.objects.create(
        from_agency=agency,
        to_agency=into,
        on=on,
        kind=kind,
        takes_over=takes_over,
        why=why.strip(),
        by_id=by.user_id,
    )


def _carry_out_if_due(succession: Succession, by: Reader) -> Succession:
    if succession.on > by.on:
        return succession
    moved = 0
    with transaction.atomic():
        if succession.takes_over:
            for office in REGISTRY.offices():
                if office.successions is not None:
                    moved += office.successions.move_agency(
                        succession.from_agency_id, succession.to_agency_id, on=succession.on, by=by
                    )
        if not succession.save_over(succession.version, carried_out_at=now(), moved=moved):
            raise NotNow("Somebody carried this out meanwhile.")
        recorder.note("agencies.carry_out", thing="succession", thing_id=succession.pk, moved=moved)
    return succession


def _still_there(agency: Agency, last_day: dt.date) -> None:
    if agency.until is not None:
        raise NotNow(f"{agency} ends on {agency.until.day} {agency.until:%B %Y} already.", "agencies")
    if agency.since and agency.since > last_day:
        raise NotNow(f"{agency} begins only on {agency.since.day} {agency.since:%B %Y}.", "agencies")


def _checked(
    name: str, day: dt.date, why: str, by: Reader, *, field: str = "since", correcting: bool = False
) -> str:
    if not name.strip():
        raise NotNow("Enter the name.", "name")
    if day < by.on and not correcting:
        raise NotNow("This day has passed. Enter today or a day ahead.", field)
    if len(why.strip()) < SHORTEST_REASON:
        raise NotNow("Say in a sentence why, for example: the order of 22 May.", "why")
    return name.strip()


def _free_code(name: str) -> str:
    wanted = slugify(name)[:36] or "agency"
    taken = set(Agency.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    return next(code for code in (wanted, *(f"{wanted}-{n}" for n in range(2, 100))) if code not in taken)
