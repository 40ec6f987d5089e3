"""Every kept odd file of the Standard Safeguarding Dataset is refused, turned back or taken in with words a person can act on."""

from __future__ import annotations

import pytest

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME
from safeboard.processes.socialcare.returns.safeguarding_dataset.method import METHOD
from tests.faults.corpus.dataset_files import RECIPES
from tests.faults.corpus.dataset_rows import OBJECTS
from tests.faults.corpus.recipes import LONGEST_REFUSAL, Recipe, wrong_with_words
from tests.faults.spoilt_sets import wrong_with


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda each: each.name)
def test_what_must_come_of_it_comes(recipe: Recipe) -> None:
    meant = recipe.comes
    try:
        result = METHOD.read([(recipe.filename, recipe.make())], None)
        METHOD.states(result)
    except Unreadable as refusal:
        said = str(refusal)
        assert meant.refused is not None, said
        assert meant.refused in said
        assert not wrong_with_words(said)
        assert len(said) <= LONGEST_REFUSAL
        return
    messages = result.faults["message"].to_list()
    assert meant.refused is None, messages
    assert (result.accepted, result.rejected) == (meant.accepted, meant.rejected), messages
    assert any(meant.said in each for each in messages) if meant.said else not messages, messages
    assert not wrong_with(result)


def test_every_object_that_is_read_is_among_the_hostile_files() -> None:
    assert OBJECTS.keys() == BY_NAME.keys()


def test_no_two_recipes_are_of_one_name() -> None:
    assert len({each.name for each in RECIPES}) == len(RECIPES) >= 60
