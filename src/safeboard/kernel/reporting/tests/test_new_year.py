"""*Start the new year*: done step by step, or rehearsed and taken back (pages.md 3.8)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.reporting import new_year
from safeboard.kernel.reporting.models import Chapter, YearFigures, YearStep
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.new_year import _a_year_on
from safeboard.kernel.trail.models import Event

YEAR = "2016-17"


@pytest.fixture
def manager(reader_for):
    return reader_for("business-manager")


@pytest.fixture
def due(people):
    return Due.objects.create(
        agency=people.agencies["police"],
        return_code="missing",
        title="Missing children, January to March 2016",
        period="2015-16Q4",
        as_at=dt.date(2016, 3, 31),
        due_on=dt.date(2016, 4, 15),
        purpose="p",
        lawful_basis="l",
        agreement="a",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
    )


@pytest.mark.parametrize(
    ("on", "year"), [("2016-01-01", "2016-17"), ("2015-12-31", "2015-16"), ("2016-04-21", "2016-17")]
)
def test_the_year_to_start_is_the_coming_one_from_january_on(on, year):
    assert new_year.year_to_start(dt.date.fromisoformat(on)) == year


def test_both_kinds_of_year_stand_side_by_side():
    financial, school = new_year.years_side_by_side(YEAR)
    assert financial == "April 2016 to March 2017"
    assert school == "school year 2016/17"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2015-16Q4", "2016-17Q4"),
        ("2015-16", "2016-17"),
        ("2016-04", "2017-04"),
        ("Missing children, January to March 2016", "Missing children, January to March 2017"),
        ("2099-00", "2100-01"),
    ],
)
def test_titles_and_periods_move_on_by_a_year(before, after):
    assert _a_year_on(before) == after


def test_the_calendar_of_returns_moves_on_once(due, manager, working):
    did = new_year.do(year=YEAR, code="returns.calendar", by=manager)
    assert did.said == ["Police: Missing children, January to March 2017, due 15 April 2017."]
    moved = Due.objects.get(period="2016-17Q4")
    assert (moved.as_at, moved.due_on, moved.delete_on) == (
        dt.date(2017, 3, 31),
        dt.date(2017, 4, 15),
        dt.date(2023, 3, 31),
    )
    with pytest.raises(new_year.AlreadyDone, match="done already"):
        new_year.do(year=YEAR, code="returns.calendar", by=manager)
    assert Due.objects.count() == 2


def test_what_somebody_put_in_by_hand_is_not_doubled(due, manager, working):
    new_year.do(year=YEAR, code="returns.calendar", by=manager)
    YearStep.objects.all().delete()
    assert new_year.do(year=YEAR, code="returns.calendar", by=manager).said == ["There was nothing to do."]
    assert Due.objects.count() == 2


def test_a_rehearsal_leaves_nothing_behind(pack, manager, working):
    before = (Due.objects.count(), Chapter.objects.count(), Event.objects.count())
    rehearsed = {each.title: each for each in new_year.rehearse(year=YEAR, by=manager)}
    calendar = rehearsed["Put the new calendar of returns in place"]
    assert calendar.wrote == ("Police: Missing children, January to March 2017, due 15 April 2017.",)
    assert (Due.objects.count(), Chapter.objects.count(), Event.objects.count()) == before
    assert not YearStep.objects.exists() and not YearFigures.objects.exists()
    assert [event.action for event in working.events][-1] == "year.rehearse"


def test_a_step_that_cannot_be_done_says_why_and_the_others_go_on(due, manager, working):
    rehearsed = new_year.rehearse(year=YEAR, by=manager)
    assert "Count them on the page of indicators first" in rehearsed[0].problem
    assert any(each.wrote for each in rehearsed[1:])


def test_the_figures_of_the_year_are_closed_as_provisional(pack, manager, working):
    new_year.do(year=YEAR, code="reporting.close", by=manager)
    closed = YearFigures.objects.get()
    assert (closed.year, closed.standing, closed.by_id) == ("2015-16", "provisional", manager.user_id)


def test_the_page_shows_the_steps_rehearses_and_does(due, as_role):
    client = as_role("business-manager")
    body = client.get("/new-year/").content.decode()
    assert "Start 2016-17" in body and "January to March 2017, due 15 April 2017" in body
    rehearsal = client.post("/new-year/").content.decode()
    assert "Nothing was kept" in rehearsal and Due.objects.count() == 1
    assert client.post("/new-year/returns.calendar/").status_code == 302
    assert Due.objects.count() == 2
    again = client.post("/new-year/returns.calendar/", follow=True).content.decode()
    assert "done already" in again
    assert client.post("/new-year/no.such/").status_code == 404


@pytest.mark.parametrize("persona", ["administrator", "independent-chair", "analyst", "police-data-lead"])
def test_only_the_business_manager_starts_a_year(due, as_role, persona):
    client = as_role(persona)
    assert client.get("/new-year/").status_code == 404
    assert client.post("/new-year/returns.calendar/").status_code == 404
    assert Due.objects.count() == 1
