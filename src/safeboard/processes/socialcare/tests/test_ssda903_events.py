"""What a return on children looked after says of a child's journey (SYS-19)."""

from __future__ import annotations

import json
from datetime import date

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN
from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from safeboard.processes.socialcare.returns.ssda903.writing import (
    episode,
    files,
    header,
    missing,
    placed,
    review,
)


def stated(*rows):
    return METHOD.states(METHOD.read(tuple(files(rows, 2026).items()), 2026))


def told(events, kind):
    rows = events.filter(events["kind"] == kind)
    return [(each["child_id"], each["starts_on"], each["ends_on"]) for each in rows.to_dicts()]


def facts(events, kind):
    return [json.loads(each) for each in events.filter(events["kind"] == kind)["facts"]]


MOVED = (
    header(CHILD="A1"),
    episode(
        CHILD="A1", DECOM="2025-05-01", DEC="2025-09-01", REC="X1", PLACE="U6", REASON_PLACE_CHANGE="CARPL"
    ),
    episode(CHILD="A1", DECOM="2025-09-01", RNE="P", PLACE="K2", LS="V2"),
)


def test_a_period_of_care_is_one_event_with_its_newest_placement():
    events = stated(*MOVED).events
    assert told(events, "looked_after") == [("A1", date(2025, 5, 1), None)]
    said = facts(events, "looked_after")[0]
    assert (said["placement"], said["legal_status"], said["placed_on"]) == (
        "childrens_home",
        "accommodated",
        "2025-09-01",
    )
    assert told(events, "placements") == [
        ("A1", date(2025, 5, 1), date(2025, 9, 1)),
        ("A1", date(2025, 9, 1), None),
    ]
    began = [(each["began_because"], each["ended_because"]) for each in facts(events, "placements")]
    assert began == [("care_began", "goes_on"), ("new_carer", None)]


def test_care_that_ended_and_began_again_is_two_periods():
    again = (
        header(CHILD="A1"),
        episode(CHILD="A1", DECOM="2025-05-01", DEC="2025-09-01", REC="E4A"),
        episode(CHILD="A1", DECOM="2025-11-01", RNE="S"),
    )
    events = stated(*again).events
    assert told(events, "looked_after") == [
        ("A1", date(2025, 5, 1), date(2025, 9, 1)),
        ("A1", date(2025, 11, 1), None),
    ]


def test_a_period_that_began_before_the_file_is_left_to_the_files_that_know_its_first_day():
    events = stated(header(CHILD="A1"), episode(CHILD="A1", DECOM="2025-09-01", RNE="P")).events
    assert told(events, "looked_after") == []
    assert told(events, "placements") == [("A1", date(2025, 9, 1), None)]


def test_reviews_missing_and_adoption_are_events_of_their_own():
    rows = (
        *MOVED,
        review(CHILD="A1", REVIEW="2025-05-22"),
        review(CHILD="A1", REVIEW="2025-08-20", REVIEW_CODE="PN7"),
        missing(CHILD="A1", MIS_START="2025-10-03", MIS_END="2025-10-05", MISSING="M"),
        placed(CHILD="A1", DATE_PLACED="2025-12-01"),
    )
    events = stated(*rows).events
    assert told(events, "care_reviews") == [
        ("A1", date(2025, 5, 22), None),
        ("A1", date(2025, 8, 20), None),
    ]
    assert [each["participation"] for each in facts(events, "care_reviews")] == ["spoke", "absent"]
    assert told(events, "missing_from_care") == [("A1", date(2025, 10, 3), date(2025, 10, 5))]
    assert told(events, "adoptions") == [("A1", date(2025, 12, 1), None)]


def test_an_adoption_is_ordered_on_the_day_care_ended_with_it():
    """The return has no field for the order: the episode that ends with an adoption ends that day."""
    for reason, ended in (("E11", date(2026, 1, 15)), ("E4A", None)):
        rows = (
            header(CHILD="A1"),
            episode(CHILD="A1", DECOM="2025-05-01", DEC="2026-01-15", REC=reason),
            placed(CHILD="A1", DATE_PLACED="2025-08-01"),
        )
        assert told(stated(*rows).events, "adoptions") == [("A1", date(2025, 8, 1), ended)]
    reversed_plan = placed(CHILD="A1", DATE_PLACED="2025-08-01", DATE_PLACED_CEASED="2025-11-03")
    assert told(stated(header(), reversed_plan).events, "adoptions") == [
        ("A1", date(2025, 8, 1), date(2025, 11, 3))
    ]


def test_short_breaks_are_no_period_of_care():
    events = stated(header(CHILD="A1"), episode(CHILD="A1", DECOM="2025-05-01", LS="V4")).events
    assert told(events, "looked_after") == []
    assert facts(events, "placements")[0]["short_break"] == "yes"


def test_a_child_of_whom_only_rows_were_sent_is_a_child_all_the_same():
    children = stated(episode(CHILD="A7", DECOM="2025-05-01")).children
    assert children["child_id"].to_list() == ["A7"] and children["born_on"].to_list() == [None]


def test_it_is_declared_and_known_by_its_headings():
    assert REGISTRY.collections["ssda903"] is LOOKED_AFTER_RETURN
    sent = tuple(files(MOVED, 2026).items())
    assert LOOKED_AFTER_RETURN.looks_like_one(sent)
    assert not REGISTRY.collections["cin-census"].looks_like_one(sent)
