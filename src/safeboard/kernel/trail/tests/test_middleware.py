"""One request, one transaction, one trail: no trail, no data; refused, nothing kept but the refusal (promise B1)."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from safeboard.config import urls as every_url
from safeboard.kernel.access.rules import Open, SignedIn, needs, page
from safeboard.kernel.journeys.permissions import READ
from safeboard.kernel.partnership.models import SubGroup
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event, PersonShown
from safeboard.kernel.ui.errors import not_found

ANYBODY = Open("for this test")
HAT = SignedIn("for this test")


def write_something(request: HttpRequest) -> HttpResponse:
    SubGroup.objects.create(code="NEW", name="Kept only with its trail")
    recorder.note("room.write", thing="sub group", thing_id="NEW")
    return HttpResponse("the child's name")


def write_then_refuse(request: HttpRequest) -> HttpResponse:
    write_something(request)
    recorder.shown(["P1"])
    raise Http404


def write_then_fail(request: HttpRequest) -> HttpResponse:
    write_something(request)
    raise LookupError("the child's name")


def show_two(request: HttpRequest) -> HttpResponse:
    recorder.shown(["P1", "P2"])
    return HttpResponse("two children")


class Urls:
    urlpatterns = [
        page("write/", write_something, name="write", rule=HAT),
        page("refuse/", write_then_refuse, name="refuse", rule=HAT),
        page("fail/", write_then_fail, name="fail", rule=HAT),
        page("two/<int:pk>/", lambda request, pk: show_two(request), name="two", rule=HAT),
        page("open/", show_two, name="open", rule=ANYBODY),
        page("chronology/", show_two, name="chronology", rule=needs(READ)),
        *every_url.urlpatterns,
    ]
    handler404 = every_url.handler404
    handler500 = every_url.handler500


@pytest.fixture
def ana(as_role: Any) -> Any:
    """The analyst on these pages."""
    client = as_role("analyst")
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Urls):
        yield client


def kept() -> bool:
    return SubGroup.objects.filter(code="NEW").exists()


def test_what_is_done_and_its_trail_are_kept_together(ana, people):
    assert ana.get("/write/").content == b"the child's name"
    look, write = Event.objects.all()
    assert kept() and (look.action, look.thing, look.rule, look.outcome) == (
        "look",
        "write",
        "signed in",
        "allowed",
    )
    assert (write.action, write.thing_id) == ("room.write", "NEW")
    assert look.actor == f"user {people.users['analyst'].pk}" and look.hat == "analyst at board-office"
    assert look.request == write.request and len(look.request) == 32
    # The session's key is never written, only its hash.
    assert look.session and look.session != ana.session.session_key


@pytest.mark.parametrize("fault", [OperationalError("disk full"), DatabaseError("permission denied")])
def test_no_trail_no_data(ana, monkeypatch, fault):
    """The page protects, shows nothing of what was asked, and nothing is kept."""

    def refuse(rows: Any, **options: Any) -> None:
        raise fault

    monkeypatch.setattr(Event.objects, "bulk_create", refuse)
    for address in ("/write/", "/two/7/"):
        response = ana.get(address)
        assert response.status_code == 503
        assert b"If a child is in danger ring 999" in response.content
        assert b"child's name" not in response.content and b"two children" not in response.content
        assert response["Cache-Control"] == "no-store" and "Content-Security-Policy" in response
    assert not kept() and not PersonShown.objects.exists()


def test_nor_where_the_people_shown_cannot_be_written(ana, monkeypatch):
    def refuse(*args: Any) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(recorder.bulk, "insert", refuse)
    assert ana.get("/two/7/").status_code == 503
    assert not Event.objects.exists()


def test_a_refused_trail_of_a_refusal_is_no_page_either(ana, monkeypatch):
    def refuse(rows: Any) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(Event.objects, "bulk_create", refuse)
    assert ana.get("/chronology/").status_code == 503


def test_a_refused_look_leaves_an_event(ana):
    response = ana.get("/chronology/")
    assert response.status_code == 404
    event = Event.objects.get()
    assert (event.action, event.thing, event.outcome, event.rule) == (
        "look",
        "chronology",
        "refused",
        "journeys.read",
    )
    assert not PersonShown.objects.exists()


def test_what_a_refused_view_did_is_taken_back(ana):
    """A view that finds out late that something is not the reader's leaves only the refusal."""
    response = ana.get("/refuse/")
    assert (response.status_code, response.content) == (404, not_found(None).content)
    assert not kept() and not PersonShown.objects.exists()
    assert [(each.action, each.outcome) for each in Event.objects.all()] == [("look", "refused")]


def test_what_a_failed_view_did_is_taken_back(ana):
    response = ana.get("/fail/")
    assert response.status_code == 500 and b"child's name" not in response.content
    assert b"ring 999" in response.content
    assert not kept() and not Event.objects.exists()


def test_a_page_says_whom_it_showed(ana):
    ana.get("/two/7/")
    event = Event.objects.get()
    assert event.thing_id == "7"
    assert set(PersonShown.objects.values_list("event", "person")) == {(event.uid, "P1"), (event.uid, "P2")}


def test_whom_an_open_page_showed_is_kept_too(client, db):
    with override_settings(ROOT_URLCONF=Urls):
        client.get("/open/")
    event = Event.objects.get()
    assert (event.actor, event.action) == ("anonymous", "look") and PersonShown.objects.count() == 2


def test_a_post_is_a_change(ana):
    ana.post("/two/7/")
    assert Event.objects.get().action == "change"


def test_an_address_that_does_not_exist_is_no_look(ana):
    assert ana.get("/no/such/").status_code == 404
    assert not Event.objects.exists()


def test_the_address_with_what_was_searched_is_nowhere_in_the_trail(ana):
    """Query strings may hold names (security.md finding 4)."""
    ana.get("/two/7/?q=Jamie")
    assert "Jamie" not in str(Event.objects.values().get())


def test_a_view_outside_every_transaction_is_impossible(client, db):
    """Without the middleware a view that shows somebody fails, it does not go unrecorded."""
    patterns = [path("two/", show_two)]
    patterns[0].callback.access_rule = ANYBODY
    left = [each for each in settings.MIDDLEWARE if not each.endswith("KeepTrail")]
    holder = type("Holder", (), {"urlpatterns": patterns, "handler500": every_url.handler500})
    with override_settings(ROOT_URLCONF=holder, MIDDLEWARE=left), pytest.raises(recorder.NoUnitOfWork):
        client.get("/two/")
