"""The interface asked with thousands of requests made from its own description: it never fails, and never leaks."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from safeboard.config.wsgi import application
from safeboard.kernel.partnership.personas import COUNCIL, POLICE
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.ways_in import tokens
from safeboard.kernel.returns.ways_in.api import guards
from safeboard.kernel.returns.ways_in.tests.conftest import Q4, SMALL
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
THEIRS = 98_765_432  # a number of the police that no body may ever show


@pytest.fixture
def _one_connection():
    """A server closes old connections round each request; the test's own transaction lives in this one."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def world(_one_connection, people, due, take_in, monkeypatch) -> dict[str, Any]:
    """Figures of both agencies, and a token of the council."""
    monkeypatch.setattr(guards, "A_MINUTE", 10**9)
    with recorded(Doer(actor="test")):
        own = take_in(Q4, {"all_of.episodes": 12})
        theirs = take_in(Q4, {"all_of.episodes": THEIRS}, agency=POLICE)
        _, secret = tokens.give(
            agency=people.agencies[COUNCIL],
            name="export",
            returns=[SMALL.code],
            until=tokens.last_day(),
            by=people.users["council-data-lead"],
        )
    return {
        "own": own.reference,
        "theirs": theirs.reference,
        "headers": {"Authorization": f"Bearer {secret}"},
    }


def ask_everything(world: dict[str, Any], examples: int, mode: GenerationMode) -> int:
    """Ask every operation so many times; how many requests were made."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    there = {
        "code": [SMALL.code],
        "over": [Q4, "2015-16Q2", "2014-15"],
        "reference": [world["own"], world["theirs"]],
    }
    made = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @seed(20160421)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
        def run(case: Any, data: Any) -> None:
            nonlocal made
            # Most made-up ids lead nowhere: two in three times ask for what is there.
            chosen = {
                name: data.draw(st.sampled_from([None, *values, *values])) for name, values in there.items()
            }
            case.path_parameters = {
                name: chosen.get(name) or value for name, value in (case.path_parameters or {}).items()
            }
            response = case.call(headers=world["headers"])
            made += 1
            case.validate_response(response, checks=list(CHECKS))
            body = response.content.decode("utf-8", "replace")
            assert str(THEIRS) not in body and f"{THEIRS:,}" not in body
            assert world["theirs"] not in body, "another agency's receipt"

        run()
    return made


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_made_up_requests_never_fail_and_never_leak(world, mode):
    assert ask_everything(world, 8, mode) > 30
    assert Receipt.objects.get(reference=world["theirs"]).state == "accepted"


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_thousands_of_made_up_requests_never_fail_and_never_leak(world, mode):
    assert ask_everything(world, 200, mode) > 1_000
    assert Receipt.objects.get(reference=world["theirs"]).state == "accepted"
