"""The verbs of published figures: receive a file, keep its figures beside those that ship, take them out again.

A file is read again when it is kept: what is kept is what the file says, never what a page carried back and forth.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from functools import lru_cache

from django.db import transaction
from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files import storing
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import recognising
from safeboard.kernel.indicators.published.doubting import not_englands
from safeboard.kernel.indicators.published.models import PublishedFile, PublishedValue
from safeboard.kernel.indicators.published.tables import Table, open_table
from safeboard.kernel.indicators.published.values import Kind, Meaning, Reading, Release, Value
from safeboard.kernel.indicators.reference_data import OTHER, Key, Published, kinds
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

AT_ONCE = 2_000
STATUS = {
    Meaning.HIDDEN: "c",
    Meaning.NOT_APPLICABLE: "z",
    Meaning.NEARLY_NOUGHT: "k",
    Meaning.UNRELIABLE: "u",
}
NOT_THERE = "x"
NOTHING = "Nothing in this file is compared with anything here. Nothing was kept."
_of_work: ContextVar[tuple[object, Mapping[Key, Sequence[Published]]] | None] = ContextVar(
    "safeboard_published", default=None
)


def receive(*, filename: str, data: bytes, layout: str, release: Release, by: Reader) -> PublishedFile:
    """Read a file and keep it until somebody says what becomes of it. Raises RefusedFile."""
    reading = recognising.read(open_table(data, filename), layout, release)
    if not reading.values:
        raise RefusedFile(NOTHING)
    with transaction.atomic():
        file = PublishedFile.objects.create(
            filename=filename[:200],
            layout=reading.layout,
            source=reading.release.source[:100],
            release=reading.release.name[:100],
            published_on=_day(reading.release.on),
            content=storing.content_hash(data),
            stored_as=storing.store(data),
            rows=reading.rows,
            sent_by_id=by.user_id,
            sent_at=now(),
        )
        recorder.note("published.received", thing="published file", thing_id=file.pk, layout=reading.layout)
    return file


def read_again(file: PublishedFile) -> Reading:
    """The file as it is read today. Raises RefusedFile, or FileGone where it was thrown away."""
    release = Release(file.source, file.release, file.published_on.isoformat())
    return recognising.read(open_table(storing.load(file.stored_as), file.filename), file.layout, release)


def keep(*, file: PublishedFile, by: Reader) -> int:
    """Keep the figures of a received file; how many. Raises RefusedFile where the very file is kept already."""
    reading = read_again(file)
    with transaction.atomic():
        if _in_use().filter(content=file.content).exists():
            raise RefusedFile("We already have the figures of this file. Nothing changed.")
        if (
            PublishedFile.objects.filter(pk=file.pk, kept_at=None, taken_out_at=None).update(kept_at=now())
            != 1
        ):
            raise RefusedFile("The figures of this file are kept already, or it was taken out.")
        file.refresh_from_db()
        file.kept = _write(file, reading)
        file.save(update_fields=("kept",))
        recorder.note("published.kept", thing="published file", thing_id=file.pk, figures=file.kept)
    forget_read()
    return file.kept


def take_out(*, file: PublishedFile, by: Reader) -> None:
    """Take a file and its figures out again: what ships, and what other files say, stands as before.

    That it was here stays on record. Raises RefusedFile where it is out already.
    """
    stored_as = file.stored_as
    with transaction.atomic():
        if PublishedFile.objects.filter(pk=file.pk, taken_out_at=None).update(taken_out_at=now()) != 1:
            raise RefusedFile("This file is taken out already.")
        file.refresh_from_db()
        PublishedValue.objects.filter(file=file).delete()
        recorder.note("published.taken_out", thing="published file", thing_id=file.pk, figures=file.kept)
        transaction.on_commit(lambda: storing.discard(stored_as))
    forget_read()


def keep_from_command(table: Table, data: bytes, reading: Reading) -> int:
    """Keep what the command line read; how many figures. Raises RefusedFile where the very file is kept already."""
    if not reading.values:
        raise RefusedFile(NOTHING)
    content = storing.content_hash(data)
    if _in_use().filter(content=content).exists():
        raise RefusedFile("We already have the figures of this file. Nothing changed.")
    with recorder.recorded(recorder.Doer(actor="command line")), transaction.atomic():
        file = PublishedFile.objects.create(
            filename=table.name[:200],
            layout=reading.layout,
            source=reading.release.source[:100],
            release=reading.release.name[:100],
            published_on=_day(reading.release.on),
            content=content,
            stored_as=storing.store(data),
            rows=reading.rows,
            sent_at=now(),
            kept_at=now(),
        )
        file.kept = _write(file, reading)
        file.save(update_fields=("kept",))
        recorder.note("published.kept", thing="published file", thing_id=file.pk, figures=file.kept)
    forget_read()
    return file.kept


def kept() -> Mapping[Key, Sequence[Published]]:
    """Every kept figure by measure and period.

    Which files are kept is asked once in a unit of work; their figures are read again only when that has changed.
    """
    try:
        work: object | None = recorder.current()
    except recorder.NoUnitOfWork:
        work = None
    held = _of_work.get()
    if held is None or work is None or held[0] is not work:
        held = (work, _read(_files_kept()))
        _of_work.set(held)
    return held[1]


def forget_read() -> None:
    """What was read of the kept figures no longer holds."""
    _of_work.set(None)


def _in_use() -> QuerySet[PublishedFile]:
    return PublishedFile.objects.filter(kept_at__isnull=False, taken_out_at__isnull=True)


def _files_kept() -> tuple[tuple[int, str, dt.datetime | None], ...]:
    rows = _in_use().order_by("pk")
    return tuple(rows.values_list("pk", "content", "kept_at"))


@lru_cache(maxsize=1)
def _read(files: tuple[tuple[int, str, dt.datetime | None], ...]) -> Mapping[Key, Sequence[Published]]:
    """The figures of these files; the same files hold the same figures, since a file is never edited."""
    if not files:
        return {}
    found: dict[Key, list[Published]] = {}
    ours = kinds()
    wanted = [number for number, _, _ in files]
    rows = PublishedValue.objects.filter(file__in=wanted, area_code__in=ours).select_related("file")
    for row in rows:
        one = Published(
            row.measure,
            ours.get(row.area_code, OTHER),
            row.area_code,
            row.area_name,
            row.period,
            row.value,
            row.status,
            row.unit,
            row.population_base,
            row.file.source,
            row.file.release,
            row.file.published_on.isoformat(),
        )
        found.setdefault((row.measure, row.period), []).append(one)
    return found


def _write(file: PublishedFile, reading: Reading) -> int:
    wrong = not_englands(reading.values)
    held = [
        each
        for each in reading.values
        if not (each.area.kind is Kind.ENGLAND and (each.measure, each.period) in wrong)
    ]
    PublishedValue.objects.bulk_create((_row(file, each) for each in held), batch_size=AT_ONCE)
    return len(held)


def _row(file: PublishedFile, value: Value) -> PublishedValue:
    return PublishedValue(
        file=file,
        measure=value.measure,
        area_kind=value.area.kind.value,
        area_code=value.area.code,
        area_name=value.area.name[:80],
        period=value.period,
        value=value.value,
        status=value.status if value.meaning is None else STATUS.get(value.meaning, NOT_THERE),
        symbol=value.symbol[:5],
        meaning="" if value.meaning is None else value.meaning.value,
        unit=value.unit,
        population_base=value.population_base,
        note=value.note[:300],
    )


def _day(written: str) -> dt.date:
    """The day of publication, or the last of the year or month that is known."""
    if len(written) == 4 and written.isdigit():
        return dt.date(int(written), 12, 31)
    try:
        return dt.date.fromisoformat(written)
    except ValueError as fault:
        raise RefusedFile("Say when it was published, for example 3 11 2016.") from fault
