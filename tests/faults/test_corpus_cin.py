"""Every kept hostile census file is refused, turned back or taken in with words a person can act on; no row is lost."""

from __future__ import annotations

import pytest

from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.tables import CHILD, HOLDER
from safeboard.grammar.statutory.xml.reading import read
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, PLACES
from tests.faults.corpus.cin_xml import RECIPES
from tests.faults.corpus.recipes import LONGEST_ISSUE, LONGEST_REFUSAL, Recipe, wrong_with_words


def read_census(data: bytes) -> Read:
    return read(data, LAYOUTS, PLACES)


def wrong_with(result: Read) -> list[str]:
    """What a person could not act on, or cannot find in the file."""
    wrong = []
    if result.rows_in != result.accepted + result.rejected:
        wrong.append("rows were lost")
    for table in result.tables.layout.tables:
        frame = result.tables[table.name]
        if table.within:
            above = result.tables[table.within][CHILD].gather(frame[HOLDER])
            if not above.equals(frame[CHILD]):
                wrong.append(f"{table.name}: a row has another child than its holder")
    for fault in result.faults.iter_rows(named=True):
        said = fault["message"]
        if why := wrong_with_words(said, must_say_what_to_do="not listed one by one" not in said):
            wrong.append(why)
        if len(said) > LONGEST_ISSUE:
            wrong.append(f"is cut off: {said[:80]!r}")
        if fault["row"] is not None and not (fault["line"] and fault["path"].startswith(PLACES.root)):
            wrong.append(f"has no place: {fault}")
    return wrong


@pytest.mark.parametrize(
    "recipe",
    [pytest.param(each, id=each.name, marks=[pytest.mark.faults] if each.slow else []) for each in RECIPES],
)
def test_what_must_come_of_it_comes(recipe: Recipe) -> None:
    meant = recipe.comes
    try:
        result = read_census(recipe.make())
    except Unreadable as refusal:
        said = str(refusal)
        assert meant.refused is not None, said
        assert meant.refused in said
        assert not wrong_with_words(said)
        assert len(said) <= LONGEST_REFUSAL
        return
    messages = result.faults["message"].to_list()
    assert meant.refused is None, recipe.nasty
    assert (result.accepted, result.rejected) == (meant.accepted, meant.rejected), messages
    assert any(meant.said in each for each in messages) if meant.said else not messages, messages
    assert not wrong_with(result)


def test_no_two_recipes_are_of_one_name() -> None:
    assert len({each.name for each in RECIPES}) == len(RECIPES) >= 60
