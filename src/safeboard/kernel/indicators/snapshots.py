"""Snapshots: every fact table as it stands, pseudonymised, in Parquet, with one hash of the content.

The same data gives the same hash and no second copy. Board-side screens read only what was counted here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from safeboard.grammar import dates
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.reach import Windows, coverage, in_both
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.reading import as_at_one_moment
from safeboard.kernel.work.today import now

NOBODY = ("none", "none")
ARROW = {Kind.TEXT: pa.string(), Kind.DATE: pa.date32(), Kind.INTEGER: pa.int64(), Kind.BOOLEAN: pa.bool_()}


class Overtaken(RuntimeError):
    """Somebody deleted a file while its rows were being counted."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The figures as they stood, written down in files; the database does not know of them yet."""

    snapshot: Snapshot
    new: bool
    deleted_before: int


def take() -> Snapshot:
    """Take a snapshot of every declared table; where nothing changed, the one there is."""
    return keep(gather())


def gather() -> Gathered:
    """Read every declared table and write its files; where nothing changed, find the snapshot there is.

    Nothing is written to the database, and nobody who writes there waits. `keep` makes a snapshot of it.
    """
    with as_at_one_moment():
        deleted = _files_deleted()
        covered = {**coverage(), **_own_reach()}
        covered |= _reach_of_made(covered)
        rows = {name: _canonical(table) for name, table in sorted(REGISTRY.tables.items())}
    hashes = {name: _hash(REGISTRY.tables[name], found) for name, found in rows.items()}
    content = hashlib.sha256(json.dumps([hashes, covered], sort_keys=True).encode()).hexdigest()
    known = Snapshot.objects.filter(content=content).first()
    if known and known.rows_deleted_on is None and folder_of(known).exists():
        return Gathered(known, False, deleted)
    place = Path(settings.SNAPSHOTS) / content[:16]
    half = place.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    for name, found in rows.items():
        _write(REGISTRY.tables[name], found, half / name)
    # A snapshot appears whole or not at all: a kill between the two leaves only the half-written folder.
    shutil.rmtree(place, ignore_errors=True)
    half.rename(place)
    tables = {name: {"rows": len(found), "hash": hashes[name]} for name, found in rows.items()}
    if known is None:
        known = Snapshot(content=content, made_at=now(), folder=place.name, coverage=covered)
    # Of a known one the rows had been deleted or lost; these are the same rows again.
    known.tables = tables
    return Gathered(known, True, deleted)


def keep(gathered: Gathered) -> Snapshot:
    """Make what was gathered a snapshot: the short part, inside a unit of work.

    Raises Overtaken where a file was deleted since its rows were read: they must not stay in a snapshot.
    """
    snapshot = gathered.snapshot
    if _files_deleted() != gathered.deleted_before:
        if gathered.new:
            shutil.rmtree(folder_of(snapshot), ignore_errors=True)
        raise Overtaken("A file was deleted while its rows were being counted. Count again.")
    if gathered.new and snapshot.pk is not None:
        snapshot.save(update_fields=("tables",))
    elif gathered.new:
        recorder.note("snapshot.take", thing="snapshot", thing_id=snapshot.content[:16])
        snapshot.save(force_insert=True)
    return snapshot


def _files_deleted() -> int:
    return Receipt.objects.exclude(deleted_on=None).count()


def folder_of(snapshot: Snapshot) -> Path:
    """Where the Parquet files of a snapshot are."""
    return Path(settings.SNAPSHOTS) / snapshot.folder


def rows_of(snapshot: Snapshot, table: FactTable, area: str) -> str:
    """The files that hold an authority's rows of a table, as a pattern; an empty one where it has none."""
    place = folder_of(snapshot) / table.table.name
    if (place / f"area={area}").exists():
        return f"{place}/area={area}/*/*.parquet"
    return f"{place}/area={NOBODY[0]}/year={NOBODY[1]}/rows.parquet"


def _own_reach() -> dict[str, dict[str, Windows]]:
    """How far the tables of the Board's own work reach: they come from no return."""
    reaches = {name: table.reach() for name, table in REGISTRY.tables.items() if table.reach is not None}
    return {
        name: {area: [[first.isoformat(), last.isoformat()]] for area, (first, last) in sorted(found.items())}
        for name, found in sorted(reaches.items())
        if found
    }


def _reach_of_made(covered: Mapping[str, Mapping[str, Windows]]) -> dict[str, dict[str, Windows]]:
    """How far the tables reach that are worked out from several lists: over the days that all of these cover."""
    found: dict[str, dict[str, Windows]] = {}
    for name, table in sorted(REGISTRY.tables.items()):
        lists = [covered.get(each, {}) for each in table.made_from]
        areas = sorted(set(lists[0]).intersection(*lists[1:])) if lists else []
        shared = {area: reduce(in_both, (each[area] for each in lists)) for area in areas}
        if windows := {area: days for area, days in shared.items() if days}:
            found[name] = windows
    return found


def _canonical(table: FactTable) -> list[dict[str, Any]]:
    """The rows in one fixed order, so that the order of the database does not change the files."""
    return sorted(table.rows(), key=lambda row: str(row[table.table.key]))


def _hash(table: FactTable, rows: Iterable[Mapping[str, Any]]) -> str:
    """One hash of what the rows say. Their own keys are left out: they number a child's rows of one day by their place."""
    names = [column.name for column in table.table.columns if column.name != table.table.key]
    lines = sorted(json.dumps([row[name] for name in names], default=str, ensure_ascii=False) for row in rows)
    return hashlib.sha256("\n".join([json.dumps(names), *lines]).encode()).hexdigest()


def _write(table: FactTable, rows: list[dict[str, Any]], folder: Path) -> None:
    schema = pa.schema([(column.name, ARROW[column.kind]) for column in table.table.columns])
    identifying = [name for name, kind in table.classes.items() if kind is FieldClass.IDENTIFYING]
    parts: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        parts[(row["area"], dates.financial_year(row[table.dated_by]))].append(row)
    # An authority without a row in this list still has the list: it is empty.
    parts[NOBODY] = []
    for (area, year), part in sorted(parts.items()):
        place = folder / f"area={area}" / f"year={year}"
        place.mkdir(parents=True)
        columns = {name: [row[name] for row in part] for name in schema.names}
        for name in identifying:
            columns[name] = [pseudonym(value) for value in columns[name]]
        pq.write_table(pa.table(columns, schema=schema), place / "rows.parquet")


def pseudonym(value: str) -> str:
    """A keyed code in place of a child's or a row's own key: the same within and across tables."""
    return hmac.new(settings.PSEUDONYM_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()[:20]
