"""Declarations of returns check themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safeboard.grammar.declarations.returns import (
    CodeList,
    ColumnKind,
    Preparation,
    Return,
    ReturnColumn,
    ReturnList,
    plain,
)
from safeboard.grammar.declarations.tables import FieldClass

SEX = CodeList("sex", {"male": "a) Male", "female": "b) Female", "unknown": "Not known"}, {"boy": "male"})
CHILD = ReturnColumn("child", "Child ID", required=True)
SEEN_ON = ReturnColumn("seen_on", "Date seen", ColumnKind.DATE, required=True, headings=("Seen",))


def a_list(name="visits", code="1", columns=(CHILD, SEEN_ON), **roles):
    roles = {"starts_on": "seen_on", "born_on": None, "age": None} | roles
    return ReturnList(code, name, name.title(), columns, **roles)


@pytest.mark.parametrize("text", ["Date of Birth", "DATE OF  BIRTH:", "date-of-birth", "Ｄate of birth"])
def test_headings_are_compared_by_letters_and_figures(text):
    assert plain(text) == "dateofbirth"


@pytest.mark.parametrize("text", ["a) Male", "a", "A", "male", "MALE", "(a) male"])
def test_a_choice_is_read_by_label_letter_or_word(text):
    assert SEX.read(text) == ("male", False)


def test_local_spellings_are_told_from_official_ones():
    assert SEX.read("Boy") == ("male", True)
    assert SEX.read("Police") is None
    assert SEX.read("") is None


def test_labels_are_said_without_their_letter():
    assert SEX.labels == ("Male", "Female", "Not known")


@pytest.mark.parametrize(
    ("codes", "spellings", "words"),
    [
        ({}, {}, "has no choices"),
        ({"Male": "Male"}, {}, "lower-case word"),
        ({"male": "Male"}, {"boy": "man"}, "which is not one of its choices"),
        ({"male": "Male"}, {"Boy": "male"}, "in lower case"),
        ({"male": "a) Male", "female": "b) Female"}, {"male": "female"}, "is already 'male'"),
        ({"male": "a) Male", "female": "a) Female"}, {}, "could mean 'male' or 'female'"),
        ({"male": "Male", "female": "Female"}, {"x y": "male", "x-y": "female"}, "means two choices"),
    ],
)
def test_a_code_list_that_could_be_misread_is_not_built(codes, spellings, words):
    with pytest.raises(ValueError, match=words):
        CodeList("sex", codes, spellings)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Seen On"}, "lower-case Python name"),
        ({"heading": "?"}, "no heading"),
        ({"kind": ColumnKind.CODE}, "has a code list"),
        ({"codes": SEX}, "has a code list"),
        ({"field_class": FieldClass.IDENTIFYING}, "say how it is prepared"),
        ({"preparation": Preparation.MONTH_AND_YEAR}, "no month and year"),
        ({"preparation": Preparation.CODED, "kind": ColumnKind.DATE}, "cannot be replaced by a code"),
        ({"preparation": Preparation.BLANKED, "required": True}, "cannot be left blank"),
    ],
)
def test_a_column_that_contradicts_itself_is_not_built(given, words):
    with pytest.raises(ValueError, match=words):
        ReturnColumn(**({"name": "x", "heading": "X"} | given))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"columns": (CHILD, SEEN_ON, CHILD)}, "two columns of one name"),
        ({"ends_on": "left_on"}, "no column 'left_on' to be its ends_on"),
        ({"starts_on": "child"}, "must be a date to be its starts_on"),
        ({"columns": (ReturnColumn("child", "ID"), SEEN_ON)}, "part of the key"),
        ({"columns": (CHILD, SEEN_ON, ReturnColumn("other", "SEEN"))}, "share a heading"),
    ],
)
def test_a_list_that_contradicts_itself_is_not_built(given, words):
    with pytest.raises(ValueError, match=words):
        a_list(**given)


@pytest.mark.parametrize(
    ("lists", "months", "words"),
    [
        ((), 6, "no lists"),
        ((a_list(),), 0, "at least a month"),
        ((a_list(), a_list(name="other")), 6, "two lists of one code"),
        ((a_list(), a_list(code="2")), 6, "two lists of one name"),
        ((a_list(), a_list(name="other", code="2")), 6, "cannot be told from the others"),
    ],
)
def test_a_return_that_contradicts_itself_is_not_built(lists, months, words):
    with pytest.raises(ValueError, match=words):
        Return("r", "R", lists, months)


def test_lists_and_columns_are_found_by_name():
    one = a_list()
    declared = Return("r", "R", (one,), 6)
    assert declared.list("visits") is one
    assert one.column("child") is CHILD
    assert declared.own_headings(one) == {"childid", "dateseen", "seen"}
    with pytest.raises(KeyError, match="no list 'x'"):
        declared.list("x")
    with pytest.raises(KeyError, match="no column 'x'"):
        one.column("x")


LEFT_ON = ReturnColumn("left_on", "Date left", ColumnKind.DATE)
STOPPED_ON = ReturnColumn("stopped_on", "Date stopped", ColumnKind.DATE)


def test_a_row_may_end_in_two_ways():
    declared = a_list(
        columns=(CHILD, SEEN_ON, LEFT_ON, STOPPED_ON), ends_on="left_on", or_ends_on="stopped_on"
    )
    blank = {"left_on": None, "stopped_on": None}
    first, second = date(2016, 1, 4), date(2016, 2, 4)
    assert (declared.end_of(blank), declared.ended(blank)) == ("left_on", None)
    assert declared.ended({**blank, "left_on": first}) == first
    stopped = {**blank, "stopped_on": second}
    assert (declared.end_of(stopped), declared.ended(stopped)) == ("stopped_on", second)
    assert declared.ended({"left_on": first, "stopped_on": second}) == first


def test_a_list_of_how_things_stand_has_no_start_of_its_own():
    assert a_list(starts_on=None).ended({}) is None


def test_what_is_part_of_the_key_of_a_kept_row_is_kept():
    columns = (replace(CHILD, kept=False), SEEN_ON)
    with pytest.raises(ValueError, match="'child' is part of the key, so it is kept"):
        a_list(columns=columns)
    assert not a_list(columns=columns, kept=False).kept


def test_another_end_needs_an_end():
    with pytest.raises(ValueError, match="has another end, but no end"):
        a_list(columns=(CHILD, SEEN_ON, LEFT_ON), or_ends_on="left_on")
