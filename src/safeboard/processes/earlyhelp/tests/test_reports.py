"""The chapter begins with sentences that are neutral, hold no typed number, and are bound to what is declared."""

from __future__ import annotations

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.reporting.annual.scanning import scan
from safeboard.kernel.reporting.annual.sentences import Claim, Misread, Words, bound, parse
from safeboard.processes.earlyhelp.reports import SECTIONS

(CHAPTER,) = SECTIONS
SENTENCES = (*CHAPTER.drafts_in("2015-16"), *(each.computed for each in CHAPTER.printed_in("2015-16")))

# The rows of each breakdown of figures, and those of Annex A that the chapter names.
CATEGORIES = {
    (grid.name, by.name): set(by.categories)
    for declared in REGISTRY.figures.values()
    for grid in declared
    for by in grid.by
}
ELSEWHERE = {"police", "schools"}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_passes_the_scan(sentence):
    pieces = parse(sentence)
    assert not [each for each in pieces if isinstance(each, Misread)]
    ordinary = (*CHAPTER.phrases, *(REGISTRY.indicators[code].title for code in CHAPTER.indicators))
    typed = [
        found for each in pieces if isinstance(each, Words) for found in scan(each.text, ordinary=ordinary)
    ]
    assert typed == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_number_is_of_an_indicator_and_a_row_that_there_is(sentence):
    numbers = bound(parse(sentence))
    assert numbers and not [each for each in numbers if isinstance(each, Claim)]
    for each in numbers:
        assert each.of.code in CHAPTER.indicators
        measure = REGISTRY.indicators[each.of.code].measure
        if each.of.by:
            column = measure.breakdown(each.of.by).node.name
            assert each.of.category in CATEGORIES.get((measure.table.name, column), ELSEWHERE), each.of
