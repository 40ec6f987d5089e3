"""What is behind a change: the Board reads words that re-create nobody, the analyst the numbers (pages.md 1.12)."""

from __future__ import annotations

import html
import re
import shutil

import pytest

from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import folder_of, pseudonym, take
from safeboard.kernel.indicators.spikes.telling import FEW
from safeboard.kernel.trail.models import Event

AT = "/indicators/T1-01/change/"
NUMBERS = f"{AT}numbers/"
SOURCE = {"source": "police"}


@pytest.fixture
def spike(council_file, working):
    """Thirty children with a contact each in both quarters; in the second one child has seventeen more."""
    rows = [
        ("contacts", f"c{number}", on, None, SOURCE)
        for number in range(30)
        for on in ("2015-02-02", "2016-02-01")
    ]
    rows += [
        ("contacts", "again", f"2016-{month:02d}-{day:02d}", None, SOURCE)
        for month in (1, 2, 3)
        for day in (3, 8, 13, 18, 23, 28)
    ][:17]
    council_file("2016-03-31", 24, rows)
    snapshot = take()
    run(snapshot)
    Snapshot.objects.update(released=True)
    return snapshot


def words(response) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_board_reads_that_few_are_behind_it_and_nothing_that_points_to_one(spike, as_role):
    page = as_role("lay-member").get(AT)
    said = words(page)
    assert FEW in said and "47 in January to March 2016" in said
    # No number of children, none of theirs, no place, no agency, and no way to the numbers.
    told = said.partition("How we worked this out")[0]
    assert not re.search(r"\b(31|30 children|17|18)\b", told)
    assert "olice" not in told and "istrict" not in told
    assert (
        NUMBERS not in page.content.decode()
        and pseudonym("county-council/again") not in page.content.decode()
    )


def test_A16_years_that_were_counted_in_two_ways_are_not_taken_apart(spike, as_role):
    said = words(as_role("lay-member").get(AT, {"period": "2015-16"}))
    assert "The way of counting changed" in said and FEW not in said


def test_a_breakdown_cannot_be_asked_for(spike, as_role):
    assert words(as_role("lay-member").get(AT, {"by": "source", "period": "2015-16"})) == words(
        as_role("lay-member").get(AT, {"period": "2015-16"})
    )
    assert as_role("lay-member").get(AT, {"period": "2015-04"}).status_code == 404


def test_the_analyst_reads_the_numbers_and_leaves_a_line_in_the_trail(spike, as_role):
    client = as_role("analyst")
    assert NUMBERS in client.get(AT).content.decode()
    page = client.get(NUMBERS, {"period": "2015-16Q4"})
    said = words(page)
    assert "a change of +17" in said and "Fewer than 6 children account for most of it" in said
    assert "17, 1, 1, 1, 1" in said and "Police" in said
    assert pseudonym("county-council/again") not in page.content.decode()
    assert Event.objects.filter(action="indicators.take-apart").count() == 1


@pytest.mark.parametrize(
    "nobody", ["lay-member", "business-manager", "independent-chair", "police-data-lead"]
)
def test_nobody_else_finds_the_numbers(spike, as_role, nobody):
    assert as_role(nobody).get(NUMBERS).status_code == 404


def test_an_indicator_of_figures_has_no_such_page(spike, as_role):
    assert as_role("analyst").get("/indicators/T2-16/change/").status_code == 404
    assert as_role("analyst").get("/indicators/T3-07/change/").status_code == 404


def test_rows_that_were_deleted_say_so(spike, as_role):
    shutil.rmtree(folder_of(spike) / "contacts")
    assert "were deleted as agreed" in words(as_role("lay-member").get(AT))
    assert as_role("analyst").get(NUMBERS).status_code == 404


def test_it_is_reached_from_the_page_of_the_indicator(spike, as_role):
    assert AT in as_role("lay-member").get("/indicators/T1-01/").content.decode()
    assert "/indicators/T3-07/change/" not in as_role("lay-member").get("/indicators/T3-07/").content.decode()
