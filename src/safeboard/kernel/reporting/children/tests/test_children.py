"""The children's version: easy words, the same figures, hidden stays hidden, help first, one sheet of paper."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import xml.etree.ElementTree as ElementTree

import pypdf
import pytest

from safeboard.grammar.reading_age import reading
from safeboard.kernel.files import documents
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.reporting.children import drawings, paper, telling, words
from safeboard.kernel.reporting.children.words import ITEMS, Item

EASY = 6.0
NUMBERS = {"when": "From April 2015 to March 2016", "count": "6,958", "ten": "about 7 in every 10"}
SAID = (
    words.ABOUT, words.NEXT, words.NOBODY, words.HIDDEN, words.TOO_EARLY, words.NOT_TOLD, words.BETTER, words.WORSE, words.MORE,
    words.FEWER, words.NO_CHANGE, words.CANNOT_COMPARE, *(how for _, how in words.HELP), *(item.words for item in ITEMS),
)  # fmt: skip


@pytest.fixture
def figures(db):
    snapshot = make_snapshot("kids")
    put_results(snapshot, "T3-04", {"2014-15": (221, 511), "2015-16": (516, 749)})
    put_results(snapshot, "T3-07", {"2014-15": 332, "2015-16": 454})
    put_results(snapshot, "T1-07", {"2014-15": (1400, 5129), "2015-16": (1420, 5200)})
    put_results(snapshot, "T2-16", {"2015-16": 4})
    return snapshot


def told(snapshot):
    return {each["code"]: each for each in telling.of_year(snapshot, "825", "2015-16")}


@pytest.mark.parametrize("said", SAID)
def test_every_sentence_is_easy(said):
    assert reading(said.format(**NUMBERS)).grade <= EASY


def test_the_words_are_those_of_the_test_of_change(figures):
    found = told(figures)
    assert found["T3-04"]["words"] == (
        "When a child may be in danger, people meet to make a plan. They should meet soon. From April 2015 to March 2016, they did "
        f"for about 7 in every 10 children. {words.BETTER}"
    )
    assert found["T3-04"]["ten"] == 7
    assert found["T3-07"]["words"].startswith("On 31 March 2016, 454 children had a plan")
    assert found["T1-07"]["words"].endswith(words.NO_CHANGE)


def test_a_hidden_number_is_hidden_in_words_and_picture(figures):
    hidden = told(figures)["T2-16"]
    assert (hidden["words"], hidden["ten"]) == (words.HIDDEN, None)


def test_what_is_too_early_or_not_sent_says_so(figures):
    Result.objects.filter(code="T1-07", period="2015-16").update(standing="too_early")
    found = told(figures)
    assert found["T1-07"]["words"] == words.TOO_EARLY
    assert found["T1-04"]["words"] == words.NOT_TOLD


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (2, "less than 1 in every 10"),
        (26.5, "about 3 in every 10"),
        (96, "nearly all"),
        (100, "all"),
        (68.9, "about 7 in every 10"),
    ],
)
def test_a_percentage_is_told_as_so_many_in_ten(percent, said):
    assert telling.in_every_ten(percent) == said


def test_every_thing_has_a_picture_of_our_own_with_words_for_it():
    for name in {each.picture for each in ITEMS} | {"house"}:
        root = ElementTree.fromstring(drawings.picture(name))
        assert root.get("role") == "img" and root[0].text == drawings.ALTERNATIVES[name]
        assert not re.search(r"style=|<script|href|<image", drawings.picture(name))


def test_ten_figures_are_filled_as_said():
    assert drawings.ten_figures(7).count(f'<circle cx="15" cy="10" r="8" fill="{drawings.FILLED}"') == 1
    assert drawings.ten_figures(7).count(drawings.FILLED) == 14
    with pytest.raises(ValueError, match="cannot be filled"):
        drawings.ten_figures(11)


def test_an_item_holds_one_number():
    with pytest.raises(ValueError, match="one of the two"):
        Item("T1-04", "house", "A title", "{count} of {ten}.")


PAGE = "/board/2016-04-28/children/"


def test_the_page_begins_with_help_and_is_reached_from_the_headline(pack, as_role):
    body = html.unescape(as_role("business-manager").get(PAGE).content.decode())
    inside = body[body.index("sb-kids-page") :]
    assert inside.index("0800 1111") < inside.index("meet at a Board") < inside.index("<h2")
    assert inside.index("999") < inside.index("0800 1111")
    assert "Draft, not yet issued" in body
    assert f'href="{PAGE}"' in as_role("business-manager").get("/board/2016-04-28/").content.decode()


def test_a_draft_is_for_the_office_only_and_an_issued_one_for_members(issued, pack, as_role):
    assert as_role("lay-member").get(PAGE).status_code == 200
    assert as_role("police-data-lead").get(PAGE).status_code == 404
    type(issued).objects.filter(pk=issued.pk).update(issued=False)
    assert as_role("lay-member").get(PAGE).status_code == 404
    assert as_role("lay-member").get("/board/2016-04-28/children.pdf").status_code == 404


def test_the_pdf_is_one_sheet_and_says_what_the_page_says(issued, as_role):
    data = as_role("lay-member").get("/board/2016-04-28/children.pdf").content
    made = pypdf.PdfReader(io.BytesIO(data))
    text = re.sub(r"\s+", " ", made.pages[0].extract_text())
    assert len(made.pages) == 1
    assert "0800 1111" in text and "about 7 in every 10" in text
    assert text.index("0800 1111") < text.index("about 7 in every 10")


def test_the_longest_words_still_fit_on_one_sheet():
    longest = max((words.WORSE, words.NO_CHANGE, words.CANNOT_COMPARE), key=len)
    kept = [
        {
            "code": each.code,
            "picture": each.picture,
            "title": each.title,
            "ten": 7,
            "words": f"{each.words.format(**NUMBERS)} {longest}",
        }
        for each in ITEMS
    ]
    made = paper.document(
        kept,
        "For the meeting on 28 September 2016",
        "The Safeguarding Children Board",
        dt.date(2016, 9, 28),
        "Draft, not issued",
    )
    assert len(pypdf.PdfReader(io.BytesIO(documents.as_pdf(made))).pages) == 1


def test_issued_it_is_frozen_and_follows_no_newer_figure(issued, as_role):
    Result.objects.filter(code="T3-04", period="2015-16").update(numerator=100)
    assert "about 7 in every 10" in as_role("lay-member").get(PAGE).content.decode()
