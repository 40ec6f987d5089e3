"""Members and attendance from Excel: seats with their history, registers of meetings that are there, and the undo."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from safeboard.kernel.actions.importing import batches
from safeboard.kernel.actions.importing.target import TARGETS
from safeboard.kernel.actions.models import Batch
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import attendance, register, seats
from safeboard.kernel.meetings.models import Attendance, Constituency, Holder, Meeting, Seat, Series, State
from safeboard.kernel.trail import recorder

MEMBERS = (
    ("Name", "Job title", "Constituency", "Organisation", "Membership", "Deputy for", "From", "Until"),
    ("Alex Ashdown", "Director", "Children", "County Council", "Chair", "", "1/4/2014", "31/3/2015"),
    ("Bo Barley", "Director", "Children", "County Council", "Chair", "", "1 April 2015", ""),
    ("Cam Chervil", "Lay member", "Lay", "", "Lay member", "", "1/4/2014", ""),
    ("Dee Dill", "Lay member", "Lay", "", "Lay member", "", "1/4/2014", ""),
    ("vacant", "Head of area", "", "Police", "Member", "", "1/4/2014", ""),
    ("Eli Elder", "Assistant", "", "Police", "Member", "Bo Barley", "1/4/2015", "31/3/2016"),
    ("Flo Fennel", "Head", "Children", "County Council", "Member", "Nobody There", "1/4/2015", "31/3/2016"),
    ("Gil Gorse", "Head", "", "", "Member", "", "1/4/2015", ""),
    ("Hal Hazel", "Head", "Probation", "", "Member", "", "1/4/2015", "1/4/2014"),
)  # fmt: skip


def made_csv(rows) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode()


@pytest.fixture
def manager(people, reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield reader_for("business-manager")


@pytest.fixture
def board(manager):
    return Series.objects.create(code="BOARD", name="The Board", kind="board", since=dt.date(2014, 4, 1))


def prepared(manager, code, rows, **meanings):
    """The list, with every question answered: what is shown as guessed, the rest by `meanings`."""
    batch = batches.receive(
        target=TARGETS[code].asked_by(manager), filename="list.csv", data=made_csv(rows), by=manager
    )
    _, sheet = batches.read_again(batch)
    said: dict[str, dict[str, str]] = {}
    for each in batches.look(batch, sheet, manager).asked:
        said.setdefault(each.field.name, {})[each.key] = meanings.get(each.field.name) or each.guess
    batches.choose_meanings(batch=batch, meanings=said, by=manager)
    return batch


def test_members_become_seats_with_their_history(manager, board):
    batch = prepared(manager, "members", MEMBERS, series="BOARD")
    assert batches.take(batch=batch, by=manager) == 6
    director = Seat.objects.get(title="Director")
    assert [each.name for each in director.holders.filter(deputy=False)] == ["Alex Ashdown", "Bo Barley"]
    assert director.agency.name == "County Council" and director.kind == "chair"
    assert Seat.objects.filter(title="Lay member").count() == 2, "two who sit at one time have two seats"
    assert Seat.objects.get(title="Head of area").constituency.name == "Police"
    assert not Seat.objects.get(title="Head of area").holders.exists()
    assert director.holders.get(deputy=True).name == "Eli Elder"
    why = " ".join(each["why"] for each in batch.not_understood)
    assert "Nobody called Nobody There" in why and "constituency or the agency is missing" in why
    assert "comes before the first" in why and len(batch.not_understood) == 3

    again = prepared(manager, "members", MEMBERS[:6], series="BOARD")
    with pytest.raises(NotNow, match="Nothing of this list"):
        batches.take(batch=again, by=manager)


def test_the_import_of_members_is_undone_but_what_was_worked_on_stays(manager, board):
    batch = prepared(manager, "members", MEMBERS[:6], series="BOARD")
    batches.take(batch=batch, by=manager)
    lay = Holder.objects.get(name="Cam Chervil")
    seats.end_holder(holder=lay, seen=1, until=dt.date(2016, 3, 31), because="Moved away", by=manager)
    undone = batches.undo(batch=batch, by=manager)
    assert (undone.taken_back, undone.stay) == (3, 1)
    assert [str(each) for each in Seat.objects.all()] == ["Lay: Lay member"]
    assert [each.name for each in Constituency.objects.all()] == ["Lay"]


ON = "25/2/2016"
REGISTER = (
    ("Date", "Constituency", "Name", "Attendance", "Who came", "Comments"),
    (ON, "Children", "", "Present", "", ""),
    (ON, "Lay", "Cam Chervil", "Apologies", "", "On leave"),
    (ON, "Lay", "Dee Dill", "Deputy", "", ""),
    (ON, "Police", "", "Absent", "", ""),
    ("26/2/2016", "Police", "", "Present", "", ""),
    (ON, "Lay", "", "Present", "", ""),
    (ON, "Fire", "", "Present", "", ""),
)


@pytest.fixture
def seated(manager, board):
    batches.take(batch=prepared(manager, "members", MEMBERS[:6], series="BOARD"), by=manager)
    return Meeting.objects.create(series=board, on=dt.date(2016, 2, 25), state=State.PAPERS_ISSUED)


def test_attendance_becomes_the_register_and_unknown_days_are_listed(manager, board, seated):
    batch = prepared(manager, "attendance", REGISTER, series="BOARD")
    assert batches.take(batch=batch, by=manager) == 4
    assert {str(each.seat.constituency): each.presence for each in Attendance.objects.all()} == {
        "Children": "attended", "Lay": "deputy", "Police": "absent",
    }  # fmt: skip
    assert Attendance.objects.get(presence="apologies").reason == "On leave"
    why = " ".join(each["why"] for each in batch.not_understood)
    assert "No meeting on 26 February 2016 is in the calendar" in why
    assert "Lay has 2 seats" in why and "of Fire" in why and len(batch.not_understood) == 3
    assert seated.state == Meeting.objects.get().state, "that it was held is said on its own page"
    register.hold(meeting=seated, seen=seated.version, interests_asked=True, by=manager)
    rows = attendance.table(manager, board, dt.date(2016, 4, 21)).rows
    assert {str(row.constituency): row.now.words for row in rows}["Children"] == "1 of 1 (100%)"


@pytest.mark.parametrize(("held", "gone", "stay"), [(False, 4, 0), (True, 0, 4)])
def test_undo_of_attendance_takes_back_the_lines_unless_the_meeting_was_held_on_them(
    manager, board, seated, held, gone, stay
):
    batch = prepared(manager, "attendance", REGISTER, series="BOARD")
    batches.take(batch=batch, by=manager)
    if held:
        register.hold(meeting=seated, seen=seated.version, interests_asked=True, by=manager)
    undone = batches.undo(batch=batch, by=manager)
    assert (undone.taken_back, undone.stay) == (gone, stay)
    assert Attendance.objects.count() == stay


def test_nobody_expected_in_a_place_is_refused_before_anything_is_taken(manager, board, seated):
    rows = (REGISTER[0], (ON, "Police", "", "n/a", "", ""), REGISTER[1])
    batch = prepared(manager, "attendance", rows, series="BOARD")
    assert batches.take(batch=batch, by=manager) == 1
    assert "was expected" in batch.not_understood[0]["why"]


def test_the_pages_offer_both_lists_to_the_office_and_show_what_came_of_them(as_role, manager, board):
    client = as_role("business-manager")
    page = client.get(reverse("import")).content.decode()
    assert "Members" in page and "Attendance" in page
    file = SimpleUploadedFile("m.csv", made_csv(MEMBERS[:6]))
    assert client.post(reverse("import"), {"kind": "members", "file": file}).status_code == 302
    batch = Batch.objects.get()
    asked = client.get(reverse("import-values", kwargs={"pk": batch.pk})).content.decode()
    assert "Which body: nothing stands there" in asked and "The Board" in asked
    batch.by_id = manager.user_id
    batch = prepared(manager, "members", MEMBERS[:6], series="BOARD")
    batches.take(batch=batch, by=manager)
    result = client.get(reverse("import-result", kwargs={"pk": batch.pk})).content.decode()
    assert "Children: Director: Bo Barley, from 1 April 2015" in result and "Undo the import" in result


def test_who_may_not_fill_seats_is_not_offered_them_and_finds_no_such_import(as_role, manager, board):
    batch = prepared(manager, "members", MEMBERS[:6], series="BOARD")
    batches.take(batch=batch, by=manager)
    client = as_role("training-manager")
    page = client.get(reverse("import")).content.decode()
    assert 'value="members"' not in page and 'value="actions"' in page and "list.csv" not in page
    assert client.get(reverse("import-result", kwargs={"pk": batch.pk})).status_code == 404
    assert client.post(reverse("import-undo", kwargs={"pk": batch.pk})).status_code == 404
