"""Words typed for the headline page are checked as the report's sentences are, before it is issued (issue 5 E; ADR 28)."""

from __future__ import annotations

import html
import io

import pypdf
import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.reporting import packs, page_words, unsupported
from safeboard.kernel.reporting.tests.conftest import BOARD, MEETING, RAISED, UNTIL, flag_of
from safeboard.kernel.reporting.themes import explaining, flagging

COMMENT = f"{BOARD}comment/T3-04/"
CLAIM = "Conferences in time improved because rooms were found, and are now above England at 92%."
BOUND = "Of conferences, {T3-04 2015-16} were in time, {T3-04 2015-16 up from 2014-15}."
PRINTED = "Of conferences, 68.9% were in time, up from 43.2% in 2014-15."
AUDIT = (
    "Conferences were late because rooms were short {evidence: Audit of rooms, County Council, March 2016}."
)


@pytest.fixture
def pack(pack, people):
    """The draft with one flag about the council, whatever the tests of figures make of the rest."""
    Flag.objects.get_or_create(
        indicator="T3-04",
        meeting_on=MEETING,
        defaults={
            "snapshot": pack.snapshot,
            "period": "2015-16",
            "test": "outlier",
            "words": "Child protection conferences held in time: 68.9% (516 of 749), below England's 76.7%",
            "theme": "T3",
            "about": people.agencies["county-council"],
            "raised_on": RAISED,
            "comment_by": UNTIL,
        },
    )
    return pack


def text_of(client, address=BOARD):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def comment(pack, words, by, code="T3-04"):
    pack.refresh_from_db()
    packs.comment_on(pack=pack, seen=pack.version, code=code, words=words, by=by)


def test_an_unsupported_claim_is_kept_and_told_beside_its_field(pack, as_role):
    client = as_role("pqa-chair")
    response = client.post(COMMENT, {"words": CLAIM, "version": pack.version})
    assert (response.status_code, response.url) == (302, COMMENT)
    body = text_of(client, COMMENT)
    assert CLAIM in body
    beside = body[body.index("</textarea>") :]
    for said in ("'Improved' -", "'Because' -", "'Above' -", "'92%' -", "no evidence is named"):
        assert said in beside, said
    # What would support it: the same claim from the results, with how to type it.
    assert "68.9% (516 of 749) in 2015-16. That is up from 43.2% in 2014-15" in beside
    assert "{T3-04 2015-16 below England}" in beside


def test_the_page_is_not_issued_while_the_office_claims_more_than_results_do(
    pack, as_role, working, reader_for
):
    comment(pack, CLAIM, reader_for("pqa-chair"))
    manager = as_role("business-manager")
    asked = text_of(manager, f"{BOARD}issue/")
    assert "It cannot be issued yet." in asked and "'Improved' -" in asked
    assert ">Issue to members</button>" not in asked
    assert f'href="/flags/{flag_of("T3-04").pk}/explain/"' in asked
    assert "This page cannot be issued yet." in text_of(manager)
    assert "This page cannot be issued yet." not in text_of(manager, f"{BOARD}?as=member")
    pack.refresh_from_db()
    refused = manager.post(f"{BOARD}issue/", {"version": pack.version})
    assert refused.status_code == 409 and b"no result bears out" in refused.content
    pack.refresh_from_db()
    assert not pack.issued and pack.frozen is None
    comment(pack, AUDIT, reader_for("pqa-chair"))
    assert manager.post(f"{BOARD}issue/", {"version": pack.version}).status_code == 302


def test_bound_words_are_printed_from_the_results_with_their_test(pack, as_role, working, reader_for):
    comment(pack, BOUND, reader_for("pqa-chair"))
    tested = "Tested: 95% interval of the difference, +20.1 to +31.0 points (“up from 43.2% in 2014-15”)."
    for address in (BOARD, "/themes/T3/"):
        body = text_of(as_role("business-manager"), address)
        assert PRINTED in body and tested in body and "{T3-04" not in body, address
    packs.issue(pack=pack, seen=pack.version, by=reader_for("business-manager"))
    assert pack.frozen["commentary"]["T3-04"]["words"] == PRINTED
    assert pack.frozen["commentary"]["T3-04"]["tested"] == [tested]
    member = as_role("lay-member")
    assert PRINTED in text_of(member) and "{T3-04" not in text_of(member)
    drawn = pypdf.PdfReader(io.BytesIO(member.get(f"{BOARD}pdf/").content))
    paper = " ".join(" ".join(page.extract_text() for page in drawn.pages).split())
    assert PRINTED in paper and "{T3-04" not in paper


def test_a_bound_claim_that_does_not_hold_is_refused_with_the_one_that_does(pack, working, reader_for):
    comment(pack, "In time: {T3-04 2015-16 above England}.", reader_for("pqa-chair"))
    (found,) = page_words.kept_findings(pack, "T3-04").values()
    assert [each.kind for each in found.refusals] == ["claim"]
    assert found.suggested == "In time: {T3-04 2015-16 below England}."


@pytest.mark.parametrize("field", ["words", "doing", "enquiry"])
def test_every_field_of_an_explanation_is_checked(pack, working, reader_for, field):
    said = {
        "words": "Rooms were short in spring.",
        "doing": "Rooms are booked well ahead.",
        "enquiry": "Whether it lasts in summer.",
    }
    explaining.explain(
        pack=pack, flag=flag_of("T3-04"), seen=0, by=reader_for("pqa-chair"),
        **{**said, field: "Delays have halved since February."},
    )  # fmt: skip
    pack.refresh_from_db()
    (found,) = unsupported.of(pack, reader_for("business-manager"))
    assert [each.field for each in found.findings] == [field] and found.page == "flag-explain"


def test_assurance_and_what_it_asks_are_checked(pack, as_role):
    client = as_role("pqa-chair")
    typed = {"words": "Every child is safer than last year.", "ask": "Why 12 were late.", "seen": 0}
    assert client.post("/themes/T3/assure/", typed).url == "/themes/T3/assure/"
    body = text_of(client, "/themes/T3/assure/")
    assert 'id="why-words"' in body and 'id="why-ask"' in body
    typed = {"words": "We looked at every figure of the theme.", "ask": "A date.", "seen": 1}
    assert client.post("/themes/T3/assure/", typed).url == "/themes/T3/"


def test_an_agencys_words_are_its_own_and_said_to_be_unchecked(pack, as_role, working, reader_for):
    Flag.objects.filter(indicator="T3-04").update(comment="We improved: 9 of 10 are in time now.")
    packs.issue(pack=pack, seen=pack.version, by=reader_for("business-manager"))
    body = text_of(as_role("lay-member"))
    after = body[body.index("9 of 10 are in time now.") :][:200]
    assert page_words.AGENCY_UNCHECKED in after
    (need,) = (each for each in pack.frozen["needs"] if each["comment"])
    assert need["comment_unchecked"] == page_words.AGENCY_UNCHECKED


def test_an_agency_that_claims_nothing_needs_no_such_note(pack, as_role):
    Flag.objects.filter(indicator="T3-04").update(comment="We booked rooms and asked the teams.")
    assert page_words.AGENCY_UNCHECKED not in text_of(as_role("business-manager"))


def test_the_reason_of_a_decision_is_checked_while_it_can_be_taken_back(pack, working, reader_for):
    chair, manager = reader_for("independent-chair"), reader_for("business-manager")
    item = deciding.decide(
        flag=flag_of("T3-04"), seen=1, ending="watch", rationale="It fell by half in March.", due_on=MEETING, by=chair
    )  # fmt: skip
    with pytest.raises(NotNow, match="no result bears out"):
        packs.issue(pack=pack, seen=pack.version, by=manager)
    (found,) = unsupported.of(pack, manager)
    assert found.page == "headline"
    # Once somebody has acted on it, it is on the record: quoted, and said to be unchecked.
    step = item.story().first()
    step.pk, step.version = None, item.version + 1
    step.save()
    packs.issue(pack=pack, seen=pack.version, by=manager)
    (need,) = (each for each in pack.frozen["needs"] if each["ending"])
    assert need["decided_unchecked"] == page_words.DECIDED_THEN


def test_a_challenge_of_an_earlier_meeting_is_quoted_as_unchecked(pack, as_role, people, reader_for, working):
    for title in ("Why have delays doubled?", "Why do children wait?"):
        tracking.raise_item(
            kind=Kind.CHALLENGE, title=title, words="They wait.", by=reader_for("independent-chair"),
            indicator="T3-04", agency=people.agencies["county-council"],
        )  # fmt: skip
    body = text_of(as_role("business-manager"))
    marks = {title: page_words.SAID_THEN in body[body.index(title) :][:300].split("<a")[0] for title in
             ("Why have delays doubled?", "Why do children wait?")}  # fmt: skip
    assert marks == {"Why have delays doubled?": True, "Why do children wait?": False}


def test_a_reason_for_a_flag_by_hand_is_checked_when_it_is_typed(pack, working, reader_for):
    chair, indicator = reader_for("pqa-chair"), REGISTRY.indicators["T3-01"]
    with pytest.raises(NotNow, match="'Worse"):
        flagging.flag_by_hand(
            pack=pack, indicator=indicator, reason="It is worse than in other areas.", by=chair
        )
    assert not Flag.objects.filter(indicator="T3-01").exists()
    reason = "{T3-04 2015-16} of conferences were in time, and assessments feed them"
    flag = flagging.flag_by_hand(pack=pack, indicator=indicator, reason=reason, by=chair)
    assert flag.words.endswith("68.9% of conferences were in time, and assessments feed them")


def test_words_about_what_the_page_does_not_print_keep_nothing_back(pack, working, reader_for):
    """An explanation of a flag that is gone: only the words beside the figure are still printed."""
    pack.commentary = {"flag-999999": {"words": CLAIM}, "T3-01": {"words": "We know.", "doing": CLAIM}}
    pack.save()
    assert unsupported.of(pack, reader_for("business-manager")) == []
