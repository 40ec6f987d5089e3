"""The interface for programs: sending, receipts, refusals in plain words; nobody's figures but the agency's own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from safeboard.kernel.partnership.personas import COUNCIL, POLICE
from safeboard.kernel.returns.models import Figure, Receipt, State, Token
from safeboard.kernel.returns.ways_in import tokens
from safeboard.kernel.returns.ways_in.api import guards
from safeboard.kernel.returns.ways_in.tests.conftest import Q3, Q4, SMALL
from safeboard.kernel.trail.models import Event
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
BOXES = list(SMALL.boxes)
PLACE = f"/api/v1/returns/small-figures/periods/{Q4}/"


class Program:
    """A program of an agency, with its token."""

    def __init__(self, secret: str) -> None:
        self.client, self.secret = Client(), secret

    def ask(self, method: str, address: str, body: Any = None, **more: Any) -> Any:
        data = body if isinstance(body, (bytes, str)) else json.dumps(body) if body is not None else ""
        headers = {"Authorization": f"Bearer {self.secret}", **more.pop("headers", {})}
        kind = more.pop("content_type", "application/json")
        return self.client.generic(method, address, data, content_type=kind, headers=headers, **more)

    def send(self, said: dict[str, Any], **more: Any) -> Any:
        figures = [{"box": box, "answer": answer} for box, answer in said.items()]
        return self.ask("PUT", PLACE, {"figures": figures, **more})


@pytest.fixture
def give(people, due) -> Callable[..., Program]:
    """`give()`: a program of the council; `give("police")` of the police."""

    def make(agency: str = COUNCIL, until: dt.date = dt.date(2017, 3, 31)) -> Program:
        with recorded(Doer(actor="test")):
            _, secret = tokens.give(
                agency=people.agencies[agency],
                name="export",
                returns=["small-figures"],
                until=until,
                by=people.users["council-data-lead"],
            )
        return Program(secret)

    return make


def problem(response: Any, status: int) -> dict[str, Any]:
    """The body of a refusal, which is always of one form."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert set(body) == {"title", "status", "detail", "problems"} and body["status"] == status
    return body


def test_figures_are_sent_once_and_the_same_again_change_nothing(give, due):
    program = give()
    first = program.send({BOXES[0]: 12, BOXES[1]: "none", BOXES[9]: "not known"})
    assert first.status_code == 201, first.content
    told = first.json()
    assert (told["state"], told["taken_in"], told["period"]) == ("Received", 3, Q4)
    again = program.send({BOXES[9]: "not known", BOXES[1]: 0, BOXES[0]: 12})
    assert again.status_code == 200 and again.json()["receipt"] == told["receipt"]
    assert Receipt.objects.count() == 1
    due.refresh_from_db()
    assert due.receipt.reference == told["receipt"]
    assert {each.box: each.number for each in Figure.objects.all()} == {
        BOXES[0]: 12,
        BOXES[1]: 0,
        BOXES[9]: None,
    }


def test_other_figures_take_the_place_of_the_first_and_can_go_back(give):
    program = give()
    first = program.send({BOXES[0]: 12}).json()["receipt"]
    second = program.send({BOXES[0]: 13}).json()
    assert second["replaces"] == first and Receipt.objects.get(reference=first).state == State.REPLACED
    third = program.send({BOXES[0]: 12})
    assert third.status_code == 201 and third.json()["receipt"] not in (first, second["receipt"])


def test_every_request_is_one_event_of_the_token_and_the_token_is_told_when_it_was_used(give):
    program = give()
    program.ask("GET", "/api/v1/due/")
    event = Event.objects.latest("pk")
    token = Token.objects.get()
    assert (event.actor, event.action, event.thing, event.rule) == (
        f"token {token.pk}",
        "look",
        "api-due",
        "token",
    )
    assert event.hat == "program of county-council" and token.uses == 1 and token.last_used_at
    program.send({BOXES[0]: 12})
    said = set(Event.objects.filter(actor=f"token {token.pk}").values_list("action", flat=True))
    assert {"change", "returns.receive", "returns.send", "returns.accept"} <= said
    assert not Event.objects.filter(actor="command line").exists()


def test_what_is_due_and_what_is_asked(give):
    program = give()
    (due,) = program.ask("GET", "/api/v1/due/").json()
    assert (due["code"], due["period"], due["due_on"], due["period_is_over"]) == (
        "small-figures", Q4, "2016-04-29", True,
    )  # fmt: skip
    (listed,) = program.ask("GET", "/api/v1/returns/").json()
    assert listed["boxes"] == 10 and listed["every"] == "quarter"
    whole = program.ask("GET", "/api/v1/returns/small-figures/").json()
    assert [each["box"] for each in whole["asked"]] == BOXES and whole["asked"][1]["within"] == "Episodes"
    program.send({BOXES[0]: 1})
    assert program.ask("GET", "/api/v1/due/").json() == []


@pytest.mark.parametrize(
    ("figures", "box", "said"),
    [
        ([{"box": "lado.nobody", "answer": 1}], "lado.nobody", "has no such box"),
        ([{"box": BOXES[0], "answer": 1}, {"box": BOXES[0], "answer": 2}], BOXES[0], "stands twice"),
        ([{"box": BOXES[0], "answer": 1}, {"box": BOXES[1], "answer": 2}], BOXES[1], "is more than the 1 in"),
        ([{"box": BOXES[0], "answer": 1.5}], BOXES[0], "Write a whole number, “none”"),
        ([{"box": BOXES[0], "answer": -1}], BOXES[0], "Write a whole number"),
        ([{"box": BOXES[0], "answer": True}], BOXES[0], "Write a whole number"),
        ([{"box": BOXES[0], "answer": "12"}], BOXES[0], "Write a whole number"),
        ([{"box": BOXES[0]}], BOXES[0], "It is missing. Send it."),
        ([{"box": BOXES[0], "answer": 1, "comment": "x"}], BOXES[0], "Nobody asks for this"),
        ([{"box": BOXES[0], "answer": 1, "note": "NHS 943 476 5919"}], BOXES[0], "names nobody"),
        ([], "", "There is none."),
    ],
)
def test_what_is_wrong_names_the_box_and_what_to_do_and_nothing_is_kept(give, figures, box, said):
    body = problem(give().ask("PUT", PLACE, {"figures": figures}), 422)
    assert "Nothing was kept." in body["detail"]
    assert any(each["box"] == box and said in each["what"] for each in body["problems"]), body
    assert not Receipt.objects.exists()


def test_a_sudden_change_needs_a_reason_that_names_nobody(give, take_in):
    with recorded(Doer(actor="test")):
        take_in(Q3, {BOXES[0]: 200})
    program = give()
    body = problem(program.send({BOXES[0]: 20}), 422)
    assert "it was 200 last time and is 20 now" in body["problems"][0]["what"] and "“why”" in body["detail"]
    assert problem(program.send({BOXES[0]: 20}, why="Born 3/4/2009."), 422)["problems"]
    assert program.send({BOXES[0]: 20}, why="Counted anew.").status_code == 201
    assert Receipt.objects.get(why="Counted anew.").state == State.ACCEPTED


@pytest.mark.parametrize(
    ("over", "status"),
    [("2016-17Q1", 409), ("2015-16", 422), ("2015-04", 422), ("2015-16Q9", 422), ("spring", 422)],
)
def test_a_period_that_cannot_be_sent(give, over, status):
    body = {"figures": [{"box": BOXES[0], "answer": 1}]}
    problem(give().ask("PUT", f"/api/v1/returns/small-figures/periods/{over}/", body), status)


def test_a_receipt_is_read_and_withdrawn_by_its_own_agency_only(give):
    council, police = give(), give(POLICE)
    reference = council.send({BOXES[0]: 4321}).json()["receipt"]
    told = council.ask("GET", f"/api/v1/receipts/{reference}/").json()
    assert told["receipt"] == reference and "no answer was given" in told["problems"][0]["what"]
    refused = police.ask("GET", f"/api/v1/receipts/{reference}/")
    absent = police.ask("GET", "/api/v1/receipts/Z9-9999/")
    assert problem(refused, 404) == problem(absent, 404)
    problem(police.ask("POST", f"/api/v1/receipts/{reference}/withdraw/", {"why": "Not mine."}), 404)
    assert council.ask("POST", f"/api/v1/receipts/{reference}/withdraw/", {"why": "Wrong."}).json()[
        "state"
    ] == ("Withdrawn")
    problem(council.ask("POST", f"/api/v1/receipts/{reference}/withdraw/", {"why": "Wrong."}), 409)
    assert [each["period"] for each in council.ask("GET", "/api/v1/due/").json()] == [Q4], "owed again"


def test_a_token_opens_only_the_returns_it_names(give):
    program = give()
    Token.objects.update(returns=["another"])
    problem(program.send({BOXES[0]: 1}), 404)
    assert program.ask("GET", "/api/v1/returns/").json() == [] == program.ask("GET", "/api/v1/due/").json()


def test_without_a_good_token_nothing_opens(give, as_role, people):
    program = give()
    for secret in ("", "sbt_wrong", program.secret[:-1], program.secret + "x"):
        assert "token" in problem(Program(secret).ask("GET", "/api/v1/due/"), 401)["title"].lower()
    assert problem(Client().get("/api/v1/due/"), 401)
    lead = as_role("council-data-lead")
    assert problem(lead.get("/api/v1/due/"), 401), "a signed-in browser is nobody here"
    headers = {"Authorization": f"Bearer {program.secret}"}
    assert lead.get("/returns/", headers=headers).status_code == 200
    assert Client().get("/returns/", headers=headers).status_code == 302, "a token opens no page"
    assert not lead.get("/api/v1/openapi.json").cookies


def test_the_tokens_of_an_agency_end_with_it(give, people):
    program = give()
    people.agencies[COUNCIL].until = dt.date(2016, 4, 20)
    people.agencies[COUNCIL].save()
    problem(program.ask("GET", "/api/v1/due/"), 401)


@pytest.mark.parametrize("how", ["ended", "ran out"])
def test_a_token_that_is_over_is_refused_at_once_and_the_trail_says_so(give, how):
    program = give()
    Token.objects.update(
        **(
            {"ended_at": dt.datetime(2016, 4, 1, tzinfo=dt.UTC)}
            if how == "ended"
            else {"until": "2016-04-20"}
        )
    )
    assert how in problem(program.send({BOXES[0]: 1}), 401)["detail"]
    assert Event.objects.latest("pk").outcome == "refused" and not Receipt.objects.exists()


def test_too_many_requests_are_told_to_wait(give, monkeypatch):
    monkeypatch.setattr(guards, "A_MINUTE", 2)
    program = give()
    assert [program.ask("GET", "/api/v1/due/").status_code for _ in range(2)] == [200, 200]
    refused = program.ask("GET", "/api/v1/due/")
    problem(refused, 429)
    assert refused["Retry-After"] == "60"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"{", 400, "line 1, column 2"),
        (b"\xff\xfe", 400, "Byte 1 is no UTF-8"),
        (b"[" * 100_000, 400, "nested deeper"),
        (b'{"figures": [[[[[[[1]]]]]]]}', 400, "nested deeper"),
        (b'{"status": "final", "status": "provisional"}', 400, "stands twice"),
        (b'{"figures": NaN}', 400, "NaN is not a number"),
        (b'{"why": "\\ud800"}', 400, "stand for no letter"),
        (b"1" * 5000, 400, "digits"),
        (b"null", 422, ""),
        (b"[]", 422, ""),
        (b"x" * (guards.MOST_BYTES + 1), 413, "256 KB"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_in_words(give, body, status, said):
    assert said in problem(give().ask("PUT", PLACE, body), status)["detail"]


def test_another_kind_of_body_is_refused(give):
    problem(give().ask("PUT", PLACE, "box,number", content_type="text/csv"), 415)


def test_what_the_interface_is_can_be_read_by_anybody(client):
    said = client.get("/api/v1/openapi.json").json()
    assert said["info"]["title"] == "Safeboard: figures of agencies"
    refused = said["paths"]["/api/v1/receipts/{reference}/"]["get"]["responses"]["404"]
    assert list(refused["content"]) == ["application/problem+json"]
    assert said["components"]["securitySchemes"]["AgencyToken"]["scheme"] == "bearer"


def test_the_door_stands_before_the_session(settings=settings):
    order = [each.rpartition(".")[2] for each in settings.MIDDLEWARE]
    assert order.index("WithoutCookies") < order.index("SessionMiddleware")
    assert order.index("WearHat") < order.index("CarryToken") < order.index("KeepTrail")
