"""What each hat sees of actions and challenges, and what waits for it."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from safeboard.kernel.actions import selectors, tracking, workbook
from safeboard.kernel.actions.models import Item, Kind, Standing
from safeboard.kernel.actions.selectors import Filters

from .conftest import ANSWER, CHANGED, PROMISED, QUESTION

APRIL = dt.date(2016, 4, 21)
FEBRUARY = dt.datetime(2016, 2, 1, 10, tzinfo=dt.UTC)


def test_an_agency_sees_what_is_asked_of_it_and_the_board_sees_all(stages, people, reader_for):
    theirs, other = stages.challenge(), stages.action(agency=people.agencies["county-council"])
    seen = {
        who: set(selectors.items(reader_for(who), APRIL))
        for who in ("police-data-lead", "council-data-lead", "lay-member", "team-manager", "ig-lead")
    }
    assert seen == {
        "police-data-lead": {theirs},
        "council-data-lead": {other},
        "lay-member": {theirs, other},
        "team-manager": set(),
        "ig-lead": set(),
    }


def test_the_list_is_narrowed_by_each_filter(stages, people, reader_for):
    old = stages.challenge(at=FEBRUARY)
    action = stages.action(agency=people.agencies["county-council"])
    ended = stages.replied(agrees=False)
    tracking.accept_reply(item=ended, seen=2, by=reader_for("business-manager"))

    def found(**narrowed):
        return set(selectors.items(reader_for("analyst"), APRIL, Filters(**narrowed)))

    assert found() == {old, action, ended}
    assert found(kind=Kind.ACTION) == {action}
    assert found(agency="police") == {old, ended}
    assert found(standing="open") == {old, action}
    assert found(standing=Standing.CHECKED) == {ended}
    assert found(overdue=True) == {old} == set(selectors.late_items(reader_for("analyst"), APRIL))
    assert found(agency="police", overdue=True, kind=Kind.ACTION) == set()
    assert (
        Filters(kind=Kind.ACTION, agency="police", overdue=True).describe() == "Action; agency police; late"
    )


def test_late_on_the_list_is_late_on_the_item(stages, reader_for):
    items = [stages.challenge(), stages.action(), stages.done(), stages.replied()]
    for day in (APRIL, dt.date(2016, 5, 13), dt.date(2016, 5, 14), PROMISED, dt.date(2016, 7, 1)):
        late = set(selectors.late_items(reader_for("analyst"), day))
        assert late == {item for item in items if item.days_late(day)}, day


def test_what_waits_for_each_hat(stages, people, reader_for):
    asked, replied, done = stages.challenge(), stages.replied(), stages.done()
    assert set(selectors.awaiting_reply(reader_for("police-data-lead"))) == {asked}
    assert set(selectors.awaiting_reply(reader_for("council-data-lead"))) == set()
    assert set(selectors.awaiting_reply(reader_for("independent-chair"))) == set()
    assert set(selectors.replies_to_read(reader_for("independent-chair"))) == {replied}
    assert set(selectors.replies_to_read(reader_for("police-data-lead"))) == set()
    assert set(selectors.to_check(reader_for("analyst"))) == {done}


def test_nobody_is_shown_what_they_may_not_check_or_read(stages, people, reader_for):
    own = stages.challenge(agency=people.agencies["hospital-trust"])
    tracking.reply(item=own, seen=1, agrees=False, answer=ANSWER, by=reader_for("health-board-member"))
    mine = stages.evidenced()
    tracking.say_done(item=mine, seen=2, by=reader_for("business-manager"))
    assert own not in selectors.replies_to_read(reader_for("pqa-chair"))
    assert own in selectors.replies_to_read(reader_for("business-manager"))
    assert mine not in selectors.to_check(reader_for("business-manager"))
    assert mine in selectors.to_check(reader_for("pqa-chair"))


@pytest.mark.parametrize(
    ("who", "stage", "codes"),
    [
        ("police-data-lead", "challenge", ["reply"]),
        ("council-data-lead", "challenge", []),
        ("lay-member", "challenge", []),
        ("business-manager", "challenge", ["take-back"]),
        ("independent-chair", "challenge", ["take-back"]),
        ("independent-chair", "replied", ["accept", "not-accept"]),
        ("police-data-lead", "replied", []),
        ("police-data-lead", "action", ["evidence", "done"]),
        ("analyst", "done", ["check"]),
        ("police-data-lead", "done", ["evidence"]),
    ],
)
def test_the_buttons_that_each_hat_gets(stages, reader_for, who, stage, codes):
    item = getattr(stages, stage)()
    assert [act.code for act in selectors.next_acts(reader_for(who), [item])[item.pk]] == codes


def test_the_chair_of_a_sub_group_answers_for_it(working, people, reader_for):
    item = tracking.raise_item(
        kind=Kind.DEEP_DIVE,
        title="Look",
        words="Why",
        sub_group=people.sub_groups["PQA"],
        due_on=PROMISED,
        by=reader_for("business-manager"),
    )
    assert [act.code for act in selectors.next_acts(reader_for("pqa-chair"), [item])[item.pk]][:2] == [
        "evidence",
        "done",
    ]
    assert selectors.next_acts(reader_for("health-board-member"), [item])[item.pk] == []


def test_one_button_a_line(stages, reader_for):
    lines = {
        who: selectors.listed(reader_for(who), [stages.replied()], APRIL)[0].button
        for who in ("business-manager", "police-data-lead")
    }
    assert lines == {"business-manager": "Read the reply", "police-data-lead": "Read"}


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    stages, reader_for, django_assert_num_queries
):
    reader = reader_for("business-manager")
    for _ in range(6):
        stages.replied()
    with django_assert_num_queries(2):
        for line in selectors.listed(reader, selectors.items(reader, APRIL), APRIL):
            assert line.item.asked_of == "Police"


def test_what_we_said_last_time_and_what_happened(stages, reader_for):
    first = stages.challenge(flag=7, indicator="ASM-4", at=FEBRUARY)
    ended = stages.action(flag=7, indicator="ASM-4")
    stages.action(flag=8)
    tracking.take_back(item=ended, seen=1, by=reader_for("business-manager"))
    by_flag = selectors.for_flag(reader_for("lay-member"), [7, 9])
    assert {flag: [each.item for each in found] for flag, found in by_flag.items()} == {7: [ended, first]}
    assert [each.item for each in selectors.for_indicator(reader_for("lay-member"), ["ASM-4"])["ASM-4"]] == [
        ended,
        first,
    ]
    assert by_flag[7][1].sentence == (
        f"Challenge 1, raised 1 February 2016, Police: {QUESTION} Waiting for a reply, due 22 February 2016."
    )
    assert by_flag[7][0].sentence.endswith("Keep plans open. Taken back, 21 April 2016.")


def test_question_and_answer_stand_side_by_side_for_ever(stages, reader_for):
    item = stages.replied()
    tracking.not_accept_reply(
        item=item, seen=2, missing="Which children does this leave out?", by=reader_for("business-manager")
    )
    first, second = selectors.rounds(item, list(item.story()))
    assert first.question.startswith(QUESTION) and first.answer.words == ANSWER
    assert second.question == "Which children does this leave out?" and second.answer is None


def test_the_workbook_holds_words_and_no_formulas(stages, reader_for):
    stages.action(title='=HYPERLINK("http://x.example","click")', measure="@SUM(1)", at=None)
    stages.challenge(at=FEBRUARY)
    rows = selectors.items(reader_for("analyst"), APRIL)
    written = workbook.write(rows, APRIL, "everything")
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    assert book.sheet_names == ["Actions", "Notes"]
    head, late, action = book.get_sheet_by_name("Actions").to_python()
    assert head[:3] == ["Kind", "Number", "What"]
    assert (late[1], late[4], late[5]) == (1.0, dt.date(2016, 2, 22), 59.0)
    assert action[2] == '=HYPERLINK("http://x.example","click")' and action[8] == "@SUM(1)"
    assert "21 April 2016: 2 rows" in str(book.get_sheet_by_name("Notes").to_python())


def test_every_item_can_say_what_it_is(stages):
    assert [str(item) for item in Item.objects.all()] == []
    assert stages.evidenced().last_step().words == CHANGED
