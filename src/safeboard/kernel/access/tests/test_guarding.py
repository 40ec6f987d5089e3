"""A save over somebody else's save is refused, and the loser learns what the winner wrote (promise C4)."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection

from safeboard.kernel.returns.models import Due


def due(people: Any) -> Due:
    day = dt.date(2016, 4, 14)
    return Due.objects.create(
        agency=people.agencies["police"],
        return_code="domestic-abuse",
        title="Domestic abuse notifications",
        period="2015-16Q4",
        as_at=day,
        due_on=day,
        purpose="To see",
        lawful_basis="Children Act 2004",
        agreement="2015",
        agreed_on=day,
        delete_on=day,
    )


@pytest.mark.django_db
def test_the_first_save_wins_and_the_second_is_told(people):
    row = due(people)
    mine, theirs = Due.objects.get(pk=row.pk), Due.objects.get(pk=row.pk)
    assert theirs.save_over(theirs.version, excuse="Theirs")
    assert not mine.save_over(mine.version, excuse="Mine")
    row.refresh_from_db()
    assert (row.excuse, row.version) == ("Theirs", 2)


@pytest.mark.django_db
def test_the_winner_holds_what_is_kept(people):
    row = due(people)
    assert row.save_over(1, excuse="First") and row.save_over(2, excuse="Second")
    assert (row.excuse, row.version) == ("Second", 3)


@pytest.mark.django_db
def test_the_loser_still_holds_what_they_typed(people):
    """The page shows both: what they have in hand is not overwritten by the refusal."""
    row = due(people)
    mine = Due.objects.get(pk=row.pk)
    row.save_over(1, excuse="Theirs")
    mine.excuse = "Mine"
    assert not mine.save_over(1, excuse="Mine")
    assert mine.excuse == "Mine" and mine.version == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_is_lost_without_knowing(people):
    """Six people save eight times each from what they saw; every acknowledged save is in the count of versions."""
    row, won, failed = due(people), [], []
    start = threading.Barrier(6)

    def edit() -> None:
        try:
            start.wait(30)
            for _ in range(8):
                seen = Due.objects.get(pk=row.pk)
                won.append(seen.save_over(seen.version, excuse=f"seen {seen.version}"))
        except BaseException as fault:
            failed.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=edit) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    row.refresh_from_db()
    assert failed == [] and len(won) == 48
    assert row.version == 1 + sum(won)
