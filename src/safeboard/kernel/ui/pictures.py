"""Pictures drawn on the server as SVG: what they find as title, what they show as description, no script, no style.

Each sort of picture is data in, drawing out; a page puts its table beside it. Kept by the hash of what they show.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import vl_convert
from django.conf import settings
from markupsafe import Markup

INK, QUIET, FAINT, AREAS, BENCHMARK = "#1d4f57", "#6b7276", "#c8cdd0", "#8a9499", "#a8200d"
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
WIDTH = 720


def drawn(spec: dict[str, Any], title: str, description: str, *, tooltips: bool = False) -> Markup:
    """The SVG of a picture with its finding and its description, which is what a screen reader says.

    With `tooltips` what the specification describes a mark by is said when somebody points at it.
    """
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "background": "white",
        **spec,
        "config": {
            "font": FONT,
            "axis": {
                "labelFontSize": 13,
                "titleFontSize": 13,
                "labelLimit": 260,
                "titleFontWeight": "normal",
            },
            "view": {"stroke": None},
            "legend": {"labelFontSize": 13, "titleFontSize": 13},
        },
    }
    key = hashlib.sha256(
        json.dumps([whole, title, description, tooltips], sort_keys=True).encode()
    ).hexdigest()
    kept = Path(settings.CHARTS) / f"{key}.svg"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".half")
        svg = vl_convert.vegalite_to_svg(whole)
        svg = _with_tooltips(svg) if tooltips else svg
        half.write_text(_accessible(svg, title, description), encoding="utf-8")
        half.rename(kept)
    return Markup(kept.read_text(encoding="utf-8"))  # noqa: S704 - our own drawing; its only texts are escaped


def _with_tooltips(svg: str) -> str:
    """The description of each mark as its title, which browsers show without a script."""
    return re.sub(r'<path aria-label="([^"]*)"([^>]*)/>', r"<path\2><title>\1</title></path>", svg)


def _accessible(svg: str, title: str, description: str) -> str:
    """Give the drawing its title and description, and take away every word that the drawing tool put in."""
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    svg = re.sub(r' style="[^"]*"', "", svg)
    key = hashlib.sha256((title + description).encode()).hexdigest()[:8]
    head = f'<svg role="img" aria-labelledby="t{key} d{key}"'
    words = f'<title id="t{key}">{escape(title)}</title><desc id="d{key}">{escape(description)}</desc>'
    svg = svg.replace("<svg", head, 1)
    return re.sub(r"(<svg[^>]*>)", lambda found: found.group(1) + words, svg, count=1)
