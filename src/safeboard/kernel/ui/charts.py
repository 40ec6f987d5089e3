"""Charts drawn on the server as SVG: no script, no inline style, kept by the hash of what they show."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import vl_convert
from django.conf import settings
from markupsafe import Markup

INK, QUIET, BENCHMARK = "#1d4f57", "#6b7276", "#a8200d"


@dataclass(frozen=True, slots=True)
class Line:
    """A line over time with its own limits and, dashed, a benchmark. `None` values are gaps.

    Limits are either one number each, drawn from the last break on, or one for each point (`means`, `lowers`,
    `uppers`), as where the size of a month moves them; None where none are drawn.
    """

    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    breaks: tuple[int, ...]
    mean: float | None
    lower: float | None
    upper: float | None
    benchmark: float | None
    unit: str
    title: str
    description: str
    means: tuple[float | None, ...] = ()
    lowers: tuple[float | None, ...] = ()
    uppers: tuple[float | None, ...] = ()


def line_chart(line: Line) -> Markup:
    """The SVG of a line chart; its title and description are what a screen reader says."""
    spec = _spec(line)
    key = hashlib.sha256(json.dumps([spec, asdict(line)], sort_keys=True, default=str).encode()).hexdigest()
    kept = Path(settings.CHARTS) / f"{key}.svg"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".half")
        half.write_text(_accessible(vl_convert.vegalite_to_svg(spec), line), encoding="utf-8")
        half.rename(kept)
    return Markup(kept.read_text(encoding="utf-8"))  # noqa: S704 - our own drawing; its only texts are escaped


def sparkline(values: list[float | None]) -> str:
    """The path of a small line in a box of 100 by 30; gaps stay gaps. An empty text where there is no line."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, span = min(known), (max(known) - min(known)) or 1.0
    step = 100 / (len(values) - 1)
    parts, pen_up = [], True
    for place, value in enumerate(values):
        if value is None:
            pen_up = True
            continue
        parts.append(f"{'M' if pen_up else 'L'}{place * step:.1f} {27 - 24 * (value - low) / span:.1f}")
        pen_up = False
    return " ".join(parts)


def _spec(line: Line) -> dict[str, Any]:
    groups = [0, *line.breaks, len(line.labels)]
    group_of = [sum(place >= start for start in groups[1:-1]) for place in range(len(line.labels))]
    points = [
        {"month": f"{label}-01", "value": value, "group": group}
        for label, value, group in zip(line.labels, line.values, group_of, strict=True)
    ]
    x = {
        "field": "month",
        "type": "temporal",
        "title": None,
        "axis": {
            "format": "%b %Y",
            "labelAngle": 0,
            "tickCount": 7,
            "labelOverlap": "greedy",
            "labelSeparation": 16,
        },
    }
    y = {"field": "value", "type": "quantitative", "title": line.unit, "scale": {"zero": True}}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "line", "color": INK, "point": {"color": INK, "size": 36}},
            "encoding": {"x": x, "y": y, "detail": {"field": "group", "type": "nominal"}},
        }
    ]
    start = f"{line.labels[groups[-2]]}-01"
    end = f"{line.labels[-1]}-01"
    for value, dash, words in (
        (line.mean, [1, 0], "average"),
        (line.lower, [5, 4], "lower limit"),
        (line.upper, [5, 4], "upper limit"),
    ):
        if value is not None:
            layers.append(_rule(start, end, value, QUIET, dash, words))
    for values, dash, words in (
        (line.means, [1, 0], "average"),
        (line.lowers, [5, 4], "lower limit"),
        (line.uppers, [5, 4], "upper limit"),
    ):
        if any(value is not None for value in values):
            layers.append(_steps(line.labels, values, dash, words))
    if line.benchmark is not None:
        layers.append(
            _rule(
                end, f"{line.labels[0]}-01", line.benchmark, BENCHMARK, [2, 3], "England, year", inside=True
            )
        )
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 720,
        "height": 300,
        "background": "white",
        "config": {
            "font": "Arial, Liberation Sans, Helvetica, sans-serif",
            "axis": {"labelFontSize": 13, "titleFontSize": 13},
        },
        "data": {"values": points},
        "layer": layers,
    }


def _steps(
    labels: tuple[str, ...], values: tuple[float | None, ...], dash: list[int], words: str
) -> dict[str, Any]:
    """A limit with a value for each point, named at its end."""
    data = [
        {"month": f"{label}-01", "value": value, "words": ""}
        for label, value in zip(labels, values, strict=True)
        if value is not None
    ]
    data[-1]["words"] = words
    x = {"field": "month", "type": "temporal"}
    y = {"field": "value", "type": "quantitative"}
    line = {"type": "line", "color": QUIET, "strokeDash": dash, "strokeWidth": 1.5, "interpolate": "step"}
    text = {"type": "text", "color": QUIET, "align": "left", "dx": 8, "baseline": "middle", "fontSize": 13}
    return {
        "data": {"values": data},
        "layer": [
            {"mark": line, "encoding": {"x": x, "y": y}},
            {"mark": text, "encoding": {"x": x, "y": y, "text": {"field": "words"}}},
        ],
    }


def _rule(
    start: str, end: str, value: float, colour: str, dash: list[int], words: str, *, inside: bool = False
) -> dict[str, Any]:
    data = [{"month": start, "value": value, "words": ""}, {"month": end, "value": value, "words": words}]
    x = {"field": "month", "type": "temporal"}
    y = {"field": "value", "type": "quantitative"}
    return {
        "data": {"values": data},
        "layer": [
            {
                "mark": {"type": "line", "color": colour, "strokeDash": dash, "strokeWidth": 1.5},
                "encoding": {"x": x, "y": y},
            },
            {
                "mark": {
                    "type": "text",
                    "color": colour,
                    "align": "left",
                    # Beside the end of its line, where no point can lie under it; or above its beginning.
                    "dx": 4 if inside else 8,
                    "dy": -8 if inside else 0,
                    "baseline": "middle",
                    "fontSize": 13,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "words"}},
            },
        ],
    }


def _accessible(svg: str, line: Line) -> str:
    """Give the drawing its title and description, and take away every word the drawing tool put in."""
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    svg = re.sub(r' style="[^"]*"', "", svg)
    key = hashlib.sha256((line.title + line.description).encode()).hexdigest()[:8]
    head = f'<svg role="img" aria-labelledby="t{key} d{key}"'
    words = (
        f'<title id="t{key}">{escape(line.title)}</title><desc id="d{key}">{escape(line.description)}</desc>'
    )
    svg = svg.replace("<svg", head, 1)
    return re.sub(r"(<svg[^>]*>)", lambda found: found.group(1) + words, svg, count=1)
