"""Every kept hostile request is answered in words a program's keeper can act on, and nothing is half kept (D1, C3)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from safeboard.grammar.measure.periods import period
from safeboard.kernel.partnership.personas import COUNCIL, POLICE
from safeboard.kernel.returns.models import Due, Figure, Receipt, Token
from safeboard.kernel.returns.ways_in import tokens
from safeboard.kernel.returns.ways_in.api import guards
from safeboard.kernel.trail.recorder import Doer, recorded
from safeboard.kernel.work.today import now, today
from tests.faults.corpus.figures_csv import OVER
from tests.faults.corpus.recipes import wrong_with_words
from tests.faults.corpus.requests import ENDED, NOBODY, OTHER, OVER_DUE, OWN, REQUESTS, Ask

pytestmark = pytest.mark.django_db
Secrets = dict[str, str]


@pytest.fixture
def secrets(people: Any, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    """Tokens of the council, good and over; the police owe another return and have a token for that."""
    cache.clear()
    for name in ("A_MINUTE", "STRANGERS_A_MINUTE"):
        monkeypatch.setattr(guards, name, 10**9)
    found = {NOBODY: "sbt_" + "x" * 43}
    for who, agency, code in (
        (OWN, COUNCIL, "lado"),
        (OVER_DUE, COUNCIL, "lado"),
        (ENDED, COUNCIL, "lado"),
        (OTHER, POLICE, "missing"),
    ):
        found[who] = _give(people, agency, code)
    Token.objects.filter(digest=tokens.digest_of(found[OVER_DUE])).update(
        until=today() - dt.timedelta(days=1)
    )
    Token.objects.filter(digest=tokens.digest_of(found[ENDED])).update(ended_at=now())
    return found


def _give(people: Any, agency: str, code: str) -> str:
    Due.objects.get_or_create(
        agency=people.agencies[agency],
        return_code=code,
        period=OVER,
        defaults={
            "title": "Asked for",
            "as_at": period(OVER).end,
            "due_on": today(),
            "purpose": "So that the Board knows.",
            "lawful_basis": "Children Act 2004, section 14B.",
            "agreement": "Agreement, version 3",
            "agreed_on": dt.date(2015, 4, 1),
            "delete_on": dt.date(2022, 3, 31),
        },
    )
    with recorded(Doer(actor="test")):
        by = people.users["council-data-lead"]
        return tokens.give(
            agency=people.agencies[agency], name="export", returns=[code], until=tokens.last_day(), by=by
        )[1]


def send(ask: Ask, secrets: Secrets) -> Any:
    """The answer to a request, as a client of the server sees it."""
    headers = {"Authorization": f"Bearer {secrets[ask.token]}"} if ask.token else {}
    client = Client(raise_request_exception=False)
    return client.generic(
        ask.method, ask.path, ask.body, content_type=ask.kind, headers={**headers, **ask.headers}
    )


def wrong_with_answer(response: Any) -> str:
    """What is wrong with a refusal as its reader sees it: every sentence of it must be one to act on."""
    if response.status_code == 405:  # the package's own; its header says what may be done
        return "" if response["Allow"] else "does not say what may be done"
    if response["Content-Type"] != "application/problem+json":
        return f"is {response['Content-Type']}"
    said = response.json()
    whole = " ".join(filter(None, (said["detail"], *(each["what"] for each in said["problems"]))))
    return wrong_with_words(whole) or next(
        filter(
            None, (wrong_with_words(each["what"], must_say_what_to_do=False) for each in said["problems"])
        ),
        "",
    )


def kept() -> dict[str, int | None]:
    """What is kept of the figures, by box."""
    return {each.box: each.number for each in Figure.objects.all()}


def meant(body: bytes) -> dict[str, int | None]:
    """What a body says, read by itself."""
    words = {"none": 0, "not known": None, "we do not hold this": None}
    return {
        each["box"]: words.get(each["answer"], each["answer"])
        if isinstance(each["answer"], str)
        else each["answer"]
        for each in json.loads(body)["figures"]
    }


def wrong_with(ask: Ask, secrets: Secrets) -> str:
    """What came of a request that must not; empty where all is as meant."""
    response = send(ask, secrets)
    said = response.content.decode()
    if response.status_code != ask.status or ask.said not in said:
        return f"{response.status_code} {said[:400]}"
    if response.status_code < 300:
        return "" if kept() == meant(ask.body) else f"kept {kept()}"
    if Receipt.objects.exists() or Figure.objects.exists():
        return "something of a refused body was kept"
    return wrong_with_answer(response)


def test_what_must_come_of_each_request_comes(secrets: Secrets) -> None:
    found = {}
    for ask in REQUESTS:  # in one test: the world they are sent to costs more than they do
        place = transaction.savepoint()
        found[ask.name] = wrong_with(ask, secrets)
        transaction.savepoint_rollback(place)
    assert not {name: wrong for name, wrong in found.items() if wrong}


def test_there_are_enough_recipes_and_no_two_of_one_name() -> None:
    assert len({each.name for each in REQUESTS}) == len(REQUESTS) > 60
