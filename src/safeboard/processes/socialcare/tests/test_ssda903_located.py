"""Where a placement is, and how far from home: worked out of two postcodes (R-CLA-04; issue 6, line 3).

The postcodes are those of a palace, of town halls and of a railway station: nobody lives there.
"""

from __future__ import annotations

import polars as pl
import pytest

from safeboard.kernel.returns.statutory.checking import check_collection
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN
from safeboard.processes.socialcare.returns.ssda903.located import directory
from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from safeboard.processes.socialcare.returns.ssda903.writing import episode, files, header, uasc

LONDON, AYLESBURY, BIRMINGHAM = "SW1A 1AA", "hp20 1ua", "B1 1BB"
BELFAST, CARDIFF, NOWHERE = "BT1 5GS", "CF10 3ND", "ZZ99 9ZZ"
BUCKINGHAMSHIRE, OXFORDSHIRE, NORTHAMPTONSHIRE = "825", "931", "928"
COUNTY_NOW = "E06000060"


def worked_out(home, placed, area=BUCKINGHAMSHIRE, year=2026, **values):
    rows = (header(), episode(HOME_POST=home, PL_POST=placed, **values))
    found = METHOD.whole(tuple(files(rows, year).items()), year, area).tables
    return found["Episodes"].to_dicts()[0]


def test_the_distance_is_a_straight_line_in_miles():
    found = worked_out(AYLESBURY, LONDON)
    # Aylesbury lies 47.1 km west and 33.9 km north of the palace: 58.0 km.
    assert found["PL_DISTANCE"] == "36.1"
    assert (found["PL_LA"], found["PL_LOCATION"], found["HOME_LA"]) == ("E09000033", "OUT", COUNTY_NOW)


def test_a_placement_at_home_is_no_miles_away():
    found = worked_out(AYLESBURY, "HP201UA")
    assert (found["PL_DISTANCE"], found["PL_LOCATION"]) == ("0.0", "IN")


@pytest.mark.parametrize(
    ("placed", "location"),
    [
        (CARDIFF, "WAL"),
        ("EH1 1BB", "SCO"),
        (BELFAST, "NIR"),
        (BIRMINGHAM, "OUT"),
        ("JE1 1ZZ", "NUK"),
        (NOWHERE, None),
    ],
)
def test_where_the_placement_is(placed, location):
    assert worked_out(AYLESBURY, placed)["PL_LOCATION"] == location


def test_no_distance_is_taken_across_the_sea_or_of_what_is_not_known():
    assert worked_out(AYLESBURY, BELFAST)["PL_DISTANCE"] is None
    assert worked_out(NOWHERE, LONDON)["PL_DISTANCE"] is None
    assert worked_out(None, LONDON)["PL_DISTANCE"] is None


def test_a_county_that_became_another_authority_is_the_same_area():
    assert worked_out(LONDON, AYLESBURY, BUCKINGHAMSHIRE, 2016)["PL_LOCATION"] == "IN"
    assert worked_out(LONDON, AYLESBURY, OXFORDSHIRE)["PL_LOCATION"] == "OUT"


def test_a_district_belongs_to_its_county():
    assert worked_out(LONDON, "OX1 1BX", OXFORDSHIRE)["PL_LOCATION"] == "IN"


def test_of_short_breaks_nothing_is_worked_out():
    found = worked_out(AYLESBURY, LONDON, LS="V3")
    assert [found[name] for name in ("PL_LA", "PL_LOCATION", "PL_DISTANCE", "HOME_LA")] == [None] * 4


def test_of_an_unaccompanied_child_the_place_and_no_distance():
    rows = (header(), uasc(), episode(HOME_POST=AYLESBURY, PL_POST=LONDON))
    found = (
        METHOD.whole(tuple(files(rows, 2026).items()), 2026, BUCKINGHAMSHIRE).tables["Episodes"].to_dicts()[0]
    )
    assert (found["PL_LOCATION"], found["PL_DISTANCE"]) == ("OUT", None)


def test_what_the_file_says_itself_stays():
    found = worked_out(AYLESBURY, LONDON, PL_DISTANCE="12.5")
    assert (found["PL_DISTANCE"], found["PL_LOCATION"]) == ("12.5", "OUT")


def test_without_the_sender_nobody_says_in_or_out():
    rows = (header(), episode(HOME_POST=AYLESBURY, PL_POST=LONDON))
    tables = METHOD.whole(tuple(files(rows, 2026).items()), 2026, "").tables
    assert "Episodes.PL_LOCATION" in tables.absent and "Episodes.PL_DISTANCE" not in tables.absent


def test_without_the_directory_the_return_is_as_it_was(monkeypatch):
    monkeypatch.setattr(directory, "installed", lambda: False)
    rows = (header(), episode(HOME_POST=AYLESBURY, PL_POST=LONDON))
    tables = METHOD.whole(tuple(files(rows, 2026).items()), 2026, BUCKINGHAMSHIRE).tables
    assert {"Episodes.PL_LA", "Episodes.PL_DISTANCE"} <= tables.absent


def test_the_journey_has_the_place_and_never_the_postcode():
    rows = (header(), episode(HOME_POST=AYLESBURY, PL_POST=LONDON))
    checked = check_collection(tuple(files(rows, 2026).items()), LOOKED_AFTER_RETURN, area=BUCKINGHAMSHIRE)
    said = " ".join(checked.said_of_events["facts"].to_pylist())
    assert '"out_of_area"' in said and '"over_20_miles":"yes"' in said
    assert "SW1A" not in said.upper() and "E09000033" not in said


def test_the_directory_is_read_for_what_is_asked():
    found = directory.look_up(pl.Series(["ZZ999ZZ", "B11BB", None, "", "B11BB"]))
    assert found["postcode"].to_list() == ["B11BB"]
    assert directory.today_of(NORTHAMPTONSHIRE) == {"E10000021", "E06000061", "E06000062"}
    assert directory.today_of("") == set()
