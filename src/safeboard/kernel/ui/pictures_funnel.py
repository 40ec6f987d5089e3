"""The funnel: every area by its size and its value, with the limits that chance and size explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from safeboard.kernel.ui.pictures import AREAS, BENCHMARK, INK, QUIET, drawn

OURS, ALIKE, REST = "ours", "alike", "rest"


@dataclass(frozen=True, slots=True)
class Dot:
    """One area: its name, its size on the x axis, its value, and whether it is ours, one like ours, or another."""

    name: str
    size: float
    value: float
    who: str

    def __post_init__(self) -> None:
        if self.who not in (OURS, ALIKE, REST):
            raise ValueError(f"An area is {OURS}, {ALIKE} or {REST}, not {self.who!r}.")


@dataclass(frozen=True, slots=True)
class Edge:
    """The limits at one size: 95% and 99.8%, low and high."""

    size: float
    low: float
    high: float
    far_low: float
    far_high: float


@dataclass(frozen=True, slots=True)
class FunnelPicture:
    """A funnel as data: the areas, the limits along the sizes, the centre and its words."""

    dots: tuple[Dot, ...]
    edges: tuple[Edge, ...]
    centre: float
    centre_words: str
    size_words: str
    value_words: str
    title: str
    description: str


def funnel_picture(picture: FunnelPicture) -> Markup:
    """The SVG of a funnel. Areas like ours are rings, ours is a filled diamond with its name: colour is never alone."""
    edges = [
        {
            "size": each.size,
            "low": each.low,
            "high": each.high,
            "far_low": each.far_low,
            "far_high": each.far_high,
        }
        for each in picture.edges
    ]
    widest = max(each.size for each in picture.edges)
    x = {
        "field": "size",
        "type": "quantitative",
        "title": picture.size_words,
        "scale": {"zero": True, "domainMax": widest},
    }
    lines = [
        _line(edges, x, side, dash, picture.value_words)
        for side, dash in (("low", [6, 4]), ("high", [6, 4]), ("far_low", [1, 0]), ("far_high", [1, 0]))
    ]
    return drawn(
        {
            "height": 360,
            "layer": [
                *lines,
                _centre(picture, widest),
                _named(picture, widest),
                _dots(
                    [each for each in picture.dots if each.who == REST],
                    x,
                    picture.value_words,
                    {"shape": "circle", "filled": True, "color": AREAS, "size": 28, "opacity": 0.7},
                ),
                _dots(
                    [each for each in picture.dots if each.who == ALIKE],
                    x,
                    picture.value_words,
                    {"shape": "circle", "filled": False, "color": INK, "size": 70, "strokeWidth": 2},
                ),
                _dots(
                    [each for each in picture.dots if each.who == OURS],
                    x,
                    picture.value_words,
                    {"shape": "diamond", "filled": True, "color": INK, "size": 190},
                ),
                _words([each for each in picture.dots if each.who == OURS], x),
            ],
        },
        picture.title,
        picture.description,
    )


def _y(title: str, field: str = "value") -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": title, "scale": {"zero": False}}


def _line(
    edges: list[dict[str, float]], x: dict[str, Any], side: str, dash: list[int], title: str
) -> dict[str, Any]:
    mark = {"type": "line", "color": QUIET, "strokeDash": dash, "strokeWidth": 1.4, "clip": True}
    return {"data": {"values": edges}, "mark": mark, "encoding": {"x": x, "y": _y(title, side)}}


def _centre(picture: FunnelPicture, widest: float) -> dict[str, Any]:
    ends = [{"size": 0, "value": picture.centre}, {"size": widest, "value": picture.centre}]
    return {
        "data": {"values": ends},
        "mark": {"type": "line", "color": BENCHMARK, "strokeDash": [2, 3], "strokeWidth": 1.6},
        "encoding": {"x": {"field": "size", "type": "quantitative"}, "y": _y(picture.value_words)},
    }


def _named(picture: FunnelPicture, widest: float) -> dict[str, Any]:
    last = max(picture.edges, key=lambda each: each.size)
    told = [
        {"size": widest, "value": picture.centre, "words": picture.centre_words, "colour": BENCHMARK},
        {"size": widest, "value": last.high, "words": "95% limits", "colour": QUIET},
        {"size": widest, "value": last.far_high, "words": "99.8% limits", "colour": QUIET},
    ]
    return {
        "data": {"values": told},
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 13},
        "encoding": {
            "x": {"field": "size", "type": "quantitative"},
            "y": _y(picture.value_words),
            "text": {"field": "words"},
            "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
        },
    }


def _dots(dots: list[Dot], x: dict[str, Any], title: str, mark: dict[str, Any]) -> dict[str, Any]:
    points = [{"size": each.size, "value": each.value} for each in dots]
    return {
        "data": {"values": points},
        "mark": {"type": "point", **mark},
        "encoding": {"x": x, "y": _y(title)},
    }


def _words(dots: list[Dot], x: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": [{"size": each.size, "value": each.value, "words": each.name} for each in dots]},
        "mark": {
            "type": "text",
            "align": "left",
            "dx": 12,
            "dy": -8,
            "fontSize": 14,
            "fontWeight": "bold",
            "color": INK,
        },
        "encoding": {"x": x, "y": {"field": "value", "type": "quantitative"}, "text": {"field": "words"}},
    }
