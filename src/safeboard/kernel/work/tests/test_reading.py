"""What is read at one moment agrees with itself, and holds nobody back."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from safeboard.kernel.work.models import Job
from safeboard.kernel.work.reading import as_at_one_moment


def elsewhere(write: Callable[[], object]) -> list[BaseException]:
    """Write as another process would, who waits for nobody; what went wrong."""
    failed: list[BaseException] = []

    def work() -> None:
        try:
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA busy_timeout=0")
            write()
        except BaseException as fault:
            failed.append(fault)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    return failed


@pytest.mark.django_db(transaction=True)
def test_others_write_meanwhile_and_what_is_read_stays_as_it_was() -> None:
    with as_at_one_moment():
        assert Job.objects.count() == 0
        assert elsewhere(lambda: Job.objects.create(kind="check", subject="7")) == []
        assert Job.objects.count() == 0
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_afterwards_a_transaction_takes_the_lock_at_once_again() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has one lock for all")
    with pytest.raises(ValueError, match="stop"), as_at_one_moment():
        raise ValueError("stop")
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db
def test_inside_a_transaction_that_transaction_decides() -> None:
    with as_at_one_moment():
        Job.objects.create(kind="check", subject="7")
    assert Job.objects.count() == 1
