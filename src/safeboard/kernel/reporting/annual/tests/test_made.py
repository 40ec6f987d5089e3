"""What the program writes into chapters itself: the county's profile, and what the data cannot say."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.grammar.reading_age import HIGHEST_GRADE, reading
from safeboard.kernel.reporting.annual import papers
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.chapters import composed, opened
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.drafts import create
from safeboard.kernel.reporting.annual.made import made_for
from safeboard.kernel.reporting.annual.made_parts import table
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail import recorder


@pytest.fixture
def limits(snapshot, people):
    Due.objects.create(
        agency=people.agencies["police"], return_code="missing", title="Missing children, January to March 2016",
        period="2015-16Q4", as_at=dt.date(2016, 3, 31), due_on=dt.date(2016, 4, 15), purpose="So that the Board can see.",
        lawful_basis="Children Act 2004", agreement="Version 3", agreed_on=dt.date(2015, 4, 1), delete_on=dt.date(2022, 3, 31),
    )  # fmt: skip
    found = made_for(Book(REGISTRY.sections["limits"], "2015-16", snapshot))
    return {each["title"]: each for each in found}


def rows(part):
    return {row[0]: row[1:] for row in part["table"]["rows"]}


def test_every_gap_is_told_by_what_the_program_holds(limits):
    assert list(limits) == [
        "What nobody has told us",
        "What we hide to keep children safe",
        "What it is too early to say",
        "What is late",
        "Where the way of counting changed",
        "What was said and does not hold",
    ]


def test_missing_late_and_too_early_are_named(limits):
    assert "Children reported missing" in " ".join(rows(limits["What nobody has told us"])) or rows(
        limits["What nobody has told us"]
    )
    late = rows(limits["What is late"])["Missing children, January to March 2016"]
    assert late == ["Police", "15 April 2016", "No reason given"]
    title = REGISTRY.indicators["T1-03"].title
    assert list(rows(limits["What it is too early to say"])) == [title]


def test_hidden_figures_are_counted_and_none_is_given_away(limits):
    """T3-08 has a 4, T1-05 a 5: they and what would give them away are hidden."""
    hidden = rows(limits["What we hide to keep children safe"])
    assert REGISTRY.indicators["T3-08"].title in hidden and REGISTRY.indicators["T1-05"].title in hidden
    said = json.dumps(limits["What we hide to keep children safe"])
    assert "454" not in said and "6,958" not in said


def test_the_break_of_2014_and_what_was_printed_stand_in_it(limits):
    changed = rows(limits["Where the way of counting changed"])
    assert any("every contact was progressed" in row[-1] for row in changed.values())  # A16
    printed = rows(limits["What was said and does not hold"])
    said = printed["The rate of referrals was lower than those of the South East and of England."]
    assert "576.3 is above 532.2." in said[1]  # A21


def test_a_gap_that_is_not_there_is_not_told(snapshot):
    titles = [each["title"] for each in made_for(Book(REGISTRY.sections["limits"], "2015-16", snapshot))]
    assert "What is late" not in titles


@pytest.mark.parametrize("code", ("county", "limits"))
def test_a_chapter_of_our_own_can_be_published_as_it_begins(code, snapshot, people):
    with recorder.recorded(recorder.Doer(actor="test")):
        chapter = create("2015-16", snapshot, people.users["business-manager"], code)
    whole = opened(chapter)
    assert [str(each) for line in whole.refused for each in line.checked.refusals] == []
    data = composed(whole)
    json.dumps(data)
    words = {
        getattr(each, "words", getattr(each, "caption", ""))
        for each in papers.chapter_paper(data, "The Board").blocks
    }
    assert {part["title"] for part in data["made"]} <= words


def test_the_county_chapter_binds_published_figures_with_their_licence(snapshot):
    book = Book(REGISTRY.sections["county"], "2015-16", snapshot)
    checked = check("{county eal-primary} here, {county eal-primary England} in England.", book)
    assert (checked.plain, checked.refusals) == ("16.8% here, 20.1% in England.", ())
    assert "Beside" not in checked.plain and checked.parts[0].fact.licence == "OGL v3.0"
    for text, says in (
        ("{county nothing}", "There is: age-0-4"),
        ("{county children England}", "Nothing is held beside it."),
        ("{county eal-primary Wales}", "There is: England."),
        ("{county eal-primary} is higher than {county eal-primary England}", "This compares"),
    ):
        assert says in " ".join(map(str, check(text, book).refusals)), text


def test_what_the_program_writes_is_easy_to_read(limits, snapshot):
    parts = [*limits.values(), *made_for(Book(REGISTRY.sections["county"], "2015-16", snapshot))]
    said = [" ".join(each["words"]) for each in parts if each["words"]]
    assert said and [words for words in said if reading(words).grade > HIGHEST_GRADE] == []


def test_a_table_fits_its_headings_and_a_section_draws_its_own_indicator():
    with pytest.raises(ValueError, match="2 cells under 1 headings"):
        table("T", ("a",), [("1", "2")])
    with pytest.raises(ValueError, match="not one of its indicators"):
        Section("x", "X", 1, "X", ("T1-04",), (), chart="T3-04")
    with pytest.raises(ValueError, match="names no indicator"):
        Section("x", "X", 1, "X", (), ())
