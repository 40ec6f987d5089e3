"""Figures typed in: six boxes a page, kept as drafts, two people at once, checked, sent, corrected (pages.md 2e; W22)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from safeboard.grammar.declarations.permissions import Side
from safeboard.kernel.partnership.personas import PERSONAS
from safeboard.kernel.returns.models import Due, Figure, FigureDraft, Receipt, State
from safeboard.kernel.returns.ways_in.tests.conftest import Q3, SMALL
from safeboard.kernel.trail.models import Event
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db

LEAD = "council-data-lead"
OTHERS = [each.code for each in PERSONAS if each.role.side is Side.BOARD] + [
    "police-data-lead",
    "team-manager",
    "ig-lead",
]
BOXES = list(SMALL.boxes)
FIRST_SIX = BOXES[:6]


@pytest.fixture
def lead(as_role) -> Client:
    return as_role(LEAD)


def text(response: Any) -> str:
    return response.content.decode()


def at(due: Due, page: str = "") -> str:
    return f"/returns/figures/{due.pk}/{page}"


def seen(response: Any) -> str:
    return re.search(r'name="(?:seen)" value="([0-9a-f]+)"', text(response))[1]


def typed(said: dict[str, Any]) -> dict[str, Any]:
    """`{box: 12}`, or a word, as a page posts it."""
    words = ("none", "not known", "we do not hold this")
    return {f"{'word' if value in words else 'number'}.{box}": value for box, value in said.items()}


def fill(client: Client, due: Due, number: int, said: dict[str, Any], **more: Any) -> Any:
    page = client.get(at(due, f"page/{number}/"))
    return client.post(at(due, f"page/{number}/"), {"seen": seen(page), **typed(said), **more})


def answers(shift: int = 0) -> dict[str, Any]:
    """Every box answered."""
    said = {box: 20 + shift for box in BOXES if ".spoken_to" not in box}
    return said | {box: 4 + shift for box in BOXES if ".spoken_to" in box}


def fill_all(client: Client, due: Due, said: dict[str, Any]) -> None:
    client.post(at(due, "begin/"))
    for number, boxes in ((1, BOXES[:6]), (2, BOXES[6:9]), (3, BOXES[9:])):
        fill(client, due, number, {box: said[box] for box in boxes if box in said})


def send(client: Client, due: Due, **more: Any) -> Any:
    version = FigureDraft.objects.get(sent_as=None).version
    said = {"seen": version, "status": "provisional", **more}
    return client.post(at(due, "check/"), said, follow=True)


def test_figures_are_typed_checked_and_sent(due, lead, take_in):
    with recorded(Doer(actor="test")):
        take_in(Q3, {BOXES[0]: 18, BOXES[2]: "not known"})
    page = text(lead.get(at(due)))
    assert "10 boxes on 3 pages" in page and "Start" in page and "Type them in" in page
    assert lead.post(at(due, "begin/"))["Location"] == at(due, f"page/1/#{BOXES[0].replace('.', '-')}")
    page = text(lead.get(at(due, "page/1/")))
    assert "Page 1 of 3." in page and "By district" in page and "Every episode that ended" in page
    assert "Last time is October to December 2015." in page
    assert "Last time: <strong>18</strong>" in page and "Last time: <strong>not known</strong>" in page
    assert page.count('inputmode="numeric"') == 6 and page.count('type="radio"') == 24
    assert fill(lead, due, 1, dict.fromkeys(FIRST_SIX, 5))["Location"] == at(due, "page/2/")
    assert fill(lead, due, 2, {BOXES[6]: "none", BOXES[7]: "not known"})["Location"] == at(due, "page/3/")
    assert fill(lead, due, 3, {BOXES[9]: "1,024"})["Location"] == at(due, "check/")
    page = text(lead.get(at(due, "check/")))
    assert "9 of 10 boxes answered" in page and "1 box has no answer" in page and "Last time: 18" in page
    response = send(lead, due)
    due.refresh_from_db()
    assert f"Reference {due.receipt.reference}." in text(response) and due.receipt.state == State.ACCEPTED
    kept = {each.box: (each.answer, each.number) for each in Figure.objects.filter(receipt=due.receipt)}
    assert kept[BOXES[6]] == ("none", 0) and kept[BOXES[7]] == ("not known", None)
    assert kept[BOXES[9]] == ("number", 1024) and BOXES[8] not in kept and len(kept) == 9
    assert due.receipt.sent_by.name == "Cora Deane"
    assert not FigureDraft.objects.filter(sent_as=None).exists()
    assert Event.objects.filter(action="returns.accept", thing_id=due.receipt.reference).exists()


def test_what_is_not_understood_is_kept_and_said_beside_its_box(due, lead):
    lead.post(at(due, "begin/"))
    response = fill(lead, due, 1, {BOXES[0]: "a few", BOXES[1]: 3, f"{BOXES[2]}": "-1"})
    page = text(response)
    assert response.status_code == 200 and "There is a problem" in page
    assert "“a few” is not a whole number. Write a whole number, “none”" in page
    assert 'value="a few"' in page and 'value="3"' in page and 'value="-1"' in page
    assert f'href="#{BOXES[0].replace(".", "-")}"' in page
    assert FigureDraft.objects.get().said[BOXES[0]] == {"number": "a few"}
    page = text(lead.get(at(due, "check/")))
    assert "Put these right before you send" in page and 'class="govuk-button" data-module' not in page
    assert Receipt.objects.count() == 0


def test_a_number_and_a_word_are_no_answer(due, lead):
    lead.post(at(due, "begin/"))
    page = text(fill(lead, due, 1, {BOXES[0]: 5}, **{f"word.{BOXES[0]}": "none"}))
    assert "You typed “5” and chose “None”. Keep one of the two." in page


def test_a_note_without_an_answer_and_a_note_about_somebody_are_turned_back(due, lead):
    lead.post(at(due, "begin/"))
    notes = {
        f"note.{BOXES[0]}": "from April",
        f"note.{BOXES[1]}": "NHS 943 476 5919",
        f"number.{BOXES[1]}": "2",
    }
    page = text(fill(lead, due, 1, {}, **notes))
    assert "There is a note and no answer" in page and "A note about figures names nobody" in page


def test_a_part_that_is_more_than_its_whole_stops_the_sending(due, lead):
    fill_all(lead, due, {**answers(), BOXES[1]: 21})
    page = text(lead.get(at(due, "check/")))
    assert "21 is more than the 20 in “Episodes: North”" in page
    assert send(lead, due).status_code == 409 and not Receipt.objects.exists()


def test_a_part_that_is_more_than_its_whole_is_told_beside_its_box(due, lead):
    lead.post(at(due, "begin/"))
    page = text(fill(lead, due, 1, {BOXES[0]: 20, BOXES[1]: 21}))
    told = re.search(rf'id="{BOXES[1].replace(".", "-")}-error">(.*?)</p>', page)[1]
    assert "21 is more than the 20 in “Episodes: North”, which it is a part of." in told
    assert fill(lead, due, 1, {BOXES[0]: 20, BOXES[1]: 20}).status_code == 302
    assert fill(lead, due, 1, {BOXES[0]: "not known", BOXES[1]: 21}).status_code == 302


def test_what_was_sent_can_be_corrected_where_it_was_typed_and_says_how_final_it_is(due, lead):
    fill_all(lead, due, answers())
    assert "You said that they are final." in text(send(lead, due, status="final"))
    due.refresh_from_db()
    page = text(lead.get(at(due)))
    begin = reverse("figures-correct", kwargs={"reference": due.receipt.reference})
    assert f'action="{begin}"' in page and "Type them in" not in page
    assert lead.post(begin)["Location"] == at(due, "check/")
    fill(lead, due, 1, {**{box: answers()[box] for box in FIRST_SIX}, FIRST_SIX[0]: 25})
    assert "You said that they are provisional: they may still change." in text(send(lead, due))


def test_a_sudden_change_needs_a_reason(due, lead, take_in):
    with recorded(Doer(actor="test")):
        take_in(Q3, {BOXES[9]: 200})
    fill_all(lead, due, answers())
    page = text(lead.get(at(due, "check/")))
    assert "it was 200 last time and is 20 now" in page and "Why did these numbers change so much?" in page
    assert "Say why the numbers changed" in text(send(lead, due)) and Receipt.objects.count() == 1
    send(lead, due, why="The police count whole episodes now.")
    due.refresh_from_db()
    assert due.receipt.why == "The police count whole episodes now."


def test_the_receipt_of_typed_figures_names_the_box_and_no_sheet(due, lead, take_in):
    with recorded(Doer(actor="test")):
        take_in(Q3, {BOXES[9]: 200})
    fill_all(lead, due, {box: said for box, said in answers().items() if box != BOXES[0]})
    send(lead, due, why="The police count whole episodes now.")
    due.refresh_from_db()
    page = text(lead.get(f"/returns/{due.receipt.reference}/"))
    assert f"<strong>{SMALL.boxes[BOXES[9]].title}</strong>: it was 200 last time" in page
    assert f"<strong>These figures</strong>: no answer was given for “{SMALL.boxes[BOXES[0]].title}”" in page
    assert "Sheet “" not in page


def test_two_who_type_the_same_boxes_see_both_and_lose_nothing(due, lead, people, as_role):
    lead.post(at(due, "begin/"))
    opened = seen(lead.get(at(due, "page/1/")))
    FigureDraft.objects.update(typed_by=people.users["team-manager"])
    draft = FigureDraft.objects.get()
    draft.save_over(draft.version, said={BOXES[0]: {"number": "7"}, BOXES[9]: {"number": "1"}})
    response = lead.post(at(due, "page/1/"), {"seen": opened, **typed({BOXES[0]: 9, BOXES[1]: 2})})
    page = text(response)
    assert response.status_code == 409 and "saved: 7" in page and 'value="9"' in page
    assert FigureDraft.objects.get().said[BOXES[0]] == {"number": "7"}
    lead.post(at(due, "page/1/"), {"seen": seen(response), **typed({BOXES[0]: 9, BOXES[1]: 2})})
    said = FigureDraft.objects.get().said
    assert said[BOXES[0]] == {"number": "9"} and said[BOXES[9]] == {"number": "1"}, (
        "another page stays theirs"
    )


def test_another_page_saved_meanwhile_is_no_clash(due, lead):
    lead.post(at(due, "begin/"))
    opened = seen(lead.get(at(due, "page/1/")))
    fill(lead, due, 3, {BOXES[9]: 8})
    assert lead.post(at(due, "page/1/"), {"seen": opened, **typed({BOXES[0]: 1})}).status_code == 302
    assert FigureDraft.objects.get().said == {BOXES[0]: {"number": "1"}, BOXES[9]: {"number": "8"}}


def test_a_page_left_open_after_the_sending_loses_nothing_and_changes_nothing(due, lead):
    fill_all(lead, due, answers())
    opened = seen(lead.get(at(due, "page/1/")))
    send(lead, due)
    response = lead.post(at(due, "page/1/"), {"seen": opened, **typed({BOXES[0]: 77})})
    assert response.status_code == 409 and 'value="77"' in text(response) and "sent" in text(response)
    assert not FigureDraft.objects.filter(sent_as=None).exists()


def test_sending_over_a_colleagues_change_is_refused(due, lead):
    fill_all(lead, due, answers())
    version = FigureDraft.objects.get().version
    fill(lead, due, 3, {BOXES[9]: 21})
    response = lead.post(at(due, "check/"), {"seen": version, "status": "final"})
    assert response.status_code == 409 and "Look again, then send" in text(response)
    assert not Receipt.objects.exists()


def test_what_was_sent_is_corrected_as_a_whole_and_back_again(due, lead):
    fill_all(lead, due, answers())
    send(lead, due)
    first = Receipt.objects.get()
    assert "Correct the figures here" in text(lead.get(f"/returns/{first.reference}/"))
    lead.post(f"/returns/{first.reference}/correct-here/")
    assert FigureDraft.objects.get(sent_as=None).said[BOXES[0]] == {"number": "20"}
    fill(lead, due, 3, {BOXES[9]: 22})
    send(lead, due)
    first.refresh_from_db()
    due.refresh_from_db()
    assert first.state == State.REPLACED and due.receipt.replaces == first
    lead.post(f"/returns/{due.receipt.reference}/correct-here/")
    fill(lead, due, 3, {BOXES[9]: 20})
    send(lead, due)
    due.refresh_from_db()
    assert due.receipt.state == State.ACCEPTED and due.receipt.pk not in (first.pk,)
    assert Receipt.objects.filter(state=State.ACCEPTED).count() == 1


def test_the_same_figures_again_give_the_same_receipt(due, lead):
    fill_all(lead, due, answers())
    send(lead, due)
    first = Receipt.objects.get()
    lead.post(f"/returns/{first.reference}/correct-here/")
    send(lead, due)
    assert Receipt.objects.get() == first


def test_how_long_it_took_is_told_without_the_pauses(due, lead):
    fill_all(lead, due, answers())
    draft = FigureDraft.objects.get()
    draft.save_over(draft.version, seconds=11 * 60)
    send(lead, due)
    lead.post(f"/returns/{Receipt.objects.get().reference}/correct-here/")
    assert "It took you 11 minutes last time." in text(lead.get(at(due)))


def test_going_back_stopping_and_jumping_keep_what_was_typed(due, lead):
    lead.post(at(due, "begin/"))
    assert fill(lead, due, 2, {BOXES[6]: 1}, go="back")["Location"] == at(due, "page/1/")
    assert fill(lead, due, 1, {BOXES[0]: "odd"}, go="stop")["Location"] == at(due)
    assert FigureDraft.objects.get().said == {BOXES[6]: {"number": "1"}, BOXES[0]: {"number": "odd"}}
    page = text(lead.get(at(due)))
    assert "2 of 10 answered" in page and "Go on" in page
    assert lead.post(at(due, "begin/"))["Location"].endswith(f"#{BOXES[1].replace('.', '-')}")
    lead.post(at(due, "throw-away/"))
    assert not FigureDraft.objects.exists()


def test_a_period_that_is_not_over_cannot_be_sent(due, lead, people):
    Due.objects.filter(pk=due.pk).update(as_at="2016-06-30", period="2016-17Q1")
    fill_all(lead, due, answers())
    assert "is not over yet" in text(lead.get(at(due, "check/")))
    assert send(lead, due).status_code == 409 and not Receipt.objects.exists()


@pytest.mark.parametrize("code", OTHERS)
def test_nobody_else_types_for_an_agency(due, lead, as_role, code):
    lead.post(at(due, "begin/"))
    client = as_role(code)
    for page in ("", "page/1/", "check/", "form.xlsx", "empty.csv"):
        assert client.get(at(due, page)).status_code == 404, page
    for page in ("begin/", "page/1/", "check/", "throw-away/"):
        assert client.post(at(due, page)).status_code == 404, page
    assert FigureDraft.objects.get().version == 1
