"""What the room gives the office: things to do, search, an agency's part, hand-over, reminders, sheets, settings."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.actions import chasing, clocks, office, risks, tracking
from safeboard.kernel.actions.holdings import Owned, Successors
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.partnership import dated

from .conftest import QUESTION

APRIL = dt.date(2016, 4, 21)
JANUARY = dt.datetime(2016, 1, 4, 10, tzinfo=dt.UTC)
WHY = "Three posts of seven have been empty since the autumn."


def buttons(reader):
    return [line.button for line in office.to_do(reader, APRIL)]


@pytest.fixture
def risk(stages, people, reader_for):
    by = reader_for("business-manager")
    return tracking.raise_item(
        kind=Kind.CONCERN,
        title="Late visits",
        words="Children wait.",
        agency=people.agencies["police"],
        by=by,
        at=JANUARY,
    )


def test_each_role_is_told_what_waits_for_it_and_nothing_else(stages, risk, reader_for):
    stages.challenge()
    stages.done()
    assert buttons(reader_for("police-board-member")) == ["Reply"]
    assert buttons(reader_for("business-manager")) == ["Check it", "Sort it"]
    assert buttons(reader_for("lay-member")) == [] == buttons(reader_for("council-data-lead"))


def test_a_risk_waits_for_one_after_the_other(risk, reader_for):
    manager, member, chair = (
        reader_for(who) for who in ("business-manager", "police-board-member", "independent-chair")
    )
    risks.sort(item=risk, seen=1, entry_type="risk", by=manager)
    assert "Score it" in buttons(member)
    risks.score(item=risk, seen=2, likelihood=4, impact=4, words=WHY, confidence="low", by=manager)
    assert "Accept it" in buttons(member) and "Accept it" not in buttons(manager)
    risks.own(item=risk, seen=3, controls=WHY, target_score=4, by=member, at=JANUARY)
    (line,) = [line for line in office.to_do(manager, APRIL) if line.button == "Open the log"]
    assert (line.what, line.late) == ("1 risk was not reviewed in time", "late")
    risks.propose_close(item=risk, seen=4, words=WHY, by=member)
    assert "Agree or not" in buttons(chair) and "Agree or not" not in buttons(member)


def test_the_ladder_is_offered_to_the_business_manager_and_many_are_counted(stages, reader_for):
    for day in (1, 2, 3, 4, 7):
        stages.action(at=JANUARY, due_on=dt.date(2016, 3, day))
    manager = reader_for("business-manager")
    lines = [line for line in office.to_do(manager, APRIL) if line.order in (38, 39)]
    assert [line.button for line in lines[:3]] == ["Escalate to the Independent Chair"] * 3
    assert lines[3].what == "2 more things are late enough to be escalated" and len(lines) == 4
    assert not [line for line in office.to_do(reader_for("pqa-chair"), APRIL) if "Escalate" in line.button]


def test_an_agency_is_told_what_it_has_promised(stages, reader_for):
    stages.action(at=JANUARY, due_on=dt.date(2016, 4, 11))
    (line,) = office.to_do(reader_for("police-data-lead"), APRIL)
    assert (line.button, line.late) == ("Add evidence", "10 days late")


def test_search_finds_items_by_their_steps_within_ones_rights(stages, people, reader_for):
    item = stages.evidenced()
    (found,) = office.search(reader_for("lay-member"), "families asked")
    assert found.title == f"{item}: Keep plans open" and "40 families asked" in found.words
    assert list(office.search(reader_for("council-data-lead"), "families asked")) == []
    assert list(office.search(reader_for("lay-member"), "families walked")) == []
    assert list(office.search(reader_for("lay-member"), "  ")) == []


def test_the_page_of_an_agency_shows_late_things_first(stages, people, risk, reader_for):
    stages.action()
    late = stages.action(at=JANUARY, due_on=dt.date(2016, 3, 1))
    stages.challenge()
    parts = {
        part.title: part
        for part in office.about_agency(reader_for("business-manager"), people.agencies["police"].pk, APRIL)
    }
    assert [line.late for line in parts["Actions"].lines] == ["51 days late", ""]
    assert str(late) in parts["Actions"].lines[0].what and QUESTION in parts["Challenges"].lines[0].what
    assert len(parts["Risks it owns"].lines) == 1 and parts["Items of the plan"].lines == ()


def test_what_a_person_owns_is_handed_over_with_a_step(stages, people, reader_for):
    leaver, heir = people.users["police-data-lead"], people.users["police-board-member"]
    item, ended = stages.action(owner_user=leaver), stages.action(owner_user=leaver)
    stages.action()
    tracking.take_back(item=ended, seen=1, by=reader_for("business-manager"))
    agency = people.agencies["police"].pk
    assert [held.title for held in Owned().of(leaver.pk, agency)] == [f"{item}: {item.title}"]
    by = reader_for("business-manager")
    assert Owned().hand_over(leaver.pk, agency, to_user_id=heir.pk, by=by) == 1
    item.refresh_from_db()
    assert item.owner_user == heir and item.last_step().words == "Handed over to Petra Norland."
    assert Owned().hand_over(leaver.pk, agency, to_user_id=heir.pk, by=by) == 0


def test_what_is_open_goes_to_the_agency_that_follows(stages, people, reader_for):
    item, old, new = stages.action(), people.agencies["police"], people.agencies["hospital-trust"]
    assert Successors().would_move(old.pk, to_id=new.pk, on=APRIL) == [f"{item}: {item.title}"]
    by = reader_for("business-manager")
    assert Successors().move_agency(old.pk, new.pk, on=APRIL, by=by) == 1
    item.refresh_from_db()
    assert item.agency == new and Successors().move_agency(old.pk, new.pk, on=APRIL, by=by) == 0


def test_reminders_name_nothing_confidential_and_are_for_those_who_may_remind(stages, reader_for):
    due = dt.date(2016, 4, 11)
    stages.action(at=JANUARY, due_on=due, owner="Head of service")
    stages.action(at=JANUARY, due_on=due, title="Nobody may read this", confidential=True)
    stages.action(due_on=dt.date(2016, 4, 29))
    first, second = chasing.late_actions(reader_for("administrator"), APRIL)
    assert "Keep plans open" in first.body and "10 days ago" in first.body and "/actions/" in first.body
    assert "Nobody may read this" not in second.body + second.subject + second.what
    assert list(chasing.late_actions(reader_for("pqa-chair"), APRIL)) == []


def test_unanswered_challenges_and_unreviewed_risks_are_reminded_of(stages, risk, reader_for):
    manager, member = reader_for("business-manager"), reader_for("police-board-member")
    stages.challenge(at=JANUARY)
    stages.challenge()
    assert [draft.due_on for draft in chasing.unanswered(manager, APRIL)] == [dt.date(2016, 1, 25)]
    assert list(chasing.unreviewed(manager, APRIL)) == []
    risks.sort(item=risk, seen=1, entry_type="risk", by=manager)
    risks.score(item=risk, seen=2, likelihood=4, impact=4, words=WHY, confidence="low", by=manager)
    risks.own(item=risk, seen=3, controls=WHY, target_score=4, by=member, at=JANUARY)
    assert len(list(chasing.unreviewed(manager, APRIL))) == 1


def test_every_sheet_fits_its_headings(stages, risk, reader_for):
    stages.done()
    sheets = list(office.all_sheets(reader_for("business-manager")))
    assert len(sheets) == 7
    for sheet in sheets:
        assert all(len(row) == len(sheet.headings) for row in sheet.rows), sheet.title


def test_the_clocks_are_settings_and_read_on_their_day(stages):
    assert {each.code for each in clocks.SETTINGS} <= set(REGISTRY.settings)
    assert dated.value(clocks.REPLY_DAYS, APRIL) == 15
    assert clocks.working_days_after(clocks.SORTING_DAYS, APRIL) == dt.date(2016, 4, 28)
