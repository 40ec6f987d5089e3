"""The verbs of an import: receive the file, choose its columns, say what words mean, take it whole, undo it.

A list that is being prepared belongs to whoever sent it; once taken it is the office's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing import lists, reading
from safeboard.kernel.actions.importing.cells import squash
from safeboard.kernel.actions.importing.target import TARGETS, Target, Undone, declare
from safeboard.kernel.actions.importing.understanding import Chosen, Understood, understand
from safeboard.kernel.actions.models import Batch
from safeboard.kernel.actions.permissions import IMPORT
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.files import storing
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sheets import Sheet
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

for each in lists.ALL:
    declare(each)

SHORTEST_REASON = 10
NOT_READY = "Nothing of this list can be taken as it stands. Look at the reasons below."


def receive(*, target: Target, filename: str, data: bytes, by: Reader) -> Batch:
    """Look the file over, keep it, and guess its sheet, its row of headings and its columns. Raises RefusedFile."""
    sheets = reading.read(filename, data)
    sheet = reading.likely_sheet(sheets, target)
    heading_row = reading.guess_heading(sheet, target)
    reading.check_length(sheet, heading_row)
    with transaction.atomic():
        batch = Batch.objects.create(
            kind=target.kind,
            filename=filename[:200],
            stored_as=storing.store(data),
            sheet=sheet.name[:80],
            columns=_columns(target, sheet, heading_row, {}),
            by_id=by.user_id,
            at=now(),
        )
        recorder.note("actions.import_received", thing="batch", thing_id=batch.pk, kind=target.code)
    return batch


def read_again(batch: Batch, sheet_name: str = "") -> tuple[list[Sheet], Sheet]:
    """All sheets of the kept file, and the chosen one. Raises RefusedFile, or FileGone where it was thrown away."""
    sheets = reading.read(batch.filename, storing.load(batch.stored_as))
    wanted = sheet_name or batch.sheet
    return sheets, next((each for each in sheets if each.name[:80] == wanted), sheets[0])


def choose_sheet(*, batch: Batch, sheet: Sheet, heading_row: int, by: Reader) -> None:
    """Read another sheet or row of headings; the columns are guessed afresh. Raises NotNow with its field."""
    _not_taken(batch, by)
    if not 1 <= heading_row <= len(sheet.rows):
        raise NotNow(f"Sheet “{sheet.name}” has rows 1 to {len(sheet.rows)}. Choose one.", "heading_row")
    _length(sheet, heading_row, "heading_row")
    batch.sheet, batch.columns = sheet.name[:80], _columns(target_of(batch, by), sheet, heading_row, {})
    batch.save(update_fields=("sheet", "columns"))
    recorder.note("actions.import_columns", thing="batch", thing_id=batch.pk)


def choose_columns(*, batch: Batch, sheet: Sheet, columns: Mapping[int, str], by: Reader) -> None:
    """Say which column holds what. Raises NotNow where the title has no column or two columns hold one thing."""
    _not_taken(batch, by)
    target = target_of(batch, by)
    named = list(columns.values())
    for name in named:
        if named.count(name) > 1:
            raise NotNow(f"Two columns are “{target.field(name).title}”. Choose one of them.", name)
    if missing := reading.missing_titles(target, columns):
        raise NotNow(f"Choose the column that holds “{missing[0]}”.")
    _length(sheet, batch.columns["heading_row"], None)
    batch.columns = {**batch.columns, "columns": {str(place): name for place, name in columns.items()}}
    batch.save(update_fields=("columns",))
    recorder.note("actions.import_columns", thing="batch", thing_id=batch.pk)


def choose_meanings(*, batch: Batch, meanings: Mapping[str, Mapping[str, str]], by: Reader) -> None:
    """Say what words mean; remembered for this list, also where its columns are chosen again."""
    _not_taken(batch, by)
    before: dict[str, dict[str, str]] = batch.columns.get("meanings", {})
    both = {name: {**before.get(name, {}), **meanings.get(name, {})} for name in {*before, *meanings}}
    batch.columns = {**batch.columns, "meanings": both}
    batch.save(update_fields=("columns",))
    recorder.note("actions.import_meanings", thing="batch", thing_id=batch.pk)


def choose_rest(*, batch: Batch, repeats: str, why_safe: str, by: Reader) -> None:
    """Say what becomes of rows that we have already, and why it is safe to keep what looks personal."""
    _not_taken(batch, by)
    if why_safe and len(why_safe.strip()) < SHORTEST_REASON:
        raise NotNow(f"Say why it is safe, in at least {SHORTEST_REASON} characters.", "why_safe")
    batch.columns = {
        **batch.columns,
        "repeats": "take" if repeats == "take" else "skip",
        "why_safe": why_safe.strip()[:500],
    }
    batch.save(update_fields=("columns",))
    recorder.note("actions.import_rest", thing="batch", thing_id=batch.pk)


def take(*, batch: Batch, by: Reader) -> int:
    """Take the list: all its ready rows in one transaction, the others listed with their reasons. Raises NotNow."""
    _not_taken(batch, by)
    target, chosen = target_of(batch, by), chosen_of(batch)
    _, sheet = read_again(batch)
    found = look(batch, sheet, by)
    ready, left_out = found.ready(chosen), found.left_out(chosen)
    if not ready:
        raise NotNow(NOT_READY)
    with transaction.atomic():
        if Batch.objects.filter(pk=batch.pk, taken_at=None).update(taken_at=now()) != 1:
            raise NotNow("This list is taken already.")
        batch.refresh_from_db()
        batch.taken = target.take(batch, ready, by, chosen.why_safe)
        batch.rows_in = len(found.rows)
        batch.not_understood = [
            {"row": row.number, "cell": fault.cell, "why": fault.why}
            for row, faults in left_out
            for fault in faults
        ]
        batch.save(update_fields=("taken", "rows_in", "not_understood"))
        recorder.note(
            "actions.imported", thing="batch", thing_id=batch.pk, taken=batch.taken, rows=batch.rows_in
        )
    return batch.taken


def undo(*, batch: Batch, by: Reader) -> Undone:
    """Undo the import: what nobody has worked on since is taken back, the rest stays and is named. Raises NotNow."""
    with transaction.atomic():
        mine = Batch.objects.filter(pk=batch.pk, undone_at=None).exclude(taken_at=None)
        if mine.update(undone_at=now(), undone_by=by.user_id) != 1:
            raise NotNow("This import is undone already, or was never taken.")
        batch.refresh_from_db()
        undone = target_of(batch, by).undo(batch, by)
        recorder.note(
            "actions.import_undone",
            thing="batch",
            thing_id=batch.pk,
            taken_back=undone.taken_back,
            stay=undone.stay,
        )
    return undone


def throw_away(*, batch: Batch, by: Reader) -> None:
    """Throw away a list that was not taken, and the file with it."""
    _not_taken(batch, by)
    stored_as = batch.stored_as
    recorder.note("actions.import_thrown_away", thing="batch", thing_id=batch.pk)
    batch.delete()
    transaction.on_commit(lambda: storing.discard(stored_as))


def target_of(batch: Batch, by: Reader) -> Target:
    """What the list is taken in as, with the choices that this reader has."""
    return TARGETS[batch.columns["target"]].asked_by(by)


def targets_of(by: Reader) -> list[Target]:
    """The kinds of list that this reader may take in."""
    return [each for each in TARGETS.values() if policy.may(by, each.needs)]


def of_reader(by: Reader) -> QuerySet[Batch]:
    """The imports that this reader may see: of kinds that they may take in themselves."""
    return Batch.visible(by, IMPORT).filter(columns__target__in=[each.code for each in targets_of(by)])


def chosen_of(batch: Batch) -> Chosen:
    """Everything that was chosen for the list so far."""
    kept: dict[str, Any] = batch.columns
    return Chosen(
        sheet=batch.sheet,
        heading_row=kept["heading_row"],
        columns={int(place): name for place, name in kept["columns"].items()},
        meanings=kept.get("meanings", {}),
        repeats=kept.get("repeats", "skip"),
        why_safe=kept.get("why_safe", ""),
    )


def look(batch: Batch, sheet: Sheet, by: Reader) -> Understood:
    """The list as it will become by all that was chosen so far."""
    target = target_of(batch, by)
    return understand(target, sheet, chosen_of(batch), owners(by), by)


def owners(by: Reader) -> dict[str, str]:
    """Agencies and sub groups by every name that means exactly one of them."""
    found: dict[str, set[str]] = {}
    for agency in Agency.visible(by, IMPORT):
        for name in (agency.name, agency.code):
            found.setdefault(squash(name), set()).add(f"agency:{agency.pk}")
    for group in SubGroup.visible(by, IMPORT):
        for name in (group.code, group.name, f"{group.name} sub group", f"{group.code} sub group"):
            found.setdefault(squash(name), set()).add(f"group:{group.pk}")
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def owner_choices(by: Reader) -> list[tuple[str, str]]:
    """What an unknown name can be said to mean: agencies that are partners today, and sub groups."""
    return _named(by, Agency.visible(by, IMPORT).filter(pk__in=Agency.living(by.on)))


def owner_names(by: Reader) -> dict[str, str]:
    """The names of all that a row can be of, also of agencies that ended: an old list speaks of its own days."""
    return dict(_named(by, Agency.visible(by, IMPORT)))


def _named(by: Reader, agencies: QuerySet[Agency]) -> list[tuple[str, str]]:
    groups = [(f"group:{each.pk}", f"{each.name} sub group") for each in SubGroup.visible(by, IMPORT)]
    return [*((f"agency:{each.pk}", each.name) for each in agencies), *groups]


def _columns(target: Target, sheet: Sheet, heading_row: int, meanings: Mapping[str, Any]) -> dict[str, Any]:
    guessed = reading.guess_columns(reading.columns_of(sheet, heading_row), target)
    return {
        "target": target.code,
        "heading_row": heading_row,
        "columns": {str(place): name for place, name in guessed.items()},
        "meanings": dict(meanings),
    }


def _length(sheet: Sheet, heading_row: int, field: str | None) -> None:
    try:
        reading.check_length(sheet, heading_row)
    except RefusedFile as refused:
        raise NotNow(str(refused), field) from refused


def _not_taken(batch: Batch, by: Reader) -> None:
    if batch.taken_at is not None:
        raise NotNow("This list is taken already. You can undo the import.")
    if batch.by_id != by.user_id:
        raise NotNow("Somebody else is preparing this list.")
