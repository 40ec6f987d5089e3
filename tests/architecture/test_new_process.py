"""`./run new-process NAME` makes a folder that passes the checks as it stands (architecture section 3)."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
new_process = runpy.run_path(str(ROOT / "tools/new_process.py"))
make, CannotMake = new_process["make"], new_process["CannotMake"]
SAID = {"title": "Youth work", "code": "T5-80", "owner": "PQA"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The parts of the house that a new process touches and is checked by."""
    ignored = shutil.ignore_patterns("__pycache__", "static", "vendor", "jinja2")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignored)
    shutil.copytree(ROOT / "tests/spec", tmp_path / "tests/spec", ignore=ignored)
    for name in ("pyproject.toml", "conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_what_it_writes_passes_the_checks_and_its_own_tests(copy: Path) -> None:
    written = make(copy, "youthwork", **SAID)
    assert written[0].name == "manifest.py"
    folder = copy / "src/safeboard/processes/youthwork"
    beside = Path(sys.executable).parent
    commands = (
        (beside / "ruff", "format", "--quiet", folder),  # as ./run does
        (beside / "ruff", "check", "--quiet", folder),
        (beside / "lint-imports", "--no-cache"),
        (
            *(beside / "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--rootdir", copy),
            *(folder, copy / "tests/spec", "-k", "youthwork or T5-80"),
        ),
    )
    variables = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    for command in commands:
        done = subprocess.run(command, cwd=copy, env=variables, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert "4 passed" in done.stdout, done.stdout


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("Youth-Work", {}, "cannot be a folder"),
        ("budget", {}, "There is a process budget already"),
        ("youthwork", {"code": "80"}, "is no code of an indicator"),
        ("youthwork", {"code": "T5-06"}, "T5-06 is declared already"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(
    name: str, changes: dict[str, str], words: str
) -> None:
    before = sorted((ROOT / "src/safeboard/processes").iterdir())
    with pytest.raises(CannotMake, match=words):
        make(ROOT, name, **{**SAID, **changes})
    assert sorted((ROOT / "src/safeboard/processes").iterdir()) == before
