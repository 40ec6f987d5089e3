"""Reminders: read before they go, copied if late twice, never twice unawares, logged, for those who remind only."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from safeboard.grammar.declarations.office import Chaser, Draft
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Membership, Reminder
from safeboard.kernel.partnership.reminding import letters, selectors, sending, wording
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Message, Standing
from safeboard.kernel.work.today import now, today

pytestmark = pytest.mark.django_db
DOER = recorder.Doer(actor="test")
CODE, ABOUT = "test-papers", "paper 7/a"


@pytest.fixture
def owed(people: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Draft]]:
    """The police owe a paper since 15 April, the trust one for 25 April."""
    police, trust = people.agencies["police"], people.agencies["hospital-trust"]
    lead = people.users["police-data-lead"]
    drafts = [
        Draft(
            ABOUT,
            police.pk,
            "Your paper is late",
            "It was due on 15 April 2016.",
            dt.date(2016, 4, 15),
            "Paper on missing children",
            (lead.pk,),
        ),
        Draft(
            "paper 8",
            trust.pk,
            "Your paper is due",
            "It is due on 25 April 2016.",
            dt.date(2016, 4, 25),
            "Paper on beds",
        ),
    ]
    chaser = Chaser(CODE, "Papers owed", lambda reader, on: list(drafts))
    monkeypatch.setitem(REGISTRY.chasers, CODE, chaser)
    yield drafts


@pytest.fixture
def manager(owed: Any, as_role: Callable[[str], Client]) -> Client:
    return as_role("business-manager")


def address(key: str = ABOUT) -> str:
    return reverse("remind", kwargs={"code": CODE, "key": key})


class Fields(HTMLParser):
    """What the forms of a page hold, as a browser would send it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        name = at.get("name") or ""
        if re.match(r"l\d+-", name):
            self.found[name] = at.get("value") or ""
            self.inside = name if tag == "textarea" else ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[self.inside] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""


def fields(page: Any) -> dict[str, str]:
    """What the forms of the page hold."""
    return Fields(page.content.decode()).found


def letter(reader: Reader, key: str = ABOUT) -> letters.Letter:
    found = letters.one(reader, today(), CODE, key)
    assert found is not None
    return found


def send(reader: Reader, key: str = ABOUT, **options: Any) -> Reminder:
    meant = letter(reader, key)
    words = sending.Meant(meant, options.pop("seen", meant.seen), "Subject", options.pop("body", "Words."))
    with recorder.recorded(DOER):
        (kept,) = sending.remind(meant=[words], by=reader, **options)
    return kept


# --- Reading and sending ----------------------------------------------------------------------------------------------


def test_what_is_owed_stands_by_agency_with_how_late_it_is(manager: Client) -> None:
    html = manager.get(reverse("reminders")).content.decode()
    assert html.index("Hospital trust") < html.index("Police")
    assert "6 days late" in html and "due in 4 days" in html and "Not reminded yet" in html


def test_a_reminder_is_read_edited_and_sent(manager: Client, people: Any) -> None:
    page = manager.get(address())
    html = page.content.decode()
    assert (
        "Paul Denham" in html and "police-data-lead@chalkshire.example" in html and "nothing is sent" in html
    )
    data = fields(page)
    (body,) = [name for name in data if name.endswith("-body")]
    assert data[body].startswith("Dear Paul Denham,") and "Bea Marsh\nBusiness manager" in data[body]
    answer = manager.post(address(), data | {body: "My own words."}, follow=True)
    assert "1 reminder would have been sent" in answer.content.decode()
    kept = Reminder.objects.get()
    assert (kept.number, kept.late, kept.by.name) == (1, True, "Bea Marsh")
    assert kept.message.body == "My own words.\n" and kept.message.standing == Standing.TO_COPY
    assert kept.message.reply_to == "business-manager@chalkshire.example"
    event = Event.objects.get(action="partnership.remind")
    assert "Paul" not in str(event.details) and "words" not in str(event.details)
    assert "Reminded once, last on 21 April 2016" in manager.get(reverse("reminders")).content.decode()


def test_several_are_read_together_and_sent_all_or_none(manager: Client) -> None:
    picks = f"{reverse('remind-several')}?pick={CODE}+{ABOUT}&pick={CODE}+paper+8"
    page = manager.get(picks)
    assert len(fields(page)) == 6 and "Send all 2" in page.content.decode()
    data = fields(page)
    wrong = {
        name: "" if name.endswith("subject") and name in list(data)[:3] else v for name, v in data.items()
    }
    refused = manager.post(picks, wrong).content.decode()
    assert "Write a subject." in refused and not Reminder.objects.exists()
    manager.post(picks, data)
    assert Reminder.objects.count() == Message.objects.count() == 2


def test_nothing_ticked_is_said(manager: Client) -> None:
    answer = manager.get(reverse("remind-several"), follow=True)
    assert "Tick at least one thing" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("subject", "", "Write a subject."),
        ("subject", "a\r\nBcc: x@y.example", "line break"),
        ("body", "The child born 03/02/2011", "03/02/2011"),
        ("body", "   ", "Write what the e-mail says."),
    ],
)
def test_an_error_stands_beside_its_field_and_the_words_are_kept(
    manager: Client, field: str, words: str, said: str
) -> None:
    data = fields(manager.get(address()))
    (name,) = [each for each in data if each.endswith(field)]
    (other,) = [each for each in data if each.endswith("body" if field == "subject" else "subject")]
    html = manager.post(address(), data | {name: words, other: "Kept words"}).content.decode()
    assert re.search(rf'id="id_{name}-error"[^>]*>.*?{re.escape(said)}', html, re.S) and "Kept words" in html
    assert not Reminder.objects.exists()


def test_what_came_meanwhile_needs_no_reminder(
    manager: Client, owed: list[Draft], reader_for: Callable[[str], Reader]
) -> None:
    data = fields(manager.get(address()))
    send(reader_for("business-manager"))
    owed.clear()
    assert "nothing to remind of any more" in manager.get(address(), follow=True).content.decode()
    several = f"{reverse('remind-several')}?pick={CODE}+{ABOUT}"
    assert "nothing to remind of any more" in manager.post(several, data, follow=True).content.decode()
    assert Reminder.objects.count() == 1


def test_what_never_was_is_not_found(manager: Client) -> None:
    assert manager.get(address("absent")).status_code == 404
    assert manager.get(reverse("remind", kwargs={"code": "absent", "key": ABOUT})).status_code == 404


# --- Late twice -------------------------------------------------------------------------------------------------------


def test_the_second_late_reminder_is_copied_to_the_board_member(
    owed: Any, manager: Client, reader_for: Callable[[str], Reader]
) -> None:
    bea = reader_for("business-manager")
    assert send(bea).message.cc == []
    html = manager.get(address()).content.decode()
    assert "Petra Norland" in html and "so the agency’s Board member gets a copy" in html
    second = send(bea)
    assert second.message.cc == ["police-board-member@chalkshire.example"]
    assert "Petra Norland" in second.copied_to


def test_a_reminder_before_the_day_does_not_count_as_late(
    owed: Any, reader_for: Callable[[str], Reader]
) -> None:
    bea = reader_for("business-manager")
    send(bea, "paper 8")
    assert letter(bea, "paper 8").copied_because == ""


def test_a_board_member_who_is_written_to_gets_no_copy_as_well(
    owed: list[Draft], people: Any, reader_for: Callable[[str], Reader]
) -> None:
    owed[0] = dataclasses.replace(owed[0], to_user_ids=())
    bea = reader_for("business-manager")
    send(bea)
    second = letter(bea)
    assert second.names == "Petra Norland (Board member, Police)"
    assert second.copied == () and second.copied_because == ""


def test_without_a_board_member_the_page_says_that_nobody_gets_a_copy(
    owed: Any, people: Any, reader_for: Callable[[str], Reader]
) -> None:
    people.hats["police-board-member"].delete()
    bea = reader_for("business-manager")
    send(bea)
    assert "nobody gets a copy" in letter(bea).copied_because


def test_who_has_left_is_not_written_to(
    owed: Any, people: Any, manager: Client, reader_for: Callable[[str], Reader]
) -> None:
    Membership.objects.filter(agency__code="police").update(until=dt.date(2016, 4, 20))
    assert "Nobody of this agency can be written to" in manager.get(address()).content.decode()
    with pytest.raises(sending.NotNow):
        send(reader_for("business-manager"))


# --- Two at once ------------------------------------------------------------------------------------------------------


def test_the_second_of_two_is_told_and_keeps_her_words(
    manager: Client, as_role: Callable[[str], Client], reader_for: Callable[[str], Reader]
) -> None:
    data = fields(manager.get(address()))
    send(reader_for("administrator"), at=now() - dt.timedelta(minutes=5, seconds=1))
    (body,) = [each for each in data if each.endswith("body")]
    html = manager.post(address(), data | {body: "Bea's words"}).content.decode()
    assert "Ada Penn reminded them 5 minutes ago. Nothing was sent now" in html
    assert "Bea&#39;s words" in html and Reminder.objects.count() == 1
    manager.post(address(), Fields(html).found)
    assert Reminder.objects.first().message.body == "Bea's words\n"
    assert Reminder.objects.count() == 2


def test_the_same_moment_gives_one(owed: Any, reader_for: Callable[[str], Reader]) -> None:
    bea, ada = reader_for("business-manager"), reader_for("administrator")
    stale = letter(ada)
    send(bea)
    with (
        recorder.recorded(DOER),
        pytest.raises(sending.SomebodyElse, match="Bea Marsh reminded them just now"),
    ):
        sending.remind(meant=[sending.Meant(stale, 0, "Subject", "Ada's words.")], by=ada)
    assert Reminder.objects.count() == Message.objects.count() == 1


# --- By hand ----------------------------------------------------------------------------------------------------------


def test_without_a_mail_server_it_is_copied_and_kept(manager: Client, settings: Any) -> None:
    settings.DEMONSTRATION, settings.EMAIL_HOST = False, ""
    page = manager.get(address())
    html = page.content.decode()
    assert "There is no mail server" in html and ">Send<" not in html and "mailto:police-data-lead" in html
    data = fields(page)
    (body,) = [each for each in data if each.endswith("body")]
    copied = manager.post(address(), data | {body: "Words & more", "copy": "yes"}).content.decode()
    assert "Words%20%26%20more" in copied and not Reminder.objects.exists()
    assert manager.post(address(), data).status_code == 404
    manager.post(address(), data | {body: "Words & more", "by_hand": f"{CODE} {ABOUT}"})
    assert Reminder.objects.get().message.standing == Standing.BY_HAND


def test_one_of_several_sent_by_hand_leaves_the_other_words_there(manager: Client) -> None:
    picks = f"{reverse('remind-several')}?pick={CODE}+{ABOUT}&pick={CODE}+paper+8"
    data = {
        name: f"{v} mine" if name.endswith("body") else v for name, v in fields(manager.get(picks)).items()
    }
    html = manager.post(picks, data | {"by_hand": f"{CODE} {ABOUT}"}).content.decode()
    assert "you sent the reminder yourself" in html and "Paper on beds" in html and " mine" in html
    assert "Paper on missing children" not in html
    assert Reminder.objects.get().about == ABOUT


def test_mailto_is_encoded_whole() -> None:
    made = wording.mailto(["a+b@x.example"], ["c@x.example"], "R&D? 5% #1", "Dear all,\nline two & “quotes”")
    parts = urlsplit(made)
    assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", "a+b@x.example", "")
    assert parse_qs(parts.query) == {
        "cc": ["c@x.example"],
        "subject": ["R&D? 5% #1"],
        "body": ["Dear all,\r\nline two & “quotes”"],
    }
    assert "+" not in parts.query


# --- The log and the outbox -------------------------------------------------------------------------------------------


def test_the_log_says_what_was_sent_to_whom_by_whom(
    manager: Client, owed: Any, reader_for: Callable[[str], Reader]
) -> None:
    bea = reader_for("business-manager")
    kept = send(bea, body="Word for word.")
    send(bea, "paper 8")
    html = manager.get(reverse("reminder-log"), {"agency": "police"}).content.decode()
    assert "Paul Denham (Police data lead)" in html and "Would have been sent" in html
    assert "Paper on beds" not in html
    assert "Word for word." in manager.get(reverse("reminder", kwargs={"pk": kept.pk})).content.decode()
    (sheet,) = selectors.sheets(bea)
    assert len(list(sheet.rows)) == 2 and all(len(row) == len(sheet.headings) for row in sheet.rows)
    (part,) = selectors.about_agency(bea, kept.agency_id, today())
    assert len(part.lines) == 1


def test_what_failed_is_shown_and_tried_again(
    manager: Client, owed: Any, reader_for: Callable[[str], Reader], settings: Any
) -> None:
    settings.DEMONSTRATION, settings.EMAIL_HOST = False, "mail.example"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    message = send(reader_for("business-manager")).message
    Message.objects.update(standing=Standing.FAILED, fault="The mail server refused every address.")
    (do,) = selectors.to_do(reader_for("business-manager"), today())
    assert do.what == "1 e-mail did not go by itself"
    assert "refused every address" in manager.get(reverse("outbox")).content.decode()
    again = reverse("outbox-act", kwargs={"pk": message.pk, "act": "again"})
    assert manager.get(again).status_code == 405
    manager.post(again)
    assert Message.objects.get().standing == Standing.WAITING
    Message.objects.update(standing=Standing.FAILED)
    manager.post(reverse("outbox-act", kwargs={"pk": message.pk, "act": "by-hand"}))
    assert Message.objects.get().standing == Standing.BY_HAND
    assert manager.post(again).status_code == 404


def test_private_words_stand_in_no_list(manager: Client) -> None:
    message = Message.objects.create(
        key="k",
        message_id="<k>",
        to=[],
        subject="Secret",
        body="link",
        private=True,
        put_at=now(),
        standing="to_copy",
    )
    assert "Secret" not in manager.get(reverse("outbox")).content.decode()
    act = reverse("outbox-act", kwargs={"pk": message.pk, "act": "by-hand"})
    assert manager.post(act).status_code == 404


# --- Rights -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["administrator", "training-manager", "cdop-coordinator"])
def test_the_whole_office_reminds(owed: Any, as_role: Callable[[str], Client], role: str) -> None:
    client = as_role(role)
    assert client.get(reverse("reminders")).status_code == client.get(address()).status_code == 200


@pytest.mark.parametrize("role", ["analyst", "police-data-lead", "police-board-member", "independent-chair"])
def test_nobody_else_does(
    owed: Any, as_role: Callable[[str], Client], reader_for: Callable[[str], Reader], role: str
) -> None:
    kept = send(reader_for("business-manager"))
    client = as_role(role)
    for page in (
        reverse("reminders"),
        reverse("remind-several"),
        address(),
        reverse("reminder-log"),
        reverse("reminder", kwargs={"pk": kept.pk}),
        reverse("outbox"),
    ):
        assert client.get(page).status_code == 404, page
    assert client.post(address(), {"by_hand": f"{CODE} {ABOUT}"}).status_code == 404
    act = reverse("outbox-act", kwargs={"pk": kept.message_id, "act": "by-hand"})
    assert client.post(act).status_code == 404
    assert list(selectors.sheets(reader_for(role))) == []
    assert Reminder.objects.count() == 1
