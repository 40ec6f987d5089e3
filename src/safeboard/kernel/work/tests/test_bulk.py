"""Very many rows at once: all or none, and constraints hold as always."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from safeboard.kernel.work.bulk import insert
from safeboard.kernel.work.models import Job

pytestmark = pytest.mark.django_db
FIELDS = ("kind", "subject", "words", "done", "total", "state", "fault", "changed_at")


def row(subject: str | None) -> tuple[str | int | None, ...]:
    return ("check", subject, "Waiting", 0, 0, "waiting", "", "2016-04-21 09:00:00+00:00")


def test_rows_are_written_as_the_model_reads_them() -> None:
    insert(Job, FIELDS, [row("1"), row("2")])
    assert list(Job.objects.order_by("subject").values_list("subject", "done")) == [("1", 0), ("2", 0)]
    assert Job.objects.first().changed_at.year == 2016


def test_one_bad_row_writes_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Job, FIELDS, [row("1"), row(None)])
    assert not Job.objects.exists()


def test_no_rows_are_no_fault() -> None:
    insert(Job, FIELDS, [])
    assert not Job.objects.exists()
