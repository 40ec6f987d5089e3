"""Bars drawn by ourselves as SVG: no script, no inline style, the value on every bar, words for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup

INK, FAINT, TEXT = "#1d4f57", "#d8dde0", "#0b0c0c"
WIDTH, HEIGHT, FOOT, HEAD = 720, 300, 62, 26


def bars(
    values: Sequence[int], labels: Sequence[str], *, title: str, description: str, beneath: str = ""
) -> Markup:
    """Upright bars, one for each value; `beneath` says what the labels are. Raises ValueError where one has no label."""
    if len(values) != len(labels) or not values:
        raise ValueError(f"{title}: give a label for each bar, and at least one bar.")
    step, most = WIDTH / len(values), max(max(values), 1)
    room = HEIGHT - FOOT - HEAD
    drawn = []
    for place, (value, label) in enumerate(zip(values, labels, strict=True)):
        tall = room * value / most
        left, middle, top = place * step + step * 0.14, (place + 0.5) * step, HEIGHT - FOOT - tall
        drawn.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{step * 0.72:.1f}" height="{tall:.1f}" fill="{INK}"/>'
        )
        drawn.append(_words(middle, top - 6, str(value), bold=True))
        drawn.append(_words(middle, HEIGHT - FOOT + 20, label))
    drawn.append(
        f'<line x1="0" x2="{WIDTH}" y1="{HEIGHT - FOOT}" y2="{HEIGHT - FOOT}" stroke="{FAINT}" stroke-width="2"/>'
    )
    if beneath:
        drawn.append(_words(WIDTH / 2, HEIGHT - 12, beneath))
    return Markup(  # noqa: S704 - our own drawing; its only texts are escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" width="{WIDTH}" height="{HEIGHT}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(drawn)}</svg>"
    )


def _words(x: float, y: float, words: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-size="15" fill="{TEXT}" '
        f'font-family="Arial, Liberation Sans, Helvetica, sans-serif"{weight}>{escape(words)}</text>'
    )
