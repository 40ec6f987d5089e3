"""The pages: who may do what, what they show, and two people writing at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse

from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.annual.tests.conftest import make_snapshot
from safeboard.kernel.reporting.models import Chapter, Remark, Sentence
from safeboard.kernel.trail.models import Event

HERE = {"year": "2015-16", "code": "journey"}
FALSE = "The rate of referrals, {T1-04 2015-16} children, is below England."
OFFICE = ("business-manager", "analyst", "pqa-chair")
READERS = ("lay-member", "health-board-member", "independent-chair")
OUTSIDE = ("police-data-lead", "council-data-lead", "team-manager", "ig-lead", "system-admin")


def at(name: str, **more) -> str:
    return reverse(name, kwargs={**HERE, **more})


def false_sentence() -> Sentence:
    return Sentence.objects.get(text=FALSE)


def page(client, name="annual-chapter", **more):
    response = client.get(at(name, **more))
    return response.status_code, response.content.decode()


def test_the_chapter_says_what_cannot_be_published_and_offers_the_three_ways_out(chapter, as_role):
    status, body = page(as_role("business-manager"))
    assert status == 200
    assert "2 sentences cannot be published yet" in body
    assert "&#39;Below England&#39; - 576.3 is above 532.2." in body
    for way_out in ("Use suggested wording", "Change the sentence", "Take it out"):
        assert body.count(way_out) == 2
    assert "516 of 749" in body and "Where this number comes from" in body


def test_what_was_printed_stands_beside_what_the_results_say(shared_chapter, as_role):
    _, body = page(as_role("lay-member"))
    printed = body[body.index("What the printed report said") :]
    assert (
        "&#39;Below South East&#39; - 576.3 is above 509.5. &#39;Below England&#39; - 576.3 is above 532.2."
        in printed
    )
    assert "410.7 per 10,000" in printed
    assert "24.2 is level with 24.3" in printed


@pytest.mark.parametrize("role", (*OFFICE, *READERS))
def test_board_side_roles_read_every_page(shared_chapter, as_role, role):
    client = as_role(role)
    assert page(client)[0] == 200
    assert client.get(reverse("annual-report")).status_code == 200
    for name in ("annual-year", "annual-figures"):
        assert client.get(reverse(name, kwargs={"year": "2015-16"})).status_code == 200


@pytest.mark.parametrize("role", ("lay-member", "health-board-member"))
def test_members_do_not_read_the_figures_of_a_draft(chapter, as_role, role):
    client = as_role(role)
    for name in ("annual-chapter", "annual-remark"):
        response = client.get(at(name))
        assert "576.3" not in response.content.decode()
    assert "576.3" not in client.get(reverse("annual-year", kwargs={"year": "2015-16"})).content.decode()
    assert client.post(at("annual-remark"), {"words": "A word."}).status_code == 404


@pytest.mark.parametrize("role", OUTSIDE)
def test_agency_roles_get_the_not_found_page(chapter, as_role, role):
    client = as_role(role)
    assert page(client)[0] == 404
    assert client.get(reverse("annual-report")).status_code == 404
    assert client.get(reverse("annual-figures", kwargs={"year": "2015-16"})).status_code == 404
    assert client.post(at("annual-remark"), {"words": "A word."}).status_code == 404


@pytest.mark.parametrize(
    "role", ("lay-member", "health-board-member", "independent-chair", "police-data-lead")
)
def test_who_may_not_write_changes_nothing(chapter, as_role, role):
    client, sentence = as_role(role), false_sentence()
    for name in ("annual-sentence", "annual-use-suggestion", "annual-take-out", "annual-put-back"):
        assert client.post(at(name, pk=sentence.pk), {"text": "Ours.", "seen": 1}).status_code == 404
    assert client.post(at("annual-write", kind="why"), {"text": "Ours."}).status_code == 404
    assert client.post(at("annual-suggest"), {"text": "Ours."}).status_code == 404
    assert client.post(at("annual-begin")).status_code == 404
    sentence.refresh_from_db()
    assert (sentence.text, sentence.taken_out, sentence.version) == (FALSE, False, 1)


def test_the_writing_buttons_are_not_shown_to_a_reader(shared_chapter, as_role):
    _, body = page(as_role("lay-member"))
    assert "Take it out" not in body and "Add a sentence" not in body and "Send to partners" not in body
    assert "Comment on the chapter" in body


def test_one_tap_puts_the_suggested_words_in_place_and_the_trail_says_so(chapter, as_role):
    sentence = false_sentence()
    as_role("business-manager").post(at("annual-use-suggestion", pk=sentence.pk), {"seen": 1})
    sentence.refresh_from_db()
    assert (
        sentence.text == "The rate of referrals, {T1-04 2015-16} children, is {T1-04 2015-16 above England}."
    )
    events = list(Event.objects.values_list("action", flat=True))
    assert "reporting.change" in events
    assert not [each for each in Event.objects.all() if "rate of referrals" in str(each.details)]


def test_a_sentence_is_taken_out_and_put_back(chapter, as_role):
    client, sentence = as_role("analyst"), false_sentence()
    client.post(at("annual-take-out", pk=sentence.pk), {"seen": 1})
    assert (
        "1 sentence cannot be published yet" in page(client)[1] and "1 sentence taken out" in page(client)[1]
    )
    client.post(at("annual-put-back", pk=sentence.pk), {"seen": 2})
    assert "2 sentences cannot be published yet" in page(client)[1]


def test_two_people_writing_see_both_versions_and_keep_the_draft(chapter, as_role):
    sentence = false_sentence()
    first, second = as_role("business-manager"), as_role("analyst")
    first.post(at("annual-sentence", pk=sentence.pk), {"text": "Theirs, saved first.", "seen": 1})
    lost = second.post(at("annual-sentence", pk=sentence.pk), {"text": "Mine, still here.", "seen": 1})
    body = lost.content.decode()
    assert lost.status_code == 422
    assert "Theirs, saved first." in body and "Mine, still here.</textarea>" in body
    sentence.refresh_from_db()
    assert sentence.text == "Theirs, saved first."
    second.post(at("annual-sentence", pk=sentence.pk), {"text": "Mine, still here.", "seen": 2})
    sentence.refresh_from_db()
    assert sentence.text == "Mine, still here."


def test_a_tap_on_an_old_page_changes_nothing(chapter, as_role):
    client, sentence = as_role("analyst"), false_sentence()
    client.post(at("annual-sentence", pk=sentence.pk), {"text": "Newer words.", "seen": 1})
    body = client.post(at("annual-take-out", pk=sentence.pk), {"seen": 1}, follow=True).content.decode()
    assert "Somebody else saved this" in body
    sentence.refresh_from_db()
    assert not sentence.taken_out


def test_an_empty_sentence_is_asked_for_beside_its_field(chapter, as_role):
    response = as_role("analyst").post(at("annual-write", kind="why"), {"text": "  "})
    assert response.status_code == 422
    assert response.content.decode().count("Write the sentence, or go back and take it out.") == 2


def test_a_box_is_written_and_checked_like_the_words(chapter, as_role):
    client = as_role("pqa-chair")
    client.post(at("annual-write", kind="difference"), {"text": "Waiting times halved."})
    body = page(client)[1]
    assert (
        "3 sentences cannot be published yet" in body and "&#39;Halved&#39; - This number is typed." in body
    )


def test_a_box_that_there_is_not_is_not_found(chapter, as_role):
    assert page(as_role("analyst"), "annual-write", kind="appendix")[0] == 404


def test_suggested_sentences_are_added_as_offered_and_nothing_else_is(chapter, as_role):
    client = as_role("analyst")
    body = page(client, "annual-suggest")[1]
    assert (
        "Child protection conferences held in time: 68.9% (516 of 749) in 2015-16. That is up from 43.2% in 2014-15"
        in body
    )
    offered = (
        "Child protection conferences held in time: {T3-04 2015-16} ({T3-04 2015-16 parts}) in 2015-16. "
        "That is {T3-04 2015-16 up from 2014-15} and {T3-04 2015-16 below England}."
    )
    client.post(at("annual-suggest"), {"text": offered})
    assert Sentence.objects.filter(text=offered).exists()
    client.post(at("annual-suggest"), {"text": "Something else."})
    assert not Sentence.objects.filter(text="Something else.").exists()


def test_words_that_somebody_typed_are_never_markup(chapter, as_role):
    client = as_role("analyst")
    client.post(at("annual-write", kind="body"), {"text": "<script>alert(document)</script> {oops <b>}"})
    body = page(client)[1]
    assert "<script>alert" not in body and "&lt;script&gt;alert" in body and "<b>" not in body


def test_a_partner_comments_and_gets_an_answer(shared_chapter, as_role):
    sentence = false_sentence()
    as_role("health-board-member").post(
        f"{at('annual-remark')}?sentence={sentence.pk}", {"words": "Is this so?"}
    )
    remark = Remark.objects.get()
    assert (remark.sentence, remark.words) == (sentence, "Is this so?")
    manager = as_role("business-manager")
    assert (
        as_role("lay-member").post(at("annual-answer", pk=remark.pk), {"outcome": "accepted"}).status_code
        == 404
    )
    assert (
        manager.post(at("annual-answer", pk=remark.pk), {"outcome": "answered", "seen": 1}).status_code == 422
    )
    manager.post(
        at("annual-answer", pk=remark.pk), {"outcome": "accepted", "words": "No, and it goes.", "seen": 1}
    )
    remark.refresh_from_db()
    assert (remark.outcome, remark.answer) == ("accepted", "No, and it goes.")
    assert "No, and it goes." in page(manager)[1]
    late = as_role("analyst").post(
        at("annual-answer", pk=remark.pk), {"outcome": "answered", "words": "It is so.", "seen": 1}
    )
    assert late.status_code == 422 and "It is so.</textarea>" in late.content.decode()
    remark.refresh_from_db()
    assert remark.answer == "No, and it goes."


def test_a_comment_that_looks_personal_waits_for_a_reason(shared_chapter, as_role):
    client = as_role("lay-member")
    assert client.post(at("annual-remark"), {"words": "The child at HP20 1UY."}).status_code == 422
    assert not Remark.objects.exists()


def put_right(client):
    for sentence in (false_sentence(), Sentence.objects.get(text__contains="516 of 749")):
        client.post(at("annual-use-suggestion", pk=sentence.pk), {"seen": sentence.version})


def step(client, to):
    return client.post(at("annual-move"), {"to": to, "seen": Chapter.objects.get().version}, follow=True)


def test_from_draft_to_published(chapter, as_role):
    analyst, chair, manager = as_role("analyst"), as_role("independent-chair"), as_role("business-manager")
    step(analyst, "with_partners")
    assert "2 sentences cannot be published yet" in step(chair, "agreed").content.decode()
    assert Chapter.objects.get().standing == "with_partners"
    put_right(analyst)
    assert step(analyst, "agreed").status_code == 404
    step(chair, "agreed")
    step(manager, "published")
    chapter.refresh_from_db()
    assert chapter.standing == "published" and chapter.frozen["snapshot"] == "a" * 64
    status, body = page(as_role("lay-member"))
    assert (
        status == 200
        and "It stays as it is" in body
        and "above England" in body
        and "Take it out" not in body
    )
    refused = analyst.post(at("annual-write", kind="why"), {"text": "Too late."}, follow=True)
    assert "This chapter is published. It stays as it is." in refused.content.decode()
    assert not Sentence.objects.filter(text="Too late.").exists()


def test_the_report_cannot_be_downloaded_while_a_sentence_is_refused(chapter, as_role):
    client = as_role("business-manager")
    address = reverse("annual-download", kwargs={"year": "2015-16"})
    assert "cannot be published yet" in client.get(address, follow=True).content.decode()
    year = client.get(reverse("annual-year", kwargs={"year": "2015-16"})).content.decode()
    assert "is below England" not in year and "2 sentences left out" in year
    put_right(client)
    packed = zipfile.ZipFile(io.BytesIO(client.get(address).content))
    assert packed.namelist() == ["index.html", "report.css", "figures.xlsx"]


def test_newer_figures_are_offered_with_what_would_change(chapter, as_role):
    make_snapshot("b" * 64, hour=10, T3_04=530)
    client = as_role("analyst")
    body = page(client)[1]
    assert "Child protection conferences held in time in 2015-16: was 68.9%, now 70.8%" in body
    client.post(at("annual-newest"), {"seen": 1})
    chapter.refresh_from_db()
    assert chapter.snapshot.content == "b" * 64 and "70.8%" in page(client)[1]


def test_nobody_has_written_it_yet(snapshot, as_role):
    _, body = page(as_role("lay-member"))
    assert "Nobody has written this yet. Owner: Performance and Quality sub group chair." in body
    assert "mailto:" not in body and "Begin with neutral sentences" not in body
    as_role("analyst").post(at("annual-begin"))
    assert Sentence.objects.filter(chapter__year="2015-16").count() == 10
    _, body = page(as_role("lay-member"))
    assert "Not shared with members yet. Owner:" in body and "Nobody has written" not in body


def test_without_figures_nothing_can_be_begun(people, as_role):
    body = as_role("analyst").post(at("annual-begin"), follow=True).content.decode()
    assert "There are no figures yet" in body and not Chapter.objects.exists()


@pytest.mark.parametrize("year", ("2015-17", "2015-05", "2016", "2015-16q1"))
def test_a_year_that_is_none_is_not_found(chapter, as_role, year):
    assert as_role("analyst").get(reverse("annual-year", kwargs={"year": year})).status_code == 404
    assert as_role("analyst").get(f"/report/annual/{year}/journey/").status_code == 404


def test_a_sentence_of_another_chapter_is_not_found(chapter, as_role):
    assert (
        as_role("analyst").get(f"/report/annual/2014-15/journey/sentence/{false_sentence().pk}/").status_code
        == 404
    )


NHS = "Child Ref 943 476 5919 is fine."
REASON = "It is the number of an invented child, for a test."


@pytest.mark.parametrize("kind", ("body", "difference"))
@pytest.mark.parametrize("text", (NHS, "Ref 943\u200b4765919 is fine.", "She was born on 12 March 2009."))
def test_a_sentence_that_looks_personal_waits_for_a_reason(chapter, as_role, kind, text):
    client = as_role("analyst")
    asked = client.post(at("annual-write", kind=kind), {"text": text})
    body = asked.content.decode()
    assert asked.status_code == 422 and "This looks like personal information" in body
    assert "Why is it safe to keep this?" in body and Sentence.objects.count() == 10
    client.post(at("annual-write", kind=kind), {"text": text, "why_safe": REASON})
    made = Sentence.objects.get(order=11)
    assert Remark.objects.get(sentence=made).why_safe == REASON
    assert REASON in page(client)[1] and "3 sentences cannot be published yet" in page(client)[1]
    assert REASON in page(client, "annual-sentence", pk=made.pk)[1]


def test_a_changed_sentence_is_asked_too_and_its_reason_is_given_again(chapter, as_role):
    client, sentence = as_role("analyst"), false_sentence()
    address = at("annual-sentence", pk=sentence.pk)
    assert client.post(address, {"text": NHS, "seen": 1}).status_code == 422
    sentence.refresh_from_db()
    assert sentence.text == FALSE
    client.post(address, {"text": NHS, "seen": 1, "why_safe": REASON})
    sentence.refresh_from_db()
    assert (sentence.text, Remark.objects.get().why_safe) == (NHS, REASON)
    client.post(address, {"text": "Nothing of the kind.", "seen": 2})
    assert Remark.objects.get().why_safe == "" and Remark.objects.get().answer == REASON


def test_what_looks_personal_without_a_reason_does_not_go_to_partners(chapter, as_role):
    client = as_role("analyst")
    sentence = Sentence.objects.create(chapter=chapter, order=11, text=NHS)
    Remark.objects.create(
        chapter=chapter, sentence=sentence, words="NHS", by=chapter_user(), at=chapter.snapshot.made_at,
        outcome="answered", why_safe="Of the comment, not of the sentence.",
    )  # fmt: skip
    body = step(client, "with_partners").content.decode()
    assert "1 sentence looks like personal information" in body
    assert Chapter.objects.get().standing == "draft"
    client.post(at("annual-sentence", pk=sentence.pk), {"text": NHS, "seen": 1, "why_safe": REASON})
    step(client, "with_partners")
    assert Chapter.objects.get().standing == "with_partners"


def chapter_user():
    return User.objects.order_by("pk").first()


def test_each_step_says_what_still_waits(chapter, as_role):
    make_snapshot("b" * 64, hour=10)
    client = as_role("analyst")
    steps = page(client)[1].split('id="steps-title"')[1]
    for fact in (
        "2 sentences cannot be published yet.",
        "No comment of partners waits for an answer.",
        "There are newer figures than this chapter uses.",
    ):
        assert fact in steps
    sent = step(client, "with_partners").content.decode()
    assert "The chapter is with partners. 2 sentences cannot be published yet. No comment" in sent
    put_right(client)
    client.post(at("annual-newest"), {"seen": Chapter.objects.get().version})
    steps = page(client)[1].split('id="steps-title"')[1]
    assert "Every sentence can be published." in steps and "These are the newest figures." in steps


def test_a_chapter_is_not_agreed_while_a_comment_is_unanswered(chapter, as_role):
    analyst, chair = as_role("analyst"), as_role("independent-chair")
    put_right(analyst)
    step(analyst, "with_partners")
    as_role("lay-member").post(at("annual-remark"), {"words": "Is this so?"})
    assert "1 comment of partners is not answered yet." in page(chair)[1].split('id="steps-title"')[1]
    assert "Accept or answer each, then agree" in step(chair, "agreed").content.decode()
    assert Chapter.objects.get().standing == "with_partners"
    remark = Remark.objects.get()
    analyst.post(at("annual-answer", pk=remark.pk), {"outcome": "answered", "words": "It is.", "seen": 1})
    step(chair, "agreed")
    assert Chapter.objects.get().standing == "agreed"
