"""The county's published figures: each with source, day and licence; what is worked out of them; the drawing."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ElementTree

import pytest

from safeboard.kernel.reporting.profile.drawing import bars
from safeboard.kernel.reporting.profile.table import PARTS, Fact, by_part, by_tenth, shipped, small_areas

CHILDREN = shipped()["children"]


def test_every_figure_has_a_source_a_day_and_an_open_licence():
    for each in shipped().values():
        assert each.source and each.release and each.period
        assert each.licence == "OGL v3.0"


@pytest.mark.parametrize("name", ("source", "release", "licence", "period", "title"))
def test_a_figure_without_one_of_them_is_not_held(name):
    with pytest.raises(ValueError, match=f"needs its {name}"):
        dataclasses.replace(CHILDREN, **{name: " "})


def test_what_stands_beside_it_needs_a_name_and_a_value():
    with pytest.raises(ValueError, match="a name and a value"):
        dataclasses.replace(CHILDREN, beside_name="England")


@pytest.mark.parametrize(
    ("key", "shown", "beside"),
    [
        ("children", "120,726", ""),  # the base of every rate of 2015-16
        ("eal-primary", "16.8%", "20.1%"),  # SF0020, SF0021
        ("minority-children", "20.9%", "21.5%"),  # SF0018, SF0019
        ("areas-least-half", "274 of 319", ""),  # SF0026: 86%
        ("areas-most-tenth", "0 of 319", ""),  # SF0032
        ("areas-second-tenth", "3 of 319", ""),  # SF0033
        ("deprivation-rank", "148 of 152", ""),
    ],
)
def test_figures_read_as_people_write_them(key, shown, beside):
    assert (shipped()[key].shown, shipped()[key].beside_shown) == (shown, beside)


def test_shares_are_worked_out_and_never_typed():
    assert shipped()["areas-least-half"].share == "85.9%"
    assert shipped()["areas-schooling"].shown == "15 of 319"  # SF0037 counts another domain


def test_small_areas_add_up_and_every_part_has_figures():
    assert sum(by_tenth()) == 319 and len(small_areas()) == 4
    assert [title for title, found in by_part(shipped()) if not found] == []
    assert len(by_part(shipped())) == len(PARTS)


def test_two_figures_printed_for_one_group_of_areas_are_not_held():
    """Anomaly A1: 41% and 69% were both given for the least deprived areas."""
    assert not [each for each in shipped().values() if each.value in (41, 69)]


def test_a_figure_brings_all_that_stands_behind_it():
    behind = shipped()["meals-primary"].behind()
    assert behind["beside"]["shown"] == "14.6%" and "OGL v3.0" in behind["source"]
    assert "not tested" in behind["how"]


def test_bars_are_drawn_to_scale_with_words():
    root = ElementTree.fromstring(bars((5, 10), ("a", "b"), title="Two <bars>", description="5 and 10"))
    heights = [float(each.get("height")) for each in root.iter("{http://www.w3.org/2000/svg}rect")]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.2)
    assert root[0].text == "Two <bars>" and root[1].text == "5 and 10"
    with pytest.raises(ValueError, match="label for each bar"):
        bars((5,), (), title="None", description="none")


def test_a_fact_knows_its_parts():
    with pytest.raises(ValueError, match="There is: people"):
        Fact("x", "nowhere", "X", "2015", 1, "%", "S", "R", "L")
