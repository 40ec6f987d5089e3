"""The start page lists only what its reader can do, and every button opens (pages.md 2b)."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.partnership.personas import BY_CODE
from safeboard.kernel.reporting import start
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.returns.models import Check, Receipt, State
from safeboard.kernel.work.today import now, today

REPLY = "We looked at 40 cases: the plan ended too early in half of them."
PROMISE = "We will keep plans open until the family agrees."


@pytest.fixture
def busy(pack, people, reader_for, working):
    """A draft page with flags, a late return, a challenge to answer, a reply to read, an action to check."""
    manager, council, police = (
        reader_for(code) for code in ("business-manager", "council-data-lead", "police-data-lead")
    )
    asked = {"kind": Kind.CHALLENGE, "words": "Children wait.", "by": manager}
    tracking.raise_item(title="To answer", agency=people.agencies["police"], **asked)
    answered = tracking.raise_item(title="To read", agency=people.agencies["county-council"], **asked)
    tracking.reply(
        item=answered,
        seen=1,
        agrees=True,
        answer=REPLY,
        promise=PROMISE,
        promised_on=dt.date(2016, 6, 30),
        by=council,
    )
    done = tracking.raise_item(
        kind=Kind.ACTION,
        title="To check",
        agency=people.agencies["police"],
        measure="m",
        due_on=today(),
        by=manager,
    )
    tracking.add_evidence(item=done, seen=1, changed=REPLY, changed_on=today(), by=police)
    tracking.say_done(item=done, seen=2, by=police)
    return pack


BUTTONS = {
    "business-manager": {"Decide", "Read reply", "Check it", "Read and issue", "Send reminder"},
    "independent-chair": {"Decide", "Read reply", "Check it", "Read and issue"},
    "pqa-chair": {"Decide"},
    "analyst": {"See the return"},
    "police-data-lead": {"Start", "Comment", "Reply"},
    "council-data-lead": {"Comment"},
    "team-manager": {"Open the list"},
}


@pytest.mark.parametrize("persona", BY_CODE)
def test_every_button_opens_for_its_reader(busy, as_role, reader_for, persona):
    client = as_role(persona)
    page = client.get("/home/")
    assert page.status_code == 200
    listed = start.of(reader_for(persona), today()).todo
    for do in listed:
        assert client.get(do.href, follow=True).status_code == 200, (persona, do)
        assert do.href in page.content.decode()
    assert page.content.decode().count('class="govuk-body sb-do__what"') == len(listed)


@pytest.mark.parametrize(("persona", "buttons"), BUTTONS.items())
def test_each_sees_what_is_theirs_to_do(busy, reader_for, persona, buttons):
    assert buttons <= {do.button for do in start.of(reader_for(persona), today()).todo}


@pytest.mark.parametrize(
    ("persona", "never"),
    [
        ("lay-member", {"Decide", "Comment", "Reply", "Read and issue", "Check now", "Start"}),
        ("health-board-member", {"Decide", "Comment", "Reply", "Read and issue", "Check now", "Start"}),
        ("analyst", {"Decide", "Read and issue", "Comment", "Start"}),
        ("pqa-chair", {"Read and issue", "Start"}),
        ("police-data-lead", {"Decide", "Read and issue", "Check it", "Check now"}),
        ("council-data-lead", {"Decide", "Read and issue", "Reply", "Check now"}),
        ("team-manager", {"Decide", "Comment", "Start"}),
        ("ig-lead", {"Decide", "Comment", "Start", "Open the list"}),
        ("system-admin", {"Decide", "Comment", "Start", "Open the list"}),
    ],
)
def test_nobody_is_offered_what_they_cannot_do(busy, reader_for, persona, never):
    assert not never & {do.button for do in start.of(reader_for(persona), today()).todo}


def test_the_heading_counts_and_names_the_board(busy, as_role, reader_for):
    shown = start.of(reader_for("business-manager"), today())
    assert re.fullmatch(
        rf"Good (morning|afternoon|evening)\. {len(shown.todo)} things need you before the Board on 28 April\.",
        shown.greeting,
    )
    body = as_role("business-manager").get("/home/").content.decode()
    assert f'<h1 class="govuk-heading-l">{shown.greeting}</h1>' in body
    assert "3 things need a decision" in body


def test_nothing_waiting_says_so(people, as_role):
    body = as_role("lay-member").get("/home/").content.decode()
    assert "Nothing is waiting for you." in body and "We will list here whatever needs you." in body


def test_a_member_is_told_of_the_board_once_its_page_is_issued(busy, as_role):
    client = as_role("lay-member")
    assert "Next Board" not in client.get("/home/").content.decode()
    Pack.objects.update(issued=True, issued_at=dt.datetime(2016, 4, 21, 9, tzinfo=dt.UTC))
    body = client.get("/home/").content.decode()
    assert "Next Board" in body and "Issued 21 April 2016." in body


def test_how_late_stands_beside_it(busy, reader_for):
    owed = next(do for do in start.of(reader_for("police-data-lead"), today()).todo if do.button == "Start")
    assert (
        owed.what == "You owe Missing children for January to March 2016, due 15 April"
        and "6 days late" in owed.late
    )


@pytest.fixture
def put(people):
    """A file of the county council."""

    def make(name, state=State.ACCEPTED, accepted=8, rejected=0, **said):
        return Receipt.objects.create(
            agency=people.agencies["county-council"],
            return_code="annex-a",
            as_at=dt.date(2016, 3, 31),
            look_back_months=6,
            filename=name,
            stored=name,
            content=name,
            state=state,
            rows_in=accepted + rejected,
            accepted=accepted,
            rejected=rejected,
            received_at=now(),
            summary=said,
        )

    return make


def of_files(reader):
    return {
        (do.what, do.button, do.href)
        for do in start.of(reader, today()).todo
        if do.button in ("Answer", "Continue", "Put right")
    }


def test_what_is_left_to_do_with_ones_files_stays_until_it_is_done(put, people, reader_for):
    lead = reader_for("council-data-lead")
    receipt = put("march.xlsx", rejected=12)
    put("one.xlsx", state=State.READY, accepted=1, rejected=1)
    put("empty.xlsx", state=State.READY, accepted=0)
    put("unread.pdf", state=State.REFUSED, accepted=0)
    asked = {"outcome": "question", "words": "Why so few?", "by": people.users["analyst"]}
    question = Check.objects.create(receipt=receipt, **asked)
    page = f"/returns/{receipt.reference}/"
    one = Receipt.objects.get(filename="one.xlsx").reference
    unsent = ("one.xlsx: 1 row is fine, 1 needs you. Not sent yet", "Continue", f"/returns/{one}/")
    assert of_files(lead) == {
        unsent,
        ("The analyst asks about march.xlsx", "Answer", page),
        ("march.xlsx: 12 rows still to put right", "Put right", page),
    }
    question.answer = "A new system."
    question.save()
    put("mended.xlsx", accepted=11, rejected=1, adds_to=receipt.reference)
    assert of_files(lead) == {unsent, ("march.xlsx: 1 row still to put right", "Put right", page)}
    put("last.xlsx", accepted=1, adds_to=receipt.reference)
    assert of_files(lead) == {unsent}


def test_a_question_is_over_once_the_analyst_says_that_all_is_in_order(put, people, reader_for):
    receipt, by = put("march.xlsx"), people.users["analyst"]
    Check.objects.create(receipt=receipt, outcome="question", words="Why so few?", by=by)
    assert len(of_files(reader_for("council-data-lead"))) == 1
    Check.objects.create(receipt=receipt, outcome="in_order", by=by)
    assert not of_files(reader_for("council-data-lead"))


@pytest.mark.parametrize("persona", [code for code in BY_CODE if code != "council-data-lead"])
def test_the_files_of_an_agency_are_on_nobody_elses_start_page(put, reader_for, persona):
    put("march.xlsx", rejected=12)
    put("one.xlsx", state=State.READY)
    assert not of_files(reader_for(persona))


@pytest.mark.parametrize("persona", ["lay-member", "police-data-lead", "team-manager"])
def test_news_of_the_board_is_for_those_who_follow_it(issued, reader_for, persona):
    assert start.of(reader_for(persona), today()).news == ()
    news = start.of(reader_for("business-manager"), today()).news
    assert any("headline page was issued" in line for line in news)
    assert not any(character in line for line in news for character in "%/")


def test_signed_out_there_is_no_start_page(people):
    assert Client().get("/home/").status_code == 302
