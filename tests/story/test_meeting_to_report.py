"""The Board's own thread, once from end to end: a meeting asks, somebody is late, is reminded, shows what changed, is
checked by somebody else; the Board sees how often that happens, is asked about it, and says so in its report.

Read it from top to bottom to see what the Board's office is for. Every step is the verb that the pages call; the people
are those of the small partnership in the root conftest. Today is 21 April 2016.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind, Standing
from safeboard.kernel.indicators.disclosure import figure
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.meetings import agenda, deciding, following, minutes, planning, register, seats, series
from safeboard.kernel.meetings.models import AgendaItem, Meeting
from safeboard.kernel.partnership.reminding import letters, sending
from safeboard.kernel.reporting import headline, packs
from safeboard.kernel.reporting.annual import drafts, editing
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Message

YEAR, AREA = "2015-16", "825"
FEBRUARY, APRIL = dt.date(2016, 2, 4), dt.date(2016, 4, 28)


def at(month: int, day: int, year: int = 2016) -> dt.datetime:
    """Ten o'clock on a day."""
    return dt.datetime(year, month, day, 10, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_from_a_meeting_to_a_sentence_of_the_report(
    people: Any, reader_for: Callable[[str], Reader], as_role: Callable[[str], Client]
) -> None:
    police = people.agencies["police"]
    manager, chair, member = (
        reader_for(code) for code in ("business-manager", "independent-chair", "police-board-member")
    )

    with recorder.recorded(recorder.Doer(actor="the story")):
        # 0. It keeps its questions since April 2015. One was answered in time: the answer was no, with reasons.
        before = tracking.raise_item(
            kind=Kind.CHALLENGE,
            title="Are all officers trained?",
            words="Whoever is not trained may miss a sign.",
            agency=police,
            by=manager,
            at=at(4, 9, 2015),
        )
        tracking.reply(
            item=before,
            seen=before.version,
            agrees=False,
            answer="All have been since March.",
            by=member,
            at=at(4, 20, 2015),
        )
        before.refresh_from_db()
        tracking.accept_reply(item=before, seen=before.version, by=chair, at=at(4, 23, 2015))

        # 1. The Board meets in February. Its agenda builds itself; every seat stands on the register; it is quorate.
        board = series.create_series(
            code="BOARD", name="Safeguarding Board", kind="board", since=dt.date(2015, 4, 1), by=manager
        )
        speaks_for = seats.add_constituency(
            series=board, name="Police", statutory=True, must_be_there=True, by=manager
        )
        seat = seats.add_seat(
            constituency=speaks_for, title="Head of public protection", since=board.since, by=manager
        )
        seats.appoint(
            seat=seat,
            name=member.name,
            user=people.users["police-board-member"],
            since=board.since,
            by=manager,
        )
        (meeting,) = planning.plan_meetings(series=board, dates=[FEBRUARY], by=manager)
        agenda.build(meeting=meeting, by=manager)
        meeting = Meeting.objects.get()
        register.save(meeting=meeting, lines=[register.Line(seat, "attended")], by=manager, at=at(2, 4))
        held = register.hold(
            meeting=meeting, seen=meeting.version, interests_asked=True, by=manager, at=at(2, 4)
        )
        assert held.reached

        # 2. It decides, on what it knew, and asks the Police a question: an owner there, and a day.
        asked_under = AgendaItem.objects.get(standing_code="challenges")
        minutes.write(
            item=asked_under,
            seen=0,
            words="The Board looked at what happens at night.",
            by=manager,
            at=at(2, 4),
        )
        decision = deciding.decide(
            item=asked_under,
            words="The Board asks the Police how soon a child found at night is told of.",
            rationale="A child who is not told of is not helped.",
            known="Paper 7: what happens at night.",
            by=chair,
            at=at(2, 4),
        )
        challenge = following.raise_from(
            item=asked_under,
            kind=Kind.CHALLENGE,
            title="How soon is a child found at night told of?",
            words="We do not know, and a child may wait until morning.",
            agency=police,
            owner="Head of public protection",
            due_on=dt.date(2016, 2, 26),
            by=manager,
            at=at(2, 4),
        )
        assert str(challenge.asked_of) == "Police, Head of public protection"

        # 3. Ten days after the day nobody has answered. The manager reads the reminder, and it goes once.
        today = dt.date(2016, 3, 7)
        assert challenge.days_late(today) == 10
        (letter,) = [each for each in letters.letters(manager, today) if "Challenge 2" in each.draft.subject]
        meant = sending.Meant(letter, letter.seen, letter.draft.subject, letter.body)
        (reminder,) = sending.remind(meant=[meant], by=manager, at=at(3, 7))
        assert (reminder.number, Message.objects.count()) == (1, 1)
        with pytest.raises(sending.SomebodyElse):
            sending.remind(meant=[meant], by=manager, at=at(3, 7))

        # 4. The Police answer, late, with a promise; the chair accepts the answer.
        tracking.reply(
            item=challenge,
            seen=challenge.version,
            agrees=True,
            answer="We tell social care in the morning. That is too late.",
            promise="The control room rings the out-of-hours team at once.",
            promised_on=dt.date(2016, 3, 31),
            by=member,
            at=at(3, 9),
        )
        challenge.refresh_from_db()
        tracking.accept_reply(item=challenge, seen=challenge.version, by=chair, at=at(3, 10))

        # 5. They show what changed for children, and say that it is done; somebody else finds out whether it is.
        challenge.refresh_from_db()
        tracking.add_evidence(
            item=challenge,
            seen=challenge.version,
            changed="Of nine children found at night in April eight were told of within the hour.",
            changed_on=dt.date(2016, 4, 1),
            by=member,
        )
        tracking.say_done(item=challenge, seen=challenge.version, by=member)
        with pytest.raises(tracking.NotNow, match="Somebody else must check it"):
            tracking.check(
                item=challenge, seen=challenge.version, outcome=Standing.CHECKED, words="It is.", by=member
            )
        tracking.check(
            item=challenge,
            seen=challenge.version,
            outcome=Standing.MADE_A_DIFFERENCE,
            words="The log of the control room says the same.",
            by=manager,
        )

        # 6. How often is that so? The Board counts its own work, and shows it whole: it gives no child away.
        snapshot = take()
        run(snapshot)
        answered = figure(snapshot, "T5-04", YEAR, AREA)
        assert (answered.shown, answered.parts) == ("50.0%", "1 of 2")

        # 7. It stands as a tile on the headline page, and below the Board's own limit it asks for a decision.
        packs.prepare(
            meeting_on=APRIL,
            snapshot=snapshot,
            raised_on=dt.date(2016, 4, 14),
            comment_by=dt.date(2016, 4, 21),
        )
        page = headline.build(snapshot, APRIL, manager)
        (tile,) = [each for theme in page.themes for each in theme.tiles if each.code == "T5-04"]
        assert tile.parts == "1 of 2"
        flag = Flag.objects.get(indicator="T5-04")
        assert flag.words.startswith("Challenges answered in time: below 80%"), flag.words
        assert flag.about is None

        # 8. In the report nobody types the number, and nobody can say that it was better.
        author = people.users["business-manager"]
        chapter = drafts.create(YEAR, snapshot, author, "effectiveness")
        said = editing.write(
            chapter,
            kind="difference",
            text="{T5-04 2015-16} of our questions were answered in time ({T5-04 2015-16 parts}).",
            by=author,
        )
        line = editing.line_of(said)
        assert line.checked.refusals == ()
        assert line.checked.plain == "50.0% of our questions were answered in time (1 of 2)."
        typed = editing.write(chapter, kind="difference", text="Both of 2 came in time.", by=author)
        assert editing.line_of(typed).checked.refusals

    # 9. A lay member asks "What did we decide about ... night?" and finds the decision and what came of it.
    found = html.unescape(as_role("lay-member").get("/search/", {"q": "night"}).content.decode())
    assert f"{decision}: Challenges and their answers" in found
    assert "Challenge 2: How soon is a child found at night told of?" in found

    # And everything that was done stands in the trail.
    done = set(Event.objects.values_list("action", flat=True))
    assert {
        "meetings.register", "meetings.hold", "meetings.decide", "meetings.follow_up", "partnership.remind", "actions.reply",
        "actions.evidence", "actions.done", "actions.check", "snapshot.take", "flags.raise",
    } <= done  # fmt: skip
