"""The chart beside a table of a release: a bar for each figure that is shown, and a name without a bar for one that is not.

A chart is made from the frozen data file alone, so it cannot know what is hidden; the attacker reads it all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from safeboard.kernel.ui.pictures import INK, drawn

HELD = " (hidden)"
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: its name, how long its bar is (None: no bar), what is said of it, and whether it is hidden."""

    label: str
    value: float | None
    words: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars as data, in the order of their table."""

    title: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def description(self) -> str:
        """What somebody who cannot see the chart is told."""
        shown = [each for each in self.bars if each.value is not None]
        high, low = (pick(shown, key=lambda each: each.value or 0) for pick in (max, min))
        said = (
            f"{len(self.bars)} bars. Highest: {high.label}, {high.words}. Lowest: {low.label}, {low.words}."
        )
        held = [each.label for each in self.bars if each.hidden]
        return f"{said} Hidden: {', '.join(held)}." if held else said


def drawn_of(picture: Picture) -> Markup:
    """The SVG with a tooltip for each bar; empty where fewer than two figures can be drawn."""
    if sum(each.value is not None for each in picture.bars) < FEWEST:
        return Markup()
    names = [each.label + (HELD if each.hidden else "") for each in picture.bars]
    rows = [
        {"name": name, "value": each.value, "words": tooltip(each)}
        for name, each in zip(names, picture.bars, strict=True)
        if each.value is not None
    ]
    spec = {
        "height": {"step": 26},
        "data": {"values": rows},
        "mark": {"type": "bar", "color": INK},
        "encoding": {
            "y": {
                "field": "name",
                "type": "nominal",
                "sort": names,
                "scale": {"domain": names},
                "title": None,
            },
            "x": {"field": "value", "type": "quantitative", "title": picture.unit, "scale": {"zero": True}},
            "description": {"field": "words"},
        },
    }
    return drawn(spec, picture.title, picture.description, tooltips=True)


def tooltip(bar: Bar) -> str:
    """What is said beside a bar when somebody points at it."""
    return f"{bar.label}: {bar.words}"
