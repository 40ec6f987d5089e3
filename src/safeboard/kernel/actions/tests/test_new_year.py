"""The plan's open items go on in the new year, once; actions and risks stay (pages.md 3.8)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions import new_year, tracking
from safeboard.kernel.actions.models import Item, Kind


@pytest.fixture
def promised(people, reader_for, working):
    return tracking.raise_item(
        kind=Kind.PLAN,
        title="Speak to every missing child in time",
        words="Children tell us little when we come late.",
        agency=people.agencies["police"],
        measure="9 of 10 within three days",
        due_on=dt.date(2016, 4, 30),
        plan_year="2015-16",
        priority="2",
        source="plan",
        source_words="Planning day 2015",
        objective="Children are heard",
        by=reader_for("business-manager"),
    )


def test_an_open_item_is_carried_once_with_a_day_in_the_new_year(promised, reader_for):
    by = reader_for("business-manager")
    assert len(list(new_year.plan_carry("2016-17", by))) == 1
    (said,) = new_year.do_carry("2016-17", by)
    carried = Item.objects.get(kind=Kind.PLAN, plan_year="2016-17")
    assert str(promised) in said and carried.carried_from_id == promised.pk
    assert dt.date(2016, 4, 1) <= carried.due_on <= dt.date(2017, 3, 31)
    assert list(new_year.do_carry("2016-17", by)) == []
    assert Item.objects.filter(kind=Kind.PLAN).count() == 2


def test_what_goes_on_is_counted_and_nothing_is_written(promised, people, reader_for):
    by = reader_for("business-manager")
    tracking.raise_item(
        kind=Kind.ACTION,
        title="Book rooms",
        agency=people.agencies["police"],
        measure="Rooms are booked",
        due_on=dt.date(2016, 5, 1),
        by=by,
    )
    assert list(new_year.what_goes_on("2016-17", by)) == ["1 action stays open and goes on."]
    assert Item.objects.count() == 2
