"""The golden thread, once from end to end: a return becomes a figure, a flag, a decision, an action with evidence,
a word at the next Board and a sentence of the annual report.

Read it from top to bottom to see what Safeboard is for. Every step is the verb that the pages call; the people are
those of the small partnership in the root conftest. Today is 21 April 2016.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.test import Client

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Standing
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.disclosure import figure
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.reporting import headline, packs
from safeboard.kernel.reporting.annual import drafts, editing
from safeboard.kernel.returns import receiving
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.processes.socialcare.returns.protection import SECTION47

YEAR, AREA = "2015-16", "825"
LAST_DAY = dt.date(2016, 3, 31)
APRIL, JULY = dt.date(2016, 4, 28), dt.date(2016, 7, 28)
CHILD = {
    "sex": "b) Female",
    "ethnicity": "White",
    "born_on": dt.date(2009, 6, 14),
    "age": 6,
    "disabled": "b) No",
}


def council_workbook() -> bytes:
    """List 5 of forty children: the strategy discussion was on 4 January 2016, the first conference either on the
    25th, working day 15 and in time, or on the 26th, a day late. Ten were in time, thirty late."""
    rows = [
        {
            **CHILD,
            "child": f"C{number}",
            "started_on": dt.date(2016, 1, 4),
            "conference_on": dt.date(2016, 1, 25 if number <= 10 else 26),
        }
        for number in range(1, 41)
    ]
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("List 5")
        sheet.write_row(0, 0, [column.heading for column in SECTION47.columns])
        for place, row in enumerate(rows, start=1):
            sheet.write_row(place, 0, [row.get(column.name) for column in SECTION47.columns])
    return stream.getvalue()


@pytest.mark.django_db
def test_from_a_return_to_a_sentence_of_the_report(
    people: Any, reader_for: Callable[[str], Reader], as_role: Callable[[str], Client]
) -> None:
    council = people.agencies["county-council"]
    lead, manager, chair = (
        reader_for(code) for code in ("council-data-lead", "business-manager", "independent-chair")
    )

    # 1. The council's data lead uploads a workbook. It is checked row by row, and only then sent.
    with recorder.recorded(recorder.Doer(actor="council data lead")):
        receipt = receiving.receive(
            agency=council,
            return_code="annex-a",
            filename="Annex A, list 5.xlsx",
            data=council_workbook(),
            as_at=LAST_DAY,
            look_back_months=12,
            by=people.users["council-data-lead"],
        ).receipt
        checked = receiving.check(receipt)
        assert (receipt.rows_in, receipt.accepted, receipt.rejected) == (40, 40, 0)
        receiving.send(receipt, by=people.users["council-data-lead"])
    receiving.accept(receipt, checked)

    with recorder.recorded(recorder.Doer(actor="the story")):
        # 2. The analyst takes a snapshot, without anybody's name, and counts every indicator over it.
        snapshot = take()
        run(snapshot)
        in_time = figure(snapshot, "T3-04", YEAR, AREA)
        assert (in_time.shown, in_time.parts) == ("25.0%", "10 of 40")

        # 3. A quarter is further below England than areas ever are. Safeboard raises a flag; the agency it is about may comment first.
        pack = packs.prepare(
            meeting_on=APRIL,
            snapshot=snapshot,
            raised_on=dt.date(2016, 4, 14),
            comment_by=dt.date(2016, 4, 21),
        )
        flag = Flag.objects.get(meeting_on=APRIL)
        assert (
            flag.words == "Child protection conferences held in time: 25.0% (10 of 40), below England's 76.7%"
        )
        deciding.comment(
            flag=flag, seen=flag.version, words="In January nobody had a room to meet in.", by=lead
        )

        # 4. The Board decides: an action, with an owner, a day, and how everybody will know that it worked.
        action = deciding.decide(
            flag=flag,
            seen=flag.version,
            ending="action",
            rationale="A child who may be suffering harm waits for a plan.",
            agency=council,
            owner="Head of conference chairs",
            measure="8 of 10 first conferences are held within 15 working days.",
            due_on=dt.date(2016, 6, 30),
            by=chair,
        )

        # 5. The page is issued: frozen, and open to members from now on.
        packs.issue(pack=pack, seen=pack.version, by=manager)
        assert packs.rebuilt_equal(pack)

        # 6. The council shows what changed for children and says that it is done ...
        tracking.add_evidence(
            item=action,
            seen=action.version,
            changed="Rooms are booked six weeks ahead. Of ten conferences in April nine were in time.",
            changed_on=dt.date(2016, 4, 20),
            by=lead,
        )
        tracking.say_done(item=action, seen=action.version, by=lead)
        # ... but it cannot check its own work. Somebody else does.
        with pytest.raises(tracking.NotNow, match="Somebody else must check it"):
            tracking.check(
                item=action,
                seen=action.version,
                outcome=Standing.CHECKED,
                words="We know that it is.",
                by=lead,
            )
        tracking.check(
            item=action,
            seen=action.version,
            outcome=Standing.MADE_A_DIFFERENCE,
            words="I read ten records of April: nine conferences were in time.",
            by=manager,
        )

        # 7. The next Board's page says what was said last time, and what happened.
        packs.prepare(
            meeting_on=JULY,
            snapshot=snapshot,
            raised_on=dt.date(2016, 7, 14),
            comment_by=dt.date(2016, 7, 21),
        )
        (need,) = headline.build(snapshot, JULY, manager).needs
        (before,) = need.before
        assert "Action 1, raised 21 April 2016, County Council, Head of conference chairs" in before.sentence
        assert before.sentence.endswith("Made a difference, 21 April 2016.")

        # 8. In the annual report nobody types a number: the sentence is bound to the result ...
        author = people.users["business-manager"]
        chapter = drafts.create(YEAR, snapshot, author)
        bound = editing.write(
            chapter,
            kind="difference",
            text="First conferences were in time for {T3-04 2015-16} ({T3-04 2015-16 parts}), {T3-04 2015-16 below England}.",
            by=author,
        )
        line = editing.line_of(bound)
        assert line.checked.refusals == ()
        assert line.checked.plain == (
            "First conferences were in time for 25.0% (10 of 40), below England's 76.7%."
        )
        # ... and a claim that the result does not bear out cannot be published.
        false = editing.write(
            chapter, kind="difference", text="They were {T3-04 2015-16 above England}.", by=author
        )
        assert editing.line_of(false).checked.refusals

        # 9. From the sentence back to the file: result, definition, snapshot.
        behind = line.checked.told[0].figure
        assert (behind.definition, behind.snapshot) == (in_time.definition, snapshot.folder)

    # 10. A lay member opens the page on a tablet, and finds three sentences and no child.
    body = html.unescape(as_role("lay-member").get(f"/board/{APRIL}/").content.decode())
    assert "Still a concern: child protection conferences held in time, 25.0% (10 of 40)" in body
    assert "County Council says:</strong> In January nobody had a room to meet in." in body
    assert "A child who may be suffering harm waits for a plan." in body

    # And everything that was done stands in the trail.
    done = set(Event.objects.values_list("action", flat=True))
    assert {
        "returns.receive", "returns.send", "returns.accept", "snapshot.take", "flags.raise", "flags.comment",
        "flags.decide", "packs.issue", "actions.evidence", "actions.done", "actions.check",
    } <= done  # fmt: skip
