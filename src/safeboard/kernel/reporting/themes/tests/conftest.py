"""The Board of 28 April 2016 again, with a sub group that has a chair (PQA) and one that has none (EH)."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest

from safeboard.kernel.partnership.models import SubGroup
from safeboard.kernel.reporting.tests.conftest import issued, late, pack, working  # noqa: F401


@pytest.fixture
def early_help(people: Any) -> SubGroup:
    """The sub group that owns the first theme; nobody chairs it here."""
    return SubGroup.objects.create(code="EH", name="Early Help")


@pytest.fixture
def text_of(as_role: Any) -> Callable[[str, str], str]:
    """`text_of("pqa-chair", "/themes/T3/")`: what stands on the page for this persona."""

    def read(persona: str, address: str) -> str:
        response = as_role(persona).get(address)
        assert response.status_code == 200, (persona, address, response.status_code)
        return html.unescape(response.content.decode())

    return read
