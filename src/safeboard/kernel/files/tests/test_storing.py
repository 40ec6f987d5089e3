"""Stored files: private, whole, and plainly missed when they are gone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from safeboard.kernel.files.storing import FileGone, content_hash, discard, load, store


@pytest.fixture
def uploads(settings, tmp_path: Path) -> Path:
    settings.UPLOADS = tmp_path
    return tmp_path


def test_what_was_stored_is_loaded(uploads: Path) -> None:
    assert load(store(b"rows")) == b"rows"


def test_only_the_program_may_read_a_stored_file(uploads: Path) -> None:
    name = store(b"rows")
    (path,) = uploads.rglob(name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_name_says_nothing_of_the_content(uploads: Path) -> None:
    assert store(b"rows") != store(b"rows")
    assert content_hash(b"rows") == content_hash(b"rows") != content_hash(b"Rows")


def test_a_discarded_file_is_missed_in_words(uploads: Path) -> None:
    name = store(b"rows")
    discard(name)
    discard(name)
    with pytest.raises(FileGone, match="Ask the sender to send it again"):
        load(name)
