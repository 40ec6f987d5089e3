"""What looks like personal information in free words, and what does not (pages.md section 1.7)."""

from __future__ import annotations

import pytest

from safeboard.kernel.ui.personal_information import Kind, find, is_nhs_number, is_upn


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("NHS 943 476 5919 was seen", Kind.NHS_NUMBER, "943 476 5919"),
        ("nhs:9434765919.", Kind.NHS_NUMBER, "9434765919"),
        ("943-476-5919", Kind.NHS_NUMBER, "943-476-5919"),
        # 8x2 + 1x4 + 2x5 + 1x10 + 1x13 = 53, and 53 mod 23 = 7, the eighth letter: H.
        ("pupil H801200001001", Kind.UPN, "H801200001001"),
        ("pupil h801200001001", Kind.UPN, "h801200001001"),
        ("born 03/02/2009", Kind.DATE_OF_BIRTH, "03/02/2009"),
        ("born 3.2.2009,", Kind.DATE_OF_BIRTH, "3.2.2009"),
        ("29/02/2016", Kind.DATE_OF_BIRTH, "29/02/2016"),
        ("lives at HP20 1UA now", Kind.POSTCODE, "HP20 1UA"),
        ("hp201ua", Kind.POSTCODE, "hp201ua"),
        ("SW1A 2AA", Kind.POSTCODE, "SW1A 2AA"),
        ("M1 1AE", Kind.POSTCODE, "M1 1AE"),
    ],
)
def test_it_is_found_where_it_stands(words, kind, text):
    (only,) = find(words)
    assert (only.kind, only.text) == (kind, text)
    assert words[only.start :].startswith(text)


@pytest.mark.parametrize(
    "words",
    [
        "943 476 5918",  # the check digit is wrong
        "19434765919",  # eleven digits
        "ring 01632 960 101",
        "J801200001001",  # the check letter is wrong
        "31/02/2009",  # no such day
        "516/749/2016",
        "3 February 2016",
        "Q4 2nd half",  # no postcode area Q
        "2015-16 Q1: 68.9% (516 of 749)",
        "",
    ],
)
def test_what_is_none_of_these_is_left_alone(words):
    assert find(words) == []


def test_several_finds_come_in_their_order():
    kinds = [each.kind for each in find("At HP20 1UA, born 03/02/2009, NHS 9434765919.")]
    assert kinds == [Kind.POSTCODE, Kind.DATE_OF_BIRTH, Kind.NHS_NUMBER]


@pytest.mark.parametrize("digit", "0123456789")
def test_one_check_digit_of_ten_is_right(digit):
    assert is_nhs_number(f"943476591{digit}") is (digit == "9")


@pytest.mark.parametrize("letter", "ABCDEFGHJKLMNPQRTUVWXYZ")
def test_one_check_letter_of_twenty_three_is_right(letter):
    assert is_upn(f"{letter}801200001001") is (letter == "H")


def test_a_temporary_number_ends_in_a_letter():
    # As above without the last 1, plus C (2) x 13: 40 + 26 = 66, and 66 mod 23 = 20, the letter X.
    assert is_upn("X80120000100C") and not is_upn("H80120000100C")


def test_a_number_whose_check_digit_would_be_ten_is_never_given_out():
    # 1x10 + 1x9 + ... : the sum of 000000006 is 12, remainder 1, so the check digit would be 10.
    assert not any(is_nhs_number(f"000000006{digit}") for digit in range(10))
