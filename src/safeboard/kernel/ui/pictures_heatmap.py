"""Areas down, years across: each box carries its number, and its shade says which fifth of the areas it is in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from safeboard.kernel.ui.pictures import INK, drawn

SHADES = ("#f7fbfc", "#cfe3e6", "#9cc4ca", "#5d979f", "#1d4f57")
LIGHT_FROM = 5
NONE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Box:
    """One area in one year: its words (a number, or why there is none) and its fifth, 1 to 5, or none."""

    area: str
    year: str
    words: str
    fifth: int | None

    def __post_init__(self) -> None:
        if self.fifth is not None and not 1 <= self.fifth <= len(SHADES):
            raise ValueError(f"A fifth is from 1 to 5, not {self.fifth}.")


@dataclass(frozen=True, slots=True)
class HeatmapPicture:
    """The boxes as data, in the order of areas and years that they are to be drawn in."""

    boxes: tuple[Box, ...]
    areas: tuple[str, ...]
    years: tuple[str, ...]
    ours: str
    title: str
    description: str


def heatmap_picture(picture: HeatmapPicture) -> Markup:
    """The SVG of a heatmap: the number stands in every box, so that nothing hangs on telling shades apart."""
    rows = [
        {
            "area": each.area,
            "year": each.year,
            "words": each.words,
            "shade": SHADES[each.fifth - 1] if each.fifth else NONE,
            "ink": "#ffffff" if each.fifth and each.fifth >= LIGHT_FROM else "#0b0c0c",
            "ours": each.area == picture.ours,
        }
        for each in picture.boxes
    ]
    y = {"field": "area", "type": "nominal", "sort": list(picture.areas), "title": None}
    x = {
        "field": "year",
        "type": "ordinal",
        "sort": list(picture.years),
        "title": None,
        "axis": {"orient": "top", "labelAngle": 0, "domain": False, "ticks": False},
    }
    plain = {"type": "nominal", "scale": None, "legend": None}
    spec = {
        "width": {"step": 78},
        "height": {"step": 30},
        "data": {"values": rows},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "#b1b4b6", "strokeWidth": 1},
                "encoding": {"x": x, "y": y, "color": {"field": "shade", **plain}},
            },
            {
                "transform": [{"filter": "datum.ours"}],
                "mark": {"type": "rect", "filled": False, "stroke": INK, "strokeWidth": 3},
                "encoding": {"x": x, "y": y},
            },
            {
                "mark": {"type": "text", "fontSize": 13},
                "encoding": {"x": x, "y": y, "text": {"field": "words"}, "color": {"field": "ink", **plain}},
            },
        ],
    }
    return drawn(spec, picture.title, picture.description)
