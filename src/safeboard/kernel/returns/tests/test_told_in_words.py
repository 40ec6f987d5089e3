"""What the check of a return says in words, and what a withdrawal leaves behind for those who trace a figure."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.returns import receiving, selectors
from safeboard.kernel.returns.models import Problem, Receipt, State
from safeboard.kernel.trail.recorder import Doer, recorded
from safeboard.kernel.work.today import now


@pytest.fixture
def receipt(people):
    return Receipt.objects.create(
        agency=people.agencies["county-council"],
        return_code="annex-a",
        as_at=dt.date(2016, 3, 31),
        look_back_months=6,
        filename="a.xlsx",
        stored="",
        content="c",
        state=State.ACCEPTED,
        received_at=now(),
        accepted_at=now(),
        summary={"lists": {"looked_after": 1}, "titles": {"looked_after": "Looked after"}, "sheets": {}},
    )


def test_a_broken_rule_is_told_as_a_fault(receipt):
    Problem.objects.create(
        receipt=receipt,
        severity="warning",
        sheet="8",
        row=2,
        column="F",
        kind="AA-48",
        message="Sheet 8: no.",
    )
    (kind,) = selectors.problem_kinds(receipt)
    assert kind["words"] == "Not so: “A child looked after for more than four weeks has a review”"


def test_a_withdrawal_notes_when_for_the_whole_chain(receipt):
    newer = Receipt.objects.get(pk=receipt.pk)
    newer.pk, newer.reference, newer.content, newer.replaces = None, "Z9-0001", "d", receipt
    newer._state.adding = True
    newer.save()
    Receipt.objects.filter(pk=receipt.pk).update(state=State.REPLACED)
    began = now()
    with recorded(Doer(actor="test")):
        receiving.withdraw(newer, by=None, why="Wrong month")
    receipt.refresh_from_db()
    assert receipt.state == newer.state == State.WITHDRAWN
    assert receipt.summary["withdrawn_at"] == newer.summary["withdrawn_at"]
    assert began <= dt.datetime.fromisoformat(newer.summary["withdrawn_at"]) <= now()
    assert receipt.summary["lists"] == {"looked_after": 1} and newer.withdrawn_because == "Wrong month."
