"""Newer figures of the county: a file is sent, looked at, and taken in or put away. Verbs only (SYS-94)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.files.comma_separated import FORMULA
from safeboard.kernel.files.opening import Limits, RefusedFile
from safeboard.kernel.indicators.published.tables import Table, open_table
from safeboard.kernel.reporting.models import CountyFile
from safeboard.kernel.reporting.profile import held
from safeboard.kernel.reporting.profile.judging import Judged, judge
from safeboard.kernel.reporting.profile.table import COLUMNS
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today

# A profile has some dozens of figures: what is larger is another file.
LIMITS = Limits(size=1_000_000, unpacked=10_000_000, rows=1_000, cells=50_000, columns=60, cell=2_000)


def send(*, filename: str, data: bytes, by: Reader) -> CountyFile:
    """Open a file and keep its rows to be looked at; nothing of it is used yet. Raises RefusedFile with why."""
    table = open_table(data, filename, LIMITS)
    _check_headings(table)
    slipped = set(table.slipped)
    file = CountyFile.objects.create(
        filename=filename[-200:],
        sha256=hashlib.sha256(data).hexdigest(),
        rows=[[number, row] for number, row in _rows(table) if number not in slipped],
        not_read=list(_not_read(table)),
        sent_by_id=by.user_id,
        sent_at=now(),
    )
    recorder.note("county.send", thing="county_file", thing_id=file.pk, rows=len(file.rows))
    return file


def judged(file: CountyFile) -> Judged:
    """What taking the file in would do today."""
    return judge([(number, row) for number, row in file.rows], held.facts(), today().year)


def fingerprint(found: Judged) -> str:
    """Of what somebody saw before they pressed: taken in is only that."""
    return hashlib.sha256(json.dumps(asdict(found), sort_keys=True).encode()).hexdigest()[:24]


def take_in(*, file: CountyFile, seen: str, by: Reader) -> None:
    """Take its figures in; those before them stay as earlier versions.

    Raises NotNow where it is no longer waiting, holds nothing new, or would do something else than was seen.
    """
    with transaction.atomic():
        # One at a time: two files may bring the same figure.
        list(CountyFile.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
        file.refresh_from_db()
        if file.standing != "waiting":
            raise NotNow("This file is no longer waiting.")
        found = judged(file)
        if fingerprint(found) != seen:
            raise NotNow("What is held has changed since you looked. Look again, then take it in.")
        if not found.taken:
            raise NotNow("Nothing in this file can be taken in.")
        won = file.save_over(
            file.version,
            standing="taken",
            facts=[each.fact.row for each in found.taken],
            skipped=[asdict(each) for each in found.skipped],
            taken_by_id=by.user_id,
            taken_at=now(),
        )
        if not won:
            raise SomebodyElse
        recorder.note(
            "county.take-in",
            thing="county_file",
            thing_id=file.pk,
            figures=len(found.taken),
            skipped=len(found.skipped),
        )


def put_away(*, file: CountyFile, by: Reader) -> None:
    """Put a file away that is not to be taken in; of its rows nothing is kept. Raises NotNow once it was taken in."""
    if file.standing != "waiting" or not file.save_over(file.version, standing="left", rows=[]):
        raise NotNow("This file is no longer waiting.")
    recorder.note("county.put-away", thing="county_file", thing_id=file.pk, by=by.user_id)


def _check_headings(table: Table) -> None:
    if table.twice:
        raise RefusedFile(f"The heading {table.twice[0]} stands there twice. Take one out and send it again.")
    missing = [each for each in COLUMNS if each not in table.headings]
    if missing:
        raise RefusedFile(
            f"The file has no column {', '.join(missing)}. It needs the columns of the list that is held: "
            "take that as CSV, put the newer figures in, and send it."
        )


def _rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    return [(number, {name: _as_sent(row[name]) for name in COLUMNS}) for number, row in table.records()]


def _as_sent(cell: str) -> str:
    """The cell without the apostrophe that our own CSV puts before what a spreadsheet would run: "%" is a unit here."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _not_read(table: Table) -> list[str]:
    said = [
        f"Column {each[:60]}: it belongs to no part of the layout."
        for each in table.headings
        if each not in COLUMNS
    ]
    if table.nameless:
        said.append("Columns without a heading.")
    said += [
        f"Row {number}: it has more cells than there are headings, so they would slip."
        for number in table.slipped
    ]
    return said
