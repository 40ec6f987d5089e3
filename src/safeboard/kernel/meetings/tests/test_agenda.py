"""An agenda: built, numbered, ordered, changed; late, tabled and confidential items (SYS-45, W26)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import agenda, items, papers, planning, standing
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Origin, Paper, State

from .conftest import PDF


def titles(meeting):
    return [each.title for each in agenda.whole(meeting)]


def add(office, meeting, **fields):
    wanted = {"title": "Neglect", "purpose": "discuss", "by": office.manager} | fields
    return items.add_item(series=office.board, meeting=meeting, **wanted)


def test_it_builds_itself_once_and_leaves_off_what_was_taken_off(work, office):
    add(office, None, wanted_on=dt.date(2016, 4, 1))
    add(office, None, title="Later", wanted_on=dt.date(2016, 6, 1))
    meeting = office.built()
    row = titles(meeting)
    assert row[0] == "Welcome, apologies and interests" and row[-1] == "Any other business and next meeting"
    assert row[-2] == "Neglect" and "Later" not in row
    assert [each.place for each in agenda.whole(meeting)] == list(range(1, len(row) + 1))
    plan = office.item("plan")
    items.take_off(item=plan, seen=plan.version, why="Not this time.", by=office.manager)
    assert agenda.build(meeting=meeting, by=office.manager) == 0
    assert "Improvement and Development Plan" not in titles(meeting)


def test_times_follow_from_the_minutes(work, office):
    rows = agenda.timed(agenda.whole(office.built()), dt.time(10))
    assert [each.starts for each in rows][:3] == [dt.time(10), dt.time(10, 5), dt.time(10, 10)]
    assert rows[-1].ends == dt.time(12, 5)


def test_papers_are_renumbered_with_their_item_until_they_are_issued(work, office):
    meeting = office.built()
    risks = office.item("risks")
    papers.add_paper(item=risks, title="Log", filename="a.pdf", data=PDF, by=office.manager)
    second = papers.add_paper(item=risks, title="Map", filename="b.pdf", data=PDF, by=office.manager)
    assert second.number == "5.2"
    agenda.move_item(item=AgendaItem.objects.get(pk=risks.pk), up=True, by=office.manager)
    second.refresh_from_db()
    assert second.number == "4.2" and titles(meeting)[3] == "Risks and concerns log"
    planning.set_agenda(meeting=meeting, seen=meeting.version, by=office.manager)
    planning.issue_papers(meeting=meeting, seen=meeting.version, by=office.manager)
    with pytest.raises(NotNow, match="no longer be put together"):
        agenda.move_item(item=AgendaItem.objects.get(pk=risks.pk), up=True, by=office.manager)


def test_the_first_item_cannot_go_further_up(work, office):
    meeting = office.built()
    before = titles(meeting)
    agenda.move_item(item=office.item("welcome"), up=True, by=office.manager)
    assert titles(meeting) == before


def test_after_issue_an_item_is_late_and_says_why_and_comes_last(work, office):
    meeting = office.issued()
    with pytest.raises(NotNow) as refused:
        add(office, meeting)
    assert refused.value.field == "why"
    late = add(office, meeting, why="The inspection came on Monday.")
    tabled = add(office, meeting, title="A letter", tabled=True, why="It came this morning.")
    assert (late.origin, tabled.origin) == (Origin.LATE, Origin.TABLED)
    assert tabled.place > late.place > office.item("close").place
    assert not tabled.paper_wanted


def test_nothing_is_tabled_before_papers_are_out(work, office):
    with pytest.raises(NotNow, match="not out yet"):
        add(office, office.built(), tabled=True, why="It came this morning.")


def test_a_confidential_item_says_why(work, office):
    with pytest.raises(NotNow, match="confidential"):
        add(office, office.built(), part_two=True)


def test_what_was_given_in_confidence_is_not_opened_to_part_one(work, office):
    office.issued()
    item = AgendaItem.objects.get(pk=office.secret.pk)
    with pytest.raises(NotNow) as refused:
        items.edit_item(item=item, seen=item.version, title="x", purpose="decide", by=office.manager)
    assert refused.value.field == "part_two"


def test_an_item_moved_on_takes_its_papers_along(work, office):
    meeting = office.built()
    item = add(office, meeting)
    papers.add_paper(item=item, title="Neglect", filename="a.pdf", data=PDF, by=office.manager)
    items.defer(item=item, seen=item.version, why="The author is away.", by=office.manager)
    later = planning.plan_meetings(series=office.board, dates=[dt.date(2016, 6, 30)], by=office.manager)[0]
    agenda.build(meeting=later, by=office.manager)
    item.refresh_from_db()
    assert item.meeting == later
    assert Paper.objects.get(item=item).number == f"{item.place}.1"


def test_moved_on_after_issue_the_record_of_what_was_sent_stays(work, office):
    meeting = office.issued()
    late = add(office, meeting, why="The inspection came on Monday.")
    papers.add_paper(item=late, title="Letter", filename="a.pdf", data=PDF, by=office.manager)
    copy = items.defer(item=late, seen=late.version, why="No time left.", by=office.manager)
    late.refresh_from_db()
    assert late.taken_off and late.meeting == meeting and late.papers.count() == 1
    assert copy.pk != late.pk and copy.meeting is None


def test_a_standing_item_is_not_moved_on(work, office):
    office.built()
    item = office.item("risks")
    with pytest.raises(NotNow, match="by itself"):
        items.defer(item=item, seen=item.version, why="No time left.", by=office.manager)


def test_two_who_edit_the_same_item(work, office):
    office.built()
    item = office.item("risks")
    fields = {"title": "Risks", "purpose": "discuss", "by": office.manager}
    items.edit_item(item=item, seen=1, **fields)
    with pytest.raises(SomebodyElse):
        items.edit_item(item=AgendaItem.objects.get(pk=item.pk), seen=1, **fields | {"title": "Log"})
    assert office.item("risks").title == "Risks"


def test_entries_not_reviewed_since_the_last_meeting_stand_first(work, office, people, reader_for):
    # R-GOV-06.
    Meeting.objects.create(series=office.board, on=dt.date(2016, 2, 25), state=State.HELD)
    for title, raised in (("Fresh", dt.date(2016, 4, 1)), ("Forgotten", dt.date(2016, 1, 5))):
        tracking.raise_item(
            kind="concern",
            title=f"{title} concern about thresholds",
            words="What it means for children is a longer wait.",
            agency=people.agencies["county-council"],
            owner="Head of service",
            due_on=dt.date(2016, 5, 1 if title == "Fresh" else 30),
            by=office.manager,
            at=dt.datetime.combine(raised, dt.time(10), tzinfo=dt.UTC),
        )
    meeting = office.built()
    found = standing.lines(office.item("risks"), meeting, reader_for("independent-chair"))
    assert [line.flag for line in found] == ["not reviewed since the last meeting", ""]
    assert "Forgotten" in found[0].words
