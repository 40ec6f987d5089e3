"""A flag by hand: the owning sub group always may, with a reason (R-DAT-04)."""

from __future__ import annotations

from safeboard.kernel.indicators.flags import MANUAL
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.reporting import packs
from safeboard.kernel.reporting.tests.conftest import BOARD, counted

ADDRESS = "/themes/T3/flag/T3-07/"
REASON = {"reason": "Plans are long while conferences are late."}


def test_the_chair_flags_a_figure_and_it_needs_a_decision(pack, as_role, text_of):
    assert ADDRESS in text_of("pqa-chair", "/themes/T3/")
    empty = as_role("pqa-chair").post(ADDRESS, {"reason": ""}).content.decode()
    assert "Say why the Board should look at this." in empty
    assert as_role("pqa-chair").post(ADDRESS, REASON).status_code == 302
    words = "Children on a child protection plan: 37.6 per 10,000 (454 of 120,726). Plans are long while conferences are late"
    assert words in text_of("business-manager", BOARD) and words in text_of("pqa-chair", "/themes/T3/")
    assert ADDRESS not in text_of("pqa-chair", "/themes/T3/")
    assert "is flagged already" in as_role("pqa-chair").post(ADDRESS, REASON).content.decode()


def test_newest_figures_leave_it_standing(pack, working, as_role, reader_for):
    as_role("pqa-chair").post(ADDRESS, REASON)
    packs.use_newest(
        pack=pack, seen=pack.version, snapshot=counted("b", hour=10), by=reader_for("business-manager")
    )
    flag = Flag.objects.get(test=MANUAL)
    assert flag.snapshot_id == pack.snapshot_id


def test_only_the_owner_may(pack, early_help, as_role):
    assert as_role("pqa-chair").get("/themes/T1/flag/T1-04/").status_code == 404
    for persona in ("analyst", "lay-member", "council-data-lead", "independent-chair"):
        assert as_role(persona).get(ADDRESS).status_code == 404
    assert as_role("pqa-chair").get("/themes/T1/flag/T3-07/").status_code == 404


def test_not_after_issue(issued, as_role, text_of):
    assert ADDRESS not in text_of("pqa-chair", "/themes/T3/")
    assert "has been issued" in as_role("pqa-chair").post(ADDRESS, REASON).content.decode()
