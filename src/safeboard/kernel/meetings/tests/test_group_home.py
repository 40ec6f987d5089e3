"""The home page of a sub group (SYS-46), and telling members that draft minutes can be read."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.meetings import minutes, selectors, series
from safeboard.kernel.meetings.models import AgendaItem, Decision, Meeting, Paper
from safeboard.kernel.partnership.models import SubGroup
from safeboard.kernel.work.models import Message
from safeboard.kernel.work.today import now, today

from .held import make_board
from .test_minutes import SAID, items_of

SINCE = dt.date(2015, 4, 1)


@pytest.fixture
def board(people, reader_for, work):
    return make_board(people, reader_for)


@pytest.fixture
def group(board, people, reader_for):
    """PQA with one of everything, and a decision and a report to the Board."""
    by = reader_for("business-manager")
    pqa = SubGroup.objects.get(code="PQA")
    made = series.create_series(
        code="PQA", name="Performance and quality", kind="sub_group", since=SINCE, sub_group=pqa, by=by
    )
    of_all = {"agency": people.agencies["police"], "sub_group": pqa, "measure": "m", "by": by}
    due = dt.date(2016, 6, 30)
    tracking.raise_item(kind=Kind.ACTION, title="After the audit", source="audit", due_on=due, **of_all)
    tracking.raise_item(kind=Kind.ACTION, title="After a meeting", due_on=due, **of_all)
    tracking.raise_item(
        kind=Kind.PLAN, title="Promise of the group", due_on=due, priority="4", plan_year="2016-17",
        source="review", source_words="Finding 3", **of_all,
    )  # fmt: skip
    meeting = Meeting.objects.create(series=made, on=dt.date(2016, 3, 3), state="held", quorate=True)
    item = AgendaItem.objects.create(series=made, meeting=meeting, place=1, title="Audits", purpose="decide")
    Decision.objects.create(
        number=7, item=item, words="We audit neglect.", rationale="r", known="k", by_id=by.user_id, at=now()
    )
    held = board.held()
    standing = AgendaItem.objects.create(
        series=board.series, meeting=held, place=9, title="Reports", purpose="assure", standing_code="groups"
    )
    for title in ("Report of Performance and quality", "Report of another group"):
        Paper.objects.create(
            item=standing, number=f"9.{len(title)}", title=title, filename="r.pdf", stored_as="x",
            content_type="application/pdf", size=1, by_id=by.user_id, at=now(),
        )  # fmt: skip
    board.meeting(dt.date(2016, 5, 12))
    return made


def test_one_home_page_holds_all_that_a_group_owns(group, as_role):
    page = as_role("business-manager").get(reverse("group", kwargs={"code": "PQA"})).content.decode()
    assert "Action from an audit: 1" in page and "After the audit" in page
    assert "Item of the Improvement and Development Plan: 1" in page and "Promise of the group" in page
    assert page.index("Promise of the group") < page.index("After the audit") < page.index("After a meeting")
    assert reverse("theme", kwargs={"code": "T3"}) in page
    assert "We audit neglect." in page
    assert "Report of Performance and quality" in page and "Report of another group" not in page
    assert "goes to the meeting on" in page and "12 May 2016" in page


def test_its_chair_opens_it_and_an_outsider_finds_no_such_page(group, as_role):
    chair = as_role("pqa-chair").get(reverse("group", kwargs={"code": "PQA"}))
    assert chair.status_code == 200 and "Promise of the group" in chair.content.decode()
    assert as_role("police-data-lead").get(reverse("group", kwargs={"code": "PQA"})).status_code == 404


def drafted(board):
    meeting = board.held()
    for item in items_of(meeting):
        minutes.write(item=item, seen=0, words=SAID, by=board.admin)
    meeting.refresh_from_db()
    return meeting


def test_members_get_a_link_to_the_draft_once_and_never_its_words(board, as_role, reader_for):
    meeting = drafted(board)
    admin = reader_for("administrator")
    assert selectors.next_step(admin, meeting, today()).button == "Finish and circulate the minutes"
    assert selectors.next_step(reader_for("independent-chair"), meeting, today()) is None
    answer = as_role("administrator").post(
        reverse("meeting-circulate", kwargs={"pk": meeting.pk}), {"seen": meeting.version}, follow=True
    )
    assert "Draft circulated: 3 e-mails with a link." in answer.content.decode()
    told = list(Message.objects.all())
    assert len(told) == 3 and all("draft minutes of 25 February 2016" in each.subject for each in told)
    assert all(f"/meetings/{meeting.pk}/minutes/" in each.body and SAID not in each.body for each in told)
    meeting.refresh_from_db()
    assert selectors.next_step(admin, meeting, today()).button == "Agree the minutes"
