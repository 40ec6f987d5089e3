"""Challenges beyond their answer, the ladder and challenge events: domain W20, SYS-51."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions import challenge_selectors, challenges, escalating, events, risks, tracking
from safeboard.kernel.actions.models import ChallengeEvent, Kind, Standing, Wait
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse

APRIL = dt.date(2016, 4, 21)
AGREED = "The police send a representative to every conference."
ASK = "No answer has come in seven weeks; please see that it does."
FEBRUARY = dt.datetime(2016, 2, 1, 10, tzinfo=dt.UTC)


def refusal(verb, **fields):
    with pytest.raises(NotNow) as refused:
        verb(**fields)
    return refused.value


def test_W20_a_resolved_challenge_is_looked_at_again_after_six_months(stages, reader_for):
    item, chair = stages.accepted(), reader_for("independent-chair")
    challenges.resolve(item=item, seen=item.version, agreed=AGREED, by=chair)
    assert (item.waits_for, item.impact_check_on) == (Wait.IMPACT, dt.date(2016, 10, 21))
    assert item.days_late(dt.date(2016, 10, 21)) == 0 and item.days_late(dt.date(2016, 10, 22)) == 1
    changed = {
        "item": item,
        "seen": item.version,
        "by": chair,
        "changed": "Of 30 conferences, 29 had police there.",
    }
    assert refusal(challenges.record_impact, outcome="checked", **changed).field == "outcome"
    challenges.record_impact(outcome="made_a_difference", **changed)
    assert (item.standing, item.ended) == (Standing.MADE_A_DIFFERENCE, True)


def test_the_challenged_agency_does_not_say_that_it_is_resolved(stages, reader_for):
    item = stages.accepted()
    by = reader_for("police-board-member")
    assert "challenger says" in refusal(challenges.resolve, item=item, seen=3, agreed=AGREED, by=by).message
    assert (
        refusal(challenges.resolve, item=item, seen=3, agreed="Agreed", by=reader_for("pqa-chair")).field
        == "agreed"
    )


def test_a_challenge_goes_to_the_chief_officer_with_what_is_asked(stages, reader_for):
    item, chair = stages.challenge(at=FEBRUARY), reader_for("independent-chair")
    assert refusal(challenges.escalate_on, item=item, seen=1, to="", ask=ASK, by=chair).field == "to"
    challenges.escalate_on(item=item, seen=1, to="officer", ask=ASK, by=chair)
    # Ten working days from Thursday 21 April 2016, over the bank holiday of 2 May.
    assert (item.escalated_to, item.waits_for, item.due_on) == ("officer", Wait.REPLY, dt.date(2016, 5, 6))


def test_who_challenges_is_said_and_a_quiet_sub_group_is_seen(stages, people, reader_for):
    stages.challenge()
    item = tracking.raise_item(
        kind=Kind.CHALLENGE,
        title="Why?",
        words="Children wait.",
        agency=people.agencies["police"],
        by=reader_for("pqa-chair"),
    )
    assert item.asked_by == "Performance and Quality Assurance"
    type(people.sub_groups["PQA"]).objects.create(code="EH", name="Early Help")
    bodies, months = challenge_selectors.spread(reader_for("lay-member"), APRIL)
    assert months == 6
    assert [(body.name, body.raised, body.quiet) for body in bodies] == [
        ("The Board", 1, False),
        ("Early Help", 0, True),
        ("Performance and Quality Assurance", 1, False),
    ]
    later, _ = challenge_selectors.spread(reader_for("lay-member"), dt.date(2016, 10, 21))
    assert all(body.quiet for body in later)


def test_the_log_shows_the_answer_beside_the_question_and_the_days(stages, reader_for):
    stages.challenge(at=FEBRUARY)
    stages.replied()
    waiting, answered = challenge_selectors.log(reader_for("lay-member"), APRIL)
    assert (waiting.days, waiting.verdict, waiting.answer) == (80, "no answer yet", None)
    assert answered.verdict == "answer to be read" and answered.answer.promise


@pytest.mark.parametrize(
    ("due", "escalated", "rung"),
    [
        # Working days late on 21 April 2016: 10 is not more than 10; 11 is; 25 and 26 over Easter.
        (dt.date(2016, 4, 7), "", ""),
        (dt.date(2016, 4, 6), "", "member"),
        (dt.date(2016, 4, 6), "member", ""),
        (dt.date(2016, 3, 14), "member", "chair"),
        (dt.date(2016, 3, 14), "chair", ""),
        (dt.date(2016, 4, 21), "", ""),
    ],
)
def test_the_ladder_follows_the_clock(stages, due, escalated, rung):
    item = stages.action(at=dt.datetime(2016, 1, 4, 10, tzinfo=dt.UTC), due_on=due)
    item.escalated_to = escalated
    assert escalating.rung(item, APRIL) == rung


def test_escalating_says_to_whom_and_what_is_asked_and_stays_on_the_item(stages, reader_for):
    item, by = stages.action(), reader_for("business-manager")
    whole = {"item": item, "seen": 1, "by": by, "ask": ASK}
    assert refusal(escalating.escalate, to="", **whole).field == "to"
    assert refusal(escalating.escalate, to="board", **whole).field == "boards"
    assert refusal(escalating.escalate, to="chair", **{**whole, "ask": "Noted."}).field == "ask"
    escalating.escalate(to="member", **whole)
    assert (item.escalated_to, item.escalated_on, item.waits_for) == ("member", APRIL, Wait.DOING)
    assert item.last_step().kind == "escalated"


def test_SYS_52_a_risk_shared_with_other_boards_names_them(working, people, reader_for):
    by = reader_for("business-manager")
    item = tracking.raise_item(
        kind=Kind.CONCERN,
        title="Gangs",
        words="Children are drawn in.",
        agency=people.agencies["police"],
        by=by,
    )
    risks.sort(item=item, seen=1, entry_type="risk", by=by)
    risks.score(
        item=item,
        seen=2,
        likelihood=4,
        impact=4,
        words="Seen in four areas since winter.",
        confidence="low",
        by=by,
    )
    escalating.escalate(item=item, seen=3, to="board", boards="safer-partnership nobody", ask=ASK, by=by)
    assert escalating.boards_of(item) == ["Safer partnership"]


def test_a_late_list_is_banded():
    bands = [escalating.band(days) for days in (0, 1, 14, 15, 35, 36, 91, 92)]
    assert bands[0] == "not late" and bands[1] == bands[2] and bands[2] != bands[3]
    assert bands[5] == bands[6] == "5 weeks to 3 months late" and bands[7] == "more than 3 months late"


@pytest.fixture
def event(working, reader_for):
    return events.plan_event(
        title="Girls at risk of mutilation",
        scope="Do agencies know whom to ask, and do girls get help?",
        held_on=dt.date(2016, 4, 14),
        by=reader_for("business-manager"),
    )


def test_W20_an_event_goes_its_way_and_must_produce_a_briefing(event, people, reader_for):
    by, police = reader_for("business-manager"), people.agencies["police"]
    assert refusal(events.hold, event=event, seen=1, held_on=APRIL, agencies=[police], by=by)
    assert refusal(events.ask, event=event, seen=1, agencies=[], by=by).field == "agencies"
    events.ask(event=event, seen=1, agencies=[police], by=by)
    assert events.briefing_due(event) is None
    future = dt.date(2016, 4, 22)
    assert (
        refusal(events.hold, event=event, seen=2, held_on=future, agencies=[police], by=by).field == "held_on"
    )
    events.hold(event=event, seen=2, held_on=dt.date(2016, 4, 14), agencies=[police], by=by)
    # Twenty working days from Thursday 14 April 2016, over the bank holiday of 2 May.
    assert events.briefing_due(event) == dt.date(2016, 5, 13)
    found = {
        "strengths": "Midwives ask every mother at booking.",
        "gaps": "Schools do not know whom to ring.",
        "briefing": "We asked eight agencies. Midwives ask; schools need one number to ring.",
    }
    for name in found:
        assert refusal(events.find, event=event, seen=3, by=by, **{**found, name: "Noted"}).field == name
    events.find(event=event, seen=3, by=by, **found)
    assert (event.state, event.briefing_on) == ("findings", APRIL)
    assert "No action follows" in refusal(events.agree_actions, event=event, seen=4, by=by).message
    item = tracking.raise_item(
        kind=Kind.ACTION,
        title="One number",
        agency=police,
        measure="Known",
        due_on=future,
        event=event,
        by=by,
    )
    assert item.source == "event"
    events.agree_actions(event=event, seen=4, by=by)
    events.revisit(event=event, seen=5, changed="Forty schools were asked: all know the number.", by=by)
    assert event.state == "revisited"


def test_two_people_at_one_event(event, people, reader_for):
    by, police = reader_for("business-manager"), people.agencies["police"]
    other = ChallengeEvent.objects.get(pk=event.pk)
    events.ask(event=other, seen=1, agencies=[police], by=by)
    with pytest.raises(SomebodyElse):
        events.ask(event=event, seen=1, agencies=[police], by=by)


def test_a_watch_is_checked_from_its_day_on(working, reader_for):
    by = reader_for("business-manager")
    item = tracking.raise_item(
        kind=Kind.WATCH, title="Numbers", words="One more quarter.", due_on=dt.date(2016, 4, 28), by=by
    )
    check = {
        "item": item,
        "seen": 1,
        "outcome": "checked",
        "words": "The figure of April is as before.",
        "by": by,
    }
    assert "watched until 28 April 2016" in refusal(tracking.check, **check).message
    assert tracking.check(at=dt.datetime(2016, 4, 28, 9, tzinfo=dt.UTC), **check)
