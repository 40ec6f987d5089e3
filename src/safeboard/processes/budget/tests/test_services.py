"""What can be done to the budget, and what is refused (domain W29)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.models import EntryType, Item
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.processes.budget import services, workflow
from safeboard.processes.budget.models import Kind, Line, Position, State
from safeboard.processes.budget.reports import APPENDICES
from safeboard.processes.budget.selectors import contributions, position

TODAY = dt.date(2016, 4, 21)


def test_asked_pledged_received_in_parts_with_every_step_kept(ask, working, reader_for):
    line, police, manager = (
        ask("police", 15_000),
        reader_for("police-board-member"),
        reader_for("business-manager"),
    )
    services.pledge(line=line, seen=1, pence=1_200_000, words="Our budget fell by a fifth.", by=police)
    services.receive(line=line, seen=2, pence=200_000, on=TODAY, by=manager)
    assert line.state == State.PLEDGED and line.pence == 1_200_000
    services.receive(line=line, seen=3, pence=1_000_000, on=TODAY, by=manager)
    assert line.state == State.RECEIVED and line.received_pence == 1_200_000
    assert [(each.kind, each.pence) for each in line.changes.all()] == [
        ("requested", 1_500_000),
        ("pledged", 1_200_000),
        ("received", 200_000),
        ("received", 1_000_000),
    ]


@pytest.mark.parametrize(
    ("verb", "fields", "field"),
    [
        ("pledge", {"pence": 100, "words": ""}, "words"),
        ("receive", {"pence": 100, "on": TODAY}, "amount"),
        ("change_request", {"pence": 100, "words": "less"}, "words"),
        ("change_request", {"pence": 0, "words": "A good reason."}, "amount"),
    ],
)
def test_what_cannot_be_done_to_a_request_names_the_field(ask, working, reader_for, verb, fields, field):
    line = ask("police", 15_000)
    with pytest.raises(NotNow) as refusal:
        getattr(services, verb)(line=line, seen=1, by=reader_for("business-manager"), **fields)
    assert refusal.value.field == field and line.changes.count() == 1


def test_more_than_was_pledged_or_a_day_ahead_is_not_received(ask, working, reader_for):
    line, manager = ask("police", 100), reader_for("business-manager")
    services.pledge(line=line, seen=1, pence=10_000, by=manager)
    for fields, field in (
        ({"pence": 10_001, "on": TODAY}, "amount"),
        ({"pence": 1, "on": dt.date(2016, 4, 22)}, "on"),
    ):
        with pytest.raises(NotNow) as refusal:
            services.receive(line=line, seen=2, by=manager, **fields)
        assert refusal.value.field == field


def test_two_people_cannot_pledge_over_each_other(ask, working, reader_for):
    line = ask("police", 100)
    services.pledge(line=line, seen=1, pence=10_000, by=reader_for("police-board-member"))
    with pytest.raises(SomebodyElse):
        services.pledge(line=Line.objects.get(), seen=1, pence=20_000, by=reader_for("business-manager"))


def test_a_second_base_and_a_share_without_its_split_are_refused(ask, working):
    ask("police", 100)
    with pytest.raises(NotNow, match="base contribution in 2016-17 already"):
        ask("police", 200)
    with pytest.raises(NotNow, match="how the agencies split"):
        ask("hospital-trust", 200, shared_with=("county-council",))


@pytest.mark.parametrize("year", ["2016", "2016-18", "1999-00", "2016/17"])
def test_a_year_is_a_financial_year(year):
    with pytest.raises(NotNow, match="2016-17"):
        services.a_year(year)


def test_a_shared_line_stands_with_all_that_its_agencies_gave_before(ask, reader_for):
    """W29: health combined in 2015-16; base and in-year stay apart (R-GOV-11)."""
    ask("police", 31_761, year="2014-15", paid=True)
    ask("hospital-trust", 25_000, kind=Kind.ADDITIONAL, year="2014-15", paid=True)
    ask("hospital-trust", 70_180, year="2015-16", shared_with=("police",), note="Shared in equal parts.")
    ask("county-council", 8_000, kind=Kind.IN_KIND, year="2015-16")
    table = contributions.table(reader_for("lay-member"), "2015-16")
    (row,) = table.rows
    assert row.name == "Hospital trust and Police" and row.note == "Shared in equal parts."
    assert (row.base_before, row.added_before, row.base) == (3_176_100, 2_500_000, 7_018_000)
    assert row.base_moved.words == "+121.0%" and row.overall_moved.words == "+23.6%"
    assert table.total.base == 7_018_000


def test_a_gap_is_raised_as_a_risk_once(ask, working, reader_for):
    """SYS-47: the risk T5-03 when short; the reserve for reviews is needed too (S L2489)."""
    manager = reader_for("business-manager")
    ask("police", 1_000)
    ask("county-council", 9_000, kind=Kind.IN_KIND)
    services.add_head(year="2016-17", title="Training", purpose="SPEND", pence=80_000, by=manager)
    services.add_head(year="2016-17", title="Reviews", purpose="SCR_COST", pence=50_000, by=manager)
    now = position.standing(position.spending(manager, "2016-17"), contributions.lines(manager, "2016-17"))
    assert (now.needed, now.asked, now.reserve, now.gap, now.promised) == (
        130_000,
        100_000,
        50_000,
        30_000,
        0,
    )
    title, words = position.risk_in_words("2016-17", now)
    assert title == "The Board's budget of 2016-17 is £300 short"
    item = services.raise_risk(year="2016-17", title=title, words=words, by=manager)
    assert item.entry_type == EntryType.RISK and position.risk_raised(manager, "2016-17") == item
    assert position.risk_raised(manager, "2015-16") is None


def test_positions_are_added_and_the_last_counts(working, reader_for):
    manager = reader_for("business-manager")
    head = services.add_head(year="2015-16", title="Training", purpose="SPEND", pence=100_00, by=manager)
    services.say_position(head=head, seen=1, quarter=1, spent=20_00, forecast=100_00, by=manager)
    services.say_position(head=head, seen=2, quarter=1, spent=25_00, forecast=90_00, by=manager)
    (each,) = position.spending(manager, "2015-16")
    assert each.quarters[0].spent_pence == 25_00 and each.forecast == 90_00 and Position.objects.count() == 2
    for fields, field in (
        ({"quarter": 2, "spent": 20_00, "forecast": 90_00}, "spent"),
        ({"quarter": 2, "spent": 30_00, "forecast": 29_00}, "forecast"),
        ({"quarter": 2, "spent": 30_00, "forecast": 101_00}, "words"),
    ):
        with pytest.raises(NotNow) as refusal:
            services.say_position(head=head, seen=3, by=manager, **fields)
        assert refusal.value.field == field
    later = services.add_head(year="2016-17", title="Training", purpose="SPEND", pence=100_00, by=manager)
    with pytest.raises(NotNow, match="has not begun"):
        services.say_position(head=later, seen=1, quarter=2, spent=0, forecast=0, by=manager)


def test_a_new_year_asks_for_last_years_base_once(ask, working, reader_for):
    """Rollover budget.lines: requests from last year's base; in-year money is not asked for again."""
    manager = reader_for("business-manager")
    ask("police", 15_000, year="2015-16", paid=True)
    ask("police", 16_000, year="2015-16", kind=Kind.ADDITIONAL, paid=True)
    ask("county-council", 700, year="2015-16", shared_with=("hospital-trust",), note="Half each, by letter.")
    assert len(list(workflow.plan("2016-17", manager))) == 2 and not workflow.done("2016-17")
    assert "Police was asked for £15,000, its base of 2015-16." in list(workflow.do("2016-17", manager))
    assert workflow.done("2016-17") and list(workflow.do("2016-17", manager)) == []
    new = Line.objects.get(year="2016-17", agency__code="county-council")
    assert new.state == State.REQUESTED and [each.code for each in new.shared_with.all()] == [
        "hospital-trust"
    ]
    assert Line.objects.filter(year="2016-17").count() == 2


def test_the_appendix_is_of_the_year_that_ended(ask, reader_for):
    ask("police", 15_000, year="2015-16", paid=True)
    reader = reader_for("business-manager")
    (sheet,) = APPENDICES[0].tables(dt.date(2016, 3, 31), reader)
    assert sheet.title == "Contributions 2015-16" and next(iter(sheet.rows))[4] == 15_000
    assert list(APPENDICES[0].tables(dt.date(2015, 3, 31), reader)) == []
    assert Item.objects.count() == 0
