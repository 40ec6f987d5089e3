"""The chapters on the Board itself begin with sentences that are neutral and hold no typed number."""

from __future__ import annotations

import re

import pytest

from safeboard.kernel.reporting.annual.scanning import scan
from safeboard.processes.governance.reports import SECTIONS


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.code)
def test_every_draft_passes_the_scan(section):
    for draft in section.drafts_in("2015-16"):
        words = re.sub(r"\{[^}]*\}", "", draft)
        assert scan(words, ordinary=section.phrases) == [], draft


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.code)
def test_every_number_is_of_an_indicator_that_the_chapter_names(section):
    for draft in section.drafts_in("2015-16"):
        assert set(re.findall(r"\{(T\d-\d+) 2015-16", draft)) <= set(section.indicators)
