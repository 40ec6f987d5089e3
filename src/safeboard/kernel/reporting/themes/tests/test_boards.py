"""What the other strategic boards share of our figures: issued ones only, through disclosure (SYS-52, W28; R-DAT-03)."""

from __future__ import annotations

import io

import pypdf
import pytest

from safeboard.kernel.actions.escalating import OTHER_BOARDS
from safeboard.kernel.indicators.catalogue import listed
from safeboard.kernel.reporting import packs
from safeboard.kernel.reporting.themes import boards
from safeboard.kernel.trail.models import Event


def test_each_other_board_has_its_figures_of_the_set():
    known = {row.code for row in listed()}
    assert set(boards.SHARED) == set(boards.WHY) == set(OTHER_BOARDS)
    for codes in boards.SHARED.values():
        assert len(set(codes)) == len(codes) and set(codes) <= known


@pytest.mark.parametrize("code", OTHER_BOARDS)
def test_nothing_of_a_draft_leaves(pack, text_of, as_role, code):
    assert "no headline page has been issued" in text_of("business-manager", f"/other-boards/{code}/")
    assert as_role("business-manager").get(f"/other-boards/{code}/pdf/").status_code == 404


@pytest.mark.parametrize("code", OTHER_BOARDS)
def test_what_was_issued_is_on_the_page_and_in_the_paper(issued, text_of, as_role, code):
    page = text_of("business-manager", f"/other-boards/{code}/")
    assert "28 April 2016" in page and "Not counted yet" in page
    file = as_role("business-manager").get(f"/other-boards/{code}/pdf/")
    assert file["Content-Type"] == "application/pdf"
    words = "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(file.content)).pages)
    assert "Joint Protocol" in words and "Figures that both boards work with" in words
    assert Event.objects.filter(action="export", thing="board", thing_id=code).exists()


def test_small_counts_are_hidden_and_the_words_of_the_sub_group_are_there(pack, working, reader_for, text_of):
    """T4-01 counts 4 children; what the sub group said of T3-07 would stand beside it."""
    manager = reader_for("business-manager")
    pack.commentary = {
        "T3-07": {"words": "Children are named as soon as they are known.", "by": "PQA", "version": 1}
    }
    pack.save()
    packs.issue(pack=pack, seen=pack.version, by=manager)
    health, adults = (
        text_of("business-manager", f"/other-boards/{code}/") for code in (boards.HEALTH, boards.ADULTS)
    )
    assert "Hidden (5 or fewer)" in health and "Children are named as soon as they are known." in adults


def test_who_may_read_and_send_it(issued, as_role):
    address = f"/other-boards/{boards.HEALTH}/"
    for persona in ("business-manager", "analyst", "independent-chair", "pqa-chair"):
        assert as_role(persona).get(address).status_code == 200
    for persona in (
        "lay-member",
        "health-board-member",
        "council-data-lead",
        "administrator",
        "system-admin",
    ):
        assert as_role(persona).get(address).status_code == 404
        assert as_role(persona).get(f"{address}pdf/").status_code == 404
    assert as_role("business-manager").get("/other-boards/parish/").status_code == 404
