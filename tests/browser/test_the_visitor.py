"""What is broken is noticed: each fault is planted once, so that silence elsewhere means something."""

from __future__ import annotations

from tests.browser.conftest import Visitor
from tests.browser.test_every_page import machine_words, not_for_everybody, too_wide


def test_a_sound_page_is_silent(visitor: Visitor) -> None:
    visitor.go("landing")
    assert [*too_wide(visitor.page), *not_for_everybody(visitor.page)] == []


def test_what_not_everybody_can_use_is_found(visitor: Visitor) -> None:
    visitor.go("landing")
    visitor.page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert [fault.split(":")[0] for fault in not_for_everybody(visitor.page)] == ["axe label"]


def test_a_page_that_scrolls_sideways_is_noticed(visitor: Visitor) -> None:
    visitor.page.route(
        "**/account/signup/",
        lambda route: route.fulfill(body="<pre>" + "wide" * 999, content_type="text/html"),
    )
    visitor.go("account_signup")
    assert [*too_wide(visitor.page)]
    assert "scrolls sideways" in visitor.noticed.pop()


def test_a_script_that_the_policy_stops_is_noticed(visitor: Visitor) -> None:
    visitor.go("landing")
    with visitor.page.expect_console_message(lambda said: "The content policy stopped" in said.text):
        visitor.page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: '0'}))"
        )
    assert visitor.noticed
    visitor.noticed.clear()


def test_a_script_that_fails_and_a_file_that_is_not_there_are_noticed(visitor: Visitor) -> None:
    visitor.page.route(
        "**/start.js", lambda route: route.fulfill(body="gone()", content_type="text/javascript")
    )
    visitor.page.route("**/safeboard.css", lambda route: route.fulfill(status=404))
    visitor.go("landing")
    said = " ".join(visitor.noticed)
    assert "script failed: gone is not defined" in said and "safeboard.css answered 404" in said
    visitor.noticed.clear()


def test_machine_words_are_told_from_peoples() -> None:
    assert [*machine_words("Nothing of the 516 of 749 rows is late. None this time.")] == []
    for said in ("need: child_disability", "Figures 9f3a7c21", "Sent by None", "An invalid date", "Rows ()"):
        assert len([*machine_words(said)]) == 1, said
