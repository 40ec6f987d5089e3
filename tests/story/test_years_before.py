"""A worker killed with -9 while it brings in the years before goes on where it was: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from safeboard.demo.annex_a_files import EARLIER_AS_AT

pytestmark = pytest.mark.faults
KILLS = 4

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from safeboard.demo import earlier, loading
from safeboard.kernel.trail import recorder
with recorder.recorded(loading.DOER):
    loading.people()
earlier.begin()
"""
WORK = """
import django; django.setup()
from django.core.management import call_command
call_command("recover", minutes=0)
print("started", flush=True)
call_command("db_worker", batch=True, startup_delay=False)
"""
COUNT = """
import django; django.setup()
from django_tasks_db.models import DBTaskResult
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.journeys.models import Episode
from safeboard.kernel.returns.models import Receipt
receipts = Receipt.objects.order_by("as_at")
print(*[f"{each.as_at}:{each.state}" for each in receipts])
print(sum(each.accepted for each in receipts), Episode.objects.count(), Snapshot.objects.count(),
      Result.objects.exclude(snapshot=Snapshot.objects.last()).count(),
      DBTaskResult.objects.exclude(status="SUCCESSFUL").count())
print(Result.objects.get(code="T1-07", period="2012-13", by="").numerator)
"""


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    settings = {"DJANGO_SETTINGS_MODULE": "safeboard.config.settings.demo", "SAFEBOARD_VAR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.timeout(900)
def test_a_killed_worker_brings_in_the_years_before_once(tmp_path: Path) -> None:
    prepared = python(PREPARE, tmp_path)
    words = prepared.communicate(timeout=120)
    assert prepared.returncode == 0, words[1]
    moment = random.Random(20160421)
    for _ in range(KILLS):
        worker = python(WORK, tmp_path)
        assert worker.stdout is not None and "started" in worker.stdout.readline() + worker.stdout.readline()
        try:
            worker.wait(moment.uniform(0.5, 14))
        except subprocess.TimeoutExpired:
            worker.kill()
        worker.communicate()
    last = python(WORK, tmp_path)
    said = last.communicate(timeout=600)
    assert last.returncode == 0, said[1]
    counted = python(COUNT, tmp_path).communicate(timeout=120)[0].splitlines()
    assert counted[0] == " ".join(f"{day}:accepted" for day in EARLIER_AS_AT)
    rows, episodes, snapshots, stray, unfinished = map(int, counted[1].split())
    assert rows == episodes and (snapshots, stray, unfinished) == (1, 0, 0)
    assert counted[2] == "1149"
