"""What the LADO sends: time limits apart and together, outcomes that add up to the whole (R-LADO-04, R-LADO-06)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.allegations.figures import LADO
from safeboard.processes.allegations.indicators import T5_06, T5_08

# The printed table of 2015-16: eight settings of 543 contacts; the rest are other settings.
PRINTED = {
    "education": 179,
    "early_years": 102,
    "health": 53,
    "residential_care": 46,
    "foster_care": 43,
    "transport": 43,
    "sport": 16,
    "faith": 15,
    "other": 46,
}


def test_the_printed_table_of_settings_can_be_sent_and_comes_out():
    data = "Box,Number\n" + "\n".join(f"lado_contacts.contacts.{name},{n}" for name, n in PRINTED.items())
    found = check_figures([("lado.csv", data.encode())], LADO, dt.date(2016, 3, 31))
    assert found.rejected == []
    grid = LADO.grid("lado_contacts")
    rows = [
        {
            **grid.row("2015-16Q4", contacts=each.number, **dict(each.box.categories)),
            "considered_in_time": None,
        }
        for each in found.accepted
    ]
    engine = ReferenceEngine({grid.table: rows})
    (whole,) = engine.count([T5_06.measure], [period("2015-16")]).values()
    assert whole.numerator == 543
    parts = engine.count([T5_06.measure], [period("2015-16")], by="setting")
    assert {name: each.numerator for (_, _, _, name), each in parts.items()} == PRINTED


def test_the_time_limits_are_read_apart():
    grid = LADO.grid("lado_resolution")
    rows = [
        grid.row("2015-16Q1", limit="month_1", reached=20, resolved=16),
        grid.row("2015-16Q2", limit="month_1", reached=20, resolved=18),
        grid.row("2015-16Q2", limit="months_12", reached=10, resolved=10),
    ]
    found = ReferenceEngine({grid.table: rows}).count([T5_08.measure], [period("2015-16")], by="limit")
    assert {name: (each.numerator, each.denominator) for (_, _, _, name), each in found.items()} == {
        "month_1": (34, 40),
        "months_12": (10, 10),
    }


def test_more_resolved_than_came_to_the_limit_are_turned_back():
    data = b"Box,Number\nlado_resolution.reached.month_1,4\nlado_resolution.resolved.month_1,5\n"
    found = check_figures([("lado.csv", data)], LADO, dt.date(2016, 3, 31))
    assert [each.box.part.name for each in found.accepted] == ["reached"]
