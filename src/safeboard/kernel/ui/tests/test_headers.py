"""The safety headers leave with every response, whatever it is (security.md section 1.2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings

from safeboard.config import urls as every_url
from safeboard.kernel.access.rules import Open, page
from safeboard.kernel.ui.headers import CONTENT_POLICY, HEADERS


def fails(request: HttpRequest) -> HttpResponse:
    raise LookupError("a child's name")


class Urls:
    urlpatterns = [page("fails/", fails, name="fails", rule=Open("for this test")), *every_url.urlpatterns]
    handler404 = every_url.handler404
    handler500 = every_url.handler500


@pytest.fixture
def responses(as_role: Any) -> dict[str, HttpResponse]:
    """One response of every kind."""
    nobody = Client(raise_request_exception=False)
    strict = Client(enforce_csrf_checks=True)
    with override_settings(ROOT_URLCONF=Urls):
        found = {
            "200": nobody.get("/"),
            "200 signed in": as_role("analyst").get("/help/"),
            "301": nobody.get("/help"),
            "302": nobody.get("/help/"),
            "403": strict.post("/leave/"),
            "404": nobody.get("/no/such/page/"),
            "404 refused": as_role("lay-member").get("/no/such/page/"),
            "405": nobody.get("/leave/"),
            "500": nobody.get("/fails/"),
            "200 static": nobody.get("/static/ui/safeboard.css"),
            "404 static": nobody.get("/static/ui/no-such.css"),
            "200 account": nobody.get("/account/login/"),
        }
    for each in found.values():
        each.close()
    assert {name: each.status_code for name, each in found.items()} == {name: int(name[:3]) for name in found}
    return found


def test_every_kind_of_response_has_every_header(responses):
    for name, response in responses.items():
        assert {each: response.headers.get(each) for each in HEADERS} == HEADERS, name


def test_only_static_files_may_be_stored(responses):
    for name, response in responses.items():
        if name == "200 static":
            assert "no-store" not in response.get("Cache-Control", ""), name
        elif "static" not in name:
            assert response["Cache-Control"] == "no-store", name


def test_no_response_says_what_made_it(responses):
    for response in responses.values():
        assert not {"Server", "X-Powered-By"} & set(response.headers)


def test_what_failed_says_nothing_of_why(responses):
    assert b"child's name" not in responses["500"].content and b"Traceback" not in responses["500"].content


def test_the_policy_has_every_part_and_allows_nothing_inline():
    parts = dict(each.split(" ", 1) for each in CONTENT_POLICY.split("; "))
    assert parts == {
        **dict.fromkeys(("default-src", "base-uri", "object-src", "frame-ancestors"), "'none'"),
        **dict.fromkeys(
            ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"), "'self'"
        ),
    }
    assert "unsafe" not in CONTENT_POLICY and "*" not in CONTENT_POLICY


@pytest.mark.parametrize("name", ["sessionid", "csrftoken"])
def test_cookies_are_kept_from_scripts(as_role, name):
    client = as_role("analyst")
    client.get("/help/")
    cookie = client.cookies[name]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_leaving_clears_what_the_browser_kept(as_role):
    assert as_role("analyst").post("/leave/")["Clear-Site-Data"] == '"cache", "storage"'
