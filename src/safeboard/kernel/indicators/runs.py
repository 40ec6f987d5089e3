"""Counts every indicator over a snapshot and keeps the counts with the definition they were made by."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.populations import CHILDREN
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.expressions import Expression
from safeboard.grammar.measure.measures import Measure
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.lines import Counted, Line, lines_of
from safeboard.kernel.indicators.models import Snapshot

TOGETHER = 2_000


@dataclass(frozen=True, slots=True)
class Counting:
    """What was counted anew over a snapshot and is not kept yet."""

    codes: tuple[str, ...]
    lines: tuple[Line, ...]


def run(snapshot: Snapshot) -> int:
    """Count all indicators for every area and period that the snapshot covers; how many results there are.

    A snapshot is counted once by one set of definitions; what a changed definition counts takes the place of what
    the old one did.
    """
    return keep_counts(snapshot, count(snapshot))


def count(snapshot: Snapshot) -> Counting:
    """Count what was not counted yet, from the snapshot's files alone: nothing is written, nobody waits."""
    kept = Result.objects.filter(snapshot_id=snapshot.pk)
    known = set(kept.values_list("code", "definition").distinct())
    every = [counted for indicator in REGISTRY.indicators.values() for counted in counts_of(indicator)]
    # A code is counted anew as a whole, also where one of its definitions alone is new.
    new = {each.code for each in every if (each.code, each.definition) not in known}
    wanted = [each for each in every if each.code in new]
    places = areas(snapshot) if wanted else []
    return Counting(
        tuple(each.code for each in wanted),
        tuple(lines_of(snapshot, places, wanted)),
    )


def keep_counts(snapshot: Snapshot, counting: Counting) -> int:
    """Keep what was counted in place of what the same indicators had; how many results there are now."""
    if counting.codes:
        with transaction.atomic():
            Result.objects.filter(snapshot=snapshot, code__in=counting.codes).delete()
            for place in range(0, len(counting.lines), TOGETHER):
                some = counting.lines[place : place + TOGETHER]
                Result.objects.bulk_create(Result(snapshot=snapshot, **line._asdict()) for line in some)
    return Result.objects.filter(snapshot=snapshot).count()


def counts_of(indicator: Indicator) -> Iterator[Counted]:
    """What is counted for an indicator: itself by each dated definition, its clock, and what stands beside it, which
    needs no look-back."""
    for measure, since, until in _dated(indicator):
        yield Counted(
            indicator.code,
            measure,
            indicator.needs,
            indicator.look_back_months,
            definition_of(indicator, since if indicator.versions else None),
            since,
            until,
        )
    if indicator.clock is not None:
        for measure in indicator.clock.measures():
            said = _hash(indicator.unit.value, *_said(measure), indicator.needs, indicator.since)
            yield Counted(measure.name, measure, indicator.needs, 0, said)
    if indicator.beside is not None:
        own = indicator.beside
        said = _hash(indicator.unit.value, *_said(own), indicator.since)
        yield Counted(own.name, own, indicator.needs, 0, said)


def _dated(indicator: Indicator) -> Iterator[tuple[Measure, dt.date, dt.date]]:
    """Each definition with its first and last day; what was never changed holds for every period."""
    if not indicator.versions:
        yield indicator.measure, dt.date.min, dt.date.max
        return
    ends = [*(each.since - dt.timedelta(days=1) for each in indicator.versions[1:]), dt.date.max]
    for place, (version, last) in enumerate(zip(indicator.versions, ends, strict=True)):
        first = version.since if place else dt.date.min
        yield version.measure or indicator.measure, first, last


def areas(snapshot: Snapshot) -> list[str]:
    """The authorities that a snapshot holds rows of."""
    return sorted({area for lists in snapshot.coverage.values() for area in lists})


def definition_of(indicator: Indicator, on: dt.date | None = None) -> str:
    """The version of a definition: a short hash of all that it means, whatever the words on its page.

    Of one with dated definitions it is the one in force `on` a day, the newest without; its population is part of it.
    """
    version = indicator.version_on(on) if on else next(iter(indicator.versions[-1:]), None)
    if version is None and indicator.versions:
        version = indicator.versions[0]
    said: list[object] = [
        indicator.code,
        indicator.unit.value,
        *_said((version and version.measure) or indicator.measure),
        indicator.needs,
        indicator.look_back_months,
        indicator.since,
    ]
    if version is not None:
        said += [version.since, version.words]
    if indicator.population not in (None, CHILDREN):
        said.append(indicator.population)
    return _hash(*said)


def _said(measure: Measure) -> list[object]:
    """What a measure means, as data: its table, when a row belongs to a period, its parts and breakdowns."""
    timing = measure.period
    return [
        measure.table.name,
        type(timing).__name__,
        *(_meaning(getattr(timing, name)) for name in timing.__slots__),
        _meaning(measure.numerator),
        _meaning(measure.denominator),
        _meaning(measure.excluded),
        measure.count,
        sorted((name, _meaning(by)) for name, by in measure.breakdowns.items()),
    ]


def _meaning(part: object) -> str:
    return repr(part.node) if isinstance(part, Expression) else repr(part)


def _hash(*said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]


def categories_of(code: str, by: str) -> list[str]:
    """Every category that a breakdown of an indicator ever had, by its code; never how many are in it."""
    found = Result.objects.filter(code=code, by=by).exclude(category="")
    return sorted(set(found.values_list("category", flat=True).order_by()))
