"""Commentary when flagged, and the word of assurance (W22 COMMENTED; SYS-56): said, kept, frozen, asked for."""

from __future__ import annotations

import re

import pytest

from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.reporting import packs, start
from safeboard.kernel.reporting.tests.conftest import BOARD, flag_of
from safeboard.kernel.reporting.themes import explaining, office, scrutiny
from safeboard.kernel.trail.models import Event

WORDS = {
    "words": "Rooms were not booked early enough.",
    "doing": "Rooms are now booked well ahead.",
    "enquiry": "Whether the late ones were late before.",
}


def explain(pack, by, seen=0, **changed):
    explaining.explain(pack=pack, flag=flag_of("T3-04"), seen=seen, by=by, **{**WORDS, **changed})
    pack.refresh_from_db()


def lines(reader):
    return [(each.what, each.button, each.href) for each in start.waiting(reader, reader.on)]


# --- Explaining ------------------------------------------------------------------------------------------------------


def test_the_chair_explains_in_the_browser_and_it_stands_everywhere(pack, as_role, text_of, reader_for):
    address = f"/flags/{flag_of('T3-04').pk}/explain/"
    assert "Nobody has explained this yet." in text_of("pqa-chair", "/themes/T3/")
    assert "Nobody has explained this yet." in text_of("business-manager", BOARD)
    assert any(href == address for _, _, href in lines(reader_for("pqa-chair")))
    assert as_role("pqa-chair").post(address, {**WORDS, "seen": 0}).status_code == 302
    for body in (text_of("pqa-chair", "/themes/T3/"), text_of("business-manager", BOARD)):
        assert all(words in body for words in WORDS.values()) and "Priya Quill" in body
    assert not any(href == address for _, _, href in lines(reader_for("pqa-chair")))
    event = Event.objects.filter(action="packs.explain").get()
    assert WORDS["words"] not in str(event.details)


@pytest.mark.parametrize(
    ("empty", "message"),
    [
        ("words", "Say what explains it. If nobody knows, say so."),
        ("doing", "Say what is being done, and by whom."),
        ("enquiry", "Say what you will look into next, or why nothing more."),
    ],
)
def test_all_three_are_asked_for_and_nothing_typed_is_lost(pack, as_role, empty, message):
    address = f"/flags/{flag_of('T3-04').pk}/explain/"
    body = as_role("pqa-chair").post(address, {**WORDS, empty: "", "seen": 0}).content.decode()
    assert message in body and all(words in body for name, words in WORDS.items() if name != empty)
    pack.refresh_from_db()
    assert pack.commentary == {}


@pytest.mark.parametrize("said", ["Noted.", "Because."])
def test_noted_is_no_explanation(pack, working, reader_for, said):
    with pytest.raises(NotNow, match=r"Say what explains it|is not a response"):
        explain(pack, reader_for("pqa-chair"), words=said)


def test_what_looks_personal_is_asked_about(pack, as_role):
    address = f"/flags/{flag_of('T3-04').pk}/explain/"
    typed = {**WORDS, "words": "The child with NHS number 943 476 5919 was missed.", "seen": 0}
    assert (
        "This looks like personal information" in as_role("pqa-chair").post(address, typed).content.decode()
    )


def test_only_the_owning_chair_or_the_manager_on_their_word(pack, early_help, as_role, text_of):
    """T1-07 belongs to Early Help, which has no chair here; T3-04 to the chair of Performance and Quality."""
    ours, theirs = (f"/flags/{flag_of(code).pk}/explain/" for code in ("T3-04", "T1-07"))
    assert as_role("pqa-chair").get(ours).status_code == 200
    assert as_role("pqa-chair").get(theirs).status_code == 404
    for persona in ("analyst", "independent-chair", "lay-member", "council-data-lead"):
        assert as_role(persona).get(ours).status_code == 404
    assert as_role("business-manager").post(theirs, {**WORDS, "seen": 0}).status_code == 302
    assert "Early Help sub group, written down by Bea Marsh" in text_of("business-manager", "/themes/T1/")


def test_two_who_explain_the_same_both_see_both(pack, as_role, working, reader_for):
    address = f"/flags/{flag_of('T3-04').pk}/explain/"
    assert as_role("business-manager").post(address, {**WORDS, "seen": 0}).status_code == 302
    mine = {**WORDS, "words": "Chairs were ill for most of the winter.", "seen": 0}
    body = as_role("pqa-chair").post(address, mine).content.decode()
    assert WORDS["words"] in body and mine["words"] in body and "Somebody else" in body
    assert re.search(r'name="seen" value="1"', body), "sent again, it is meant for what is there now"
    assert as_role("pqa-chair").post(address, {**mine, "seen": 1}).status_code == 302
    with pytest.raises(SomebodyElse):
        explain(pack, reader_for("pqa-chair"), seen=1)


def test_two_who_explain_different_things_are_not_in_each_others_way(pack, early_help, working, reader_for):
    manager = reader_for("business-manager")
    explain(pack, manager)
    explaining.explain(pack=pack, flag=flag_of("T1-07"), seen=0, by=manager, **WORDS)
    explaining.assure(pack=pack, theme="T3", seen=0, words="We looked at each of them.", by=manager)
    pack.refresh_from_db()
    assert set(pack.commentary) == {"T3-04", "T1-07", "T3"}


def test_a_flag_without_an_indicator_can_be_explained_too(pack, working, reader_for):
    flag = Flag.objects.get(test="blind")
    explaining.explain(pack=pack, flag=flag, seen=0, by=reader_for("business-manager"), **WORDS)
    pack.refresh_from_db()
    assert flag not in scrutiny.unexplained(pack, reader_for("business-manager"))


def test_a_comment_on_the_headline_page_keeps_the_rest_of_the_explanation(pack, working, reader_for):
    chair = reader_for("pqa-chair")
    explain(pack, chair)
    packs.comment_on(pack=pack, seen=pack.version, code="T3-04", words="Rooms were short.", by=chair)
    said = explaining.said_of(pack, "T3-04")
    assert (said.words, said.doing, said.version) == ("Rooms were short.", WORDS["doing"], 2)


def test_issued_the_words_are_frozen(pack, working, as_role, reader_for, text_of):
    explain(pack, reader_for("pqa-chair"))
    body = text_of("business-manager", f"{BOARD}issue/")
    assert "Nobody has explained 2 things yet." in body and "No word of assurance yet on" in body
    packs.issue(pack=pack, seen=pack.version, by=reader_for("business-manager"))
    with pytest.raises(NotNow, match="has been issued"):
        explain(pack, reader_for("pqa-chair"), seen=1)
    with pytest.raises(NotNow, match="has been issued"):
        explaining.assure(
            pack=pack, theme="T3", seen=0, words="We looked at each of them.", by=reader_for("pqa-chair")
        )
    kept = pack.frozen["scrutiny"]["flags"][str(flag_of("T3-04").pk)]
    assert kept["words"] == WORDS["words"]
    member = text_of("lay-member", BOARD)
    assert WORDS["doing"] in member and "Nobody explained this." in member


# --- Assurance -------------------------------------------------------------------------------------------------------


def test_the_chair_assures_the_board_in_the_browser(pack, as_role, text_of, reader_for):
    words = {
        "words": "We went through every figure of the theme.",
        "ask": "A date from the council.",
        "seen": 0,
    }
    assert any(button == "Assure the Board" for _, button, _ in lines(reader_for("pqa-chair")))
    assert (
        "Say in a sentence what you scrutinised."
        in as_role("pqa-chair").post("/themes/T3/assure/", {**words, "words": ""}).content.decode()
    )
    assert as_role("pqa-chair").post("/themes/T3/assure/", words).status_code == 302
    for body in (text_of("pqa-chair", "/themes/T3/"), text_of("business-manager", BOARD)):
        assert words["words"] in body and words["ask"] in body
    assert "Change what you said" in text_of("pqa-chair", "/themes/T3/")


def test_a_chair_assures_only_of_their_own_theme(pack, as_role):
    assert as_role("pqa-chair").get("/themes/T1/assure/").status_code == 404
    assert as_role("analyst").get("/themes/T3/assure/").status_code == 404
    assert as_role("business-manager").get("/themes/T1/assure/").status_code == 200


# --- Start pages and reminders ---------------------------------------------------------------------------------------


def test_the_manager_asks_the_chair_or_writes_it_down(pack, early_help, reader_for, as_role):
    manager = reader_for("business-manager")
    found = {button: href for what, button, href in lines(manager) if "explained" in what}
    asked = found["Ask the Performance and Quality Assurance chair"]
    assert any(
        button == "Write it down for them" and "referred again" in what for what, button, _ in lines(manager)
    )
    draft = next(iter(office.unexplained(manager, manager.on)))
    assert "Child protection conferences held in time" in draft.body and "/themes/T3/" in draft.body
    page = as_role("business-manager").get(asked)
    assert page.status_code == 200 and "Please explain 1 flag before 28 April" in page.content.decode()


def test_nobody_else_has_such_a_line(pack, early_help, reader_for):
    for persona in ("analyst", "lay-member", "council-data-lead", "independent-chair"):
        assert not [what for what, _, _ in lines(reader_for(persona)) if "explained" in what], persona
