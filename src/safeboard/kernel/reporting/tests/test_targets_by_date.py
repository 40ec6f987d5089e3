"""Old packs keep the old: a target of May changes neither the April page nor its rebuild (pages.md 3.6; issue 3 item 6)."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.partnership.changing import set_value
from safeboard.kernel.reporting import headline, packs
from safeboard.kernel.reporting.tests.conftest import MEETING

TARGET = "indicator.T3-04.target"


def tile_of(data):
    return next(tile for theme in data["themes"] for tile in theme["tiles"] if tile["code"] == "T3-04")


def change(reader, since):
    set_value(
        code=TARGET,
        text="60",
        since=since,
        why="Agreed for the new year.",
        seen=0,
        by=reader,
        correcting=True,
    )


def test_a_target_from_may_leaves_the_april_page_and_its_rebuild_equal(pack, working, reader_for):
    chair, manager = reader_for("independent-chair"), reader_for("business-manager")
    packs.issue(pack=pack, seen=1, by=chair)
    change(manager, dt.date(2016, 5, 1))
    pack.refresh_from_db()
    rebuilt = headline.as_data(headline.build(pack.snapshot, MEETING, chair))
    assert tile_of(pack.frozen)["target"] == "Target at least 80%: not reached"
    assert rebuilt["themes"] == pack.frozen["themes"] and packs.rebuilt_equal(pack)


def test_a_corrected_target_judges_anew_but_the_issued_page_stays(pack, working, reader_for):
    chair = reader_for("independent-chair")
    packs.issue(pack=pack, seen=1, by=chair)
    change(reader_for("business-manager"), dt.date(2015, 4, 1))
    pack.refresh_from_db()
    rebuilt = headline.as_data(headline.build(pack.snapshot, MEETING, chair))
    assert tile_of(rebuilt)["target"] == "Target at least 60%: reached"
    assert tile_of(pack.frozen)["target"] == "Target at least 80%: not reached"
