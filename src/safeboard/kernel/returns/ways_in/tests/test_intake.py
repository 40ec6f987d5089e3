"""`safeboard intake` takes figures in too: one file may hold years (SYS-54)."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from safeboard.kernel.returns.models import Due, Figure, Receipt, State
from safeboard.kernel.returns.ways_in.tests.conftest import Q3, Q4, SMALL

pytestmark = pytest.mark.django_db
BOX = next(iter(SMALL.boxes))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "figures.csv"
    found.write_text(f"Box,Number,Period\n{BOX},12,{Q4}\n{BOX},none,{Q3}\n{BOX},some,{Q4}\n")
    return found


def intake(file: Path, **said: Any) -> dict[str, Any]:
    out = StringIO()
    call_command("intake", str(file), return_code=SMALL.code, json=True, stdout=out, **said)
    return json.loads(out.getvalue())


def test_a_file_of_figures_is_taken_in_for_the_last_period_that_is_over(due, file):
    told = intake(file)
    assert told["rows"] == {"in": 3, "accepted": 2, "rejected": 1}
    assert any("“some” is not a whole number" in each["message"] for each in told["issues"])
    receipt = Receipt.objects.get()
    assert receipt.state == State.ACCEPTED and receipt.as_at == dt.date(2016, 3, 31)
    assert Figure.objects.count() == 2 and Due.objects.get(pk=due.pk).receipt == receipt


def test_looking_only_keeps_nothing(due, file):
    assert intake(file, check_only=True)["rows"]["accepted"] == 2
    assert not Receipt.objects.exists()


def test_a_day_on_which_no_period_ends_is_refused_with_the_one_to_give(due, file):
    with pytest.raises(CommandError, match=r"No quarter ends on 2016-02-29. .* for example 2016-03-31"):
        intake(file, as_at=dt.date(2016, 2, 29))
