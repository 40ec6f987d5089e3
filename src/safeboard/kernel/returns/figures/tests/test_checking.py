"""Each message of the check of figures; rows in are rows kept and rows turned back, always (W22; R-DAT-03)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.figures import FURTHEST, Answer
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.figures.answering import read_number, wrong_with
from safeboard.kernel.returns.figures.checking import check_figures, sudden
from safeboard.kernel.returns.figures.tests.conftest import OFFERED, PLACES, Q4_ENDS, TAKEN, WAITING
from safeboard.kernel.returns.figures.writing import as_csv, template


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", (Answer.NUMBER, 12)),
        (12.0, (Answer.NUMBER, 12)),
        ("1,024", (Answer.NUMBER, 1024)),
        ("0", (Answer.NONE, 0)),
        ("None", (Answer.NONE, 0)),
        (" nil ", (Answer.NONE, 0)),
        ("not known", (Answer.NOT_KNOWN, None)),
        ("We do not hold this", (Answer.NOT_HELD, None)),
    ],
)
def test_what_an_answer_is(written, read):
    assert read_number(written) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "there is no number"),
        ("", "there is no number"),
        ("12.5", "“12.5” is not a whole number"),
        (12.5, "is not a whole number"),
        ("-3", "“-3” is not possible: the number cannot be below 0."),
        ("−1,200", "the number cannot be below 0"),
        (-3, "the number cannot be below 0"),
        ("-", "is not a whole number"),
        ("٣", "is not a whole number"),
        ("1,2", "is not a whole number"),
        ("about 12", "is not a whole number"),
        (True, "is not a whole number"),
        (dt.date(2016, 4, 3), "“03/04/2016” is not a whole number"),
        (str(FURTHEST + 1), "more than anybody can count"),
    ],
)
def test_what_no_answer_is_and_what_to_write(written, said):
    assert said in read_number(written)


def test_blank_is_never_zero_on_a_page_either():
    assert wrong_with({}) == "" and wrong_with({"word": "none"}) == ""
    assert "Keep one of the two" in wrong_with({"number": "0", "word": "none"})


@pytest.mark.parametrize(
    ("line", "said", "kind"),
    [
        ("places.offered.west,3,,,", "“places.offered.west” is not a box of Places", "box not known"),
        (",3,,,", "the box is not named", "box not known"),
        (f"{OFFERED},,,,", "there is no number", "number not understood"),
        (f"{OFFERED},some,,,", "“some” is not a whole number", "number not understood"),
        (
            f"{OFFERED},3,spring,,",
            "“spring” is not a period. Write it as “2015-16Q4”",
            "period not understood",
        ),
        (
            f"{OFFERED},3,2015-16,,",
            "is sent for one quarter; “2015-16” is a financial year",
            "period not understood",
        ),
        (f"{OFFERED},3,2016-17Q1,,", "ends after 2015-16Q4", "period not understood"),
        (f"{OFFERED},3,,done,", "write “provisional” or “final”", "status"),
        (f"{OFFERED},3,,,{'x' * 301}", "the note has 301 characters", "note"),
        (f"{OFFERED},3,,,NHS 943 476 5919", "A note about figures names nobody", "note"),
        (f"{OFFERED},3,,,=A1+1", "Excel takes for a sum", "note"),
    ],
)
def test_each_reason_for_turning_a_box_back(check, line, said, kind):
    found = check(line, f"{WAITING},1,,,")
    (row,) = found.rejected
    assert said in row.issues[0].problem and row.issues[0].kind == kind and row.row == 2
    assert (found.rows_in, len(found.accepted)) == (2, 1)


def test_the_same_box_twice_keeps_the_first(check):
    found = check(f"{OFFERED},3,,,", f"{OFFERED},4,,,")
    assert [each.number for each in found.accepted] == [3]
    assert "stands in row 2 already" in found.rejected[0].issues[0].problem


def test_a_box_of_two_periods_is_two_boxes(check):
    found = check(f"{OFFERED},3,2015-16Q3,,", f"{OFFERED},4,2015-16Q4,final,late count")
    assert {each.period.code: (each.number, each.status, each.note) for each in found.accepted} == {
        "2015-16Q3": (3, "provisional", ""),
        "2015-16Q4": (4, "final", "late count"),
    }


def test_a_part_cannot_be_more_than_its_whole(check):
    found = check(f"{OFFERED},3,,,", f"{TAKEN},4,,,")
    assert [each.box.code for each in found.accepted] == [OFFERED]
    assert "4 is more than the 3 in “Offered: North” (row 2)" in found.rejected[0].issues[0].problem
    assert not check(f"{OFFERED},not known,,,", f"{TAKEN},4,,,").rejected


def test_a_sudden_change_is_asked_about_only_where_it_is_big_in_both_ways(check):
    found = check(f"{OFFERED},90,,,", f"{WAITING},4,,,", before={OFFERED: 20, WAITING: 1})
    (warning,) = [each for each in found.warnings if each.kind == "sudden change"]
    assert "it was 20 last time and is 90 now" in warning.problem and not found.rejected
    assert sudden(20, 60) and not sudden(20, 59) and not sudden(1, 20) and sudden(0, 20) and sudden(60, 20)


def test_earlier_periods_of_a_file_are_not_weighed_against_the_last(check):
    assert not [
        each
        for each in check(f"{OFFERED},400,2014-15Q4,,", f"{OFFERED},20,,,", before={OFFERED: 20}).warnings
        if each.kind == "sudden change"
    ]


def test_boxes_left_out_are_told_and_those_turned_back_are_not_told_twice(check):
    found = check(f"{OFFERED},3,,,", f"{WAITING},many,,,")
    (left_out,) = [each for each in found.warnings if each.kind == "not answered"]
    assert "Taken: North" in left_out.problem and "Waiting" not in left_out.problem
    assert "nobody will read them as none" in left_out.problem


def test_a_file_about_another_period_is_refused(check):
    with pytest.raises(
        RefusedFile, match="You chose January to March 2016, and this file is about October to"
    ):
        check(f"{OFFERED},3,2015-16Q3,,")
    assert check(f"{OFFERED},3,2015-16Q3,,", part=True).accepted, "rows put right may be of one period only"


def test_the_period_above_the_headings_counts_for_all_rows(check):
    with pytest.raises(RefusedFile, match="this file is about October to December 2015"):
        check(f"{OFFERED},3", headings="Box,Number", above="Period,2015-16Q3\n")


@pytest.mark.parametrize("headings", ["Box,Amount", "Number,Note"])
def test_a_file_without_the_headings_is_refused_with_what_to_do(check, headings):
    with pytest.raises(RefusedFile, match="No sheet has the headings “Box” and “Number” of Places"):
        check("a,1", headings=headings)


def test_a_heading_twice_is_no_form(check):
    with pytest.raises(RefusedFile):
        check(f"{OFFERED},1,2", headings="Box,Number,Value")


def test_what_is_written_is_read_back_and_the_same_answers_give_the_same_bytes():
    over = PLACES.period_ending(Q4_ENDS)
    said = {TAKEN: "none", OFFERED: "1,200", WAITING: "we do not hold this"}
    data = as_csv(PLACES, over, said, {WAITING: "ask, “them”"}, status="final", corrects="K4-7293")
    assert data == as_csv(
        PLACES,
        over,
        dict(reversed(said.items())),
        {WAITING: "ask, “them”"},
        status="final",
        corrects="K4-7293",
    )
    assert data != as_csv(PLACES, over, said, {WAITING: "ask, “them”"}, status="final")
    found = check_figures([("typed.csv", data)], PLACES, Q4_ENDS)
    assert {each.box.code: (each.answer.value, each.number, each.note) for each in found.accepted} == {
        OFFERED: ("number", 1200, ""),
        TAKEN: ("none", 0, ""),
        WAITING: ("we do not hold this", None, "ask, “them”"),
    }


def test_an_empty_csv_asks_every_box_and_answers_none():
    found = check_figures([("empty.csv", template(PLACES, PLACES.period_ending(Q4_ENDS)))], PLACES, Q4_ENDS)
    assert not found.accepted and found.rows_in == len(found.rejected) == len(PLACES.boxes)
