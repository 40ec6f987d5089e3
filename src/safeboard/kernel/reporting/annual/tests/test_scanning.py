"""What may not be typed: numbers in figures and words, comparisons, personal information; and what may."""

from __future__ import annotations

import pytest

from safeboard.kernel.reporting.annual.scanning import scan
from safeboard.kernel.reporting.annual.sentences import Relation

PHRASES = ("section 47", "45 working days", "12 months", "Assessments finished in 45 working days")
PLACES = ("England", "South East", "similar areas")


def found(text, kind=None):
    return [each.text for each in scan(text, ordinary=PHRASES, places=PLACES) if kind in (None, each.kind)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("There were 749 of them.", "749"),
        ("It was 68.9% then.", "68.9%"),
        ("It was 6,958 then.", "6,958"),
        ("It cost £40 then.", "£40"),
        ("All of 516 of 749 came.", "516 of 749"),
        ("From 60 to 65% came.", "60 to 65%"),
        ("Three in four came.", "Three in four"),
        ("A third came.", "A third"),
        ("Two-thirds came.", "Two-thirds"),
        ("Half came.", "Half"),
        ("Twenty-five came.", "Twenty-five"),
        ("A hundred came.", "A hundred"),
        ("Dozens came.", "Dozens"),
        ("Twice as many came.", "Twice"),
        ("It doubled.", "doubled"),
        ("One in ten came.", "One in ten"),
        ("A quarter of them came.", "A quarter"),
        ("In all ½ came.", "½"),
        ("In all Ⅻ came.", "Ⅻ"),
        ("In all ٣ came.", "٣"),
        ("Of 2016 children some came.", "2016"),
        ("In 2016 children came.", "2016"),
        ("By 2015-17 it was.", "2015"),
        ("In section 48 enquiries.", "48"),
        ("Within 46 working days.", "46"),
        ("T1-04 was it.", "1"),
    ],
)
def test_a_typed_number_is_found(text, number):
    assert number in found(text, "number")


@pytest.mark.parametrize(
    "text",
    (
        "In 2015-16 and in 2014/15 we listened.",
        "On 31 March 2016, and by 1 May, it was so.",
        "From March 2015 it was so.",
        "Since 2014, it was so. Until 2016 it was not.",
        "Section 47 enquiries began.",
        "It took 45 working days, in 12 months.",
        "One another, the third sector, and one of us.",
        "Children told us what matters to them, and we did it.",
        "Assessments finished in 45 working days is what we count.",
    ),
)
def test_dates_periods_and_declared_phrases_may_stand(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "better than",
        "worse",
        "in line with",
        "similar to",
        "the same as",
        "more than",
        "less than",
        "most children",
        "level with",
        "no higher",
        "risen",
        "declined",
        "highest",
        "average",
        "unchanged",
        "stable",
        "a reduction",
        "growth",
        "ahead of",
        "nearly all",
        "up from",
        "down on",
        "exceeded",
        "more children",
        "fewer families",
        "less likely",
        "sooner than",
    ],
)
def test_a_typed_comparison_is_found(words):
    assert found(f"It was {words} there.", "comparison")


@pytest.mark.parametrize(
    "word",
    [
        "above",
        "below",
        "higher",
        "lower",
        "fewer",
        "rose",
        "fell",
        "increased",
        "decreased",
        "improved",
        "worsened",
    ],
)
def test_a_typed_comparison_of_one_word_is_found(word):
    assert found(f"It {word} there.", "comparison") == [word]


@pytest.mark.parametrize(
    "text",
    (
        "We want to listen more and to do our best.",
        "We will improve how we share.",
        "Above all, workers better understand the need.",
        "Help comes to more and more of those who ask.",
    ),
)
def test_ordinary_words_compare_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "relation", "place"),
    [
        ("It is below England.", Relation.BELOW, "England"),
        ("It is higher than the South East.", Relation.ABOVE, "South East"),
        ("It is in line with similar areas.", Relation.LEVEL, "similar areas"),
        ("It is better than England's.", Relation.BETTER, "England"),
        ("It is much lower than England.", Relation.BELOW, "England"),
    ],
)
def test_a_typed_comparison_with_a_place_is_understood(text, relation, place):
    (each,) = scan(text, places=PLACES)
    assert (each.relation, each.place) == (relation, place)
    assert text[each.start : each.end] == each.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The boy at HP20 1UY.", "a postcode"),
        ("Born on 12 March 2009.", "a date of birth"),
        ("Seen 12/03/2009 at home.", "a full date"),
        ("NHS 943 476 5919 was seen.", "an NHS number"),
    ],
)
def test_what_looks_personal_is_found_and_named(text, kind):
    assert any(kind in each for each in found(text, "personal"))


@pytest.mark.parametrize(
    "words",
    [
        "less", "went up", "gone down", "up", "climbing", "beats", "beat", "eclipsed", "through the roof",
        "shooting up", "shrank", "dropped", "grew", "high", "low", "too many", "too few", "far",
    ],
)  # fmt: skip
def test_a_comparison_without_a_claim_is_found_whole(words):
    assert found(f"Then it {words} there.", "comparison") == [words]


def test_a_typed_beat_is_understood_as_better_than():
    (each,) = scan("It beats England.", places=PLACES)
    assert (each.kind, each.relation, each.place) == ("comparison", Relation.BETTER, "England")


@pytest.mark.parametrize(
    "words",
    [
        "no child", "no young children", "no referrals", "none", "nobody", "no one", "every child",
        "every single child", "all children", "all the children", "all our families", "all referrals", "the bulk of",
        "a handful of", "several", "many", "as many", "a few", "few",
    ],
)  # fmt: skip
def test_a_count_in_words_is_found(words):
    assert found(f"There {words} waited.", "count") == [words]


@pytest.mark.parametrize("numeral", ("II", "XII", "IV", "XIV", "MMXV", "xii", "iii"))
def test_a_roman_numeral_that_stands_alone_is_a_number(numeral):
    assert found(f"There were {numeral} of them.", "number") == [numeral]


@pytest.mark.parametrize(
    "sign", ("\N{CHART WITH UPWARDS TREND}", "\u2b06\ufe0f", "\u2191", "\u2705", "\u2265", "<")
)
def test_pictures_and_signs_are_found(sign):
    assert found(f"Referrals {sign} England", "picture") == [sign]


@pytest.mark.parametrize(
    "text",
    (
        "Of all referrals, some came again. We say how many.",
        "We follow up, set up and write down what children grow up with.",
        "So far we listen. High quality matters, in high schools too.",
        "I, and the DCI, read her CV on DV.",
        "All partners and every agency agreed; no longer alone.",
        "A mix of ill will \N{EN DASH} it is civil \N{COPYRIGHT SIGN}.",
    ),
)
def test_ordinary_words_count_nothing_and_are_no_numerals(text):
    assert found(text) == []
