"""The pages of settings: who reads, who changes, what stands beside the field, what two people at once see."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.trail.models import Event

TARGET = "indicator.T3-04.target"
PHONE = "partnership.phone_front_door"
WHY = "Agreed by the Board in April."


def text_of(response):
    return html.unescape(response.content.decode())


def data(value, seen=0, day=(1, 5, 2016), **more):
    names = ("since_day", "since_month", "since_year")
    return {"value": value, "seen": seen, "why": WHY, **dict(zip(names, map(str, day), strict=True)), **more}


def address(code=TARGET, act=""):
    return f"/settings/value/{code}/{act}"


@pytest.mark.parametrize("code", ["business-manager", "lay-member", "independent-chair", "analyst"])
def test_the_boards_side_reads_every_page(as_role, code):
    client = as_role(code)
    for page in (
        "",
        "targets/",
        "words/",
        "districts/",
        "logo/",
        "agencies/",
        "agencies/police/",
        f"value/{TARGET}/",
    ):
        assert client.get(f"/settings/{page}").status_code == 200, page


@pytest.mark.parametrize("code", ["police-data-lead", "team-manager", "system-admin"])
def test_nobody_else_does(as_role, code):
    client = as_role(code)
    assert {client.get(f"/settings/{page}").status_code for page in ("", "targets/", f"value/{TARGET}/")} == {
        404
    }


def test_a_reader_is_offered_no_change_and_refused_one(as_role):
    client = as_role("lay-member")
    assert "Change it from a day" not in text_of(client.get(address()))
    assert client.post(address(act="change/"), data("85")).status_code == 404
    assert client.post("/settings/logo/", {}).status_code == 404
    assert not DatedValue.objects.exists()


def test_a_setting_nobody_declared_is_not_there(as_role):
    assert as_role("business-manager").get(address("no.such")).status_code == 404


def test_the_list_names_value_since_who_why_and_what_comes(as_role):
    client = as_role("business-manager")
    client.post(address(PHONE, "change/"), data("01632 960 111", day=(21, 4, 2016)))
    client.post(address(PHONE, "change/"), data("01632 960 222", seen=1))
    body = text_of(client.get("/settings/"))
    for words in ("01632 960 111", "21 April 2016", f"Bea Marsh: {WHY}", "01632 960 222 from 1 May 2016"):
        assert words in body


def test_changing_a_target_from_a_day_is_kept_said_and_in_the_trail(as_role):
    client = as_role("business-manager")
    response = client.post(address(act="change/"), data("85"), follow=True)
    body = text_of(response)
    assert "Saved. It counts from 1 May 2016." in body and "Does not count yet" in body
    assert dated.value(TARGET, dt.date(2016, 5, 1)) == 85
    event = Event.objects.get(action="settings.set")
    assert (event.thing_id, event.details["since"]) == (TARGET, "2016-05-01")
    assert WHY not in str(event.details)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (data("lots"), "Write a number, for example 80 or 82.5."),
        (data("101"), "The most that can stand here is 100."),
        (data("85", day=(20, 4, 2016)), "This day has passed."),
        (data("85", day=(31, 4, 2016)), "31 4 2016 is not a date."),
        ({**data("85"), "why": ""}, "Say in a sentence why"),
        ({**data("85"), "why": "About 943 476 5919, who was discussed."}, "looks like personal information"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_all_words_stay(as_role, sent, words):
    body = text_of(as_role("business-manager").post(address(act="change/"), sent))
    assert body.count(words) >= 2 and "There is a problem" in body
    assert f'value="{sent["value"]}"' in body and sent["why"] in body
    assert not DatedValue.objects.exists()


def test_who_saves_second_sees_what_the_first_wrote_and_may_send_again(as_role):
    first, second = as_role("business-manager"), as_role("business-manager")
    first.post(address(act="change/"), data("85"))
    response = second.post(address(act="change/"), data("90"))
    body = text_of(response)
    assert response.status_code == 409
    assert (
        "Bea Marsh changed this while you were writing" in body and "They wrote: 85, from 1 May 2016." in body
    )
    assert 'value="90"' in body and 'name="seen" value="1"' in body
    assert second.post(address(act="change/"), data("90", seen=1)).status_code == 302
    assert dated.value(TARGET, dt.date(2016, 5, 1)) == 90


def test_taking_back_before_the_day_and_only_with_what_was_seen(as_role):
    client = as_role("business-manager")
    client.post(address(act="change/"), data("85"))
    assert "Nothing was taken back" in text_of(
        client.post(address(act="take-back/1/"), {"seen": 0}, follow=True)
    )
    assert dated.value(TARGET, dt.date(2016, 5, 1)) == 85
    assert "Taken back" in text_of(client.post(address(act="take-back/1/"), {"seen": 1}, follow=True))
    assert dated.value(TARGET, dt.date(2016, 5, 1)) == 80
    assert client.post(address(act="take-back/7/"), {"seen": 2}).status_code == 404
    assert as_role("analyst").post(address(act="take-back/1/"), {"seen": 2}).status_code == 404


def test_the_owner_of_an_indicator_is_chosen_among_the_sub_groups(as_role):
    client, owner = as_role("business-manager"), "indicator.T4-01.owner"
    assert '<option value="PQA"' in text_of(client.get(address(owner, "change/")))
    body = text_of(client.post(address(owner, "change/"), data("NOBODY")))
    assert body.count("Choose one of the values in the list.") == 2
    assert client.post(address(owner, "change/"), data("PQA")).status_code == 302
    assert "since" not in text_of(client.get("/settings/targets/")).split("T4-01")[1][:200]
    assert dated.value(owner, dt.date(2016, 5, 1)) == "PQA"


def test_where_a_setting_comes_from_is_said_in_words():
    coded = re.compile(r"\b(?:R-[A-Z]+-\d|W\d\d|SYS-\d|T\d-\d)|design default")
    assert REGISTRY.settings
    assert [each.code for each in REGISTRY.settings.values() if coded.search(each.source)] == []
