"""What can be done to an item, by whom, when, and what is refused (domain W19, W20)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError

from safeboard.kernel.actions import moving, tracking
from safeboard.kernel.actions.models import Item, Kind, Standing, Step, Wait
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse, possible

from .conftest import ANSWER, CHANGED, PROMISE, PROMISED, QUESTION

APRIL = dt.date(2016, 4, 21)


def kinds(item):
    return [step.kind for step in item.story()]


def refusal(verb, **fields):
    with pytest.raises(NotNow) as refused:
        verb(**fields)
    return refused.value


def test_numbers_run_by_kind(stages):
    assert [str(stages.challenge()), str(stages.action()), str(stages.challenge())] == [
        "Challenge 1",
        "Action 1",
        "Challenge 2",
    ]


def test_a_number_taken_in_between_is_not_given_twice(stages, monkeypatch):
    stages.challenge()
    real, answers = moving._next_number, iter([1])
    monkeypatch.setattr(moving, "_next_number", lambda kind: next(answers, None) or real(kind))
    assert stages.challenge().number == 2
    assert Item.objects.count() == 2


def test_another_fault_of_the_database_is_not_taken_for_a_taken_number(stages, monkeypatch):
    monkeypatch.setattr(moving, "_next_number", lambda kind: None)
    with pytest.raises(IntegrityError):
        stages.challenge()


def test_a_challenge_is_due_in_15_working_days(stages):
    # From Thursday 21 April 2016, over the bank holiday of 2 May, to Friday 13 May.
    item = stages.challenge()
    assert (item.raised_on, item.due_on, item.waits_for) == (APRIL, dt.date(2016, 5, 13), Wait.REPLY)
    assert kinds(item) == ["raised"]


def test_the_reason_why_words_are_safe_is_kept_with_them(stages):
    assert stages.challenge(why_safe="An invented example.").last_step().why_safe == "An invented example."


def test_what_was_entered_later_counts_from_when_it_happened(stages):
    item = stages.challenge(at=dt.datetime(2016, 2, 1, 10, tzinfo=dt.UTC))
    assert (item.raised_on, item.due_on) == (dt.date(2016, 2, 1), dt.date(2016, 2, 22))
    assert item.days_late(APRIL) == 59


@pytest.mark.parametrize(
    ("kind", "left_out", "field"),
    [
        (Kind.ACTION, "agency", "agency"),
        (Kind.ACTION, "measure", "measure"),
        (Kind.ACTION, "due_on", "due_on"),
        (Kind.ACTION, "title", "title"),
        (Kind.CHALLENGE, "agency", "agency"),
        (Kind.CHALLENGE, "words", "words"),
        (Kind.DEEP_DIVE, "sub_group", "sub_group"),
        (Kind.CONCERN, "words", "words"),
        (Kind.WATCH, "words", "words"),
        (Kind.WATCH, "due_on", "due_on"),
    ],
)
def test_each_kind_needs_its_own(working, people, reader_for, kind, left_out, field):
    whole = {
        "title": "Something",
        "words": "Because.",
        "agency": people.agencies["police"],
        "sub_group": people.sub_groups["PQA"],
        "measure": "Fewer",
        "due_on": PROMISED,
    }
    by = reader_for("business-manager")
    assert tracking.raise_item(kind=kind, by=by, **whole).number == 1
    less = {**whole, left_out: "" if isinstance(whole[left_out], str) else None}
    assert refusal(tracking.raise_item, kind=kind, by=by, **less).field == field
    assert Item.objects.count() == 1


def test_a_day_that_is_past_is_refused(stages):
    assert stages.action(due_on=APRIL)
    assert refusal(stages.action, due_on=APRIL - dt.timedelta(days=1)).field == "due_on"


def test_a_yes_needs_its_promise_and_its_day(stages, reader_for):
    item, by = stages.challenge(), reader_for("police-data-lead")
    whole = {
        "item": item,
        "seen": 1,
        "agrees": True,
        "answer": ANSWER,
        "promise": PROMISE,
        "promised_on": PROMISED,
        "by": by,
    }
    for field, value in (
        ("promise", ""),
        ("promised_on", None),
        ("promised_on", dt.date(2016, 4, 20)),
        ("answer", "Yes."),
    ):
        assert refusal(tracking.reply, **{**whole, field: value}).field == field
    step = tracking.reply(**whole)
    assert (step.agrees, step.promise, step.promised_on, item.waits_for) == (
        True,
        PROMISE,
        PROMISED,
        Wait.READING,
    )


@pytest.mark.parametrize(
    "said", ["Noted", "noted.", " NOTED with thanks ", "We do not agree.", "", "Thank you!"]
)
def test_noted_is_not_a_response(stages, reader_for, said):
    item, by = stages.challenge(), reader_for("police-data-lead")
    refused = refusal(tracking.reply, item=item, seen=1, agrees=False, answer=said, by=by)
    assert refused.field == "answer" and "A no needs its reasons." in refused.message
    assert ("is not a response" in refused.message) is ("oted" in said.lower() or "hank" in said)
    assert tracking.reply(item=item, seen=1, agrees=False, answer=ANSWER, by=by).agrees is False


def test_an_accepted_yes_is_due_when_it_was_promised(stages, reader_for):
    item = stages.accepted()
    assert (item.waits_for, item.standing, item.due_on) == (Wait.DOING, Standing.OPEN, PROMISED)
    assert kinds(item) == ["raised", "reply", "accepted"]


def test_an_accepted_no_ends_the_challenge(stages, reader_for):
    item = stages.replied(agrees=False)
    tracking.accept_reply(item=item, seen=item.version, by=reader_for("business-manager"))
    assert (item.waits_for, item.standing) == (Wait.NOTHING, Standing.CHECKED)


def test_a_reply_sent_back_is_due_again_in_10_working_days(stages, reader_for):
    item, by = stages.replied(), reader_for("business-manager")
    assert refusal(tracking.not_accept_reply, item=item, seen=2, missing="More", by=by).field == "missing"
    tracking.not_accept_reply(item=item, seen=2, missing="Which children does this leave out?", by=by)
    # From 21 April, over the bank holiday of 2 May.
    assert (item.waits_for, item.due_on) == (Wait.REPLY, dt.date(2016, 5, 6))


def test_nobody_accepts_the_reply_of_their_own_agency_or_their_own(stages, people, reader_for):
    item = stages.challenge(agency=people.agencies["hospital-trust"])
    words = {"agrees": False, "answer": ANSWER}
    tracking.reply(item=item, seen=1, by=reader_for("business-manager"), **words)
    for who in ("pqa-chair", "business-manager"):
        assert (
            "Somebody from another agency"
            in refusal(tracking.accept_reply, item=item, seen=2, by=reader_for(who)).message
        )
    assert tracking.accept_reply(item=item, seen=2, by=reader_for("independent-chair"))


def test_done_needs_evidence_first(stages, reader_for):
    by = reader_for("police-data-lead")
    bare, shown = stages.action(), stages.evidenced()
    assert "Add evidence first" in refusal(tracking.say_done, item=bare, seen=1, by=by).message
    tracking.say_done(item=shown, seen=2, by=by)
    assert (shown.standing, shown.waits_for) == (Standing.DONE, Wait.CHECK)


def test_evidence_is_of_what_has_happened(stages, reader_for):
    item, by = stages.action(), reader_for("police-data-lead")
    tomorrow = APRIL + dt.timedelta(days=1)
    assert (
        refusal(tracking.add_evidence, item=item, seen=1, changed=CHANGED, changed_on=tomorrow, by=by).field
        == "changed_on"
    )
    assert tracking.add_evidence(item=item, seen=1, changed=CHANGED, changed_on=APRIL, by=by)


def test_somebody_else_checks(stages, reader_for):
    item = stages.evidenced()
    tracking.say_done(item=item, seen=2, by=reader_for("business-manager"))
    found = {
        "item": item,
        "seen": 3,
        "outcome": Standing.MADE_A_DIFFERENCE,
        "words": "Seen in 12 of 12 cases.",
    }
    assert (
        "Somebody else must check it"
        in refusal(tracking.check, by=reader_for("business-manager"), **found).message
    )
    tracking.check(by=reader_for("analyst"), **found)
    assert (item.standing, item.ended) == (Standing.MADE_A_DIFFERENCE, True)


@pytest.mark.parametrize(
    ("outcome", "waits_for"),
    [
        (Standing.CHECKED, Wait.NOTHING),
        (Standing.MADE_A_DIFFERENCE, Wait.NOTHING),
        (Standing.NO_DIFFERENCE, Wait.NOTHING),
        (Standing.OPEN, Wait.DOING),
    ],
)
def test_what_a_check_may_find(stages, reader_for, outcome, waits_for):
    item = stages.done()
    tracking.check(
        item=item, seen=3, outcome=outcome, words="Read in 12 of 12 cases.", by=reader_for("analyst")
    )
    assert (item.standing, item.waits_for) == (outcome, waits_for)


def test_a_check_says_how_it_knows_and_finds_only_what_there_is(stages, reader_for):
    item, by = stages.done(), reader_for("analyst")
    assert (
        refusal(tracking.check, item=item, seen=3, outcome=Standing.CHECKED, words="Fine", by=by).field
        == "words"
    )
    assert (
        refusal(tracking.check, item=item, seen=3, outcome=Standing.UNDONE, words=CHANGED, by=by).field
        == "outcome"
    )
    assert item.version == 3


def test_the_difference_may_show_later_but_what_is_checked_is_not_undone(stages, reader_for):
    item, by = stages.done(), reader_for("analyst")
    tracking.check(item=item, seen=3, outcome=Standing.CHECKED, words=CHANGED, by=by)
    assert (
        refusal(tracking.check, item=item, seen=4, outcome=Standing.OPEN, words=CHANGED, by=by).field
        == "outcome"
    )
    tracking.check(item=item, seen=4, outcome=Standing.NO_DIFFERENCE, words=CHANGED, by=by)
    assert possible(item) == frozenset()


def test_it_is_taken_back_only_while_nothing_else_happened(stages, reader_for):
    fresh, moved, by = stages.challenge(), stages.replied(), reader_for("business-manager")
    tracking.take_back(item=fresh, seen=1, by=by)
    assert (fresh.standing, fresh.ended) == (Standing.UNDONE, True)
    assert "something has happened" in refusal(tracking.take_back, item=moved, seen=2, by=by).message
    assert stages.challenge().number == 3, "the number that was taken back is not used again"


VERBS = {
    "reply": lambda item, by: tracking.reply(
        item=item, seen=item.version, agrees=False, answer=ANSWER, by=by
    ),
    "accept": lambda item, by: tracking.accept_reply(item=item, seen=item.version, by=by),
    "not-accept": lambda item, by: tracking.not_accept_reply(
        item=item, seen=item.version, missing=ANSWER, by=by
    ),
    "evidence": lambda item, by: tracking.add_evidence(
        item=item, seen=item.version, changed=CHANGED, changed_on=APRIL, by=by
    ),
    "done": lambda item, by: tracking.say_done(item=item, seen=item.version, by=by),
    "check": lambda item, by: tracking.check(
        item=item, seen=item.version, outcome=Standing.MADE_A_DIFFERENCE, words=CHANGED, by=by
    ),
    "take-back": lambda item, by: tracking.take_back(item=item, seen=item.version, by=by),
}
READY = {
    "challenge": {"reply", "take-back", "escalate", "escalate-on"},
    "replied": {"accept", "not-accept"},
    "accepted": {"evidence", "done", "resolve", "escalate"},
    "action": {"evidence", "done", "take-back", "escalate"},
    "evidenced": {"evidence", "done", "escalate"},
    "done": {"evidence", "check"},
}


@pytest.mark.parametrize("stage", READY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_stage_allows_its_verbs_and_refuses_the_others(stages, reader_for, stage, verb):
    item = getattr(stages, stage)()
    assert possible(item) == READY[stage]
    steps, by = item.story().count(), reader_for("independent-chair")
    if verb in READY[stage] and not (verb == "done" and stage in ("action", "accepted")):
        VERBS[verb](item, by)
        assert item.story().count() == steps + 1
    else:
        assert str(item) in refusal(VERBS[verb], item=item, by=by).message or verb == "done"
        assert item.story().count() == steps and Item.objects.get(pk=item.pk).version == item.version


def test_who_comes_second_changes_nothing(stages, reader_for):
    item, by = stages.challenge(), reader_for("police-data-lead")
    mine, theirs = Item.objects.get(pk=item.pk), Item.objects.get(pk=item.pk)
    tracking.reply(item=theirs, seen=1, agrees=False, answer=ANSWER, by=by)
    with pytest.raises(SomebodyElse):
        tracking.take_back(item=mine, seen=1, by=reader_for("business-manager"))
    with pytest.raises(SomebodyElse):
        tracking.take_back(item=theirs, seen=1, by=reader_for("business-manager"))
    assert kinds(item) == ["raised", "reply"]


def test_each_step_leaves_its_line_in_the_trail_without_words(stages, working):
    item = stages.done()
    lines = [event for event in working.events if event.thing_id == str(item.pk)]
    assert [line.action for line in lines] == ["actions.raised", "actions.evidence", "actions.done"]
    assert QUESTION not in str(lines) and CHANGED not in str(lines)


def test_steps_are_numbered_by_the_version_that_they_made(stages):
    assert list(Step.objects.filter(item=stages.done()).values_list("version", flat=True)) == [1, 2, 3]
