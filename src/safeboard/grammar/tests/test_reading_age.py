"""Golden words and sentences of the reading age; the formula is Kincaid's of 1975."""

from __future__ import annotations

import pytest

from safeboard.grammar.reading_age import hardest, reading, sentences, syllables

SYLLABLES = {
    1: "child plan help asked held time times rate rates schools need needs care home health aged told heard year years young board "
    "share called changed reached health's",
    2: "children social people parents worker visit visits wanted ended agreed numbers England section neglect again early police "
    "number published hidden reasons workers service actions playing safely timely statement quiet ages changes houses little "
    "trouble given equal support districts after placement being going sources county county's",
    3: "referral conference protection assessment agency agencies services period together families safeguarding improvement "
    "decided hospital serious already carefully difference remember recorded employer actual quality guardian related area",
    4: "conferences information experience community deprivation material society initially resilience exploitation authority",
    5: "opportunity communication university",
}


@pytest.mark.parametrize(("count", "words"), SYLLABLES.items())
def test_syllables_of_words_of_the_field(count, words):
    wrong = {each: syllables(each) for each in words.split() if syllables(each) != count}
    assert not wrong


@pytest.mark.parametrize(
    ("text", "words", "count", "sounds", "grade"),
    [
        ("The cat sat on the mat.", 6, 1, 6, -1.4),
        ("We asked children what helps. They told us.", 8, 2, 9, -0.8),
        ("In 2015-16 there were 6,958 referrals, or 576.3 per 10,000 children.", 11, 1, 14, 3.7),
        ("Conferences were held in time for 68.9% (516 of 749).", 10, 1, 13, 3.7),
    ],
)
def test_the_grade_follows_from_words_sentences_and_syllables(text, words, count, sounds, grade):
    found = reading(text)
    assert (found.words, found.sentences, found.syllables) == (words, count, sounds)
    assert found.grade == pytest.approx(grade, abs=0.06)


def test_long_words_in_long_sentences_are_hard_and_the_hardest_is_named():
    hard = (
        "Multi-agency safeguarding arrangements necessitate the systematic identification of vulnerabilities by "
        "practitioners across organisational boundaries."
    )
    assert reading(hard).grade > 20 and not reading(hard).easy
    found = hardest(f"We listen. {hard} We act.")
    assert found is not None and found[0] == hard


def test_a_stop_inside_a_number_ends_no_sentence_and_nothing_is_grade_0():
    assert sentences("It is 576.3 now. (So it was.) Was it?") == [
        "It is 576.3 now.",
        "(So it was.)",
        "Was it?",
    ]
    assert (reading("").words, reading("").grade, hardest("...")) == (0, 0.0, None)


def test_age_is_grade_and_five():
    assert reading("The cat sat on the mat.").age == 5
