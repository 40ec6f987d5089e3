"""Every list of the office leaves as a workbook: the same rows, the same rights, the same trail (systems.md, Excel)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions.importing import reading
from safeboard.kernel.files import workbooks
from safeboard.kernel.meetings.models import Constituency, Meeting, Seat, Series
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due
from safeboard.kernel.work.models import Message

DAY = dt.date(2016, 4, 1)
LISTS = (
    ("settings-excel", {}, "settings", "Quorum: share of the statutory constituencies, in percent"),
    ("targets-excel", {}, "targets", "Targets and limits"),
    ("standing-agencies-excel", {}, "standing-agencies", "Old Police"),
    ("reminder-log-excel", {}, "reminder-log", "Reminders sent"),
    ("outbox-excel", {}, "outbox", "A subject that waits"),
    ("promises-excel", {}, "promises", "What became of it"),
    ("meetings-excel", {}, "meetings", "County Hall"),
    ("members-excel", {"code": "BOARD"}, "group", "Vacant"),
    ("returns-excel", {}, "returns", "Missing children"),
)


@pytest.fixture
def office(people):
    board = Series.objects.create(code="BOARD", name="The Board", kind="board", since=DAY)
    place = Constituency.objects.create(series=board, name="Police")
    Seat.objects.create(series=board, constituency=place, title="Chief", since=DAY)
    Meeting.objects.create(series=board, on=dt.date(2016, 4, 28), place="County Hall")
    police = Agency.objects.get(code="police")
    police.names = [{"name": "Old Police", "since": ""}, {"name": "Police", "since": "2015-01-01"}]
    police.save()
    Due.objects.create(
        agency=police, return_code="missing", title="Missing children", period="2015-16", as_at=DAY, due_on=DAY,
        purpose="p", lawful_basis="l", agreement="a", agreed_on=DAY, delete_on=DAY,
    )  # fmt: skip
    for private, subject in ((False, "A subject that waits"), (True, "A private subject")):
        Message.objects.create(
            to=["a@example.org"], subject=subject, body="The words of it", key=subject, message_id=subject, private=private,
            put_at=dt.datetime(2016, 4, 20, 9, tzinfo=dt.UTC),
        )  # fmt: skip


def cells(answer):
    assert answer.status_code == 200 and answer["Content-Type"].endswith("spreadsheetml.sheet")
    sheets = workbooks.read_workbook(answer.content, reading.LIMITS)
    return {sheet.name: [[str(cell) for cell in row] for row in sheet.rows] for sheet in sheets}


@pytest.mark.parametrize(("name", "kwargs", "page", "holds"), LISTS)
def test_a_list_links_to_its_workbook_which_holds_its_rows_and_notes(
    office, as_role, name, kwargs, page, holds
):
    client, address = as_role("business-manager"), reverse(name, kwargs=kwargs)
    found = cells(client.get(address))
    assert holds in str(found) and "As at" in str(found["Notes"])
    if name not in ("reminder-log-excel",):
        assert address in client.get(reverse(page, kwargs=kwargs)).content.decode()


@pytest.mark.parametrize(
    ("name", "kwargs", "role"),
    [
        ("settings-excel", {}, "police-data-lead"),
        ("standing-agencies-excel", {}, "police-data-lead"),
        ("outbox-excel", {}, "police-board-member"),
        ("reminder-log-excel", {}, "police-board-member"),
        ("members-excel", {"code": "BOARD"}, "police-data-lead"),
        ("meetings-excel", {}, "police-data-lead"),
    ],
)
def test_who_may_not_open_the_page_gets_no_workbook(office, as_role, name, kwargs, role):
    assert as_role(role).get(reverse(name, kwargs=kwargs)).status_code == 404


def test_a_workbook_holds_what_its_reader_may_see_and_no_words_of_e_mails(office, as_role, people):
    other = Due.objects.get()
    other.pk, other.agency = None, people.agencies["county-council"]
    other.save()
    own = cells(as_role("police-data-lead").get(reverse("returns-excel")))
    assert len(own["Returns"]) == 2 and own["Returns"][1][0] == "Police"
    waits = str(cells(as_role("business-manager").get(reverse("outbox-excel"))))
    assert "The words of it" not in waits and "A private subject" not in waits
