"""The return on transport takes what a report prints; two populations stay two figures (A17; R-TRN-05)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.transport.figures import TRANSPORT
from safeboard.processes.transport.indicators import T5_10, T5_11, T5_12

MARCH = """Box,Number
transport_training.holders.send,500
transport_training.trained.send,475
transport_training.holders.adult_care,100
transport_training.trained.adult_care,95
transport_training.holders.school,2050
transport_training.trained.school,1497
transport_badges.holders.driver,2000
transport_badges.revised.driver,400
transport_badges.holders.assistant,650
transport_badges.revised.assistant,67
"""


def counted(measure, rows):
    found = ReferenceEngine({measure.table: rows}).count([measure], [period("2015-16")])
    return found[measure.name, "2015-16", "", ""]


def test_what_is_printed_can_be_sent_and_comes_out():
    """95% of those for disabled passengers, 78% of all, 467 of 2,650 through the revised process."""
    found = check_figures([("t.csv", MARCH.encode())], TRANSPORT, dt.date(2016, 3, 31))
    assert found.rejected == []
    rows: dict[tuple[object, ...], dict[str, object]] = {}
    for each in found.accepted:
        empty = each.box.grid.row(each.period.code, **dict(each.box.categories))
        rows.setdefault((each.box.grid.name, each.box.categories), empty)[each.box.part.name] = each.number
    of = {
        grid.name: [row for (name, _), row in rows.items() if name == grid.name] for grid in TRANSPORT.grids
    }
    disabled = counted(T5_10.measure, of["transport_training"])
    everybody = counted(T5_11.measure, of["transport_training"])
    revised = counted(T5_12.measure, of["transport_badges"])
    assert (disabled.numerator, disabled.denominator) == (570, 600)
    assert (everybody.numerator, everybody.denominator) == (2_067, 2_650)
    assert (revised.numerator, revised.denominator) == (467, 2_650)


def test_more_trained_than_hold_a_badge_are_turned_back():
    data = MARCH.replace("trained.send,475", "trained.send,501").encode()
    found = check_figures([("t.csv", data)], TRANSPORT, dt.date(2016, 3, 31))
    assert [each.issues[0].kind for each in found.rejected] == ["more than its whole"]
