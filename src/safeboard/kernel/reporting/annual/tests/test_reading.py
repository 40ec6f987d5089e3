"""What Safeboard writes itself stays at grade 9 or below; the editor names the hardest sentence of a chapter."""

from __future__ import annotations

import re

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.reading_age import HIGHEST_GRADE, reading
from safeboard.kernel.reporting.annual.chapters import opened
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.reading import readability
from safeboard.kernel.reporting.annual.suggesting import neutral_sentences

HERE = "/report/annual/2015-16/journey/"
# A number as long as any, in the place of one that this small county has not got.
AS_IF = (
    (re.compile(r"\{[^{}]* parts\}"), "516 of 749"),
    (re.compile(r"\{[^{}]* (above|below|level with|up from|down from) [^{}]*\}"), r"\1 England's 76.7%"),
    (re.compile(r"\{[^{}]*\}"), "576.3 per 10,000"),
)


def as_read(text):
    for pattern, words in AS_IF:
        text = pattern.sub(words, text)
    return text


def too_hard(texts):
    return [(reading(each).grade, each) for each in texts if reading(each).grade > HIGHEST_GRADE]


@pytest.mark.parametrize("code", sorted(REGISTRY.sections))
def test_every_neutral_draft_of_a_section_is_easy(code):
    section = REGISTRY.sections[code]
    computed = [as_read(each.computed) for each in section.printed_in("2015-16")]
    assert too_hard([*map(as_read, section.drafts_in("2015-16")), *computed]) == []


@pytest.mark.parametrize(
    "template",
    (
        "{title}: 68.9% (516 of 749) in 2015-16. That is up from 43.2% in 2014-15 and below England's 76.7%.",
        "{title}: 576.3 per 10,000 (6,958) in 2015-16. That is no clear change from 566.1 per 10,000 in 2014-15.",
        "Better: {title}, 68.9% (516 of 749), from 43.2%. It is still lower than England (76.7%).",
        "Still a concern: {title}, 26.5% (1,844 of 6,958), no clear change from 27.3%. It is higher than England (22.5%).",
    ),
)
def test_every_sentence_that_can_be_made_of_an_indicator_is_easy(template):
    assert too_hard(template.format(title=each.title) for each in REGISTRY.indicators.values()) == []


def test_sentences_made_from_results_are_easy(book):
    offered = [check(each, book).plain for each in neutral_sentences(book)]
    assert offered and too_hard(offered) == []


def test_the_editor_names_the_hardest_sentence(chapter, as_role):
    hard = (
        "Multi-agency safeguarding arrangements necessitate systematic identification of vulnerabilities by practitioners across "
        "organisational boundaries."
    )
    sentence = chapter.sentences.first()
    type(sentence).objects.filter(pk=sentence.pk).update(text=f"We listen. {hard}")
    found = readability(opened(chapter))
    assert (found.hardest, found.place) == (hard, sentence.pk) and "Cut it in two" in found.advice
    body = as_role("business-manager").get(HERE).content.decode()
    assert "Reading age:" in body and hard in body
    assert "Reading age:" not in as_role("lay-member").get(HERE).content.decode()


def test_a_chapter_without_words_has_no_reading_age(chapter):
    chapter.sentences.update(taken_out=True)
    assert readability(opened(chapter)) is None
