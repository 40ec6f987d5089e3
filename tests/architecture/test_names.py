"""What is public says in words what it is, and no module is called after nothing (DEVELOPERS.md, Style)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "safeboard"
# The names say nothing; what is in them belongs to some thing that has a name.
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base_classes"}
FURNITURE = {"apps", "urls"}


def modules() -> list[Path]:
    """Every module of ours that is no test and no migration."""
    return [file for file in sorted(SOURCE.rglob("*.py")) if not {"tests", "migrations"} & set(file.parts)]


def unsaid(source: str, furniture: bool = False) -> Iterator[str]:
    """The module, and its public functions and classes, that have no docstring."""
    tree = ast.parse(source)
    if tree.body and not furniture and not ast.get_docstring(tree):
        yield "the module"
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            yield node.name


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(SOURCE)))
def test_what_is_public_says_what_it_is(file):
    assert list(unsaid(file.read_text(encoding="utf-8"), file.stem in FURNITURE)) == []


def test_no_module_is_called_after_nothing():
    assert [str(file) for file in modules() if file.stem in NO_NAMES or file.parent.name in NO_NAMES] == []


def test_what_says_nothing_is_seen():
    source = '"""A room."""\ndef open_door():\n    pass\ndef _latch():\n    pass\nclass Key:\n    """What fits."""\n'
    assert list(unsaid(source)) == ["open_door"]
    assert list(unsaid("import os")) == ["the module"]
