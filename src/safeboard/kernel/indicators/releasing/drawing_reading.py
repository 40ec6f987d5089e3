"""An SVG drawing taken apart: the scale of its axis, the names along its side, its marks and its words.

It reads what Vega writes, and what somebody might add to it: paths, lines, circles and texts, wherever they were moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

# A mark is drawn to the last decimal; this much of a dot is allowed for rounding.
DOT = 0.02
HALF_A_ROW = 13.0
# An axis is drawn half a dot to the right of its marks, so that its lines are crisp.
CRISP = 0.5
NUMBER = r"-?\d*\.?\d+(?:e-?\d+)?"
MOVED = re.compile(rf"translate\(\s*({NUMBER})[ ,]+({NUMBER})\s*\)")
STEP = re.compile(r"([MmLlHhVvAaZz])([^MmLlHhVvAaZz]*)")
AXES = "role-axis"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: beside which name, how far it reaches along the scale, and what is said of it. No name: a stranger."""

    name: str
    end: float
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing taken apart. `scale` is where nought is and how long one is; None where no axis has numbers."""

    names: tuple[str, ...]
    marks: tuple[Mark, ...]
    words: tuple[str, ...]
    scale: tuple[float, float] | None

    def reached(self, mark: Mark) -> tuple[float, float]:
        """From what to what value a mark can reach. Raises ValueError where no axis has numbers."""
        if self.scale is None:
            raise ValueError("No axis of this drawing has numbers.")
        nought, one = self.scale
        low, high = sorted((mark.end - nought + sign * DOT) / one for sign in (-1, 1))
        return max(low, 0.0), max(high, 0.0)


@dataclass(frozen=True, slots=True)
class _Piece:
    element: Element
    x: float
    y: float
    roles: str


def read_drawing(svg: Element) -> Drawing:
    """Everything that a drawing says and shows."""
    pieces = list(_pieces(svg, 0.0, 0.0, ""))
    labels = [each for each in pieces if _tag(each.element) == "text" and "role-axis-label" in each.roles]
    numbers = [(each.x, value) for each in labels if (value := _value(_said(each.element))) is not None]
    # Along the side every name stands at the same place; along the foot every number has its own.
    names = [each for each in labels if sum(each.x == other.x for other in labels) > 1]
    scale = _scale([each for each in numbers if sum(each[0] == other.x for other in labels) == 1])
    marks = []
    for each in pieces:
        if AXES in each.roles or (extent := _extent(each)) is None:
            continue
        end, top, foot = extent
        said = _said(each.element) if _tag(each.element) == "text" else _pointed_at(each.element)
        # What is taller than a row lies across several names: a line, a band.
        name = _nearest((top + foot) / 2, names) if foot - top < 2 * HALF_A_ROW else ""
        marks.append(Mark(name, end, said))
    words = ["".join(each.itertext()) for each in svg if _tag(each) in ("title", "desc")] + [
        svg.get("aria-label") or ""
    ]
    return Drawing(
        tuple(_said(each.element) for each in names), tuple(marks), tuple(filter(None, words)), scale
    )


def _pieces(element: Element, x: float, y: float, roles: str) -> Iterator[_Piece]:
    if found := MOVED.search(element.get("transform") or ""):
        x, y = x + float(found[1]), y + float(found[2])
    own = element.get("class") or ""
    if _tag(element) in ("path", "line", "rect", "circle", "text"):
        yield _Piece(element, x, y, roles)
    for each in element:
        yield from _pieces(each, x, y, f"{roles} {own}")


def _extent(piece: _Piece) -> tuple[float, float, float] | None:
    """How far to the right a mark of the plot reaches, its top and its foot; None for what is behind the plot."""
    element, kind = piece.element, _tag(piece.element)
    paper = kind == "rect" and piece.roles.split() == ["marks"] and element.get("x") is None
    if paper or element.get("class") in ("background", "foreground"):
        return None
    if kind == "line":
        xs, ys = ([_number(element, each) for each in ends] for ends in (("x1", "x2"), ("y1", "y2")))
    elif kind == "rect":
        x, y = _number(element, "x"), _number(element, "y")
        xs, ys = [x + _number(element, "width")], [y, y + _number(element, "height")]
    elif kind == "circle":
        xs, ys = [_number(element, "cx")], [_number(element, "cy")]
    elif kind == "text":
        xs, ys = [0.0], [0.0]
    else:
        path = element.get("d") or ""
        # A symbol is drawn round the place to which it is moved.
        xs, ys = ([0.0], [0.0]) if "A" in path else _corners(path)
    return (piece.x + max(xs), piece.y + min(ys), piece.y + max(ys)) if xs else None


def _corners(path: str) -> tuple[list[float], list[float]]:
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for letter, rest in STEP.findall(path):
        values = [float(each) for each in re.findall(NUMBER, rest)]
        from_x, from_y = (x, y) if letter.islower() else (0.0, 0.0)
        if letter in "Zz":
            continue
        if letter in "Hh":
            x = from_x + values[0]
        elif letter in "Vv":
            y = from_y + values[0]
        else:
            x, y = from_x + values[-2], from_y + values[-1]
        xs.append(x)
        ys.append(y)
    return xs, ys


def _number(element: Element, name: str) -> float:
    return float(element.get(name) or 0)


def _pointed_at(element: Element) -> str:
    """What is said of a mark when somebody points at it, or reads it aloud."""
    said = [_said(each) for each in element if _tag(each) == "title"]
    return " ".join((*said, element.get("aria-label") or "")).strip()


def _scale(numbers: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Where nought is and how long one is, from the first and the last number of an axis."""
    if len(numbers) < 2:
        return None
    (at, first), (end, last) = min(numbers), max(numbers)
    if first == last or at == end:
        return None
    one = (end - at) / (last - first)
    return at - CRISP - first * one, one


def _nearest(y: float, names: Sequence[_Piece]) -> str:
    # The foot of a name is a few dots below the middle of its row.
    near = min(names, key=lambda each: abs(each.y - y), default=None)
    return _said(near.element) if near is not None and abs(near.y - y) < HALF_A_ROW else ""


def _value(text: str) -> float | None:
    plain = text.replace(",", "").removesuffix("%").replace("−", "-")
    return float(plain) if re.fullmatch(NUMBER, plain) else None


def _said(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
