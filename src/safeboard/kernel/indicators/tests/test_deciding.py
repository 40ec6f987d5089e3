"""From a red flag: the agency's comment, all five endings, nothing preselected, undo (R-DAT-04)."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest

from safeboard.kernel.actions.models import ENDINGS, Item
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.tests.conftest import make_snapshot
from safeboard.kernel.trail.models import Event

MEETING = dt.date(2016, 4, 28)
DUE = dt.date(2016, 6, 30)
WORDS = "Child protection conferences held in time: 68.9% (516 of 749), below England's 76.7%"
REASON = "Children wait too long for a plan that agencies share."
COMMENT = "Chairs were ill in January; two more have started in March."


@pytest.fixture
def flag(people):
    return Flag.objects.create(
        snapshot=make_snapshot(),
        indicator="T3-04",
        period="2015-16",
        test="outlier",
        words=WORDS,
        about=people.agencies["county-council"],
        theme="T3",
        meeting_on=MEETING,
        raised_on=dt.date(2016, 4, 14),
        comment_by=dt.date(2016, 4, 21),
    )


@pytest.fixture
def complete(people):
    """What each ending needs, as its verb takes it."""
    council, quality = people.agencies["county-council"], people.sub_groups["PQA"]
    return {
        "action": {"agency": council, "owner": "Head of chairs", "measure": "8 of 10 in time", "due_on": DUE},
        "deep_dive": {"sub_group": quality, "due_on": DUE},
        "challenge": {"agency": council, "due_on": DUE},
        "concern": {"due_on": DUE},
        "watch": {"due_on": DUE},
    }


def decide(flag, by, ending, seen=None, rationale=REASON, **fields):
    return deciding.decide(
        flag=flag,
        seen=flag.version if seen is None else seen,
        ending=ending,
        rationale=rationale,
        by=by,
        **fields,
    )


# --- The five endings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [kind.value for kind in ENDINGS])
def test_each_ending_makes_an_item_with_an_owner_and_a_date(flag, working, reader_for, complete, ending):
    chair = reader_for("independent-chair")
    item = decide(flag, chair, ending, **complete[ending])
    assert (item.kind, item.flag, item.indicator, item.due_on) == (ending, flag.pk, "T3-04", DUE)
    assert item.words == REASON and item.raised_by_id == chair.user_id
    assert item.agency == complete[ending].get("agency") and item.sub_group == complete[ending].get(
        "sub_group"
    )
    flag.refresh_from_db()
    assert (flag.ending, flag.rationale, flag.decided_by_id) == (ending, REASON, chair.user_id)
    assert {"flags.decide", "actions.raised"} <= {event.action for event in working.events}


@pytest.mark.parametrize(
    ("ending", "missing", "field"),
    [
        ("action", "agency", "agency"),
        ("action", "measure", "measure"),
        ("action", "due_on", "due_on"),
        ("deep_dive", "sub_group", "sub_group"),
        ("deep_dive", "due_on", "due_on"),
        ("challenge", "agency", "agency"),
        ("concern", "due_on", "due_on"),
        ("watch", "due_on", "due_on"),
        ("watch", "rationale", "words"),
        ("concern", "rationale", "words"),
    ],
)
def test_an_incomplete_ending_is_refused_and_nothing_is_kept(
    flag, working, reader_for, complete, ending, missing, field
):
    empty = {"measure": "", "due_on": None, "rationale": ""}.get(missing)
    with pytest.raises(NotNow) as refused:
        decide(flag, reader_for("business-manager"), ending, **{**complete[ending], missing: empty})
    assert refused.value.field == field
    flag.refresh_from_db()
    assert flag.ending == "" and not Item.objects.exists()


def test_a_date_that_is_past_is_refused(flag, working, reader_for):
    with pytest.raises(NotNow, match="not past"):
        decide(flag, reader_for("business-manager"), "watch", due_on=dt.date(2016, 4, 20))


def test_what_is_decided_cannot_be_decided_again(flag, working, reader_for, complete):
    chair = reader_for("independent-chair")
    decide(flag, chair, "watch", **complete["watch"])
    with pytest.raises(NotNow, match="Undo that first"):
        decide(flag, chair, "concern", **complete["concern"])
    assert Item.objects.count() == 1


def test_the_slower_of_two_makes_no_item(flag, working, reader_for, complete):
    """Both opened the page at version 1."""
    slow = Flag.objects.get(pk=flag.pk)
    decide(flag, reader_for("business-manager"), "watch", seen=1, **complete["watch"])
    with pytest.raises(SomebodyElse):
        decide(slow, reader_for("independent-chair"), "concern", seen=1, **complete["concern"])
    assert [item.kind for item in Item.objects.all()] == ["watch"]
    flag.refresh_from_db()
    assert flag.ending == "watch"


def test_undo_takes_the_item_back_and_the_flag_is_open_again(flag, working, reader_for, complete):
    manager = reader_for("business-manager")
    item = decide(flag, manager, "challenge", **complete["challenge"])
    deciding.undo(flag=flag, seen=flag.version, by=manager)
    item.refresh_from_db()
    flag.refresh_from_db()
    assert (item.standing, flag.ending, flag.rationale, flag.decided_at) == ("undone", "", "", None)
    again = decide(flag, manager, "watch", **complete["watch"])
    assert again.number == 1 and Item.objects.count() == 2


def test_undo_of_what_somebody_else_changed_meanwhile_is_refused(flag, working, reader_for, complete):
    manager = reader_for("business-manager")
    decide(flag, manager, "watch", **complete["watch"])
    with pytest.raises(SomebodyElse):
        deciding.undo(flag=flag, seen=1, by=manager)
    assert Item.objects.get().standing == "open"


# --- The page --------------------------------------------------------------------------------------------------------


def address(flag):
    return f"/flags/{flag.pk}/decide/"


def typed(people, ending, **changes):
    return {
        "ending": ending,
        "rationale": REASON,
        "agency": people.agencies["county-council"].pk,
        "sub_group": people.sub_groups["PQA"].pk,
        "owner": "Head of chairs",
        "measure": "8 of 10 in time",
        "due_on_day": "30",
        "due_on_month": "6",
        "due_on_year": "2016",
        "version": 1,
        **changes,
    }


def test_all_five_are_offered_and_nothing_is_preselected(flag, as_role):
    body = as_role("business-manager").get(address(flag)).content.decode()
    assert re.findall(r'type="radio" value="(\w+)"', body) == [kind.value for kind in ENDINGS]
    for words in ("Take an action", "Ask a sub group to look deeper", "Challenge an agency",
                  "Add to risks and concerns", "Keep watching until a date, because"):  # fmt: skip
        assert words in body
    form = body[body.index('<form method="post" novalidate>') :]
    assert "checked" not in form and "selected" not in form.replace("aria-selected", "")
    assert re.search(r'<textarea[^>]*name="rationale"[^>]*></textarea>', form)
    assert html.escape(WORDS) in body or html.escape(WORDS).replace("&#x27;", "&#39;") in body


@pytest.mark.parametrize("ending", [kind.value for kind in ENDINGS])
def test_each_ending_can_be_chosen_on_the_page(flag, as_role, people, ending):
    response = as_role("pqa-chair").post(address(flag), typed(people, ending))
    assert (response.status_code, response.url) == (302, "/board/2016-04-28/")
    assert Item.objects.get().kind == ending
    actions = set(Event.objects.values_list("action", flat=True))
    assert {"flags.decide", "flags.ended"} <= actions


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"ending": ""}, "Choose what should happen."),
        ({"rationale": ""}, "Say why, in a sentence."),
        ({"rationale": "x"}, "Say why, in a sentence."),
        ({"due_on_year": ""}, "needs a year"),
        ({"due_on_day": "31"}, "31 6 2016 is not a date"),
        ({"due_on_year": "2015"}, "Say by when, with a day that is not past."),
        ({"agency": ""}, "Choose the agency."),
        ({"measure": ""}, "Say how everybody will know that it worked."),
        ({"rationale": "It began with Amy, born 03/04/2009."}, "This looks like personal information"),
    ],
)
def test_an_error_stands_beside_its_field_and_all_words_are_kept(flag, as_role, people, changes, error):
    response = as_role("business-manager").post(address(flag), {**typed(people, "action"), **changes})
    body = html.unescape(response.content.decode())
    assert response.status_code == 200 and error in body and "There is a problem" in body
    assert "Head of chairs" in body and changes.get("rationale", REASON) in body
    assert not Item.objects.exists()


def test_an_action_needs_an_owner(flag, as_role, people):
    body = (
        as_role("business-manager")
        .post(address(flag), {**typed(people, "action"), "owner": " "})
        .content.decode()
    )
    assert "Say which role there owns it." in body and REASON in body
    assert not Item.objects.exists()


def test_somebody_was_quicker_both_are_shown_and_the_draft_is_kept(flag, as_role, people):
    as_role("independent-chair").post(
        address(flag), typed(people, "watch", rationale="We wait for the June figures.")
    )
    response = as_role("business-manager").post(address(flag), typed(people, "challenge"))
    body = response.content.decode()
    assert response.status_code == 200
    assert "Decided already" in body and "We wait for the June figures." in body
    assert REASON in body and "Undo that first" in body
    assert [item.kind for item in Item.objects.all()] == ["watch"]


def test_decided_and_undone_meanwhile_says_so_once_and_then_goes_through(flag, as_role, people):
    """The version has moved on although nothing is decided: read, and send again."""
    Flag.objects.filter(pk=flag.pk).update(version=3)
    client = as_role("business-manager")
    body = client.post(address(flag), typed(people, "challenge")).content.decode()
    assert "Somebody else has acted since you opened this" in body and REASON in body
    seen = re.search(r'name="version" value="(\d+)"', body)[1]
    assert client.post(address(flag), typed(people, "challenge", version=seen)).status_code == 302


@pytest.mark.parametrize(
    "persona",
    ["analyst", "lay-member", "health-board-member", "police-data-lead", "council-data-lead", "team-manager", "ig-lead",
     "system-admin"],
)  # fmt: skip
def test_who_may_not_decide_gets_the_not_found_page(flag, as_role, people, persona):
    client = as_role(persona)
    assert client.get(address(flag)).status_code == 404
    assert client.post(address(flag), typed(people, "watch")).status_code == 404
    assert client.post(f"/flags/{flag.pk}/undo/", {"version": 1}).status_code == 404
    assert not Item.objects.exists()


# --- The agency's comment --------------------------------------------------------------------------------------------


def comment_address(flag):
    return f"/flags/{flag.pk}/comment/"


def test_the_agency_comments_until_its_day(flag, working, reader_for):
    lead = reader_for("council-data-lead")
    deciding.comment(flag=flag, seen=1, words=COMMENT, by=lead)
    flag.refresh_from_db()
    assert (flag.comment, flag.commented_by_id) == (COMMENT, lead.user_id)
    Flag.objects.filter(pk=flag.pk).update(comment_by=dt.date(2016, 4, 20))
    flag.refresh_from_db()
    with pytest.raises(NotNow, match="open until 20 April"):
        deciding.comment(flag=flag, seen=2, words="And another thing that we wish to add.", by=lead)


def test_a_comment_says_something(flag, working, reader_for):
    with pytest.raises(NotNow) as refused:
        deciding.comment(flag=flag, seen=1, words="Noted.", by=reader_for("council-data-lead"))
    assert refused.value.field == "words"


def test_the_agency_is_told_on_its_start_page_and_comments_there(flag, as_role):
    client = as_role("council-data-lead")
    start = client.get("/home/").content.decode()
    assert "You may comment until 21 April" in start and comment_address(flag) in start
    response = client.post(comment_address(flag), {"words": COMMENT, "version": 1})
    assert (response.status_code, response.url) == (302, "/home/")
    assert comment_address(flag) not in client.get("/home/").content.decode()
    shown = as_role("business-manager").get(address(flag)).content.decode()
    assert f"County Council says: “{COMMENT}”" in shown


def test_a_colleague_was_quicker_both_are_shown_and_the_draft_is_kept(flag, as_role):
    client = as_role("council-data-lead")
    client.post(comment_address(flag), {"words": COMMENT, "version": 1})
    mine = "We have booked rooms for every week until July."
    body = client.post(comment_address(flag), {"words": mine, "version": 1}).content.decode()
    assert "What your colleague wrote" in body and COMMENT in body and mine in body
    flag.refresh_from_db()
    assert flag.comment == COMMENT
    seen = re.search(r'name="version" value="(\d+)"', body)[1]
    assert client.post(comment_address(flag), {"words": mine, "version": seen}).status_code == 302


@pytest.mark.parametrize(
    "persona", ["police-data-lead", "health-board-member", "business-manager", "lay-member", "team-manager"]
)
def test_nobody_else_comments_for_the_agency(flag, as_role, persona):
    client = as_role(persona)
    assert client.get(comment_address(flag)).status_code == 404
    assert client.post(comment_address(flag), {"words": COMMENT, "version": 1}).status_code == 404
    flag.refresh_from_db()
    assert flag.comment == ""


def test_an_agency_sees_no_flag_of_another(flag, as_role):
    assert "conferences held in time" not in as_role("police-data-lead").get("/home/").content.decode()
