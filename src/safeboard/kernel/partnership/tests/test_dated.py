"""What a setting said on a day: rows are appended, the last of a day wins, the future waits (pages.md 3.6)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.changing import (
    NotNow,
    SomebodyElse,
    last_number,
    set_value,
    take_back,
)
from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.trail import recorder

TODAY = dt.date(2016, 4, 21)
MAY = dt.date(2016, 5, 1)
TARGET = "indicator.T3-04.target"
WHY = "Agreed by the Board in April."


@pytest.fixture
def by(reader_for):
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        reader = reader_for("business-manager")
        yield reader
        assert {event.action for event in work.events} <= {"settings.set", "settings.take_back"}


def put(by, text, since=MAY, code=TARGET, **more):
    return set_value(code=code, text=text, since=since, why=WHY, seen=last_number(code), by=by, **more)


def test_before_any_change_it_is_the_declared_value(db):
    assert dated.value(TARGET, TODAY) == 80.0
    assert dated.row_on(TARGET, TODAY) is None and dated.changes(TARGET) == []


def test_a_code_that_nobody_declares_is_a_clear_error(db):
    with pytest.raises(dated.UnknownSetting, match=r"No folder declares the setting 'nobody\.knows'"):
        dated.value("nobody.knows", TODAY)


def test_it_counts_from_its_day_and_not_before(by):
    put(by, "85")
    assert [dated.value(TARGET, day) for day in (TODAY, MAY - dt.timedelta(1), MAY)] == [80.0, 80.0, 85.0]
    assert [row.since for row in dated.upcoming(TARGET, TODAY)] == [MAY]
    assert dated.upcoming(TARGET, MAY) == []


def test_a_later_row_of_the_same_day_wins_and_both_stay(by):
    put(by, "85")
    put(by, "90")
    assert dated.value(TARGET, MAY) == 90.0
    assert [row.value for row in dated.changes(TARGET)] == ["90", "85"]


def test_a_row_entered_later_for_an_earlier_day_leaves_the_later_day_alone(by):
    put(by, "90", since=dt.date(2016, 9, 1))
    put(by, "85")
    assert dated.value(TARGET, MAY) == 85.0
    assert dated.value(TARGET, dt.date(2016, 9, 1)) == 90.0


def test_a_day_that_has_passed_is_refused_but_a_mistake_may_be_corrected(by):
    with pytest.raises(NotNow, match="This day has passed") as refused:
        put(by, "75", since=dt.date(2016, 4, 20))
    assert refused.value.field == "since" and dated.changes(TARGET) == []
    put(by, "75", since=dt.date(2016, 4, 1), correcting=True)
    assert dated.value(TARGET, dt.date(2016, 4, 1)) == 75.0 and dated.changes(TARGET)[0].correcting


def test_a_reason_is_asked_for(by):
    with pytest.raises(NotNow) as refused:
        set_value(code=TARGET, text="85", since=MAY, why="x", seen=0, by=by)
    assert refused.value.field == "why"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lots", "Write a number, for example 80 or 82.5."),
        ("nan", "Write a number"),
        ("inf", "Write a number"),
        ("-1", "The least that can stand here is 0."),
        ("101", "The most that can stand here is 100."),
        ("80", "That is the value on this day already."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(by, text, words):
    with pytest.raises(NotNow, match=words) as refused:
        put(by, text)
    assert refused.value.field == "value"


def test_a_target_may_be_given_up(by):
    put(by, "")
    assert dated.value(TARGET, MAY) is None and dated.value(TARGET, TODAY) == 80.0


def test_of_two_who_save_at_once_one_is_told(by):
    put(by, "85")
    with pytest.raises(SomebodyElse):
        set_value(code=TARGET, text="90", since=MAY, why=WHY, seen=0, by=by)
    assert dated.value(TARGET, MAY) == 85.0


def test_a_change_that_does_not_count_yet_is_taken_back_and_stays_in_the_history(by):
    row = put(by, "85")
    take_back(row=row, seen=1, by=by)
    assert dated.value(TARGET, MAY) == 80.0 and dated.upcoming(TARGET, TODAY) == []
    assert [each.takes_back_id for each in dated.changes(TARGET)] == [row.pk, None]
    with pytest.raises(NotNow, match="taken back already"):
        take_back(row=row, seen=2, by=by)


def test_a_change_that_counts_cannot_be_taken_back(by):
    row = put(by, "85", since=TODAY)
    with pytest.raises(NotNow, match="counts already"):
        take_back(row=row, seen=1, by=by)


def test_one_request_asks_the_database_once_and_sees_its_own_change(by, django_assert_num_queries):
    put(by, "85")
    with dated.remembered():
        with django_assert_num_queries(1):
            assert dated.value(TARGET, MAY) == 85.0
            assert dated.value("partnership.closure_days", MAY) == []
        put(by, "90")
        assert dated.value(TARGET, MAY) == 90.0


def test_outside_a_request_nothing_is_remembered(by):
    put(by, "85")
    assert dated.value(TARGET, MAY) == 85.0
    # As another process would.
    DatedValue.objects.filter(code=TARGET).update(value="70")
    assert dated.value(TARGET, MAY) == 70.0


def test_a_value_that_was_taken_is_read_though_the_bounds_changed_since(by):
    put(by, "85")
    DatedValue.objects.filter(code=TARGET).update(value="150")
    assert dated.value(TARGET, MAY) == 150.0


def test_the_value_has_the_type_of_its_kind():
    def read(kind, text, default="", **more):
        return Setting("a.b", "A", kind, default, "S", **more).read(text)

    assert read("whole number", "5") == 5 and isinstance(read("whole number", "5"), int)
    assert read("day list", "2016-12-29, 2016-12-28") == [dt.date(2016, 12, 28), dt.date(2016, 12, 29)]
    assert read("phone", " 01632 960 101 ") == "01632 960 101"
    assert read("choice", "a", "a", choices=(("a", "A"),)) == "a"
    for kind, text in (
        ("whole number", "5.5"),
        ("day list", "28.12.2016"),
        ("phone", "ring us"),
        ("words", ""),
    ):
        with pytest.raises(ValueError):
            read(kind, text, "x")


def test_every_declared_value_fits_its_own_kind():
    for setting in REGISTRY.settings.values():
        setting.read(setting.default)
