"""The risks and concerns log: domain W19, SYS-50, SYS-97, R-GOV-06."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions import describing, risk_selectors, risks, selectors, tracking
from safeboard.kernel.actions.models import Item, Kind, Standing, Wait
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse

APRIL = dt.date(2016, 4, 21)
WHY = "Three posts of seven have been empty since the autumn."
SAW = "The rota of March has no gap, and ten children were asked."


def at(month, day):
    return dt.datetime(2016, month, day, 10, tzinfo=dt.UTC)


@pytest.fixture
def risk(working, people, reader_for):
    """`risk("owned")`: an entry brought as far as this stage, all on the same day unless said."""

    def made(stage="raised", on=None, likelihood=4, impact=4, **changes):
        manager, member = reader_for("business-manager"), reader_for("police-board-member")
        fields = {
            "title": "Visits may come late",
            "words": "Children wait for help.",
            "entry_type": "risk",
            "channel": "audit",
            "agency": people.agencies["police"],
            **changes,
        }
        item = tracking.raise_item(kind=Kind.CONCERN, by=manager, at=on, **fields)
        steps = {
            "sorted": lambda: risks.sort(item=item, seen=item.version, entry_type="risk", by=manager, at=on),
            "scored": lambda: risks.score(
                item=item,
                seen=item.version,
                likelihood=likelihood,
                impact=impact,
                words=WHY,
                confidence="high",
                by=manager,
                at=on,
            ),
            "owned": lambda: risks.own(
                item=item, seen=item.version, controls=WHY, target_score=4, by=member, at=on
            ),
            "tolerated": lambda: tolerate(item, manager, at=on),
            "proposed": lambda: risks.propose_close(
                item=item, seen=item.version, words=WHY, by=member, at=on
            ),
        }
        way = {
            "raised": (),
            "sorted": ("sorted",),
            "scored": ("sorted", "scored"),
            "owned": ("sorted", "scored", "owned"),
            "tolerated": ("sorted", "scored", "owned", "tolerated"),
            "proposed": ("sorted", "scored", "owned", "proposed"),
        }
        for step in way[stage]:
            steps[step]()
        return item

    return made


def tolerate(item, by, **changes):
    fields = {
        "reasons": "Nothing more can be done before the new team starts.",
        "conditions": "The rota stays full.",
        "until": dt.date(2016, 6, 30),
        "decided_on": dt.date(2016, 2, 25),
        **changes,
    }
    return risks.tolerate(item=item, seen=item.version, by=by, **fields)


def review(item, by, **changes):
    fields = {"likelihood": 3, "impact": 4, "why": WHY, "done": SAW, **changes}
    return risks.review(item=item, seen=item.version, by=by, **fields)


def refusal(verb, *args, **fields):
    with pytest.raises(NotNow) as refused:
        verb(*args, **fields)
    return refused.value


def test_W19_an_entry_goes_its_way_and_each_stage_waits_for_its_own(risk):
    waits = [risk(stage).waits_for for stage in ("raised", "sorted", "scored", "owned", "proposed")]
    assert waits == [Wait.SORTING, Wait.SCORE, Wait.OWNER, Wait.DOING, Wait.CLOSING]


def test_it_is_sorted_in_five_working_days_and_reviewed_at_the_next_board(risk):
    assert risk().due_on == dt.date(2016, 4, 28)
    owned = risk("owned", on=at(2, 25))
    assert (owned.review_on, owned.due_on) == (dt.date(2016, 4, 28), dt.date(2016, 4, 28))


def test_SYS_97_a_capacity_concern_needs_its_evidence(risk):
    assert refusal(risk, entry_type="capacity").field == "evidence"
    item = risk(entry_type="capacity", evidence="Two officers serve 340 schools; calls wait nine days.")
    assert item.last_step().words.startswith("Two officers")


def test_every_score_is_kept_and_says_how_it_moved(risk, reader_for):
    item = risk("owned")
    review(item, reader_for("business-manager"))
    told = describing.scores(list(item.story()))
    assert [(each.score, each.moved) for each in told] == [(12, "down from 16"), (16, "first score")]
    assert item.score == 12 and "Done since:" in item.last_step().words


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"likelihood": 6}, "likelihood"),
        ({"impact": 0}, "impact"),
        ({"words": "Because."}, "words"),
        ({"confidence": ""}, "confidence"),
    ],
)
def test_a_score_needs_its_parts(risk, reader_for, changes, field):
    item = risk("sorted")
    whole = {"likelihood": 3, "impact": 3, "words": WHY, "confidence": "low"}
    by = reader_for("business-manager")
    assert refusal(risks.score, item=item, seen=2, by=by, **{**whole, **changes}).field == field
    assert risks.score(item=item, seen=2, by=by, **whole).likelihood == 3


def test_it_cannot_be_reviewed_before_it_is_scored(risk, reader_for):
    assert (
        "Sort and score it first" in refusal(review, risk("sorted"), reader_for("business-manager")).message
    )


def test_a_review_needs_why_it_moved_and_what_was_done(risk, reader_for):
    item, by = risk("owned"), reader_for("business-manager")
    assert refusal(review, item, by, why="Noted").field == "why"
    assert refusal(review, item, by, done="").field == "done"
    assert refusal(review, item, by, review_on=APRIL).field == "review_on"
    assert review(item, by, review_on=dt.date(2016, 7, 7)) and item.review_on == dt.date(2016, 7, 7)


def test_the_target_is_not_above_the_score_now(risk, reader_for):
    item, by = risk("scored", likelihood=2, impact=3), reader_for("police-board-member")
    assert "now, 6" in refusal(risks.own, item=item, seen=3, controls=WHY, target_score=8, by=by).message


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reasons": "Agreed."}, "reasons"),
        ({"conditions": ""}, "conditions"),
        ({"until": APRIL}, "until"),
        ({"decided_on": dt.date(2016, 4, 28)}, "decided_on"),
    ],
)
def test_tolerating_needs_reasons_conditions_a_last_day_and_a_decision_that_was_taken(
    risk, reader_for, changes, field
):
    item = risk("owned")
    assert refusal(tolerate, item, reader_for("independent-chair"), **changes).field == field
    assert item.waits_for == Wait.DOING


def test_what_is_tolerated_opens_itself_after_its_last_day(risk, reader_for):
    item = risk("tolerated", on=at(3, 1))
    assert item.tolerated(dt.date(2016, 6, 30)) and not item.tolerated(dt.date(2016, 7, 1))
    assert item.stands(APRIL) == "Tolerated until 30 June 2016"
    assert item.stands(dt.date(2016, 7, 1)) == "Open again: tolerance ended on 30 June 2016"
    reader = reader_for("business-manager")
    assert [each.not_reviewed for each in risk_selectors.log(reader, APRIL)] == [False]
    assert [each.not_reviewed for each in risk_selectors.log(reader, dt.date(2016, 7, 1))] == [True]
    review(item, reader, at=at(7, 7))
    assert (item.waits_for, item.tolerated_until) == (Wait.DOING, None)


def test_the_owner_alone_cannot_close_it(risk, people, reader_for):
    item = risk("proposed")
    close = {"item": item, "seen": item.version, "words": SAW}
    for who in ("police-board-member", "police-deputy"):
        assert "Somebody else must agree" in refusal(risks.agree_close, by=reader_for(who), **close).message
    risks.agree_close(by=reader_for("pqa-chair"), **close)
    assert (item.standing, item.waits_for) == (Standing.CLOSED, Wait.NOTHING)


def test_the_PQA_chair_does_not_close_a_risk_of_her_own_agency(risk, people, reader_for):
    item = risk("scored", agency=people.agencies["hospital-trust"])
    owner = reader_for("health-board-member")
    risks.own(item=item, seen=3, controls=WHY, target_score=4, by=owner)
    risks.propose_close(item=item, seen=4, words=WHY, by=owner)
    pqa, chair = reader_for("pqa-chair"), reader_for("independent-chair")
    refusal(risks.agree_close, item=item, seen=5, words=SAW, by=pqa)
    offered = {
        who.role: [act.code for act in selectors.next_acts(who, [item])[item.pk]] for who in (pqa, chair)
    }
    assert "agree-close" not in offered["subgroup_chair"] and "agree-close" in offered["independent_chair"]


def test_closing_not_agreed_keeps_it_open_and_a_closed_one_opens_again(risk, reader_for):
    chair, item = reader_for("independent-chair"), risk("proposed")
    risks.not_close(item=item, seen=item.version, words="Nobody has asked a child yet.", by=chair)
    assert (item.waits_for, item.standing) == (Wait.DOING, Standing.OPEN)
    other = risk("proposed")
    risks.agree_close(item=other, seen=other.version, words=SAW, by=chair)
    risks.reopen(item=other, seen=other.version, words="Two visits came late again in April.", by=chair)
    assert (other.waits_for, other.standing) == (Wait.DOING, Standing.OPEN)


def test_the_same_entry_twice_ends_and_points_to_the_first(risk, reader_for):
    first, second = risk(), risk()
    by = reader_for("business-manager")
    same = {"item": second, "seen": 1, "entry_type": "risk", "by": by}
    assert refusal(risks.sort, same_as=99, **same).field == "same_as"
    assert refusal(risks.sort, same_as=second.number, **same).field == "same_as"
    risks.sort(same_as=first.number, **same)
    assert (second.same_as, second.standing, second.ended) == (first, Standing.SAME, True)
    assert refusal(risks.reopen, item=second, seen=2, words=WHY, by=by)


def test_it_is_owned_by_one_agency_never_by_everybody(risk, reader_for):
    by = reader_for("business-manager")
    nobody = risk(agency=None)
    assert refusal(risks.sort, item=nobody, seen=1, entry_type="risk", by=by).field == "agency"
    item = risk()
    assert (
        refusal(risks.sort, item=item, seen=1, entry_type="risk", owner="All partners", by=by).field
        == "owner"
    )


def test_R_GOV_06_what_was_not_reviewed_since_the_last_board_stands_first(risk, reader_for):
    manager = reader_for("business-manager")
    high = risk("owned", on=at(2, 25), likelihood=5, impact=5)
    low = risk("owned", on=at(1, 7), likelihood=1, impact=4, title="Forgotten")
    new = risk(title="New")
    found = risk_selectors.log(manager, APRIL)
    assert [each.item for each in found] == [low, high, new]
    assert [each.not_reviewed for each in found] == [True, False, False]
    since = risk_selectors.log(manager, APRIL, since=dt.date(2016, 3, 1))
    assert [each.item for each in since if each.not_reviewed] == [high, low]
    assert risk_selectors.top(manager, APRIL, most=1)[0].item == low


def test_two_at_once_and_nothing_is_written_over(risk, reader_for):
    item = risk("sorted")
    other = Item.objects.get(pk=item.pk)
    score = {
        "likelihood": 3,
        "impact": 3,
        "words": WHY,
        "confidence": "low",
        "by": reader_for("business-manager"),
    }
    risks.score(item=other, seen=2, **score)
    with pytest.raises(SomebodyElse):
        risks.score(item=item, seen=2, **score)
    assert item.story().filter(kind="scored").count() == 1


@pytest.mark.parametrize(
    ("who", "stage", "offered"),
    [
        ("business-manager", "raised", {"sort", "take-back"}),
        ("lay-member", "raised", set()),
        ("police-board-member", "scored", {"own", "score"}),
        ("police-data-lead", "scored", set()),
        ("health-board-member", "scored", set()),
        (
            "business-manager",
            "owned",
            {"review", "score", "evidence", "tolerate", "propose-close", "escalate"},
        ),
        ("police-board-member", "owned", {"score", "evidence", "propose-close"}),
        ("independent-chair", "proposed", {"agree-close", "not-close"}),
        ("business-manager", "proposed", set()),
        ("police-board-member", "proposed", set()),
    ],
)
def test_each_is_offered_what_is_theirs_to_do(risk, reader_for, who, stage, offered):
    item = risk(stage)
    assert {act.code for act in selectors.next_acts(reader_for(who), [item])[item.pk]} == offered
