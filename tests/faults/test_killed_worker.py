"""A worker killed with -9 while it takes a file in loses nothing and doubles nothing (promises C1, C2, C6)."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.faults
KILLS = 25

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from safeboard.demo import annex_a_files, county, loading
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns import receiving
from safeboard.kernel.trail import recorder
with recorder.recorded(loading.DOER):
    loading.people()
    file = annex_a_files.files(county.build())[0]
    receipt = receiving.receive(
        agency=Agency.objects.get(code="county-council"), return_code="annex-a", filename=file.filename,
        data=annex_a_files.write_xlsx(file), as_at=file.as_at, look_back_months=12, by=User.objects.first(),
    ).receipt
receiving.check(receipt)
with recorder.recorded(loading.DOER):
    receiving.send(receipt, by=None)
print(receipt.accepted)
"""
ACCEPT = """
import django; django.setup()
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Receipt
print("started", flush=True)
receiving.accept(Receipt.objects.get())
"""
COUNT = """
import django; django.setup()
from safeboard.kernel.journeys.models import Episode
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.trail import sealing
from safeboard.kernel.trail.models import Event
print(Receipt.objects.get().state, Episode.objects.count(), Episode.objects.filter(current=True).count(),
      Event.objects.filter(action="returns.accept").count(), sealing.verify().whole)
"""


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    settings = {"DJANGO_SETTINGS_MODULE": "safeboard.config.settings.demo", "SAFEBOARD_VAR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True
    )


def said(code: str, folder: Path) -> list[str]:
    process = python(code, folder)
    out, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return out.split()


def test_a_file_is_taken_in_whole_or_not_at_all(tmp_path: Path) -> None:
    (rows,) = said(PREPARE, tmp_path)
    chance = random.Random(20160421)
    killed = 0
    for _ in range(KILLS):
        with python(ACCEPT, tmp_path) as worker:
            assert worker.stdout is not None and worker.stdout.readline() == "started\n"
            try:
                worker.wait(chance.uniform(0, 6))
                break
            except subprocess.TimeoutExpired:
                worker.kill()
        killed += 1
        state, stated, current, noted, whole = said(COUNT, tmp_path)
        assert whole == "True"
        done = state == "accepted"
        assert (stated, current, noted) == ((rows, rows, "1") if done else ("0", "0", "0"))
    said(ACCEPT, tmp_path)
    said(ACCEPT, tmp_path)
    assert said(COUNT, tmp_path) == ["accepted", rows, rows, "1", "True"]
    assert killed, "no worker was killed: wait for a shorter time"
