"""*Export everything*, any day (pages.md 3.12): every table of the office and every paper, in formats that others read.

What is in it is what the person who asked may see; rows about children are never there (pages.md 1.4).
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

from django.db import transaction
from django_tasks import task

from safeboard.grammar.declarations.office import Kept, Sheet
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files import comma_separated, spreadsheets, storing
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Membership
from safeboard.kernel.reporting.models import Export
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.jobs import Progress, carry_out, start
from safeboard.kernel.work.models import Job
from safeboard.kernel.work.today import now, today

EXPORTING = "export everything"
KEPT_DAYS = 7
ABOUT = """Everything that the Board office holds in Safeboard, as at {day}.

everything.xlsx  every table, one sheet each
tables/          the same tables as CSV (UTF-8 with its mark, comma, days as YYYY-MM-DD); a text that a spreadsheet program would
                 take for a formula begins with an apostrophe
papers/          the papers and files, newest versions

It holds what {name} may see as {hat}. Rows about children that agencies sent are not in it: the office never holds them.
It may still be confidential. Keep it where the Board's papers are kept.
"""


def ask(*, by: Reader) -> Export:
    """Ask for an export; a task writes it. What was kept longer than a week is let go."""
    with transaction.atomic():
        for old in Export.objects.filter(asked_at__lt=now() - dt.timedelta(days=KEPT_DAYS)).exclude(
            stored_as=""
        ):
            name, old.stored_as = old.stored_as, ""
            old.save(update_fields=["stored_as"])
            transaction.on_commit(lambda name=name: storing.discard(name))
        export = Export.objects.create(asked_by_id=by.user_id, asked_at=now(), hat=by.membership_id)
        start(EXPORTING, export.pk, write_export)
        recorder.note("export.ask", thing="export", thing_id=export.pk)
    return export


@task()
def write_export(job_id: int) -> None:
    """Write the archive. Safe to run twice."""
    carry_out(job_id, _write)


def _write(job: Job, progress: Progress) -> str:
    export = Export.objects.get(pk=job.subject)
    if export.stored_as:
        return "This export was written already."
    hat = Membership.objects.select_related("user", "agency", "sub_group").get(pk=export.hat)
    reader = reader_of(hat, today())
    progress.say("Gathering every table")
    sheets = [Sheet(each.title, each.headings, tuple(each.rows), each.notes) for each in sheets_of(reader)]
    papers = list(files_of(reader))
    progress.say(f"Writing {len(sheets)} tables and {len(papers)} files")
    data = archive(sheets, papers, reader)
    export.stored_as, export.size = storing.store(data), len(data)
    export.sheets, export.files = len(sheets), len(papers)
    export.rows = sum(len(list(each.rows)) for each in sheets)
    with recorder.recorded(recorder.Doer(actor=reader.trail_name, hat=reader.hat)):
        export.save()
        recorder.note(
            "export.write", thing="export", thing_id=export.pk, rows=export.rows, files=export.files
        )
    return f"{export.sheets} tables with {export.rows:,} rows, and {export.files} files."


def sheets_of(reader: Reader) -> Iterator[Sheet]:
    """Every table of every room that this reader may see."""
    for office in REGISTRY.offices():
        if office.sheets is not None:
            yield from office.sheets(reader)


def files_of(reader: Reader) -> Iterator[Kept]:
    """Every file of every room that this reader may see."""
    for office in REGISTRY.offices():
        if office.files is not None:
            yield from office.files(reader)


def archive(sheets: list[Sheet], papers: list[Kept], reader: Reader) -> bytes:
    """The archive as bytes: a text that says what it is, a workbook, a CSV a table, the papers."""
    day = f"{today().day} {today():%B %Y}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("READ ME FIRST.txt", ABOUT.format(day=day, name=reader.name, hat=reader.hat))
        packed.writestr(
            "everything.xlsx", spreadsheets.write(sheets, (("What this is", "Everything"), ("As at", day)))
        )
        for number, sheet in enumerate(sheets, start=1):
            packed.writestr(f"tables/{number:02} {_file_name(sheet.title)}.csv", comma_separated.write(sheet))
        for paper in papers:
            packed.writestr(f"papers/{paper.path}", paper.read())
    return out.getvalue()


def _file_name(title: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -" else " " for letter in title).strip()[:60]
