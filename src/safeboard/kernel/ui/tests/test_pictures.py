"""Pictures say what they find, carry no style and no script, and refuse data that they cannot draw."""

from __future__ import annotations

import re

import pytest

from safeboard.kernel.ui.pictures_funnel import ALIKE, OURS, REST, Dot, Edge, FunnelPicture, funnel_picture
from safeboard.kernel.ui.pictures_heatmap import Box, HeatmapPicture, heatmap_picture
from safeboard.kernel.ui.pictures_ranked import Bar, RankedPicture, ranked_picture
from safeboard.kernel.ui.pictures_spine import SpinePicture, Vertebra, spine_picture

TITLE, TOLD = "Higher than <England> & others", "12 areas; ours at 576.3."


def funnel():
    dots = (Dot("Ours", 100, 50, OURS), Dot("Like", 80, 40, ALIKE), Dot("Other", 60, 45, REST))
    edges = (Edge(10, 30, 60, 20, 70), Edge(100, 40, 50, 38, 52))
    return funnel_picture(FunnelPicture(dots, edges, 45, "England", "Children", "Per 10,000", TITLE, TOLD))


def ranked():
    bars = (Bar("Ours", 67, 64, 70, True), Bar("Other", 60, None, None, False))
    return ranked_picture(RankedPicture(bars, 65, "England", "%", TITLE, TOLD))


def spine():
    lines = (
        Vertebra("Plans", 0.5, 0.2, 0.1, 0.9, -0.3, "out"),
        Vertebra("Needs", 0.5, 0.2, 0.1, 0.9, None, "unknown"),
    )
    return spine_picture(SpinePicture(lines, "Worse", "Better", TITLE, TOLD))


def heatmap():
    boxes = (Box("Ours", "2015-16", "Hidden", None), Box("Other", "2015-16", "40.1", 5))
    return heatmap_picture(HeatmapPicture(boxes, ("Ours", "Other"), ("2015-16",), "Ours", TITLE, TOLD))


@pytest.mark.parametrize("draw", [funnel, ranked, spine, heatmap])
def test_a_picture_has_its_finding_and_its_description_and_nothing_that_runs(draw):
    svg = str(draw())
    assert "<title id=" in svg and "Higher than &lt;England&gt; &amp; others</title>" in svg
    assert f"{TOLD}</desc>" in svg and svg.count('role="img"') == 1
    assert not re.search(r"style=|<script|<style|on[a-z]+=|href=", svg)
    labelled = re.search(r'aria-labelledby="(\w+) (\w+)"', svg)
    assert labelled and all(f'id="{each}"' in svg for each in labelled.groups())


def test_what_is_drawn_is_what_was_given():
    assert ">Ours<" in funnel() and ">Other<" not in funnel()
    assert ">Hidden<" in heatmap() and ">40.1<" in heatmap()
    assert ">Worse<" in spine() and ">Plans<" in spine()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Dot("A", 1, 1, "mine"), "ours, alike or rest, not"),
        (lambda: Box("A", "B", "C", 6), "from 1 to 5"),
    ],
)
def test_what_cannot_be_drawn_is_refused(make, words):
    with pytest.raises(ValueError, match=words):
        make()
