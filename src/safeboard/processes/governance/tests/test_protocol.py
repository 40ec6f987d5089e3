"""Who leads since when, data asked twice, chairs who have not met (SYS-52, R-GOV-08); versions and adoption (SYS-53)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.processes.governance.selectors import office
from safeboard.processes.governance.selectors import protocol as selectors
from safeboard.processes.governance.selectors import vision as adopted
from safeboard.processes.governance.services import protocol, vision

ON = dt.date(2016, 4, 21)


@pytest.fixture
def manager(working, reader_for):
    return reader_for("business-manager")


def test_who_leads_since_when_and_who_led_before(manager):
    topic = protocol.add_topic(title="Exploitation", by=manager)
    protocol.agree_lead(
        topic=topic,
        seen=1,
        board="safer-partnership",
        on=dt.date(2014, 5, 1),
        review_on=dt.date(2015, 5, 1),
        by=manager,
    )
    protocol.agree_lead(topic=topic, seen=2, board="children", on=dt.date(2015, 9, 1), by=manager)
    protocol.agree_lead(
        topic=topic, seen=3, board="safer-partnership", strand="Pursue", on=dt.date(2015, 10, 1), by=manager
    )
    (led,) = selectors.topics(manager, ON)
    assert led.topic.get_lead_display() == "Safeguarding children board"
    assert led.topic.lead_since == dt.date(2015, 9, 1) and led.late
    assert [(each.strand, each.board) for each in led.strands] == [("Pursue", "safer-partnership")]
    assert [each.board for each in led.steps if each.kind == "lead"] == ["safer-partnership", "children"]
    with pytest.raises(NotNow, match="Since 1 September 2015 another board leads"):
        protocol.agree_lead(topic=topic, seen=4, board="children", on=dt.date(2015, 1, 1), by=manager)
    with pytest.raises(SomebodyElse):
        protocol.agree_lead(topic=topic, seen=1, board="children", on=ON, by=manager)
    assert any(do.button == "Review who leads" for do in office.to_do(manager, ON))
    protocol.report(
        topic=topic,
        seen=4,
        words="What was done this year.",
        on=ON,
        review_on=dt.date(2017, 4, 1),
        by=manager,
    )
    assert topic.state == "reviewed" and not selectors.topics(manager, ON)[0].late
    (found,) = office.search(manager, "exploit")
    assert found.words == "Safeguarding children board leads since 1 September 2015."


def test_a_topic_once_and_no_report_without_a_lead(manager):
    topic = protocol.add_topic(title="Domestic  abuse", by=manager)
    with pytest.raises(NotNow, match="already"):
        protocol.add_topic(title="domestic abuse", by=manager)
    with pytest.raises(NotNow, match="Nobody leads"):
        protocol.report(topic=topic, seen=1, words="What was done.", on=ON, by=manager)
    with pytest.raises(NotNow, match="not ahead"):
        protocol.agree_lead(topic=topic, seen=1, board="children", on=dt.date(2016, 5, 1), by=manager)


def test_chairs_who_have_not_met_for_a_year_are_flagged(manager):
    assert "No meeting" in selectors.chairs(manager, ON)
    protocol.exchange(kind="chairs", on=dt.date(2015, 4, 20), by=manager)
    assert "more than a year ago" in selectors.chairs(manager, ON)
    protocol.exchange(kind="chairs", on=dt.date(2015, 4, 21), by=manager)
    assert selectors.chairs(manager, ON) == ""


def test_reports_that_were_not_exchanged_are_named(manager):
    protocol.exchange(
        kind="report", board="health-wellbeing", year="2014-15", on=dt.date(2015, 10, 1), by=manager
    )
    missing = selectors.not_exchanged(manager, "2014-15")
    assert "Health and wellbeing board" not in missing and len(missing) == 3
    for fields, field in (({"board": ""}, "board"), ({"board": "children", "year": ""}, "year")):
        with pytest.raises(NotNow) as refusal:
            protocol.exchange(kind="report", on=ON, by=manager, **fields)
        assert refusal.value.field == field


def test_the_same_data_asked_twice_of_one_agency_is_flagged_until_one_stops(manager, people):
    police, trust = people.agencies["police"], people.agencies["hospital-trust"]
    ask = {"how_often": "quarter", "by": manager}
    protocol.ask_for_data(title="Missing children", board="children", agency=police, **ask)
    twice = protocol.ask_for_data(title="missing  children", board="safer-partnership", agency=police, **ask)
    protocol.ask_for_data(title="Missing children", board="health-wellbeing", agency=trust, **ask)
    first, second = selectors.data_items(manager)
    assert first.twice and first.agency == "Police" and not second.twice
    with pytest.raises(NotNow, match="already"):
        protocol.ask_for_data(title="Missing children", board="children", agency=police, **ask)
    protocol.stop_asking(asked=twice, seen=1, by=manager)
    assert selectors.twice(selectors.data_items(manager)) == 0
    with pytest.raises(NotNow, match="ended already"):
        protocol.stop_asking(asked=twice, seen=2, by=manager)


def test_a_version_is_agreed_once_and_its_words_stay(manager, people):
    first = vision.draft(vision="Every child is heard.", values="We ask.\n\nWe listen.", by=manager)
    assert first.each_value == ["We ask.", "We listen."] and adopted.current(manager) is None
    with pytest.raises(NotNow, match="a draft already"):
        vision.draft(vision="x", values="y", by=manager)
    with pytest.raises(NotNow, match="has not agreed"):
        vision.adopt(statement=first, agency=people.agencies["police"], adopted_on=ON, by=manager)
    with pytest.raises(NotNow, match="not one ahead"):
        vision.agree(statement=first, seen=1, on=dt.date(2016, 5, 1), by=manager)
    vision.agree(statement=first, seen=1, on=dt.date(2015, 4, 2), by=manager)
    assert first.review_on == dt.date(2016, 4, 2)
    assert any("Vision and values were" in do.what for do in office.to_do(manager, ON))
    with pytest.raises(NotNow, match="its words stay"):
        vision.rewrite(statement=first, seen=2, vision="Other", values="Other", by=manager)
    vision.draft(vision="Every child is safe.", values="We ask.", by=manager)
    assert adopted.current(manager) == first


def test_the_last_word_of_an_agency_on_adoption_counts(manager, people):
    statement = vision.draft(vision="Every child is heard.", values="We ask.", by=manager)
    vision.agree(statement=statement, seen=1, on=dt.date(2016, 4, 14), by=manager)
    police = people.agencies["police"]
    for day, displayed in ((15, False), (20, True)):
        vision.adopt(
            statement=statement,
            agency=police,
            adopted_on=dt.date(2016, 4, day),
            displayed=displayed,
            by=manager,
        )
    rows = {each.agency.code: each.adoption for each in adopted.adopters(statement)}
    assert rows["police"].displayed and rows["county-council"] is None and "board-office" not in rows
    with pytest.raises(NotNow) as refusal:
        vision.adopt(statement=statement, agency=police, adopted_on=dt.date(2016, 4, 13), by=manager)
    assert refusal.value.field == "adopted_on"
