"""What was found in a file of rows, by kind, by child, by worker, and since the file that it corrects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, POLICE
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db

LEAD = "council-data-lead"
AS_AT = dt.date(2016, 3, 31)


@pytest.fixture
def checked(people, small_return, workbook, headings, referral, monkeypatch) -> Callable[..., Receipt]:
    """A checked file of a good referral and these: (child, worker, what stands where the date belongs)."""
    monkeypatch.setitem(REGISTRY.returns, "small", small_return)

    def build(*rows: tuple[str, str | None, Any], code: str = COUNCIL, **said: Any) -> Receipt:
        table = [[child, *referral[1:4], on, 0, worker] for child, worker, on in rows]
        with recorded(Doer(actor="test")):
            receipt = receiving.receive(
                agency=people.agencies[code],
                return_code="small",
                filename="referrals.xlsx",
                data=workbook({"Referrals": [headings["referrals"], referral, *table]}),
                as_at=AS_AT,
                look_back_months=6,
                by=None,
                **said,
            ).receipt
            receiving.check(receipt)
        assert receipt.state == State.READY
        return receipt

    return build


@pytest.fixture
def lead(as_role) -> Client:
    """The council's data lead at a browser."""
    return as_role(LEAD)


BAD = (
    ("C7", "A. Worker", "31/02/2016"),
    ("C8", "A. Worker", None),
    ("C8", "B. Worker", "30/02/2016"),
    ("C9", None, "31/04/2016"),
)


def page(client: Client, name: str, receipt: Receipt, *more: str, **asked: str) -> str:
    response = client.get(reverse(name, args=[receipt.reference, *more]), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_each_worker_gets_what_is_theirs_to_put_right(checked, lead):
    receipt = checked(*BAD)
    assert "Look at it by team and worker" in page(lead, "receipt", receipt)
    all_of_them = page(lead, "receipt-workers", receipt)
    places = [all_of_them.index(f">{name}<") for name in ("A. Worker", "Allocated to nobody", "B. Worker")]
    assert places == sorted(places)
    hers = page(lead, "receipt-workers", receipt, team="", worker="A. Worker")
    assert "child C7" in hers and "child C8" in hers and "C9" not in hers
    # The place stands in its own columns and not in the words.
    assert "Sheet “" not in hers
    nobodys = page(lead, "receipt-workers", receipt, team="", worker="")
    assert "child C9" in nobodys and "C7" not in nobodys


def test_by_child_and_by_kind(checked, lead):
    receipt = checked(*BAD)
    children = page(lead, "receipt-children", receipt)
    assert children.index("C8") < children.index("C7")
    dates = page(lead, "receipt-rule", receipt, "date")
    assert "Not a date" in dates and "3 lines of 3 children" in dates and "Date of referral" in dates
    blanks = page(lead, "receipt-rule", receipt, "blank")
    assert "1 line of 1 child" in blanks and "C7" not in blanks


def test_a_corrected_file_says_what_became_of_each_kind(checked, lead):
    first = checked(*BAD)
    assert "What we found, by kind" not in page(lead, "receipt", first)
    with recorded(Doer(actor="test")):
        receiving.send(first, by=None)
        receiving.accept(first)
    second = checked(*BAD[:1], ("C8", None, "1/1/2016"), replaces=first)
    found = page(lead, "receipt", second)
    assert "What we found, by kind" in found
    assert "2 fewer" in found and "All put right" in found


def test_a_file_that_allocates_nothing_has_no_such_page(checked, lead):
    receipt = checked(("C9", None, "31/04/2016"))
    assert "team and worker" not in page(lead, "receipt", receipt)
    for asked in ({}, {"team": "", "worker": "Nobody here"}):
        address = reverse("receipt-workers", args=[receipt.reference])
        assert lead.get(address, asked).status_code == 404
    # Its rows go back in a workbook of their own; the list for a system is a collection's.
    assert lead.get(reverse("receipt-problems", args=[receipt.reference])).status_code == 404


@pytest.mark.parametrize("code", sorted(set(BY_CODE) - {LEAD}))
def test_nobody_else_looks_into_it(checked, as_role, code):
    receipt = checked(*BAD)
    somebody = as_role(code)
    for name in ("receipt-workers", "receipt-children"):
        assert somebody.get(reverse(name, args=[receipt.reference])).status_code == 404


def test_the_lead_of_one_agency_does_not_look_into_anothers(checked, lead):
    receipt = checked(*BAD, code=POLICE)
    assert lead.get(reverse("receipt-workers", args=[receipt.reference])).status_code == 404
