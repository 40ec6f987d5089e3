"""Every kept hostile file is refused, turned back or taken in with words a person can act on; no row is lost (D1, C3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files import workbooks as reader
from safeboard.kernel.returns.checking import check_files
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.kernel.returns.issues import CheckedFile
from tests.faults.corpus import figures_csv, rows_csv, workbooks
from tests.faults.corpus.recipes import AS_AT, LOOK_BACK, Came, Recipe, try_out

FORMS = [each for each in workbooks.RECIPES if each.name.startswith("form: ")]
SENT = {
    "annex-a": [*rows_csv.RECIPES, *(each for each in workbooks.RECIPES if each not in FORMS)],
    "lado": [*figures_csv.RECIPES, *FORMS],
}
ALL = [(code, each) for code, found in SENT.items() for each in found]


def check(files: list[tuple[str, bytes]], code: str) -> CheckedFile:
    """As an upload is checked."""
    if code in REGISTRY.figures:
        return check_figures(files, REGISTRY.figures[code], AS_AT)
    others = [each for each in REGISTRY.returns.values() if each.code != code]
    return check_files(files, REGISTRY.returns[code], AS_AT, LOOK_BACK, others)


def came_of(recipe: Recipe, code: str) -> Came:
    return try_out(lambda files: check(files, code), [(recipe.filename, recipe.make())])


def in_process(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


@pytest.mark.parametrize(
    ("code", "recipe"),
    [
        pytest.param(code, each, id=each.name, marks=[pytest.mark.faults] if each.slow else [])
        for code, each in ALL
    ],
)
def test_what_must_come_of_it_comes(monkeypatch: pytest.MonkeyPatch, code: str, recipe: Recipe) -> None:
    if not recipe.apart:  # a child for each of so many takes minutes; those that need one have it
        monkeypatch.setattr(reader, "run_apart", in_process)
    came, meant = came_of(recipe, code), recipe.comes
    assert not came.faults, recipe.nasty
    if meant.refused is not None:
        assert came.comes.refused is not None, came
        assert meant.refused in came.comes.refused
        return
    assert (came.comes.refused, came.comes.accepted, came.comes.rejected) == (
        None,
        meant.accepted,
        meant.rejected,
    ), came.messages
    assert any(meant.said in each for each in came.messages) or not meant.said, came.messages


def test_there_are_enough_recipes_and_no_two_of_one_name() -> None:
    assert len(ALL) > 200
    assert len({(code, each.name) for code, each in ALL}) == len(ALL)


def test_a_recipe_gives_the_same_bytes_again() -> None:
    small = [each for _, each in ALL if not each.apart and "bomb" not in each.name]
    assert all(each.make() == each.make() for each in small)
