"""The pages of actions and challenges, as people use them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from safeboard.kernel.actions.models import Item, Standing

from .conftest import ANSWER, CHANGED, PROMISE, QUESTION

DAY = {"due_on_day": "30", "due_on_month": "6", "due_on_year": "2016"}
PROMISED_ON = {"promised_on_day": "30", "promised_on_month": "6", "promised_on_year": "2016"}
CHANGED_ON = {"changed_on_day": "1", "changed_on_month": "4", "changed_on_year": "2016"}


def page(client, name, **kwargs):
    return client.get(reverse(name, kwargs=kwargs or None))


def words_of(answer):
    return answer.content.decode()


def act(client, item, code, choice="", **typed):
    kwargs = {"pk": item.pk, "code": code, **({"choice": choice} if choice else {})}
    return client.post(
        reverse("act-choice" if choice else "act", kwargs=kwargs), {"seen": item.version, **typed}
    )


def test_from_a_question_to_a_difference(people, as_role):
    """The whole way: raised, answered, sent back, answered, accepted, shown, said to be done, checked."""
    manager, police, analyst = as_role("business-manager"), as_role("police-data-lead"), as_role("analyst")
    typed = {"title": QUESTION, "words": "Children wait.", "agency": people.agencies["police"].pk}
    answer = manager.post(
        reverse("raise-item", kwargs={"kind": "challenge"}) + "?flag=7&indicator=ASM-4",
        typed | {"flag": "7", "indicator": "ASM-4"},
    )
    item = Item.objects.get()
    assert answer.url == reverse("action", kwargs={"pk": item.pk})
    assert (item.flag, item.indicator) == (7, "ASM-4")
    assert "No answer yet. It is due 13 May 2016." in words_of(page(manager, "action", pk=item.pk))

    def go(client, code, choice="", **more):
        item.refresh_from_db()
        answer = act(client, item, code, choice, **more)
        assert answer.status_code == 302, words_of(answer)
        item.refresh_from_db()

    reply = {"answer": ANSWER, "promise": PROMISE, **PROMISED_ON}
    go(police, "reply", "yes", **reply)
    go(manager, "not-accept", missing="Which children does this leave out?")
    go(police, "reply", "yes", **reply)
    go(manager, "accept")
    go(police, "evidence", changed=CHANGED, **CHANGED_ON)
    go(police, "done")
    go(analyst, "check", "made_a_difference", words="Read in 12 of 12 cases.")
    assert item.standing == Standing.MADE_A_DIFFERENCE
    seen = words_of(page(police, "action", pk=item.pk))
    for words in (
        "What was missing",
        "Which children does this leave out?",
        PROMISE,
        CHANGED,
        "made a difference",
        "Ana Lister",
    ):
        assert words in seen, words
    assert seen.count("The answer, 21 April 2016: yes") == 2


def test_nothing_is_preselected(as_role, stages):
    client = as_role("business-manager")
    replied, done = stages.replied(), stages.done()
    pages = [
        page(client, "raise"),
        page(as_role("police-data-lead"), "act", pk=stages.challenge().pk, code="reply"),
    ]
    pages.append(page(as_role("analyst"), "act", pk=done.pk, code="check"))
    for each in pages:
        body = words_of(each)
        assert 'type="radio"' in body and " checked" not in body
    assert page(client, "act", pk=replied.pk, code="accept").status_code == 200


def test_a_choice_is_made_on_its_own_page_and_not_skipped(as_role, stages):
    client, item = as_role("police-data-lead"), stages.challenge()
    address = reverse("act", kwargs={"pk": item.pk, "code": "reply"})
    assert "Choose yes or no." in words_of(client.post(address, {}))
    assert client.post(address, {"choice": "no"}).url == f"{address}no/"
    assert client.get(f"{address}perhaps/").status_code == 404
    kinds = as_role("business-manager")
    assert "Choose what you want to do." in words_of(kinds.post(reverse("raise"), {}))
    assert kinds.post(reverse("raise") + "?flag=7", {"kind": "watch"}).url == "watch/?flag=7"


@pytest.mark.parametrize("kind", ["action", "deep_dive", "challenge", "concern", "watch"])
def test_each_kind_is_raised_from_its_page(people, as_role, kind):
    client, address = as_role("pqa-chair"), reverse("raise-item", kwargs={"kind": kind})
    typed = {
        "title": "Plans end too early",
        "words": "Children wait.",
        "agency": people.agencies["police"].pk,
        "sub_group": people.sub_groups["PQA"].pk,
        "owner": "Head of service",
        "measure": "Re-referrals below 22%",
        "entry_type": "concern",
        "channel": "member",
        **DAY,
    }
    assert client.get(address).status_code == 200
    empty = words_of(client.post(address, {}))
    assert "There is a problem" in empty and "Say what it is, in a sentence." in empty
    assert client.post(address, typed).status_code == 302
    assert (Item.objects.get().kind, Item.objects.get().number) == (kind, 1)


def test_a_refusal_of_the_verb_stands_beside_its_field_with_the_words_kept(as_role, stages):
    client, item = as_role("police-data-lead"), stages.challenge()
    answer = act(client, item, "reply", "no", answer="Noted")
    body = words_of(answer)
    assert "“Noted” is not a response. A no needs its reasons." in body and 'href="#id_answer"' in body
    assert ">Noted</textarea>" in body
    assert item.story().count() == 1
    assert act(client, item, "reply", "no", answer=ANSWER).status_code == 302


def test_personal_information_is_asked_about_and_its_reason_kept(as_role, stages):
    client, item = as_role("police-data-lead"), stages.challenge()
    risky = f"{ANSWER} Born 03/02/2009."
    first = words_of(act(client, item, "reply", "no", answer=risky))
    assert (
        "This looks like personal information" in first
        and "Why is it safe to keep this?" in first
        and risky in first
    )
    assert item.story().count() == 1
    assert (
        act(client, item, "reply", "no", answer=risky, why_safe="It is an invented example.").status_code
        == 302
    )
    assert item.last_step().why_safe == "It is an invented example."


def test_who_comes_second_sees_both_versions_and_keeps_the_draft(as_role, stages):
    item = stages.challenge()
    first, second = as_role("police-data-lead"), as_role("police-board-member")
    assert act(first, item, "reply", "no", answer=ANSWER).status_code == 302
    body = words_of(act(second, item, "reply", "no", answer="My own answer, which took me an hour."))
    assert "Somebody else has acted since you opened this." in body
    assert "What is there now" in body and ANSWER in body and "Paul Denham" in body
    assert "My own answer, which took me an hour.</textarea>" in body
    assert 'name="seen" value="2"' in body
    assert item.story().count() == 2
    item.refresh_from_db()
    again = words_of(act(second, item, "reply", "no", answer="My own answer, which took me an hour."))
    assert "Challenge 1 does not wait for a reply." in again and "took me an hour.</textarea>" in again


def test_two_pieces_of_evidence_at_once_are_both_kept_when_the_second_is_sent_again(as_role, stages):
    item = stages.action()
    police, manager = as_role("police-data-lead"), as_role("business-manager")
    assert act(police, item, "evidence", changed=CHANGED, **CHANGED_ON).status_code == 302
    mine = {"changed": "Ten parents told us that they were heard.", **CHANGED_ON}
    assert act(manager, item, "evidence", **mine).status_code == 200
    item.refresh_from_db()
    assert act(manager, item, "evidence", **mine).status_code == 302
    assert item.story().filter(kind="evidence").count() == 2


@pytest.mark.parametrize(
    ("who", "stage", "code", "choice"),
    [
        ("council-data-lead", "challenge", "reply", "no"),
        ("lay-member", "challenge", "reply", "no"),
        ("police-data-lead", "replied", "accept", ""),
        ("police-data-lead", "done", "check", "checked"),
        ("analyst", "action", "take-back", ""),
        ("analyst", "action", "evidence", ""),
        ("ig-lead", "challenge", "reply", "no"),
    ],
)
def test_what_is_not_theirs_is_not_there(as_role, stages, who, stage, code, choice):
    item = getattr(stages, stage)()
    before = item.story().count()
    assert act(as_role(who), item, code, choice, answer=ANSWER, words=CHANGED).status_code == 404
    assert item.story().count() == before


def test_another_agency_s_item_and_no_item_look_the_same(as_role, stages):
    item = stages.challenge()
    theirs, none = (page(as_role("council-data-lead"), "action", pk=pk) for pk in (item.pk, 999))
    assert (theirs.status_code, theirs.content) == (none.status_code, none.content) == (404, none.content)
    assert page(as_role("police-data-lead"), "action", pk=item.pk).status_code == 200


def test_only_who_may_raise_is_offered_to(as_role, stages):
    assert "Raise a challenge or an action" in words_of(page(as_role("independent-chair"), "actions"))
    assert "Raise a challenge or an action" not in words_of(page(as_role("police-data-lead"), "actions"))
    assert page(as_role("police-data-lead"), "raise").status_code == 404
    # Any member may challenge and raise a risk (W19, W20), and is offered nothing else.
    lay = as_role("lay-member")
    offered = words_of(page(lay, "raise"))
    assert 'value="challenge"' in offered and 'value="concern"' in offered and 'value="action"' not in offered
    assert page(lay, "raise-item", kind="action").status_code == 404
    assert page(lay, "raise-item", kind="challenge").status_code == 200


def test_the_list_and_its_workbook_show_the_same(as_role, stages, people):
    stages.challenge(title="A question for the police")
    stages.action(title="An action of the council", agency=people.agencies["county-council"])
    client = as_role("business-manager")
    narrowed = words_of(client.get(reverse("actions"), {"agency": "police", "kind": "nonsense"}))
    assert "A question for the police" in narrowed and "An action of the council" not in narrowed
    assert "1 found" in narrowed and 'value="police" selected' in narrowed
    assert "agency=police" in narrowed
    assert "Nothing here matches" in words_of(client.get(reverse("actions"), {"overdue": "1"}))
    book = client.get(reverse("actions-excel"), {"agency": "police"})
    assert book["Content-Disposition"] == 'attachment; filename="actions-2016-04-21.xlsx"'
    assert book.content[:2] == b"PK"


@pytest.mark.parametrize("code", ["evidence", "done", "check", "accept", "not-accept", "take-back"])
def test_every_act_has_its_page(as_role, stages, code):
    stage, who = {
        "evidence": ("action", "police-data-lead"),
        "done": ("evidenced", "police-data-lead"),
        "check": ("done", "analyst"),
        "accept": ("replied", "business-manager"),
        "not-accept": ("replied", "business-manager"),
        "take-back": ("action", "business-manager"),
    }[code]
    answer = page(as_role(who), "act", pk=getattr(stages, stage)().pk, code=code)
    assert answer.status_code == 200 and words_of(answer).count("<h1") == 1


def test_markup_in_words_is_shown_and_not_obeyed(as_role, stages):
    item = stages.challenge(title="<script>alert(1)</script>", words="<b>bold</b>")
    for each in (page(as_role("analyst"), "action", pk=item.pk), page(as_role("analyst"), "actions")):
        assert "<script>alert" not in words_of(each) and "&lt;script&gt;" in words_of(each)
