"""The spine: one line a measure, the spread of the other areas behind it, England in the middle, ours as a mark."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from safeboard.kernel.ui.pictures import AREAS, BENCHMARK, FAINT, INK, drawn


@dataclass(frozen=True, slots=True)
class Vertebra:
    """One measure: lengths to either side of England in units of the line's own scale, and where we stand.

    `stands` is apart (outside the 99.8% limits), out (outside the 95% limits), within, or unknown.
    """

    name: str
    to_worst: float
    to_lower_quartile: float
    to_upper_quartile: float
    to_best: float
    marker: float | None
    stands: str


@dataclass(frozen=True, slots=True)
class SpinePicture:
    """The measures of a theme as data, with the words for either end."""

    lines: tuple[Vertebra, ...]
    left_words: str
    right_words: str
    title: str
    description: str


SHAPES = {"apart": "diamond", "out": "triangle-up", "within": "circle", "unknown": "circle"}


def spine_picture(picture: SpinePicture) -> Markup:
    """The SVG of a spine chart. The mark's shape says how far out we stand, so that colour is never alone."""
    bars, marks = [], []
    for each in picture.lines:
        low, high = -each.to_lower_quartile, each.to_upper_quartile
        bars.append({"name": each.name, "from": low - each.to_worst, "to": low, "colour": FAINT})
        bars.append({"name": each.name, "from": low, "to": high, "colour": AREAS})
        bars.append({"name": each.name, "from": high, "to": high + each.to_best, "colour": FAINT})
        if each.marker is not None:
            at = max(-1.1, min(1.1, each.marker))
            marks.append({"name": each.name, "at": at, "shape": SHAPES[each.stands]})
    order = [each.name for each in picture.lines]
    y = {
        "field": "name",
        "type": "nominal",
        "sort": order,
        "title": None,
        "axis": {"labelLimit": 300, "domain": False, "ticks": False},
    }
    scale = {"domain": [-1.15, 1.15]}
    axis = {"labels": False, "ticks": False, "grid": False, "domain": False}
    x = {"field": "from", "type": "quantitative", "scale": scale, "title": None, "axis": axis}
    spec = {
        "height": {"step": 34},
        "width": 460,
        "layer": [
            {
                "data": {"values": bars},
                "mark": {"type": "bar", "height": 14},
                "encoding": {
                    "y": y,
                    "x": x,
                    "x2": {"field": "to"},
                    "color": {"field": "colour", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {"values": [{"at": 0}]},
                "mark": {"type": "rule", "color": BENCHMARK, "strokeWidth": 2},
                "encoding": {"x": {"field": "at", "type": "quantitative", "scale": scale}},
            },
            {
                "data": {"values": marks},
                "mark": {"type": "point", "filled": True, "color": INK, "size": 170, "opacity": 1},
                "encoding": {
                    "y": y,
                    "x": {"field": "at", "type": "quantitative", "scale": scale},
                    "shape": {"field": "shape", "type": "nominal", "scale": None, "legend": None},
                },
            },
            *(
                {
                    "data": {"values": [{"at": at, "words": words}]},
                    "mark": {
                        "type": "text",
                        "fontSize": 13,
                        "align": align,
                        "baseline": "bottom",
                        "color": INK,
                    },
                    "encoding": {
                        "x": {"field": "at", "type": "quantitative", "scale": scale},
                        "y": {"value": -6},
                        "text": {"field": "words"},
                    },
                }
                for at, words, align in (
                    (-1.15, picture.left_words, "left"),
                    (0, "England", "center"),
                    (1.15, picture.right_words, "right"),
                )
            ),
        ],
    }
    return drawn(spec, picture.title, picture.description)
