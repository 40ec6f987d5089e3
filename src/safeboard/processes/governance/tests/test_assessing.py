"""A round from opening to closing, and what is refused on the way (domain W27)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.processes.governance.models import Answer, Round, Stage
from safeboard.processes.governance.models.assessing import STANDARDS
from safeboard.processes.governance.selectors import assessing as selectors
from safeboard.processes.governance.selectors import office
from safeboard.processes.governance.services import assessing

WHY = "The answers and the audits say so."


def agreed(each, by, *, weak=(), item=None):
    for code in STANDARDS:
        judgement = "RI" if code in weak else "GOOD"
        assessing.agree(
            round=each,
            seen=each.version,
            standard=code,
            judgement=judgement,
            reason=WHY,
            plan_item=item if code in weak else None,
            by=by,
        )


def test_one_round_at_a_time_with_time_to_answer(opened, working, reader_for):
    manager = reader_for("business-manager")
    with pytest.raises(NotNow, match="not closed yet"):
        assessing.open_round(title="Again", closes_on=dt.date(2016, 6, 1), by=manager)
    with pytest.raises(NotNow) as refusal:
        assessing.open_round(title="Again", closes_on=dt.date(2016, 4, 21), by=manager)
    assert refusal.value.field == "closes_on"


@pytest.mark.parametrize(
    ("fields", "field"), [({"judgement": "FINE"}, "judgement"), ({"comment": "ok"}, "comment")]
)
def test_an_answer_needs_a_judgement_and_a_why(opened, working, reader_for, fields, field):
    typed = {"judgement": "GOOD", "comment": WHY, **fields}
    with pytest.raises(NotNow) as refusal:
        assessing.answer(round=opened, standard="DATA", by=reader_for("lay-member"), **typed)
    assert refusal.value.field == field and not Answer.objects.exists()


def test_an_answer_is_ones_own_and_not_written_over(opened, working, reader_for):
    lay = reader_for("lay-member")
    fields = {"round": opened, "standard": "DATA", "comment": WHY, "by": lay}
    assessing.answer(judgement="GOOD", **fields)
    with pytest.raises(SomebodyElse):
        assessing.answer(judgement="RI", seen=0, **fields)
    assessing.answer(judgement="RI", seen=1, **fields)
    assert Answer.objects.get().judgement == "RI"
    assert [q.answered for q in selectors.questions(lay, opened)].count(True) == 1
    assert not any(q.answer for q in selectors.questions(reader_for("police-board-member"), opened))


def test_counts_need_three_members_and_the_end_of_answering(opened, working, members, say, reader_for):
    manager = reader_for("business-manager")
    one, two, three = members("police", 3)
    say(opened, one, "GOOD")
    say(opened, two, "RI")
    with pytest.raises(NotNow, match="Only 2 members"):
        assessing.analyse(round=opened, seen=opened.version, by=manager)
    say(opened, three, "RI")
    assert selectors.analysed(manager, opened) == [] and office.members_answered(manager, opened) == 3
    assert office.members_answered(one, opened) is None
    assessing.analyse(round=opened, seen=opened.version, by=manager)
    line = next(each for each in selectors.analysed(one, opened) if each.code == "DATA")
    assert line.counts.of == (0, 1, 2, 0) and line.weak and line.flagged
    with pytest.raises(NotNow, match="answering has ended"):
        say(opened, one, "GOOD", standard="GOV")


def test_too_few_answers_of_a_standard_are_not_shown_with_their_words(
    opened, working, members, say, reader_for
):
    one, two, three = members("police", 3)
    for each in (one, two, three):
        say(opened, each, "GOOD")
    say(opened, one, "INADEQUATE", standard="VOICE", comment="Nobody ever asked a child here.")
    assessing.analyse(round=opened, seen=opened.version, by=reader_for("business-manager"))
    lines = {each.code: each for each in selectors.analysed(one, opened)}
    assert lines["VOICE"].counts is None and lines["VOICE"].comments == () and lines["VOICE"].groups == ()
    assert lines["DATA"].counts.of == (0, 3, 0, 0)


def test_a_round_is_closed_only_when_the_plan_answers_every_weakness(
    opened, working, members, say, reader_for, plan_item
):
    """S L1557-1558: all weak areas must link to a plan item."""
    manager = reader_for("business-manager")
    for each in members("police", 3):
        say(opened, each, "INADEQUATE", standard="VOICE")
    assessing.analyse(round=opened, seen=opened.version, by=manager)
    with pytest.raises(NotNow, match="No judgement is agreed yet for: Governance"):
        assessing.feed_back(round=opened, seen=opened.version, feedback=WHY, by=manager)
    agreed(opened, manager, weak=("DATA",))
    assessing.feed_back(round=opened, seen=opened.version, feedback=WHY, by=manager)
    # Voice was agreed as good, but the middle of the answers is weak: it needs an item all the same.
    with pytest.raises(NotNow, match="Use of multi-agency data; Participation of children"):
        assessing.close(round=opened, seen=opened.version, by=manager)
    agreed(opened, manager, weak=("DATA", "VOICE"), item=plan_item)
    assessing.close(round=opened, seen=opened.version, by=manager)
    assert opened.state == Stage.PLAN_UPDATED


def test_the_next_round_carries_words_but_no_judgement_and_shows_the_change(
    opened, working, members, say, reader_for, plan_item
):
    manager, police = reader_for("business-manager"), members("police", 3)
    for each in police:
        say(opened, each, "GOOD")
    assessing.analyse(round=opened, seen=opened.version, by=manager)
    agreed(opened, manager, weak=("DATA",), item=plan_item)
    assessing.feed_back(round=opened, seen=opened.version, feedback=WHY, by=manager)
    assessing.close(round=opened, seen=opened.version, by=manager)
    Round.objects.update(opened_on=dt.date(2015, 3, 2))
    second = assessing.open_round(title="Second", closes_on=dt.date(2016, 6, 1), by=manager)
    first = selectors.before(manager, second)
    assert first == opened
    assert assessing.carry_over(round=second, last=first, by=police[0]) == 1
    assert assessing.carry_over(round=second, last=first, by=police[0]) == 0
    brought = Answer.objects.get(round=second)
    assert brought.judgement == "" and brought.comment and office.members_answered(manager, second) == 0
    for each in police:
        assessing.answer(
            round=second,
            standard="DATA",
            judgement="GOOD",
            comment=WHY,
            seen=1 if each == police[0] else 0,
            by=each,
        )
    assessing.analyse(round=second, seen=second.version, by=manager)
    agreed(second, manager)
    line = next(each for each in selectors.analysed(manager, second) if each.code == "DATA")
    assert line.changed == "better"


def test_only_an_item_of_the_plan_answers_a_weakness(opened, working, members, say, reader_for, plan_item):
    manager = reader_for("business-manager")
    for each in members("police", 3):
        say(opened, each, "RI")
    assessing.analyse(round=opened, seen=opened.version, by=manager)
    plan_item.kind = "action"
    with pytest.raises(NotNow) as refusal:
        assessing.agree(
            round=opened,
            seen=opened.version,
            standard="DATA",
            judgement="RI",
            reason=WHY,
            plan_item=plan_item,
            by=manager,
        )
    assert refusal.value.field == "plan_item"
