"""Lines of enquiry on the Board's one tracker: asked, answered with figures, closed with what was learnt (SYS-55)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.reporting import start
from safeboard.kernel.reporting.themes import attaching, enquiring

DUE = dt.date(2016, 5, 12)
QUESTION = {
    "question": "Which teams hold conferences late?",
    "why": "Children wait for a plan.",
    "due_on_day": "12",
    "due_on_month": "5",
    "due_on_year": "2016",
}
ASK = "/themes/T3/ask/T3-04/"


def asked(people, by, whom=enquiring.THE_ANALYST, **more):
    return enquiring.ask(
        theme_group=people.sub_groups["PQA"], indicator="T3-04", question=QUESTION["question"],
        why=QUESTION["why"], whom=whom, due_on=DUE, by=by, **more,
    )  # fmt: skip


def lines(reader):
    return {(each.button, each.href) for each in start.waiting(reader, reader.on)}


def test_from_question_to_what_was_learnt_in_the_browser(issued, as_role, reader_for, text_of):
    assert as_role("pqa-chair").post(ASK, {**QUESTION, "whom": "analyst"}).status_code == 302
    item = Item.objects.get(kind=Kind.DEEP_DIVE)
    assert (item.indicator, item.asked_by, item.source) == (
        "T3-04",
        "Performance and Quality Assurance",
        "sub_group",
    )
    assert item.asked_of == "Board office, Data analyst"
    answer, close = f"/enquiries/{item.pk}/answer/", f"/enquiries/{item.pk}/close/"
    assert ("Answer", answer) in lines(reader_for("analyst"))

    page = text_of("analyst", answer)
    assert "Child protection conferences held in time, April 2015 to March 2016: 68.9% (516 of 749)" in page
    typed = {"words": "Two teams hold most of the late ones.", "figures": ["2015-16"], "seen": item.version}
    assert as_role("analyst").post(answer, typed).status_code == 302
    body = text_of("pqa-chair", "/themes/T3/")
    assert "Two teams hold most of the late ones." in body and "68.9% (516 of 749)" in body
    assert ("Read the answer", close) in lines(reader_for("pqa-chair"))
    assert ("Read the answer", close) not in lines(reader_for("analyst"))
    assert not any(button == "Check it" for button, _ in lines(reader_for("pqa-chair"))), "said once"

    item.refresh_from_db()
    learnt = {"enough": "yes", "learnt": "Two teams need a second chair.", "seen": item.version}
    assert as_role("pqa-chair").post(close, learnt).status_code == 302
    item.refresh_from_db()
    assert item.ended and "Two teams need a second chair." in text_of("pqa-chair", "/themes/T3/")


def test_an_agency_is_asked_and_finds_it_on_its_start_page(
    pack, people, working, as_role, reader_for, text_of
):
    item = asked(
        people, reader_for("pqa-chair"), enquiring.AN_AGENCY, agency=people.agencies["county-council"]
    )
    address = f"/enquiries/{item.pk}/answer/"
    assert ("Answer", address) in lines(reader_for("council-data-lead"))
    page = text_of("council-data-lead", address)
    assert QUESTION["question"] in page and "Attach figures" not in page, "an agency reads no figures here"
    assert as_role("police-data-lead").get(address).status_code == 404
    assert as_role("analyst").get(address).status_code == 404
    typed = {"words": "Two teams hold most of them.", "seen": item.version}
    assert as_role("council-data-lead").post(address, typed).status_code == 302
    assert as_role("council-data-lead").get(f"/enquiries/{item.pk}/close/").status_code == 404


def test_the_sub_group_itself_can_be_asked_by_the_board(pack, people, working, reader_for):
    item = asked(people, reader_for("independent-chair"), enquiring.THE_GROUP)
    assert item.asked_by == "The Board" and item.asked_of == "Performance and Quality Assurance"
    assert item in enquiring.to_answer(reader_for("pqa-chair"))
    assert item not in enquiring.to_answer(reader_for("analyst"))


def test_an_answer_that_is_not_enough_goes_back(pack, people, working, reader_for):
    item = asked(people, reader_for("pqa-chair"))
    enquiring.answer(item=item, seen=1, words="Two teams hold most of them.", by=reader_for("analyst"))
    enquiring.close(item=item, seen=item.version, learnt="Which two teams, and why?", by=reader_for("pqa-chair"), enough=False)  # fmt: skip
    assert not item.ended and item in enquiring.to_answer(reader_for("analyst"))


def test_nobody_closes_what_they_answered_themselves(pack, people, working, reader_for):
    chair = reader_for("pqa-chair")
    item = asked(people, reader_for("independent-chair"), enquiring.THE_GROUP)
    enquiring.answer(item=item, seen=1, words="Two teams hold most of them.", by=chair)
    assert item not in enquiring.to_close(chair)
    assert item in enquiring.to_close(reader_for("business-manager"))
    with pytest.raises(NotNow, match="Somebody else must check it"):
        enquiring.close(item=item, seen=item.version, learnt="Two teams need a chair.", by=chair, enough=True)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"question": ""}, "Ask a question."),
        ({"why": ""}, "Say why you ask, and what it may mean for children."),
        ({"whom": ""}, "Choose whom you ask."),
        ({"whom": "agency"}, "Choose the agency."),
        ({"due_on_year": "2015"}, "Say by when, with a day that is not past."),
        ({"due_on_day": "31", "due_on_month": "2"}, "is not a date"),
    ],
)
def test_each_mistake_is_told_beside_its_field_and_nothing_is_lost(pack, as_role, changed, message):
    typed = {**QUESTION, "whom": "analyst", **changed}
    body = as_role("pqa-chair").post(ASK, typed).content.decode()
    assert message in body and not Item.objects.exists()
    assert all(value in body for name, value in typed.items() if value and name in ("question", "why"))


def test_who_may_ask(pack, as_role):
    for persona in ("business-manager", "independent-chair", "pqa-chair"):
        assert as_role(persona).get(ASK).status_code == 200
    for persona in ("analyst", "lay-member", "council-data-lead"):
        assert as_role(persona).get(ASK).status_code == 404
    assert as_role("pqa-chair").get("/themes/T3/ask/T1-04/").status_code == 404


def test_figures_to_attach_hide_small_counts_even_from_the_analyst(issued, reader_for):
    """T4-01 counts 4 children in 2015-16; the answer is read by the whole Board (R-DAT-03)."""
    found = dict(attaching.lines(reader_for("analyst"), "T4-01"))
    assert "Hidden (5 or fewer)" in found["2015-16"] and not any(": 4" in words for words in found.values())


def test_nothing_of_a_draft_can_be_attached(pack, reader_for):
    """Members follow the tracker and read figures of issued pages only (R-DAT-04)."""
    assert attaching.lines(reader_for("analyst"), "T3-04") == []
