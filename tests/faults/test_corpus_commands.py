"""Every kept hostile file, given to `safeboard intake --check-only --json` itself, is answered with words and an exit code."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from safeboard.kernel.files import workbooks
from safeboard.kernel.returns.statutory import apart
from tests.faults.corpus.commands import ASKED, Asked
from tests.faults.corpus.recipes import LONGEST_ISSUE, wrong_with_words


def intake(folder: Path, asked: Asked) -> tuple[int, dict[str, Any]]:
    """The exit code and what the command prints, which is JSON and nothing else."""
    for name, data in asked.make().items():
        (folder / name).write_bytes(data)
    out, code = io.StringIO(), 0
    try:
        call_command("intake", str(folder), return_code=asked.kind, check_only=True, json=True, stdout=out)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, json.loads(out.getvalue())


def check(folder: Path, asked: Asked) -> None:
    code, told = intake(folder, asked)
    rows, said = told["rows"], [each["message"] for each in told["issues"]]
    assert (code, rows["in"]) == (asked.exits, asked.rows), told
    assert rows["in"] == rows["accepted"] + rows["rejected"]
    aside = [why for _, why in told.get("not_read", [])]
    assert any(asked.said in each for each in (*said, *aside)) if asked.said else not aside, told
    assert ("refused" in told) == bool(asked.exits) and told["receipt"] is None
    for each in (*said, *aside):
        assert not wrong_with_words(each)
        assert asked.exits or len(each) <= LONGEST_ISSUE


def here(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


@pytest.mark.parametrize("asked", [pytest.param(each, id=each.name) for each in ASKED])
def test_what_is_said_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: Asked) -> None:
    # Its child is a second of its own for each; ./run faults starts them.
    monkeypatch.setattr(workbooks, "run_apart", here)
    monkeypatch.setattr(apart, "run_within", lambda bounds, *asked: here(*asked))
    check(tmp_path, asked)


@pytest.mark.faults
@pytest.mark.parametrize("asked", [pytest.param(each, id=each.name) for each in ASKED])
def test_what_is_said_of_it_by_the_child(tmp_path: Path, asked: Asked) -> None:
    check(tmp_path, asked)
