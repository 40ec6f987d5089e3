"""Outside judgements: what happens to a finding, who may not verify, and the pack (SYS-91)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files import documents
from safeboard.processes.governance.models import Status
from safeboard.processes.governance.reports import evidence_pack, register_sheets, sheets
from safeboard.processes.governance.selectors import inspecting as selectors
from safeboard.processes.governance.selectors import office
from safeboard.processes.governance.services import inspecting

SAID = "Every case is read by a second manager now."


@pytest.fixture
def finding(people, working, reader_for):
    manager = reader_for("business-manager")
    inspection = inspecting.record(
        body="The inspectorate",
        kind="inspection",
        title="Inspection of 2014",
        on=dt.date(2014, 6, 2),
        respond_by=dt.date(2014, 9, 1),
        by=manager,
    )
    inspecting.judge(inspection=inspection, strand="Leadership", judgement="RI", by=manager)
    return inspecting.add_finding(
        inspection=inspection,
        kind="recommendation",
        words="Read cases together.",
        theme="T5",
        agency=people.agencies["police"],
        by=manager,
    )


def test_from_received_to_closed_with_somebody_else_who_verifies(finding, reader_for):
    manager, police = reader_for("business-manager"), reader_for("police-board-member")
    inspecting.respond(finding=finding, seen=1, accepted=True, response=SAID, by=manager)
    inspecting.state_position(finding=finding, seen=2, position=SAID, by=police)
    inspecting.give_evidence(finding=finding, seen=3, evidence=SAID, by=manager)
    with pytest.raises(NotNow, match="Somebody else must verify"):
        inspecting.verify(finding=finding, seen=4, enough=True, words=SAID, by=manager)
    with pytest.raises(NotNow, match="nobody of the body that owns it"):
        inspecting.verify(finding=finding, seen=4, enough=True, words=SAID, by=police)
    chair = reader_for("independent-chair")
    inspecting.verify(finding=finding, seen=4, enough=False, words=SAID, by=chair)
    assert finding.status == Status.IN_PROGRESS
    inspecting.give_evidence(finding=finding, seen=5, evidence=SAID, by=police)
    inspecting.verify(finding=finding, seen=6, enough=True, words=SAID, by=chair)
    inspecting.close(finding=finding, seen=7, words=SAID, by=chair)
    assert finding.status == Status.CLOSED and finding.steps.count() == 8


def test_a_contested_finding_may_be_closed_and_an_accepted_one_not_yet(finding, reader_for, people):
    manager = reader_for("business-manager")
    inspecting.respond(finding=finding, seen=1, accepted=False, response=SAID, by=manager)
    inspecting.close(finding=finding, seen=2, words=SAID, by=manager)
    other = inspecting.add_finding(
        inspection=finding.inspection,
        kind="finding",
        words="x",
        theme="T1",
        agency=people.agencies["police"],
        by=manager,
    )
    assert other.number == 2
    inspecting.respond(finding=other, seen=1, accepted=True, response=SAID, by=manager)
    assert "close" not in selectors.next_acts(manager, other)
    with pytest.raises(NotNow, match="not ready"):
        inspecting.close(finding=other, seen=2, words=SAID, by=manager)


def test_what_is_not_ready_or_says_nothing_is_refused(finding, reader_for, plan_item):
    manager = reader_for("business-manager")
    with pytest.raises(NotNow, match="not ready"):
        inspecting.state_position(finding=finding, seen=1, position=SAID, by=manager)
    with pytest.raises(NotNow) as refusal:
        inspecting.respond(finding=finding, seen=1, accepted=True, response="ok", by=manager)
    assert refusal.value.field == "response"
    inspecting.link(finding=finding, seen=1, plan_item=plan_item, by=manager)
    with pytest.raises(SomebodyElse):
        inspecting.respond(finding=finding, seen=1, accepted=True, response=SAID, by=manager)
    with pytest.raises(NotNow, match="recorded already"):
        inspecting.judge(inspection=finding.inspection, strand="leadership", judgement="GOOD", by=manager)
    with pytest.raises(NotNow, match="not ahead"):
        inspecting.record(body="x", kind="peer", title="x", on=dt.date(2016, 5, 1), by=manager)


def test_the_pack_and_the_sheets_tell_each_finding(finding, reader_for, plan_item):
    manager = reader_for("business-manager")
    inspecting.link(finding=finding, seen=1, plan_item=plan_item, by=manager)
    judged = selectors.register(manager)
    assert judged[0].late(dt.date(2016, 4, 21)) and judged[0].open == 1
    paper = evidence_pack(judged, "The Board")
    assert documents.as_pdf(paper).startswith(b"%PDF") and documents.as_docx(paper).startswith(b"PK")
    words = " ".join(str(block) for block in paper.blocks)
    assert "Read cases together." in words and "No evidence given yet." in words and str(plan_item) in words
    strands, findings = register_sheets(judged)
    assert (
        next(iter(strands.rows))[3:] == ("Leadership", "Requires improvement")
        and len(list(findings.rows)) == 1
    )
    assert documents.as_pdf(evidence_pack([], "The Board"))


def test_the_office_hears_of_findings(finding, reader_for, people):
    on = dt.date(2016, 4, 21)
    manager, police = reader_for("business-manager"), reader_for("police-board-member")
    assert any("1 finding without a response" in do.what and do.late for do in office.to_do(manager, on))
    inspecting.respond(finding=finding, seen=1, accepted=True, response=SAID, by=manager)
    assert [do.button for do in office.to_do(police, on)] == ["Say where it stands"]
    assert list(office.to_do(reader_for("health-board-member"), on)) == []
    part, *_ = office.about_agency(manager, people.agencies["police"].pk, on)
    assert "Recommendation 1, response agreed" in part.lines[0].what
    assert list(office.about_agency(reader_for("team-manager"), people.agencies["police"].pk, on)) == []
    assert [each.title for each in office.search(manager, "cases together")] == [
        "Inspection of 2014: Recommendation 1"
    ]
    assert list(office.search(reader_for("team-manager"), "cases")) == []
    assert {sheet.title for sheet in sheets(manager)} >= {"Findings", "Joint Protocol"}
    assert list(sheets(reader_for("ig-lead"))) == []
