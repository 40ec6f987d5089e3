"""Governance's pages: who may, who may not, errors beside the field, nothing lost, no names with criticism."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.trail import recorder
from safeboard.processes.governance.models import Answer, Finding, Inspection, Round, Statement, Topic
from safeboard.processes.governance.services import assessing

WHY = "We read figures at each meeting and ask."
PAGES = ("governance", "self-assessment", "inspections", "joint-protocol", "vision")


@pytest.mark.parametrize("who", ["business-manager", "lay-member", "police-deputy", "analyst", "pqa-chair"])
def test_the_board_side_reads_every_page(as_role, opened, who):
    client = as_role(who)
    for name in PAGES:
        assert client.get(reverse(name)).status_code == 200, name
    assert client.get(reverse("self-assessment-round", kwargs={"pk": opened.pk})).status_code == 200


@pytest.mark.parametrize("who", ["police-data-lead", "team-manager", "ig-lead", "system-admin"])
def test_agencies_and_technicians_find_nothing(as_role, opened, who):
    client = as_role(who)
    for name in PAGES:
        assert client.get(reverse(name)).status_code == 404, name


def test_a_member_answers_standard_by_standard_with_nothing_chosen_before(as_role, opened):
    client = as_role("lay-member")
    address = reverse("self-assessment-answer", kwargs={"pk": opened.pk, "standard": "GOV"})
    assert " checked" not in client.get(address).content.decode()
    page = client.post(address, {"seen": 0, "comment": "Typed words"}).content.decode()
    assert page.count("Choose how good the Board is at it.") == 2 and "Typed words" in page
    response = client.post(address, {"seen": 0, "judgement": "GOOD", "comment": WHY, "evidence": "An audit."})
    assert response.url == reverse(
        "self-assessment-answer", kwargs={"pk": opened.pk, "standard": "PRIORITIES"}
    )
    assert (
        "1 of 13 answered"
        in client.get(reverse("self-assessment-round", kwargs={"pk": opened.pk})).content.decode()
    )
    # Opened in a second window before the first was saved: both stand there, and the draft can be sent again.
    page = client.post(
        address, {"seen": 0, "judgement": "RI", "comment": "My second thoughts"}
    ).content.decode()
    assert "Good: We read figures" in page and "My second thoughts" in page and 'value="1"' in page
    client.post(address, {"seen": 1, "judgement": "RI", "comment": "My second thoughts"})
    assert Answer.objects.get().judgement == "RI"


@pytest.mark.parametrize("who", ["business-manager", "analyst", "training-manager"])
def test_the_office_does_not_answer_for_members(as_role, opened, who):
    address = reverse("self-assessment-answer", kwargs={"pk": opened.pk, "standard": "GOV"})
    assert as_role(who).get(address).status_code == 404


def test_the_analysis_shows_counts_and_never_who_said_it(
    as_role, opened, members, say, reader_for, plan_item
):
    for each in members("police", 3):
        say(opened, each, "INADEQUATE", standard="VOICE", comment="Nobody ever asked a child here.")
    address = reverse("self-assessment-round", kwargs={"pk": opened.pk})
    before = as_role("independent-chair").get(address).content.decode()
    assert "Nobody ever asked" not in before and "3 members have answered" in before
    assert "3 members" not in as_role("lay-member").get(address).content.decode()
    stage = reverse("self-assessment-stage", kwargs={"pk": opened.pk, "stage": "analyse"})
    assert as_role("lay-member").post(stage, {"seen": 1}).status_code == 404
    manager = as_role("business-manager")
    assert manager.post(stage, {"seen": 1}).status_code == 302
    after = as_role("lay-member").get(address).content.decode()
    assert "Nobody ever asked a child here." in after and "Weak, and nothing in the plan answers it." in after
    assert "police 0" not in after and "police 1" not in after
    agree = reverse("self-assessment-agree", kwargs={"pk": opened.pk, "standard": "VOICE"})
    assert as_role("lay-member").get(agree).status_code == 404
    page = manager.post(agree, {"seen": 2, "judgement": "RI", "reason": ""}).content.decode()
    assert page.count("Say why the Board agreed on this.") == 2
    typed = {"seen": 2, "judgement": "RI", "reason": WHY, "plan_item": plan_item.pk}
    assert manager.post(agree, typed).status_code == 302
    page = manager.post(agree, {**typed, "reason": "Something else altogether"}).content.decode()
    assert "Somebody else has acted" in page and WHY in page and "Something else altogether" in page
    close = reverse("self-assessment-stage", kwargs={"pk": opened.pk, "stage": "feed-back"})
    assert "No judgement is agreed yet" in manager.post(close, {"seen": 3, "feedback": WHY}).content.decode()


def test_ones_words_are_brought_over(as_role, opened, reader_for):
    Round.objects.update(opened_on=dt.date(2015, 3, 2))
    with recorder.recorded(recorder.Doer(actor="test")):
        assessing.answer(
            round=opened, standard="GOV", judgement="GOOD", comment=WHY, by=reader_for("lay-member")
        )
        Round.objects.update(state="plan_updated")
        second = assessing.open_round(
            title="Second", closes_on=dt.date(2016, 6, 1), by=reader_for("business-manager")
        )
    client = as_role("lay-member")
    client.post(reverse("self-assessment-carry", kwargs={"pk": second.pk}))
    page = client.get(
        reverse("self-assessment-answer", kwargs={"pk": second.pk, "standard": "GOV"})
    ).content.decode()
    assert "Last time you said: good." in page and " checked" not in page
    assert (
        as_role("analyst").post(reverse("self-assessment-carry", kwargs={"pk": second.pk})).status_code == 404
    )


def test_an_outside_judgement_goes_through_the_browser(as_role, people, plan_item):
    manager = as_role("business-manager")
    record = reverse("inspection-record")
    page = manager.post(record, {}).content.decode()
    for words in (
        "Say what was judged.",
        "Say who judged it.",
        "Choose what kind it is.",
        "Enter the day of the judgement",
    ):
        assert words in page
    day = {"on_day": "2", "on_month": "6", "on_year": "2014"}
    typed = {"title": "Inspection of 2014", "body": "The inspectorate", "kind": "inspection", **day}
    assert manager.post(record, typed).status_code == 302
    pk = Inspection.objects.get().pk
    add = reverse("inspection-add", kwargs={"pk": pk, "what": "strand"})
    assert manager.post(add, {"strand": "Leadership", "judgement": "RI"}).status_code == 302
    add = reverse("inspection-add", kwargs={"pk": pk, "what": "finding"})
    agency = people.agencies["police"].pk
    typed = {"kind": "finding", "words": "Cases are read alone.", "theme": "T5", "agency": agency}
    assert manager.post(add, typed).status_code == 302
    finding = Finding.objects.get()

    def act(client, code, **fields):
        finding.refresh_from_db()
        address = reverse("finding-act", kwargs={"pk": finding.pk, "act": code})
        return client.post(address, {"seen": finding.version, **fields}).status_code

    police, health, chair = (
        as_role(who) for who in ("police-board-member", "health-board-member", "independent-chair")
    )
    assert act(police, "respond", accepted="yes", response=WHY) == 404
    assert act(manager, "respond", accepted="yes", response=WHY) == 302
    assert act(manager, "link", plan_item=plan_item.pk) == 302
    assert act(health, "position", position=WHY) == 404
    assert act(police, "position", position=WHY) == 302
    assert act(police, "evidence", evidence=WHY) == 302
    assert act(police, "verify", enough="yes", words=WHY) == 404
    assert act(chair, "verify", enough="yes", words=WHY) == 302
    assert act(chair, "close", words=WHY) == 302
    assert act(manager, "nonsense") == 404
    page = as_role("lay-member").get(reverse("finding", kwargs={"pk": finding.pk})).content.decode()
    assert "Closed" in page and str(plan_item) in page and WHY in page
    for kind, starts in (("pdf", b"%PDF"), ("word", b"PK")):
        response = as_role("lay-member").get(reverse("inspection-file", kwargs={"pk": pk, "kind": kind}))
        assert response.content.startswith(starts)
    assert (
        as_role("analyst")
        .get(reverse("inspections-file", kwargs={"kind": "excel"}))
        .content.startswith(b"PK")
    )
    assert (
        as_role("analyst").get(reverse("inspection-file", kwargs={"pk": pk, "kind": "odt"})).status_code
        == 404
    )


def test_the_joint_protocol_is_kept_in_the_browser(as_role, people):
    manager = as_role("administrator")
    new = {
        what: reverse("joint-protocol-new", kwargs={"what": what}) for what in ("topic", "exchange", "data")
    }
    assert manager.post(new["topic"], {"title": "Exploitation"}).status_code == 302
    topic = Topic.objects.get()
    lead = reverse("topic-act", kwargs={"pk": topic.pk, "act": "lead"})
    day = {"on_day": "1", "on_month": "9", "on_year": "2015"}
    page = manager.post(lead, {"seen": 1, **day}).content.decode()
    assert page.count("Choose the board that leads.") == 2
    assert manager.post(lead, {"seen": 1, "board": "children", **day}).status_code == 302
    page = manager.post(lead, {"seen": 1, "board": "safer-partnership", **day}).content.decode()
    assert "Safeguarding children board leads, lead agreed" in page and "Somebody else has acted" in page
    assert manager.post(new["exchange"], {"kind": "chairs", **day}).status_code == 302
    asked = {"title": "Missing children", "agency": people.agencies["police"].pk, "how_often": "year"}
    for board in ("children", "safer-partnership"):
        assert manager.post(new["data"], {"board": board, **asked}).status_code == 302
    page = as_role("lay-member").get(reverse("joint-protocol")).content.decode()
    assert "since 1 September 2015" in as_role("lay-member").get(reverse("governance")).content.decode()
    assert "asked twice" in page and "Stop asking" not in page
    assert as_role("lay-member").post(new["topic"], {"title": "x"}).status_code == 404
    assert as_role("independent-chair").get(lead).status_code == 404


def test_vision_is_written_agreed_and_adopted_by_ones_own_agency(as_role, people):
    manager, police = as_role("administrator"), as_role("police-board-member")
    write = reverse("vision-write")
    assert "Write at least one value." in manager.post(write, {"seen": 0, "vision": "V"}).content.decode()
    assert (
        manager.post(write, {"seen": 0, "vision": "Every child is heard.", "values": "We ask."}).status_code
        == 302
    )
    statement = Statement.objects.get()
    day = {"on_day": "14", "on_month": "4", "on_year": "2016"}
    assert (
        manager.post(reverse("vision-agree", kwargs={"pk": statement.pk}), {"seen": 1, **day}).status_code
        == 302
    )
    adopt = reverse("vision-adopt", kwargs={"pk": statement.pk})
    since = {
        "adopted_on_day": "20",
        "adopted_on_month": "4",
        "adopted_on_year": "2016",
        "used": ["displayed"],
    }
    trust = police.post(adopt, {"agency": people.agencies["hospital-trust"].pk, **since})
    assert trust.status_code == 200 and "Hospital trust" not in trust.content.decode()
    assert police.post(adopt, {"agency": people.agencies["police"].pk, **since}).status_code == 302
    assert as_role("lay-member").get(adopt).status_code == 404
    page = as_role("lay-member").get(reverse("vision")).content.decode()
    assert "Every child is heard." in page and "1 of 3 agencies." in page and "On show." in page
