"""The pages beside the list: risks, challenges, events, the plan, shared items; who may, who may not, nothing lost."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from safeboard.kernel.actions import challenges, events, plan, risks, tracking
from safeboard.kernel.actions.models import ChallengeEvent, Item, Kind

from .conftest import CHANGED
from .test_pages import CHANGED_ON, act, words_of

PAGES = ("risks", "challenges", "plan", "promises", "challenge-events", "shared-items")
SHEETS = ("risks-excel", "challenges-excel", "plan-excel", "challenge-events-excel", "shared-items-excel")
WHY = "Three posts of seven have been empty since the autumn."


@pytest.fixture
def world(stages, people, reader_for):
    """A scored risk shared with another board, a challenge answered, an item of the plan, an event."""
    by = reader_for("business-manager")
    risk = tracking.raise_item(
        kind=Kind.CONCERN,
        title="Visits may come late",
        words="Children wait for help.",
        agency=people.agencies["police"],
        channel="audit",
        shared_with="safer-partnership",
        by=by,
    )
    risks.sort(item=risk, seen=1, entry_type="risk", by=by)
    score = {"words": WHY, "confidence": "low", "by": by, "impact": 4}
    risks.score(item=risk, seen=2, likelihood=4, **score)
    risks.score(item=risk, seen=3, likelihood=3, **score)
    promise = tracking.raise_item(
        kind=Kind.PLAN,
        title="Roll out the neglect tool",
        agency=people.agencies["police"],
        measure="Nine of nine teams use it",
        due_on=dt.date(2017, 3, 31),
        priority="4",
        source="review",
        source_words="Review of 2015, finding 3",
        plan_year="2016-17",
        by=by,
    )
    event = events.plan_event(
        title="Online safety", scope="Do schools know whom to ask?", held_on=dt.date(2016, 4, 14), by=by
    )
    return {"risk": risk, "challenge": stages.replied(), "promise": promise, "event": event}


@pytest.mark.parametrize("name", (*PAGES, *SHEETS))
@pytest.mark.parametrize(
    ("who", "may"),
    [("lay-member", True), ("administrator", True), ("team-manager", False), ("ig-lead", False)],
)
def test_each_page_opens_for_those_who_may(world, as_role, name, who, may):
    assert as_role(who).get(reverse(name)).status_code == (200 if may else 404)


def test_an_agency_sees_its_own_risks_and_plan_and_no_events(world, as_role):
    police, council = as_role("police-data-lead"), as_role("council-data-lead")
    assert "Visits may come late" in words_of(police.get(reverse("risks")))
    assert "Visits may come late" not in words_of(council.get(reverse("risks")))
    assert police.get(reverse("challenge-events")).status_code == 404


def test_the_risk_log_says_the_score_its_movement_and_age_in_words(world, as_role):
    body = words_of(as_role("lay-member").get(reverse("risks")))
    for words in ("Score 12", "down from 16", "Children wait for help.", "0 days old", "Audit", "Police"):
        assert words in body, words
    narrowed = as_role("lay-member").get(reverse("risks"), {"channel": "lado"})
    assert "Nothing here matches" in words_of(narrowed)


def test_what_is_on_the_page_is_in_its_workbook(world, as_role):
    client = as_role("business-manager")
    for name, cell in (
        ("risks-excel", "Visits may come late"),
        ("challenges-excel", "answer to be read"),
        ("plan-excel", "Review of 2015, finding 3"),
        ("challenge-events-excel", "Online safety"),
        ("shared-items-excel", "Safer partnership"),
    ):
        answer = client.get(reverse(name))
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        assert any(cell in row for row in book.get_sheet_by_index(0).to_python()), name


def test_the_plan_says_finding_owner_measure_and_what_became_of_it(world, as_role):
    body = words_of(as_role("lay-member").get(reverse("plan")))
    for words in (
        "Improvement and Development Plan 2016-17",
        "Review of 2015, finding 3",
        "Nine of nine teams",
        "Not kept yet",
    ):
        assert words in body, words
    assert "Not kept yet" in words_of(as_role("lay-member").get(reverse("promises")))


def test_a_risk_is_raised_by_a_member_and_each_missing_word_is_named(as_role, people):
    client, address = as_role("lay-member"), reverse("raise-item", kwargs={"kind": "concern"})
    empty = words_of(client.post(address, {"evidence": "kept words"}))
    for message in (
        "Choose what kind of entry it is.",
        "Choose how the Board heard of it.",
        "Say what it is, in a",
    ):
        assert message in empty, message
    assert "kept words" in empty
    typed = {
        "title": "Advice may stop",
        "words": "Schools wait.",
        "entry_type": "capacity",
        "channel": "staff",
    }
    refused = words_of(client.post(address, typed))
    assert "A capacity concern needs its evidence" in refused and 'id="id_evidence-error"' in refused
    whole = {**typed, "evidence": "One adviser for 340 schools.", "shared_with": ["health-wellbeing"]}
    assert client.post(address, whole).status_code == 302
    assert (Item.objects.get().entry_type, Item.objects.get().shared_with) == ("capacity", "health-wellbeing")
    assert as_role("police-data-lead").get(address).status_code == 404


def test_a_risk_from_sorting_to_closing_in_the_browser(people, as_role, reader_for, working):
    manager, member, chair = (
        as_role(who) for who in ("business-manager", "police-board-member", "independent-chair")
    )
    item = tracking.raise_item(
        kind=Kind.CONCERN, title="Late", words="Children wait.", by=reader_for("lay-member")
    )

    def go(client, code, **typed):
        item.refresh_from_db()
        answer = act(client, item, code, **typed)
        assert answer.status_code == 302, words_of(answer)

    go(manager, "sort", entry_type="risk", agency=people.agencies["police"].pk, owner="Head of service")
    item.refresh_from_db()
    wrong = words_of(act(manager, item, "score", likelihood="4", words="kept while wrong"))
    assert "Choose how much it would harm, 1 to 5." in wrong and "kept while wrong" in wrong
    go(manager, "score", likelihood="4", impact="5", words=WHY, confidence="high")
    go(member, "own", controls=WHY, target_score="6")
    go(manager, "review", likelihood="3", impact="5", why=WHY, done=WHY)
    day = {"decided_on_day": "25", "decided_on_month": "2", "decided_on_year": "2016"}
    until = {"until_day": "30", "until_month": "6", "until_year": "2016"}
    go(chair, "tolerate", reasons=WHY, conditions="The rota stays full.", **day, **until)
    go(chair, "reopen", words="Two visits came late again in April.")
    go(member, "propose-close", words=WHY)
    assert act(as_role("business-manager"), item, "agree-close", words=WHY).status_code == 404
    assert act(member, item, "agree-close", words=WHY).status_code == 404
    go(chair, "agree-close", words=WHY)
    body = words_of(manager.get(reverse("action", kwargs={"pk": item.pk})))
    for words in (
        "Every score, the latest first",
        "down from 20",
        "Decided by the Board on 25 February 2016",
        "Closed",
    ):
        assert words in body, words


def test_two_people_score_at_once_and_the_second_keeps_the_words(world, as_role):
    item = world["risk"]
    typed = {
        "likelihood": "5",
        "impact": "5",
        "words": "My reasons took an hour to write.",
        "confidence": "low",
    }
    first, second = as_role("business-manager"), as_role("independent-chair")
    assert act(first, item, "score", **typed).status_code == 302
    body = words_of(act(second, item, "score", **typed))
    assert "Somebody else has acted" in body and "What is there now" in body
    assert "My reasons took an hour to write.</textarea>" in body


def test_free_words_that_look_personal_are_asked_about(world, as_role):
    typed = {
        "likelihood": "5",
        "impact": "5",
        "confidence": "low",
        "words": "He was born on 03/05/2009 in the town.",
    }
    body = words_of(act(as_role("business-manager"), world["risk"], "score", **typed))
    assert "This looks like personal information" in body and "Why is it safe to keep this?" in body


def test_the_checker_reads_promise_and_evidence_beside_the_question(stages, as_role, reader_for):
    item, police = stages.accepted(), reader_for("police-data-lead")
    tracking.add_evidence(item=item, seen=3, changed=CHANGED, changed_on=dt.date(2016, 4, 1), by=police)
    tracking.say_done(item=item, seen=4, by=police)
    address = reverse("act-choice", kwargs={"pk": item.pk, "code": "check", "choice": "made_a_difference"})
    body = words_of(as_role("analyst").get(address))
    assert "Promised by 30 June 2016" in body and CHANGED in body


def test_the_business_manager_does_not_answer_for_an_agency(stages, as_role):
    address = reverse("act", kwargs={"pk": stages.challenge().pk, "code": "reply"})
    assert as_role("business-manager").get(address).status_code == 404
    assert as_role("police-board-member").get(address).status_code == 200


def test_what_comes_from_a_confidential_part_is_for_few(stages, as_role, reader_for):
    item = stages.action(confidential=True)
    opens = {
        who: as_role(who).get(reverse("action", kwargs={"pk": item.pk})).status_code
        for who in ("business-manager", "police-board-member", "lay-member", "police-data-lead", "analyst")
    }
    assert opens == {
        "business-manager": 200,
        "police-board-member": 200,
        "lay-member": 404,
        "police-data-lead": 404,
        "analyst": 404,
    }


def test_progress_of_the_plan_in_the_browser(world, as_role):
    item, police = world["promise"], as_role("police-data-lead")
    body = words_of(act(police, item, "progress", rag="complete", words="All nine teams have used it."))
    assert "It cannot be complete without evidence." in body and 'id="id_rag-error"' in body
    assert act(police, item, "evidence", changed=CHANGED, **CHANGED_ON).status_code == 302
    item.refresh_from_db()
    assert (
        act(police, item, "progress", rag="complete", words="All nine teams have used it.").status_code == 302
    )
    assert act(as_role("lay-member"), item, "progress", rag="on_track", words="x").status_code == 404


def test_an_event_in_the_browser(world, people, as_role):
    manager, event = as_role("business-manager"), world["event"]
    page = reverse("challenge-event", kwargs={"pk": event.pk})
    assert "Ask for evidence" in words_of(manager.get(page))
    lay = as_role("lay-member")
    assert "Online safety" in words_of(lay.get(page)) and "Ask for evidence" not in words_of(lay.get(page))
    stage = reverse("challenge-event-stage", kwargs={"pk": event.pk, "stage": "asked"})
    assert lay.get(stage).status_code == 404
    assert "Choose at least one agency to ask." in words_of(manager.post(stage, {"seen": 1}))
    asked = {"seen": 1, "agencies": [people.agencies["police"].pk]}
    assert manager.post(stage, asked).status_code == 302
    late = words_of(manager.post(stage, asked))
    assert "Somebody else has acted" in late and "Evidence asked for" in late
    assert manager.get(stage.replace("asked", "sung")).status_code == 404
    assert "Police" in words_of(lay.get(page))


def test_an_event_is_planned_from_its_page(as_role, people):
    address = reverse("challenge-event-plan")
    manager = as_role("business-manager")
    assert "Say what the event is about" in words_of(manager.post(address, {}))
    when = {"held_on_day": "12", "held_on_month": "5", "held_on_year": "2016"}
    typed = {"title": "Online safety", "scope": "Do schools know whom to ask?", **when}
    assert manager.post(address, typed).status_code == 302
    assert ChallengeEvent.objects.get().state == "planned"
    assert as_role("analyst").get(address).status_code == 404


def test_each_verb_of_risks_events_and_plan_leaves_its_line_in_the_trail(world, working, reader_for):
    challenges.resolve(
        item=_accepted(world["challenge"], reader_for),
        seen=3,
        agreed="A letter goes to every family.",
        by=reader_for("pqa-chair"),
    )
    plan.progress(
        item=world["promise"],
        seen=1,
        rag="on_track",
        words="Six of nine teams use it.",
        by=reader_for("police-data-lead"),
    )
    told = [event.action for event in working.events]
    assert {"actions.sorted", "actions.scored", "actions.resolved", "actions.progress", "events.plan"} <= set(
        told
    )
    assert WHY not in str(working.events)


def _accepted(item, reader_for):
    tracking.accept_reply(item=item, seen=item.version, by=reader_for("business-manager"))
    return item
