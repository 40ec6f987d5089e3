"""The demonstration county, loaded once through the real pipeline and taken away again afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from safeboard.demo import loading, story
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.trail import recorder


@pytest.fixture(scope="module")
def chalkshire(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Snapshot]:
    """Chalkshire's six files received, checked, sent and accepted; the snapshot and the draft for the Board."""
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.skip("The county is counted from Parquet, not by the database: on SQLite is enough.")
        with transaction.atomic():
            with recorder.recorded(loading.DOER):
                loading.people()
                loading.dues()
            loading.send_files(lambda words: None)
            with recorder.recorded(loading.DOER):
                story.said_before()
                snapshot = take()
                run(snapshot)
                story.prepare_board(snapshot)
            yield snapshot
            transaction.set_rollback(True)
