"""*Export everything*: whole, within the rights of who asked, safe to open (pages.md 3.12)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pytest

from safeboard.grammar.declarations.office import Kept, Sheet
from safeboard.kernel.files import storing
from safeboard.kernel.reporting import exporting
from safeboard.kernel.reporting.models import Export
from safeboard.kernel.work.models import Job
from safeboard.kernel.work.today import now


@pytest.fixture(autouse=True)
def uploads(tmp_path, settings):
    settings.UPLOADS = tmp_path / "uploads"


def written(reader):
    export = exporting.ask(by=reader)
    job = Job.objects.get(kind=exporting.EXPORTING, subject=export.pk)
    exporting.write_export.func(job.pk)
    export.refresh_from_db()
    return export


def test_every_table_is_there_twice_and_every_file_once(reader_for):
    sheets = [Sheet("Returns: due?", ("Agency", "Due", "Days"), (("=cmd()", dt.date(2016, 4, 15), 6),))]
    papers = [Kept("board/paper 1.pdf", lambda: b"%PDF")]
    packed = zipfile.ZipFile(io.BytesIO(exporting.archive(sheets, papers, reader_for("business-manager"))))
    assert packed.namelist() == [
        "READ ME FIRST.txt",
        "everything.xlsx",
        "tables/01 Returns  due.csv",
        "papers/board/paper 1.pdf",
    ]
    rows = list(csv.reader(io.StringIO(packed.read("tables/01 Returns  due.csv").decode("utf-8-sig"))))
    assert rows == [["Agency", "Due", "Days"], ["'=cmd()", "2016-04-15", "6"]]
    assert packed.read("papers/board/paper 1.pdf") == b"%PDF"
    assert "may see as business_manager" in packed.read("READ ME FIRST.txt").decode()


def test_an_export_is_written_by_a_task_and_can_be_taken_away(people, as_role, reader_for, working):
    export = written(reader_for("business-manager"))
    assert export.size and export.sheets
    answer = as_role("business-manager").get(f"/export/{export.pk}/")
    assert answer["Content-Type"] == "application/zip" and "attachment" in answer["Content-Disposition"]
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_the_task_run_twice_writes_once(people, reader_for, working):
    export = written(reader_for("business-manager"))
    stored = export.stored_as
    job = Job.objects.get(subject=export.pk)
    Job.objects.filter(pk=job.pk).update(state="running")
    exporting.write_export.func(job.pk)
    export.refresh_from_db()
    assert export.stored_as == stored


def test_after_a_week_the_file_is_let_go(
    people, as_role, reader_for, working, django_capture_on_commit_callbacks
):
    export = written(reader_for("business-manager"))
    stored = export.stored_as
    Export.objects.update(asked_at=now() - dt.timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        exporting.ask(by=reader_for("business-manager"))
    with pytest.raises(storing.FileGone):
        storing.load(stored)
    assert as_role("business-manager").get(f"/export/{export.pk}/").status_code == 404


def test_the_page_asks_waits_and_offers(people, as_role):
    client = as_role("business-manager")
    assert "Export everything" in client.get("/export/").content.decode()
    assert client.post("/export/").status_code == 302
    assert "Take it away" in client.get("/export/").content.decode()
    Job.objects.update(state="running", words="Gathering every table")
    body = client.get("/export/").content.decode()
    assert "Gathering every table. You may leave this page; it looks again by itself." in body


@pytest.mark.parametrize("persona", ["administrator", "independent-chair", "ig-lead", "system-admin"])
def test_nobody_else_exports(people, as_role, reader_for, working, persona):
    export = written(reader_for("business-manager"))
    client = as_role(persona)
    assert client.get("/export/").status_code == 404
    assert client.post("/export/").status_code == 404
    assert client.get(f"/export/{export.pk}/").status_code == 404
