"""Areas in their order, each with its likely range where its counts are known, and England as a line."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from safeboard.kernel.ui.pictures import AREAS, BENCHMARK, INK, drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """One area: its name, its value, its likely range if known, and whether it is ours."""

    name: str
    value: float
    low: float | None
    high: float | None
    ours: bool


@dataclass(frozen=True, slots=True)
class RankedPicture:
    """Areas as data, highest first, with a benchmark."""

    bars: tuple[Bar, ...]
    benchmark: float | None
    benchmark_words: str
    value_words: str
    title: str
    description: str


def ranked_picture(picture: RankedPicture) -> Markup:
    """The SVG of ranked areas; ours is a diamond and its name is in bold beside it."""
    rows = [
        {"name": each.name, "value": each.value, "low": each.low, "high": each.high, "ours": each.ours}
        for each in picture.bars
    ]
    order = [each.name for each in picture.bars]
    y = {"field": "name", "type": "nominal", "sort": order, "title": None}
    x = {"field": "value", "type": "quantitative", "title": picture.value_words, "scale": {"zero": False}}
    layers = [
        {
            "transform": [{"filter": "isValid(datum.low)"}],
            "mark": {"type": "rule", "color": AREAS, "strokeWidth": 3},
            "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "transform": [{"filter": "!datum.ours"}],
            "mark": {
                "type": "point",
                "shape": "circle",
                "filled": True,
                "color": AREAS,
                "size": 80,
                "opacity": 1,
            },
            "encoding": {"y": y, "x": x},
        },
        {
            "transform": [{"filter": "datum.ours"}],
            "mark": {
                "type": "point",
                "shape": "diamond",
                "filled": True,
                "color": INK,
                "size": 200,
                "opacity": 1,
            },
            "encoding": {"y": y, "x": x},
        },
    ]
    if picture.benchmark is not None:
        at = {"data": {"values": [{"value": picture.benchmark, "words": picture.benchmark_words}]}}
        layers.append(
            {
                **at,
                "mark": {"type": "rule", "color": BENCHMARK, "strokeDash": [2, 3], "strokeWidth": 1.6},
                "encoding": {"x": x},
            }
        )
        layers.append(
            {
                **at,
                "mark": {
                    "type": "text",
                    "color": BENCHMARK,
                    "fontSize": 13,
                    "align": "left",
                    "dx": 4,
                    "baseline": "top",
                },
                "encoding": {"x": x, "y": {"value": -16}, "text": {"field": "words"}},
            }
        )
    spec = {"height": {"step": 26}, "data": {"values": rows}, "layer": layers}
    return drawn(spec, picture.title, picture.description)
