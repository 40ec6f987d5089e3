"""What a child process may not do, and what its parent says instead."""

from __future__ import annotations

import os
import time
from datetime import date, datetime

import pytest

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sandbox import COULD_NOT_READ, Bounds, run_apart, run_within
from safeboard.kernel.files.texts import decode


def test_an_answer_comes_back():
    assert run_apart(max, 3, 4) == 4
    assert run_apart(datetime.fromisoformat, "2016-02-28") == datetime(2016, 2, 28)
    assert run_apart(date, 2016, 2, 28) == date(2016, 2, 28)


def test_a_refusal_comes_back_in_its_own_words():
    with pytest.raises(RefusedFile, match="Line 1 holds an empty byte"):
        run_apart(decode, b"\0")


def test_a_child_that_hangs_is_stopped():
    started = time.monotonic()
    with pytest.raises(RefusedFile, match=r"took more than 0\.5 seconds to read, so we stopped"):
        run_within(Bounds(seconds=0.5), time.sleep, 60)
    assert time.monotonic() - started < 10


def test_with_patience_waiting_costs_nobody_their_file_and_work_without_end_is_stopped():
    waiting = Bounds(seconds=0.2, patience=100)
    assert run_within(waiting, time.sleep, 0.5) is None
    with pytest.raises(RefusedFile, match=r"took more than 0\.2 seconds to read, so we stopped"):
        run_within(waiting, sum, range(10**12))


def test_a_child_that_swells_is_stopped():
    with pytest.raises(RefusedFile, match="could not read the file safely"):
        run_within(Bounds(memory=400_000_000), bytes, 2_000_000_000)


def test_a_child_that_crashes_is_survived():
    with pytest.raises(RefusedFile) as refused:
        run_apart(os.abort)
    assert str(refused.value) == COULD_NOT_READ


def test_a_child_that_leaves_without_a_word_is_noticed():
    with pytest.raises(RefusedFile):
        run_apart(os._exit, 0)


def test_a_child_that_says_too_much_is_cut_off():
    with pytest.raises(RefusedFile):
        run_within(Bounds(answer=1000), bytes, 100_000)


def test_nothing_but_plain_data_is_taken_from_a_child():
    with pytest.raises(RefusedFile):
        run_apart(Bounds)


def test_secrets_of_the_parent_stay_with_the_parent(monkeypatch):
    monkeypatch.setenv("SAFEBOARD_SECRET_KEY", "told to nobody")
    assert run_apart(os.getenv, "SAFEBOARD_SECRET_KEY") is None


def test_bounds_must_leave_something():
    with pytest.raises(ValueError, match="some time"):
        Bounds(seconds=0)
