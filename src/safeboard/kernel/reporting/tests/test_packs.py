"""An issued page is frozen, rebuilt from its snapshot, and corrected only by a dated erratum."""

from __future__ import annotations

import html
import re

import pytest

from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.reporting import headline, packs
from safeboard.kernel.reporting.models import Erratum, Pack
from safeboard.kernel.reporting.tests.conftest import BOARD, MEETING, RAISED, UNTIL, counted, flag_of
from safeboard.kernel.trail.models import Event

CORRECTION = "Of the first conferences 517 were in time, not 516: one date was typed wrongly."
REASON = "Until the audit of June is there."


def text_of(client, address=BOARD):
    return html.unescape(client.get(address).content.decode())


def content_of(body):
    """What the Board reads, without buttons and the day's tokens."""
    inside = body[body.index("sb-sentences") : body.index("of these flags")]
    return re.sub(
        r"\s+",
        " ",
        re.sub(r'<form.*?</form>|<p class="govuk-body sb-no-print">.*?</p>', "", inside, flags=re.S),
    )


# --- Issue -----------------------------------------------------------------------------------------------------------


def test_issuing_asks_once_and_names_what_is_open(pack, as_role):
    body = text_of(as_role("business-manager"), f"{BOARD}issue/")
    assert "It is frozen: later corrections are dated" in body
    assert "3 things have no decision yet" in body
    assert "County Council may still comment until 21 April 2016." in body
    assert not Pack.objects.get().issued


def test_issued_it_keeps_its_words_its_figures_and_its_snapshot(pack, working, reader_for):
    chair = reader_for("independent-chair")
    packs.issue(pack=pack, seen=1, by=chair)
    assert pack.issued and pack.issued_by_id == chair.user_id and len(pack.content) == 64
    assert pack.frozen["snapshot"] == pack.snapshot.content
    assert pack.frozen["figures"]["T3-04"]["shown"] == "68.9%"
    assert "packs.issue" in {event.action for event in working.events}
    assert Snapshot.objects.get().released


def test_issued_twice_or_without_figures_is_refused(pack, issued, working, reader_for):
    with pytest.raises(NotNow, match="has been issued"):
        packs.issue(pack=issued, seen=issued.version, by=reader_for("business-manager"))
    empty = Pack.objects.create(meeting_on="2016-07-28", title="Board, 28 July 2016")
    with pytest.raises(NotNow, match="no figures yet"):
        packs.issue(pack=empty, seen=1, by=reader_for("business-manager"))


def test_the_slower_of_two_freezes_nothing(pack, working, reader_for):
    slow = Pack.objects.get(pk=pack.pk)
    packs.comment_on(pack=pack, seen=1, code="T3-04", words="Rooms were found.", by=reader_for("pqa-chair"))
    with pytest.raises(SomebodyElse):
        packs.issue(pack=slow, seen=1, by=reader_for("business-manager"))
    pack.refresh_from_db()
    assert not pack.issued and pack.frozen is None and not Snapshot.objects.get().released


def test_somebody_was_quicker_on_the_page_too(pack, as_role):
    as_role("pqa-chair").post(f"{BOARD}comment/T3-04/", {"words": "Rooms were found.", "version": 1})
    response = as_role("business-manager").post(f"{BOARD}issue/", {"version": 1})
    assert response.status_code == 409 and b"Somebody else has acted" in response.content
    assert not Pack.objects.get().issued


@pytest.mark.parametrize("version", ["", "one", None])
def test_without_a_version_nothing_is_issued(pack, as_role, version):
    sent = {} if version is None else {"version": version}
    assert as_role("business-manager").post(f"{BOARD}issue/", sent).status_code == 409
    assert not Pack.objects.get().issued


@pytest.mark.parametrize(
    "persona", ["analyst", "pqa-chair", "lay-member", "health-board-member", "council-data-lead"]
)
def test_who_may_not_issue_gets_the_not_found_page(pack, as_role, persona):
    client = as_role(persona)
    for part in ("issue", "correct"):
        assert client.get(f"{BOARD}{part}/").status_code == 404
        assert client.post(f"{BOARD}{part}/", {"version": 1, "words": CORRECTION}).status_code == 404
    assert not Pack.objects.get().issued


# --- Frozen ----------------------------------------------------------------------------------------------------------


def test_what_happens_later_does_not_alter_the_page(issued, as_role, reader_for, working):
    client = as_role("lay-member")
    before = content_of(text_of(client))
    flag = flag_of("T1-07")
    deciding.decide(
        flag=flag,
        seen=1,
        ending="watch",
        rationale=REASON,
        due_on=MEETING,
        by=reader_for("independent-chair"),
    )
    Flag.objects.update(comment="We disagree with this.", words="Other words.")
    Result.objects.filter(code="T3-04").update(numerator=700)
    counted("b", hour=10, T3_04=(600, 749))
    assert content_of(text_of(client)) == before


def test_figures_changed_since_are_named_beside_it(issued, as_role):
    client = as_role("business-manager")
    assert "changed since" not in text_of(client)
    counted("b", hour=10, T3_04=(600, 749), T3_07=460)
    body = text_of(client)
    assert "2 figures have changed since" in body and "516 of 749" in body
    assert "Child protection conferences held in time: was 68.9%, now 80.1%" in body
    assert "Children on a child protection plan: was 37.6 per 10,000, now 38.1 per 10,000" in body


def test_members_are_not_told_of_figures_that_are_not_released(issued, as_role):
    counted("b", hour=10, T3_04=(600, 749))
    assert "80.1%" not in text_of(as_role("lay-member"))


def test_prepared_again_an_issued_page_stays_as_it_is(issued, working):
    newer = counted("b", hour=10, T3_04=(600, 749))
    pack = packs.prepare(meeting_on=MEETING, snapshot=newer, raised_on=RAISED, comment_by=UNTIL)
    assert pack.snapshot != newer and pack.frozen == issued.frozen
    with pytest.raises(NotNow, match="as the Board saw them"):
        packs.use_newest(pack=pack, seen=pack.version, snapshot=newer, by=None)


def test_rebuilt_from_its_snapshot_it_is_equal(issued):
    assert packs.rebuilt_equal(issued)
    # Another snapshot does not matter: the page names its own.
    counted("b", hour=10, T3_04=(600, 749))
    assert packs.rebuilt_equal(issued)


@pytest.mark.parametrize(
    "tampered",
    [{"numerator": 517}, {"denominator": 750}, {"standing": "no_data"}, {"definition": "d2"}],
    ids=str,
)
def test_a_result_that_was_tampered_with_is_found(issued, tampered):
    Result.objects.filter(code="T3-04", period="2015-16").update(**tampered)
    assert not packs.rebuilt_equal(issued)


def test_a_result_that_is_hidden_is_covered_as_hidden(issued):
    """Four or three plans: the page said neither. Six it would have said."""
    Result.objects.filter(code="T4-01", period="2015-16").update(numerator=3)
    assert packs.rebuilt_equal(issued)
    Result.objects.filter(code="T4-01", period="2015-16").update(numerator=6)
    assert not packs.rebuilt_equal(issued)


# --- Undo until issue ------------------------------------------------------------------------------------------------


def test_a_decision_can_be_taken_back_until_the_page_is_issued(pack, as_role, reader_for, working):
    manager, flag = reader_for("business-manager"), flag_of("T1-07")
    deciding.decide(flag=flag, seen=1, ending="watch", rationale=REASON, due_on=MEETING, by=manager)
    client = as_role("business-manager")
    body = text_of(client)
    assert "Keep watching: Until the audit" in body and f'action="/flags/{flag.pk}/undo/"' in body
    response = client.post(f"/flags/{flag.pk}/undo/", {"version": 2})
    assert (response.status_code, response.url) == (302, BOARD)
    flag.refresh_from_db()
    assert flag.ending == "" and Item.objects.get().standing == "undone"


def test_after_issue_it_stands(pack, as_role, reader_for, working):
    manager, flag = reader_for("business-manager"), flag_of("T1-07")
    deciding.decide(flag=flag, seen=1, ending="watch", rationale=REASON, due_on=MEETING, by=manager)
    packs.issue(pack=pack, seen=pack.version, by=manager)
    client = as_role("business-manager")
    assert "/undo/" not in text_of(client)
    response = client.post(f"/flags/{flag.pk}/undo/", {"version": 2})
    assert response.status_code == 409 and b"has been issued with this decision" in response.content
    flag.refresh_from_db()
    assert flag.ending == "watch" and Item.objects.get().standing == "open"


def test_an_undo_of_an_old_page_changes_nothing(pack, as_role, reader_for, working):
    flag = flag_of("T1-07")
    deciding.decide(
        flag=flag, seen=1, ending="watch", rationale=REASON, due_on=MEETING, by=reader_for("pqa-chair")
    )
    client = as_role("business-manager")
    for version in ("1", "", "x"):
        assert client.post(f"/flags/{flag.pk}/undo/", {"version": version}).status_code == 409
    flag.refresh_from_db()
    assert flag.ending == "watch"
    assert client.get(f"/flags/{flag.pk}/undo/").status_code == 405


# --- Errata ----------------------------------------------------------------------------------------------------------


def test_a_correction_is_dated_and_the_page_stays(issued, as_role):
    client = as_role("business-manager")
    before = content_of(text_of(client))
    assert client.post(f"{BOARD}correct/", {"words": CORRECTION}).status_code == 302
    for persona in ("business-manager", "lay-member"):
        body = text_of(as_role(persona))
        assert f"Correction, 21 April 2016.</strong> {CORRECTION}" in body
        assert content_of(body) == before
    assert packs.rebuilt_equal(issued)
    assert Event.objects.filter(action="packs.correct").count() == 1


def test_corrections_stand_one_below_the_other(issued, as_role):
    client = as_role("independent-chair")
    for words in (CORRECTION, "And the year before 222 were in time, not 221."):
        client.post(f"{BOARD}correct/", {"words": words})
    body = text_of(client)
    assert body.index("517 were in time") < body.index("222 were in time")
    assert Erratum.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("", "Say what was wrong and what is right."),
        ("Wrong.", "Say in a sentence what was wrong"),
        ("The child born on 03/04/2009 was counted twice in April.", "This looks like personal information"),
    ],
)
def test_a_correction_says_something_and_names_nobody(issued, as_role, words, error):
    body = html.unescape(
        as_role("business-manager").post(f"{BOARD}correct/", {"words": words}).content.decode()
    )
    assert error in body and words in body
    assert not Erratum.objects.exists()


def test_a_draft_is_changed_not_corrected(pack, as_role):
    body = as_role("business-manager").post(f"{BOARD}correct/", {"words": CORRECTION}).content.decode()
    assert "still a draft" in body and not Erratum.objects.exists()


# --- The newest figures in a draft ----------------------------------------------------------------------------------


def test_the_newest_figures_stand_in_every_place_also_where_it_was_decided(
    pack, working, reader_for, as_role
):
    chair = reader_for("independent-chair")
    flag = flag_of("T3-04")
    deciding.decide(flag=flag, seen=flag.version, ending="watch", rationale=REASON, due_on=MEETING, by=chair)
    newer = counted("b", hour=10, T3_04=(500, 749))
    packs.use_newest(pack=pack, seen=pack.version, snapshot=newer, by=chair)
    body = text_of(as_role("business-manager"))
    assert "500 of 749" in body and "516 of 749" not in content_of(body).replace("Keep watching", "")
    assert flag_of("T3-04").ending == "watch"
    assert "516 of 749" in Item.objects.get(flag=flag.pk).title


def test_an_issued_page_takes_no_newer_figures(issued, working, reader_for):
    with pytest.raises(NotNow, match="stay as the Board saw them"):
        packs.use_newest(
            pack=issued,
            seen=issued.version,
            snapshot=counted("b", hour=10),
            by=reader_for("business-manager"),
        )


def test_the_slower_of_two_does_not_change_the_figures(pack, working, reader_for):
    with pytest.raises(SomebodyElse):
        packs.use_newest(
            pack=pack,
            seen=pack.version + 1,
            snapshot=counted("b", hour=10),
            by=reader_for("business-manager"),
        )
    pack.refresh_from_db()
    assert pack.snapshot.content != counted("c", hour=11).content


OVER = "(no longer so in the newest figures)"


@pytest.mark.parametrize(("now", "over"), [((500, 749), False), ((700, 749), True)])
def test_a_flag_somebody_answered_is_over_only_where_its_test_no_longer_fires(
    pack, working, reader_for, as_role, now, over
):
    """68.9% stood out; so does 66.8%, and 93.5% does not."""
    chair = reader_for("independent-chair")
    flag = flag_of("T3-04")
    deciding.decide(flag=flag, seen=flag.version, ending="watch", rationale=REASON, due_on=MEETING, by=chair)
    newer = counted("b", hour=10, T3_04=now)
    packs.use_newest(pack=pack, seen=pack.version, snapshot=newer, by=chair)
    needs = {need.flag: need.words for need in headline.build(newer, MEETING, chair).needs}
    assert (OVER in needs[flag.pk]) is over
    assert sum(OVER in words for words in needs.values()) == int(over)
