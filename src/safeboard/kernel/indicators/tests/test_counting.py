"""While the figures are counted everybody goes on working; what was counted is kept whole or not at all."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from safeboard.kernel.indicators import runs, snapshots
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.counting import take_and_count
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.tasks import COUNTING, count_figures
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Job

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [("referrals", "a", "2015-06-30", None, {"source": "police"})]
DOER = recorder.Doer(actor="worker")


@pytest.fixture
def sent(council_file):
    with recorder.recorded(recorder.Doer(actor="test")):
        return council_file("2016-03-31", 24, ROWS)


def somebody_looks() -> list[BaseException]:
    """Another connection writes its line in the trail, and waits for nobody; what went wrong."""
    failed: list[BaseException] = []

    def look() -> None:
        try:
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA busy_timeout=0")
            with recorder.recorded(recorder.Doer(actor="user 1")):
                recorder.note("look.meanwhile")
        except BaseException as fault:
            failed.append(fault)
        finally:
            connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join(30)
    return failed


def interrupted(monkeypatch: pytest.MonkeyPatch, module: object, name: str, do: Callable[[], None]) -> None:
    """Have something done at the first call of a function, before it begins."""
    usual, calls = getattr(module, name), []

    def called(*given: object, **named: object) -> object:
        calls.append(name)
        if len(calls) == 1:
            do()
        return usual(*given, **named)

    monkeypatch.setattr(module, name, called)


@pytest.mark.parametrize(
    ("module", "name"),
    [(snapshots, "coverage"), (snapshots, "_canonical"), (snapshots, "_write"), (runs, "lines_of")],
    ids=("reading", "reading rows", "writing files", "counting"),
)
def test_somebody_else_writes_while_figures_are_counted(sent, monkeypatch, module, name):
    failed: list[BaseException] = []
    met: list[str] = []

    def meanwhile() -> None:
        failed.extend(somebody_looks())
        met.extend(Job.objects.values_list("words", flat=True))

    interrupted(monkeypatch, module, name, meanwhile)
    job = Job.objects.create(kind=COUNTING, subject="all")
    count_figures.func(job.pk)
    assert failed == []
    assert met == ["Counting every indicator" if module is runs else "Taking the figures as they stand"]
    assert list(Event.objects.values_list("action", flat=True)) == ["look.meanwhile", "snapshot.take"]
    assert Snapshot.objects.get().results.count() > 0
    job.refresh_from_db()
    assert job.state == "finished"


def test_where_the_counts_cannot_be_kept_there_is_no_snapshot(sent, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="no space left"):
        patch.setattr(Result.objects, "bulk_create", full)
        take_and_count(DOER, lambda _: None, "")
    assert not Snapshot.objects.exists() and not Event.objects.exists()
    snapshot, results = take_and_count(DOER, lambda _: None, "")
    assert results == snapshot.results.count() > 0
    assert take_and_count(DOER, lambda _: None, "") == (snapshot, results)
    assert Event.objects.filter(action="snapshot.take").count() == 1


def test_a_file_deleted_meanwhile_is_not_kept_in_a_snapshot(sent, monkeypatch):
    def deleted() -> None:
        sent.deleted_on = dt.date(2016, 4, 21)
        sent.save(update_fields=("deleted_on",))

    said: list[str] = []
    interrupted(monkeypatch, runs, "lines_of", deleted)
    snapshot, _ = take_and_count(DOER, said.append, "Counting")
    assert said == ["Counting", "Counting"]
    assert Snapshot.objects.get() == snapshot
    gathered = snapshots.gather()
    sent.__class__.objects.update(deleted_on=None)
    with pytest.raises(snapshots.Overtaken, match="Count again"):
        snapshots.keep(gathered)
