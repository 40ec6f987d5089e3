"""The page of a release as somebody reads it who wants to know more: its tables, and its charts to the last decimal.

It is given the page as it is frozen, and the places of the data file to know what is called how. Of every drawing it
takes the ends of its marks on the scale of its axis, what is said of a mark that is pointed at, its texts, and what a
screen reader says; of a table every cell (section 3, point 6).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.hiding import telling
from safeboard.grammar.statistics.hiding.attacking import Told, is_exactly, lies_between
from safeboard.kernel.indicators.disclosure import HIDDEN
from safeboard.kernel.indicators.releasing.drawing_reading import Drawing, Mark, read_drawing
from safeboard.kernel.indicators.releasing.linking import Slot, counted_at
from safeboard.kernel.indicators.releasing.naming import category_of, title_of
from safeboard.kernel.indicators.releasing.reading import Read, children, exposure

SVG = "{http://www.w3.org/2000/svg}svg"
OF = re.compile(r"([\d,]+) of ([\d,]+)")
SHARE = re.compile(r"([\d,]*\.?\d+) ?(?:%|per cent)")


class Unreadable(ValueError):
    """The page is not well formed, so nobody can say what it tells."""


@dataclass(slots=True)
class Section:
    """One table of the page with its chart: which places it is of, and by what names."""

    found: Read
    surface: str
    slots: list[Slot]
    spans: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.spans = {period(each.period).words: each.period for each in self.slots}

    def label(self, slot: Slot) -> str:
        """What a place is called here: its category, or its period."""
        return category_of(slot) if slot.by else period(slot.period).words

    def hidden_in(self, text: str) -> tuple[list[Slot], str]:
        """The hidden places that a text names, and what else it says."""
        rest = text.replace(HIDDEN, " ")
        labels = {self.label(each) for each in self.slots}
        named = set()
        for words in sorted(labels | set(self.spans), key=len, reverse=True):
            rest, times = re.subn(rf"(?<!\w){re.escape(words)}(?!\w)", " ", rest, flags=re.IGNORECASE)
            if times:
                named.add(words)
        over = {self.spans[each] for each in named & set(self.spans)}
        hidden = [
            each
            for each in self.slots
            if self.found.slots[each] and self.label(each) in named and (not over or each.period in over)
        ]
        return hidden, rest


def read_page(found: Read, surface: str, page: bytes) -> None:
    """Add what a page tells to what its data file told. Raises Unreadable."""
    try:
        root = ElementTree.fromstring(b"<div>" + page + b"</div>")
    except ElementTree.ParseError as fault:
        raise Unreadable(f"{surface} cannot be read: {fault}") from fault
    titles: dict[str, list[Slot]] = defaultdict(list)
    for slot in found.slots:
        titles[title_of(slot)].append(slot)
    for element in root.iter("section"):
        title = "".join(element.find("h3").itertext()).strip() if element.find("h3") is not None else ""
        section = Section(found, f"{surface}, {title}", titles.get(title, []))
        for row in element.iter("tr"):
            cells = ["".join(each.itertext()).strip() for each in row]
            found.told += _row(section, cells)
        for svg in element.iter(SVG):
            drawing = read_drawing(svg)
            found.told += _chart(section, drawing)
            for words in drawing.words:
                found.claims += _sentences(section, f"{section.surface}, words of the chart", words)
        for words in _plain_text(element):
            found.claims += _sentences(section, section.surface, words)


def _plain_text(element: ElementTree.Element) -> Iterator[str]:
    """What stands in a section outside its table and its drawing."""
    if element.tag in ("table", SVG):
        return
    yield element.text or ""
    for each in element:
        yield from _plain_text(each)
        yield each.tail or ""
    for words in (element.get("aria-label"), element.get("title"), element.get("alt")):
        yield words or ""


def _row(section: Section, cells: Sequence[str]) -> Iterator[Told]:
    """The cells of a row whose figure is hidden in the data file."""
    if len(cells) < 3 or cells[0] not in section.spans:
        return
    for slot in section.slots:
        if section.found.slots[slot] and (period(slot.period).words, category_of(slot)) == tuple(cells[:2]):
            for said in cells[2:]:
                yield from _said(section, f"{section.surface}, table", slot, said.replace(HIDDEN, " "))


def _chart(section: Section, drawing: Drawing) -> Iterator[Told]:
    """The marks of a drawing: how far they reach, and what is said of them. Raises Unreadable for a stranger among them."""
    where = f"{section.surface}, chart"
    charted = _charted(section, drawing)
    for mark in drawing.marks:
        if not mark.name:
            # A line of averages, a band, a note: nobody can say what it tells, so nobody may see it.
            raise Unreadable(
                f"{where}: something is drawn that stands beside no name, so it cannot be checked."
            )
        here = [each for each in charted[mark.name] if section.found.slots[each]]
        said = f"{where}, what is said of a bar"
        if here:
            rest = section.hidden_in(mark.words)[1]
            yield from (each for slot in here for each in _said(section, said, slot, rest))
        else:
            section.found.claims += _sentences(section, said, mark.words)
        if drawing.scale:
            for slot in here:
                yield from _reaching(section, f"{where}, a bar", slot, drawing, mark)


def _charted(section: Section, drawing: Drawing) -> dict[str, list[Slot]]:
    """Which place each name along the side is: of several periods the newest, which is the one that is drawn."""
    found: dict[str, list[Slot]] = {}
    for name in drawing.names:
        plain = name.removesuffix("…").rstrip()
        same = [each for each in section.slots if _begins(plain, section.label(each))]
        newest = max((period(each.period).end for each in same), default=None)
        found[name] = [each for each in same if period(each.period).end == newest]
    return found


def _begins(name: str, label: str) -> bool:
    """Whether a name along the side is this label: whole, cut short, or with a word in brackets after it."""
    return name == label or label.startswith(name) or name.startswith(f"{label} (")


def _said(section: Section, surface: str, slot: Slot, text: str) -> Iterator[Told]:
    """What a text about one hidden place tells: a number, a number out of another, a share, a rate."""
    names = counted_at(slot)
    whole = _whole(slot)
    for number, base in OF.findall(text):
        yield is_exactly(surface, names.own, float(number.replace(",", "")))
        if whole:
            yield is_exactly(surface, whole, float(base.replace(",", "")))
    text = OF.sub(" ", text)
    if whole:
        for each in SHARE.findall(text):
            yield from telling.share(surface, names.own, (whole,), each)
    yield from telling.words_about(surface, names.own, text, children(slot, section.found.area))


def _reaching(section: Section, surface: str, slot: Slot, drawing: Drawing, mark: Mark) -> Iterator[Told]:
    low, high = drawing.reached(mark)
    names, whole = counted_at(slot), _whole(slot)
    unit = REGISTRY.indicators[slot.code].unit
    if unit is Unit.RATE:
        if people := exposure(slot, section.found.area):
            yield lies_between(surface, names.own, low * people / 10_000, high * people / 10_000)
    elif whole:
        yield Told(surface, ((names.own, 1.0), (whole, -high / 100)), high=0.0)
        yield Told(surface, ((names.own, 1.0), (whole, -low / 100)), low=0.0)
    else:
        yield lies_between(surface, names.own, low, high)


def _sentences(section: Section, surface: str, words: str) -> Iterator[Told]:
    for sentence in re.split(r"[.;](?=\s|$)", words):
        if any(each.isdigit() for each in sentence) or telling.counts_in_words(sentence):
            hidden, rest = section.hidden_in(sentence)
            for slot in hidden:
                yield from _said(section, f"{surface}, “{sentence.strip()[:60]}”", slot, rest)


def _whole(slot: Slot) -> str:
    """What a percentage or a share is out of; empty where the figure is neither."""
    names = counted_at(slot)
    shares = REGISTRY.indicators[slot.code].unit is Unit.SHARE and slot.by
    return names.base or (counted_at(Slot(slot.code, slot.period)).own if shares else "")
