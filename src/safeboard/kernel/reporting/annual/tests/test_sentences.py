"""The notation: what is read, what is not, and that nothing is lost on the way."""

from __future__ import annotations

import pytest

from safeboard.kernel.reporting.annual.sentences import (
    Claim,
    Misread,
    Number,
    Reference,
    Relation,
    View,
    Words,
    bound,
    parse,
    tidy,
    write,
)

REFERRALS = Reference("T1-04", "2015-16")


@pytest.mark.parametrize(
    ("inside", "piece"),
    [
        ("T1-04 2015-16", Number(REFERRALS)),
        ("T1-04 2015-16 parts", Number(REFERRALS, View.PARTS)),
        ("T1-04 2015-16 base", Number(REFERRALS, View.BASE)),
        ("T1-04 2015-16 England", Number(REFERRALS, place="England")),
        ("T1-04 2015-16 similar areas", Number(REFERRALS, place="similar areas")),
        (
            "T1-05 2015-16 source=police parts",
            Number(Reference("T1-05", "2015-16", "source", "police"), View.PARTS),
        ),
        ("T1-04 2015-16 above England", Claim(REFERRALS, Relation.ABOVE, place="England")),
        ("T1-04 2015-16 level with South East", Claim(REFERRALS, Relation.LEVEL, place="South East")),
        ("T1-04 2015-16 up from 2014-15", Claim(REFERRALS, Relation.UP, before="2014-15")),
        (
            "T1-04 2015-16 no clear change from 2014-15",
            Claim(REFERRALS, Relation.NO_CHANGE, before="2014-15"),
        ),
        ("T1-04 2015-16 better than 2014-15", Claim(REFERRALS, Relation.BETTER, before="2014-15")),
        ("T1-04 2015-16 worse than England", Claim(REFERRALS, Relation.WORSE, place="England")),
        ("  T1-04   2015-16  ", Number(REFERRALS)),
    ],
)
def test_what_stands_in_braces_is_read(inside, piece):
    assert parse(f"{{{inside}}}") == (piece,)


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("", "Write an indicator and a period"),
        ("T1-04", "Write an indicator and a period"),
        ("referrals 2015-16", "no indicator's code"),
        ("T1-04 2015-17", "names no period"),
        ("T1-04 2015-16 above", "Say above what"),
        ("T1-04 2015-16 above 2014-15", "cannot be checked"),
        ("T1-04 2015-16 up from England", "cannot be checked"),
        ("T1-04 2015-16 up from 2014-16", "cannot be checked"),
        ("T1-04 2015-16 above 500", "cannot be checked"),
        ("T1-05 2015-16 source=Police!", "Write a row of a breakdown"),
        ("T1-04 2015-16 576.3", "could not read"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(inside, why):
    (piece,) = parse(f"{{{inside}}}")
    assert isinstance(piece, Misread) and why in piece.why


@pytest.mark.parametrize("text", ("a { b", "a } b", "{T1-04 {2015-16}", "a {T1-04 2015-16}} b"))
def test_a_bracket_that_stands_alone_is_not_overlooked(text):
    assert any(isinstance(each, Misread) for each in parse(text))


@pytest.mark.parametrize(
    "text",
    (
        "Plain words.",
        "{T1-04 2015-16} at the start, {T1-04 2015-16 above England} in it, at the end {T3-04 2015-16 up from 2014-15}",
        "{T1-04 2015-16 parts}{T1-04 2015-16 base}",
        "Broken { here {oops} and {T1-04 2015-16 above nothing 3}.",
    ),
)
def test_a_sentence_read_and_written_is_the_same_sentence(text):
    assert write(parse(text)) == text


def test_only_numbers_and_claims_are_bound():
    assert bound(parse("a {T1-04 2015-16} b {oops}")) == (Number(REFERRALS),)
    assert bound((Words("a"),)) == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("５７６", "576"),
        ("tw\u200belve", "twelve"),
        ("tw\u00adelve", "twelve"),
        ("a\u202eb", "ab"),
        ("two\n lines\there ", "two lines here"),
        ("57\u00a06", "57 6"),
    ],
)
def test_characters_that_hide_a_number_from_the_check_go(typed, kept):
    assert tidy(typed) == kept
