"""A file from upload to receipt through the pages, and who is refused on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safeboard.grammar.declarations.permissions import Side
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.workbooks import read_workbook
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, PERSONAS, POLICE
from safeboard.kernel.returns import receipts_told, receiving
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.trail.models import Event
from safeboard.kernel.trail.recorder import Doer, recorded
from safeboard.kernel.work.models import Job

pytestmark = pytest.mark.django_db

LEAD, ANALYST = "council-data-lead", "analyst"
AS_AT = {"as_at_day": "31", "as_at_month": "3", "as_at_year": "2016", "look_back_months": "6"}
BOARD_SIDE = [persona.code for persona in PERSONAS if persona.role.side is Side.BOARD]
NOT_THE_SENDERS = [*BOARD_SIDE, "police-data-lead", "team-manager", "ig-lead", "system-admin"]
WORDS_FOR_NOBODY = b"31/02/2016"
PAGES = ("", "withdraw/", "correct/", "rest/", "original/", "rows-to-put-right.xlsx")
VERBS = ("send/", "start-again/", "try-again/", "answer/1/")


def test_the_people_tried_are_all_there_are():
    assert {*NOT_THE_SENDERS, LEAD} == set(BY_CODE)


@pytest.fixture
def due(people, small_return, monkeypatch) -> Due:
    """The small return is due from the county council."""
    monkeypatch.setitem(REGISTRY.returns, "small", small_return)
    return Due.objects.create(
        agency=people.agencies[COUNCIL],
        return_code="small",
        title="Small Return, October 2015 to March 2016",
        period="2016-03",
        as_at=dt.date(2016, 3, 31),
        due_on=dt.date(2016, 4, 15),
        purpose="So that the Board can see whether children are helped in time.",
        lawful_basis="Children Act 2004, section 14B.",
        agreement="Agreement, version 3",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
    )


@pytest.fixture
def make(workbook, headings, referral, plan) -> Callable[..., bytes]:
    """A workbook of so many good referrals, then these bad ones."""

    def build(good: int, *bad: list[Any], plans: int = 0) -> bytes:
        rows = [[f"C{number}", *referral[1:]] for number in range(1, good + 1)]
        sheets = {"Referrals": [headings["referrals"], *rows, *bad]}
        if plans:
            made = [[f"C{number}", *plan[1:]] for number in range(1, plans + 1)]
            sheets["Plans"] = [headings["plans"], *made]
        return workbook(sheets)

    return build


@pytest.fixture
def bad(referral) -> list[Any]:
    """A referral that cannot be kept."""
    return ["C99", *referral[1:4], "31/02/2016", *referral[5:]]


@pytest.fixture
def lead(as_role) -> Client:
    """The council's data lead at a browser."""
    return as_role(LEAD)


def file(data: bytes, name: str = "figures.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def upload(
    client: Client, *files: SimpleUploadedFile, address: str = "/returns/send/small/", **said: str
) -> Any:
    return client.post(address, {"files": list(files), **AS_AT, **said}, follow=True)


def address_of(receipt: Receipt, page: str = "") -> str:
    return f"/returns/{receipt.reference}/{page}"


def newest() -> Receipt:
    return Receipt.objects.order_by("-pk")[0]


def sent(client: Client, data: bytes, **said: str) -> Receipt:
    """A file uploaded and sent on."""
    upload(client, file(data), **said)
    receipt = newest()
    client.post(address_of(receipt, "send/"), {"why": "This is right."})
    receipt.refresh_from_db()
    assert receipt.state == State.ACCEPTED
    return receipt


def text(response: Any) -> str:
    return response.content.decode()


def test_a_file_goes_from_upload_to_receipt(due, lead, make, bad):
    page = text(upload(lead, file(make(8, bad, bad))))
    receipt = newest()
    assert receipt.state == State.READY
    assert "8 rows are fine, 2 need you" in page
    assert "Sheet “Referrals”, row 10, column E" in page and "31/02/2016 is not a date" in page
    assert "Send the 8 and fix the 2 later" in page
    page = text(lead.post(address_of(receipt, "send/"), follow=True))
    receipt.refresh_from_db()
    assert receipt.state == State.ACCEPTED and receipt.sent_by.name == "Cora Deane"
    assert f"Reference {receipt.reference}." in page
    assert receipt.rows_in == receipt.accepted + receipt.rejected == 10
    assert Episode.objects.filter(receipt=receipt.pk, current=True).count() == 8
    due.refresh_from_db()
    assert due.receipt == receipt
    assert [job.state for job in Job.objects.all()] == ["finished", "finished"]


def test_a_file_is_kept_nowhere_before_it_is_sent(due, lead, make):
    upload(lead, file(make(3)))
    assert not Episode.objects.exists() and not Person.objects.exists()
    page = text(lead.post(address_of(newest(), "start-again/"), follow=True))
    assert "Nothing of figures.xlsx was kept." in page
    assert newest().state == State.DISCARDED and not newest().problems.exists()


def test_the_same_file_twice_changes_nothing(due, lead, make):
    receipt = sent(lead, make(3))
    page = text(upload(lead, file(make(3), "another name.xlsx")))
    assert f"We already have this file ({receipt.reference}). Nothing changed." in page
    assert Receipt.objects.count() == 1 and Episode.objects.count() == 3


def test_several_csv_files_are_one_return_in_any_order(due, lead, headings, referral, plan):
    def csv(name: str, row: list[Any]) -> SimpleUploadedFile:
        cells = [f"{each:%d/%m/%Y}" if isinstance(each, dt.date) else str(each or "") for each in row]
        return file(f"{','.join(headings[name])}\n{','.join(cells)}\n".encode(), f"{name}.csv")

    page = text(upload(lead, csv("referrals", referral), csv("plans", plan)))
    assert "2 rows are fine" in page and "plans.csv and 1 more" in page
    receipt = newest()
    assert receipt.summary["lists"] == {"plans": 1, "referrals": 1}
    again = text(upload(lead, csv("plans", plan), csv("referrals", referral)))
    assert f"We already have this file ({receipt.reference})" in again
    lead.post(address_of(receipt, "send/"))
    packed = lead.get(address_of(receipt, "original/"))
    assert packed["Content-Type"] == "application/zip"


def test_a_count_that_moved_by_more_than_a_fifth_needs_a_reason(due, lead, make):
    sent(lead, make(10), as_at_day="29", as_at_month="2")
    page = text(upload(lead, file(make(12, plans=1))))
    receipt = newest()
    assert page.count("Moved by more than a fifth") == 1, (
        "plans appeared; referrals moved by a fifth, no more"
    )
    assert "Last time, 29 February 2016" in page
    page = text(lead.post(address_of(receipt, "send/"), follow=True))
    receipt.refresh_from_db()
    assert "Say why the count moved" in page and receipt.state == State.READY
    lead.post(address_of(receipt, "send/"), {"why": "Plans are new in the file."})
    receipt.refresh_from_db()
    assert receipt.state == State.ACCEPTED and receipt.why == "Plans are new in the file."


def test_a_corrected_file_takes_the_place_of_the_first_and_can_be_withdrawn(due, lead, make):
    first = sent(lead, make(3))
    page = text(upload(lead, file(make(4)), address=address_of(first, "correct/")))
    second = newest()
    assert f"replaces the whole of {first.reference}" in page
    assert f"In {first.reference}" in page and "Is that right? Say why." in page
    lead.post(address_of(second, "send/"), {"why": "One row was missing."})
    first.refresh_from_db()
    assert first.state == State.REPLACED
    assert set(Episode.objects.filter(current=True).values_list("receipt", flat=True)) == {second.pk}
    assert Episode.objects.filter(receipt=first.pk, withdrawn=True).count() == 3
    assert "Withdraw it" in text(lead.get(address_of(second, "withdraw/")))
    assert "Say why" in text(lead.post(address_of(second, "withdraw/"), {"why": ""}))
    page = text(lead.post(address_of(second, "withdraw/"), {"why": "The wrong county."}, follow=True))
    assert f"{second.reference} was withdrawn" in page and "The wrong county." in page
    assert not Episode.objects.filter(current=True).exists() and Episode.objects.count() == 7
    due.refresh_from_db()
    assert due.receipt is None
    assert sent(lead, make(3)).pk not in (first.pk, second.pk), "the first file can be sent anew"


def test_a_correction_that_was_given_up_leaves_room_for_another(due, lead, make):
    first = sent(lead, make(3))
    upload(lead, file(make(4)), address=address_of(first, "correct/"))
    waiting = newest()
    page = upload(lead, file(make(5)), address=address_of(first, "correct/"))
    assert page.status_code == 409 and f"is here already: {waiting.reference}" in text(page)
    lead.post(address_of(waiting, "start-again/"))
    upload(lead, file(make(5)), address=address_of(first, "correct/"))
    assert newest().replaces == first and newest().pk != waiting.pk


def test_the_rows_to_put_right_come_back_as_a_workbook_and_are_added(due, lead, make, bad, referral):
    receipt = sent(lead, make(4, bad))
    workbook = lead.get(address_of(receipt, "rows-to-put-right.xlsx"))
    (sheet,) = read_workbook(workbook.content)
    assert sheet.rows[1][0] == "C99" and "31/02/2016 is not a date" in sheet.rows[1][-1]
    mended = make(0, ["C99", *referral[1:]])
    page = text(
        lead.post(address_of(receipt, "rest/"), {"files": [file(mended, "mended.xlsx")]}, follow=True)
    )
    rest = newest()
    assert f"These rows are added to {receipt.reference}" in page and "Say why" not in page
    lead.post(address_of(rest, "send/"))
    assert Episode.objects.filter(current=True).count() == 5
    due.refresh_from_db()
    assert due.receipt == receipt


def test_a_file_that_cannot_be_read_says_so_and_is_not_kept(due, lead):
    page = text(upload(lead, file(b"%PDF-1.4", "figures.pdf")))
    assert "We could not read your file" in page and "This looks like a PDF" in page
    assert newest().state == State.REFUSED
    assert newest().reference not in text(lead.get("/returns/")), "nothing was kept, so nothing is listed"


def test_a_late_click_is_told_where_the_file_stands(due, lead, make):
    receipt = sent(lead, make(2))
    late = lead.post(address_of(receipt, "send/"))
    assert late.status_code == 409 and "This file is received: it cannot be sent again." in text(late)
    late = lead.post(address_of(receipt, "start-again/"))
    assert late.status_code == 409 and "This file was sent. You can withdraw it." in text(late)
    assert Episode.objects.count() == 2


def test_a_colleague_who_was_faster_is_named_by_what_they_did(due, lead, make):
    upload(lead, file(make(2)))
    receipt = newest()
    with recorded(Doer(actor="test")):
        receiving.start_again(receipt)
    late = lead.post(address_of(receipt, "send/"))
    assert late.status_code == 409 and "This file is not kept: it cannot be sent again." in text(late)


def test_a_page_looks_again_by_itself_only_while_somebody_waits(due, lead, make):
    upload(lead, file(make(2)))
    receipt = newest()
    assert not lead.get(address_of(receipt)).has_header("Refresh")
    Receipt.objects.update(state=State.CHECKING)
    Job.objects.update(state="running", words="Checking row 1,000 of 4,310")
    page = lead.get(address_of(receipt))
    assert page.has_header("Refresh")
    assert "Checking row 1,000 of 4,310" in text(page) and "You may close this page" in text(page)
    Job.objects.update(state="failed", words="This did not work. Nothing was changed.")
    page = lead.get(address_of(receipt))
    assert not page.has_header("Refresh") and "Try again" in text(page)
    lead.post(address_of(receipt, "try-again/"))
    receipt.refresh_from_db()
    assert receipt.state == State.READY


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"as_at_day": "22", "as_at_month": "4"}, "This day has not come yet"),
        ({"as_at_day": "31", "as_at_month": "2"}, "31 2 2016 is not a date"),
        ({"look_back_months": "half a year"}, "Write the months as a whole number"),
        ({"look_back_months": "0"}, "at least 1 month"),
    ],
)
def test_what_is_typed_wrongly_is_said_beside_its_field_and_kept(due, lead, make, said, words):
    page = text(upload(lead, file(make(1)), **said))
    assert page.count(words) == 2, "in the summary and beside the field"
    assert all(f'value="{typed}"' in page for typed in said.values())
    assert not Receipt.objects.exists()


def test_a_file_over_the_limit_is_refused_beside_its_field(due, lead, make, settings):
    settings.UPLOAD_LIMIT_BYTES = len(make(1))
    assert "1 row is fine" in text(upload(lead, file(make(1))))
    page = text(upload(lead, file(make(1) + b"x")))
    assert page.count("Send one list at a time.") == 2
    assert Receipt.objects.count() == 1


def test_no_file_is_asked_for_in_words(due, lead):
    assert text(upload(lead)).count("Choose the file.") == 2


@pytest.mark.parametrize("who", NOT_THE_SENDERS)
def test_nobody_but_the_sender_sees_rows_or_file(due, lead, make, bad, as_role, who):
    receipt = sent(lead, make(3, bad))
    theirs = as_role(who)
    for page in PAGES:
        mine = lead.get(address_of(receipt, page))
        assert mine.status_code == 200
        absent, here = theirs.get(f"/returns/Z9-0000/{page}"), theirs.get(address_of(receipt, page))
        assert here.status_code == absent.status_code == 404
        assert here.content == absent.content
    assert WORDS_FOR_NOBODY in lead.get(address_of(receipt)).content
    for verb in (*VERBS, "withdraw/", "correct/", "rest/"):
        absent = theirs.post(f"/returns/Z9-0000/{verb}", {"why": "I may not."})
        here = theirs.post(address_of(receipt, verb), {"why": "I may not.", "words": "I may not."})
        assert here.status_code == absent.status_code == 404
        assert here.content == absent.content
    receipt.refresh_from_db()
    assert receipt.state == State.ACCEPTED


@pytest.mark.parametrize("who", NOT_THE_SENDERS)
def test_nobody_else_can_send_for_the_agency(due, make, as_role, who):
    upload(as_role(who), file(make(1)))
    assert not Receipt.objects.exists()


def test_the_analyst_checks_asks_and_reads_the_answer_without_a_row(due, lead, make, bad, as_role):
    receipt = sent(lead, make(3, bad))
    analyst = as_role(ANALYST)
    assert "Check now" in text(analyst.get("/returns/"))
    page = analyst.get(address_of(receipt, "check/"))
    assert "Not a date" in text(page) and WORDS_FOR_NOBODY not in page.content and b"C99" not in page.content
    assert b"figures.xlsx" not in page.content and b"checked" not in page.content, "nothing is preselected"
    page = text(analyst.post(address_of(receipt, "check/"), {"outcome": "question", "words": ""}))
    assert "Write your question to the sender." in page
    analyst.post(address_of(receipt, "check/"), {"outcome": "question", "words": "Why so few?"})
    assert "Question to the sender" in text(analyst.get("/returns/"))
    page = text(lead.get(address_of(receipt)))
    question = receipt.checks.get()
    assert "Why so few?" in page and "Your answer" in page
    beside = 'Answer<span class="govuk-visually-hidden"> the question'
    listed = text(lead.get("/returns/"))
    assert beside in listed and "Why so few?" in listed
    lead.post(address_of(receipt, f"answer/{question.pk}/"), {"words": "A new system."})
    again = lead.post(address_of(receipt, f"answer/{question.pk}/"), {"words": "Another answer."})
    assert again.status_code == 409 and "Another answer." in text(again), (
        "the words typed are kept on the page"
    )
    assert beside not in text(lead.get("/returns/"))
    assert "A new system." in text(analyst.get(address_of(receipt, "check/")))
    analyst.post(address_of(receipt, "check/"), {"outcome": "in_order"})
    assert "In order" in text(analyst.get("/returns/")) and "Check now" not in text(analyst.get("/returns/"))


@pytest.mark.parametrize("who", [code for code in BY_CODE if code != ANALYST])
def test_only_the_analyst_checks(due, lead, make, as_role, who):
    receipt = sent(lead, make(1))
    assert as_role(ANALYST).get(address_of(receipt, "check/")).status_code == 200
    assert as_role(who).post(address_of(receipt, "check/"), {"outcome": "in_order"}).status_code == 404
    assert not receipt.checks.exists()


@pytest.mark.parametrize("who", [ANALYST, "business-manager", "ig-lead", LEAD])
def test_what_is_due_is_followed_in_counts(due, lead, make, bad, as_role, who):
    sent(lead, make(3, bad))
    page = as_role(who).get("/returns/")
    assert "Received, not checked yet" in text(page) and WORDS_FOR_NOBODY not in page.content
    assert (b"figures.xlsx" in page.content) is (who == LEAD)


def test_a_late_return_says_what_is_owed_and_takes_why_and_when(due, lead, as_role):
    assert "You owe 1 return by 15 April. It is 6 days late." in text(lead.get("/returns/"))
    address = f"/returns/due/{due.pk}/explain/"
    when = {"promised_on_day": "25", "promised_on_month": "4", "promised_on_year": "2016"}
    lead.post(address, {"seen": due.version, "excuse": "Our system moved.", **when})
    assert "Our system moved." in text(as_role("business-manager").get("/returns/"))
    late = lead.post(address, {"seen": due.version, "excuse": "It is the holidays.", **when})
    assert late.status_code == 409
    assert "Our system moved." in text(late) and "It is the holidays." in text(late), (
        "both versions are shown"
    )
    due.refresh_from_db()
    assert due.excuse == "Our system moved."
    kept = lead.post(address, {"seen": due.version, "excuse": "It is the holidays.", **when})
    assert kept.status_code == 302
    assert as_role("police-data-lead").get(address).status_code == 404


@pytest.mark.parametrize("who", [LEAD, "ig-lead", ANALYST, "business-manager"])
def test_the_page_for_an_information_governance_lead_is_made_from_the_rules(due, as_role, who):
    page = text(as_role(who).get(f"/returns/agreement/{due.pk}/"))
    for words in ("Agreement, version 3, 1 April 2015", "Children Act 2004, section 14B.", "31 March 2022"):
        assert words in page
    assert "Replaced by a code" in page and "Cut to month and year" in page and "Left blank" in page
    assert "Only of County Council" in page


@pytest.mark.parametrize("who", ["police-data-lead", "lay-member", "team-manager"])
def test_the_agreement_of_another_agency_is_not_shown(due, as_role, who):
    assert as_role(who).get(f"/returns/agreement/{due.pk}/").status_code == 404


KEY = "a key of our own, and long"


def test_a_file_is_prepared_at_once_and_nothing_is_kept(due, lead, make):
    said = {"files": file(make(2)), "return_code": "small", "key": KEY}
    page = text(lead.post("/returns/prepare/", {**said, "show": "1"}))
    assert "2 rows about 2 children" in page and KEY not in page
    given = lead.post("/returns/prepare/", {**said, "files": file(make(2)), "give": "1"})
    (sheet,) = read_workbook(given.content)
    assert sheet.rows[1][0].startswith("K") and sheet.rows[1][2] == "06/2009"
    assert not Receipt.objects.exists()
    assert KEY not in str(list(Event.objects.values()))


def test_a_prepared_file_is_not_prepared_again_and_a_short_key_is_refused(due, lead, make):
    said = {"return_code": "small", "key": KEY, "give": "1"}
    once = lead.post("/returns/prepare/", {**said, "files": file(make(2))}).content
    twice = text(lead.post("/returns/prepare/", {**said, "files": file(once)}))
    assert "has been prepared already" in twice
    short = text(lead.post("/returns/prepare/", {**said, "files": file(make(2)), "key": "short"}))
    assert "at least 16 letters" in short and 'value="short"' not in short


def test_a_lost_race_between_two_workers_takes_the_rows_once(due, lead, make):
    upload(lead, file(make(2)))
    receipt = newest()
    with recorded(Doer(actor="test")):
        receiving.send(receipt, by=None)
    slow = Receipt.objects.get(pk=receipt.pk)
    checked = receiving.read_again(slow)
    receiving.accept(receipt)
    slow.refresh_from_db = lambda *a, **k: None  # it read the state before the other one wrote it
    receiving.accept(slow, checked)
    assert Episode.objects.count() == 2
    assert Event.objects.filter(action="returns.accept").count() == 1


def test_police_cannot_send_what_is_not_asked_of_them(due, as_role, people):
    assert people.agencies[POLICE].pk != due.agency_id
    assert as_role("police-data-lead").get("/returns/send/small/").status_code == 404
    assert as_role(LEAD).get("/returns/send/small/").status_code == 200
    assert as_role(LEAD).get("/returns/send/unheard-of/").status_code == 404


def added(client: Client, to: Receipt, data: bytes) -> Receipt:
    """Rows put right, sent as an addition to a file."""
    client.post(address_of(to, "rest/"), {"files": [file(data, "mended.xlsx")]})
    rest = newest()
    client.post(address_of(rest, "send/"))
    rest.refresh_from_db()
    assert rest.state == State.ACCEPTED
    return rest


def test_the_rows_to_put_right_count_down_as_they_come_in(due, lead, make, referral):
    wrong = [[f"C9{each}", *referral[1:4], "31/02/2016", *referral[5:]] for each in range(3)]
    right = [[f"C9{each}", *referral[1:]] for each in range(3)]
    receipt = sent(lead, make(4, *wrong))
    assert "3 rows still to put right.</strong> Download them" in text(lead.get(address_of(receipt)))
    first = added(lead, receipt, make(0, right[0], wrong[1]))
    page = text(lead.get(address_of(receipt)))
    assert "2 rows still to put right." in page and "all 3 that were turned back" in page
    assert "1 row still to put right.</strong> Download it" in text(lead.get(address_of(first)))
    assert text(lead.get("/returns/")).count("still to put right") == 1, (
        "said once, of the file that began it"
    )
    added(lead, first, make(0, right[1]))
    assert "1 row still to put right." in text(lead.get(address_of(receipt)))
    assert "still to put right" not in text(lead.get(address_of(first)))
    last = added(lead, receipt, make(1, right[2]))
    assert "still to put right" not in text(lead.get(address_of(receipt))), "never below nought"
    lead.post(address_of(last, "withdraw/"), {"why": "The wrong rows."})
    assert "1 row still to put right." in text(lead.get(address_of(receipt)))


def test_the_correction_of_an_addition_brings_the_same_rows(due, lead, make, bad, referral):
    receipt = sent(lead, make(4, bad))
    rest = added(lead, receipt, make(0, ["C99", *referral[1:]]))
    upload(lead, file(make(0, ["C99", "b) Female", *referral[2:]])), address=address_of(rest, "correct/"))
    lead.post(address_of(newest(), "send/"), {"why": "This is right."})
    assert newest().state == State.ACCEPTED and newest().replaces == rest
    assert "still to put right" not in text(lead.get(address_of(receipt)))


def test_one_row_is_told_of_as_one(due, lead, make, bad):
    page = text(upload(lead, file(make(1, bad))))
    assert "1 row is fine, 1 needs you" in page and "Download the row<" in page
    assert Job.objects.get().words == "1 row is fine, 1 needs you."


def test_headings_without_rows_cannot_be_sent(due, lead, make):
    page = text(upload(lead, file(make(0))))
    assert "This file has headings but no rows." in page
    assert "Nothing can be sent. Start again, keep nothing." in page
    assert address_of(newest(), "send/") not in page and address_of(newest(), "start-again/") in page


def test_why_it_was_withdrawn_is_told_apart_from_what_was_said_of_its_counts(
    due, lead, make, as_role, reader_for
):
    sent(lead, make(10), as_at_day="29", as_at_month="2")
    receipt = sent(lead, make(20))
    page = text(lead.post(address_of(receipt, "withdraw/"), {"why": "Wrong county"}, follow=True))
    assert "Why: Wrong county. Its rows left" in page and "you said: “This is right.”" in page
    receipt.refresh_from_db()
    assert receipt.why == "This is right." and receipt.withdrawn_because == "Wrong county."
    told = receipts_told.tell(reader_for(LEAD), [receipt.pk])[receipt.pk]
    assert told.gone == "The file was withdrawn: Wrong county."
    page = text(as_role(ANALYST).get(address_of(receipt, "check/")))
    assert "Withdrawn because:</strong> Wrong county." in page and "This is right." in page


def test_a_withdrawn_file_is_owed_again_only_where_no_other_answers(due, lead, make):
    owed = "You then owe the return again"
    first = sent(lead, make(3))
    assert owed in text(lead.get(address_of(first, "withdraw/")))
    second = sent(lead, make(4))
    assert owed not in text(lead.get(address_of(first, "withdraw/")))
    assert owed not in text(lead.get(address_of(second, "withdraw/")))
    lead.post(address_of(first, "withdraw/"), {"why": "Old."})
    due.refresh_from_db()
    assert due.receipt == second
    assert owed in text(lead.get(address_of(second, "withdraw/")))
    lead.post(address_of(second, "withdraw/"), {"why": "Old too."})
    due.refresh_from_db()
    assert due.receipt is None


def test_what_is_worth_a_look_is_only_of_rows_that_are_kept(due, lead, make, bad, referral):
    old = [*referral[:3], 9, *referral[4:]]
    page = text(upload(lead, file(make(1, ["C7", *old[1:]], [*bad[:3], 9, *bad[4:]]))))
    kept = page[page.index("Worth a look") :]
    assert "row 3" in kept and "row 4" not in kept
    assert list(newest().problems.filter(severity="warning").values_list("row", flat=True)) == [3]
