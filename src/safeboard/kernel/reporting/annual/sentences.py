"""The notation of the report: words, numbers bound to results, and claims about them. Pure; nothing is looked up.

{T1-04 2015-16}                          the value as shown: 576.3 per 10,000
{T3-04 2015-16 parts}                    516 of 749; of a rate or a count, the count alone
{T3-04 2015-16 base}                     749
{T1-05 2015-16 source=police}            one row of a breakdown
{T1-04 2015-16 England}                  what is published for England, a region, or similar areas (their mean)
{T1-04 2015-16 above England}            a claim: above, below, level with, better than, worse than
{T3-04 2015-16 up from 2014-15}          a claim: up from, down from, no clear change from, better than, worse than
{T3-07 2015-16 rising since 2011-12}     a claim about five years: rising since, falling since, no clear trend since
{county age-0-4}                         a published figure of the county, and {county eal-primary England} beside it
{evidence: Audit of visits, March 2016}  what stands behind a word of cause, with its day, month or year
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import period


class View(Enum):
    """Which side of a figure is printed."""

    VALUE = ""
    PARTS = "parts"
    BASE = "base"


class Relation(Enum):
    """How a figure stands to another one, in the words of a claim."""

    ABOVE = "above"
    BELOW = "below"
    LEVEL = "level with"
    BETTER = "better than"
    WORSE = "worse than"
    UP = "up from"
    DOWN = "down from"
    NO_CHANGE = "no clear change from"
    RISING = "rising since"
    FALLING = "falling since"
    NO_TREND = "no clear trend since"


TO_PLACES = (Relation.ABOVE, Relation.BELOW, Relation.LEVEL, Relation.BETTER, Relation.WORSE)
TRENDS = (Relation.RISING, Relation.FALLING, Relation.NO_TREND)
TO_PERIODS = (Relation.UP, Relation.DOWN, Relation.NO_CHANGE, Relation.BETTER, Relation.WORSE, *TRENDS)
SIMILAR_AREAS = "similar areas"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody typed: no number and no comparison may stand in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Which figure: indicator, period and, of a breakdown, the row."""

    code: str
    period: str
    by: str = ""
    category: str = ""

    @property
    def written(self) -> str:
        """The reference as it stands in braces, for example `T1-05 2015-16 source=police`."""
        row = f" {self.by}={self.category}" if self.by else ""
        return f"{self.code} {self.period}{row}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number bound to a result or, with `place`, to what is published for that place."""

    of: Reference
    view: View = View.VALUE
    place: str = ""

    @property
    def written(self) -> str:
        """The number in the notation."""
        last = self.place or self.view.value
        return f"{{{self.of.written}{' ' if last else ''}{last}}}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A comparison that the results must bear out: with a place, or with the same figure of another period."""

    of: Reference
    relation: Relation
    place: str = ""
    before: str = ""

    @property
    def said(self) -> str:
        """The comparison alone: `below England`, `up from 2014-15`."""
        return f"{self.relation.value} {self.place or self.before}"

    @property
    def written(self) -> str:
        """The claim in the notation."""
        return f"{{{self.of.written} {self.said}}}"


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure of the county, or with `place` what stands beside it: neither is ours, so nothing is tested."""

    key: str
    place: str = ""

    @property
    def written(self) -> str:
        """The figure in the notation."""
        return f"{{county {self.key}{' ' if self.place else ''}{self.place}}}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The named evidence of a cause: who found it, where it can be read, when."""

    words: str

    @property
    def written(self) -> str:
        """The evidence in the notation."""
        return f"{{evidence: {self.words}}}"


@dataclass(frozen=True, slots=True)
class Misread:
    """Braces that we could not read, with what to do."""

    text: str
    why: str

    @property
    def written(self) -> str:
        """As it was typed."""
        return self.text


Piece = Words | Number | Claim | Published | Evidence | Misread
Bound = Number | Claim

_BRACES = re.compile(r"\{([^{}]*)\}")
_CODE = re.compile(r"[A-Z]\d{1,2}-\d{2}")
_ROW = re.compile(r"([a-z_]+)=([a-z0-9_]+)")
_COUNTY = re.compile(r"county ([a-z0-9-]+)(?: ([A-Za-z][A-Za-z '&-]*))?")
_PERIOD_END = re.compile(r"(?:AY)?\d{4}-(?:M?\d{2}(?:-\d{2}|Q[1-4])?)")


def tidy(text: str) -> str:
    """One line of plain characters: look-alike digits become digits and invisible characters go.

    Otherwise a number could be typed so that a reader sees it and the check does not.
    """
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(
        " " if each.isspace() else each
        for each in plain
        if each.isspace() or unicodedata.category(each)[0] != "C"
    )
    return re.sub(r" +", " ", seen).strip()


def parse(sentence: str) -> tuple[Piece, ...]:
    """The pieces of a sentence in their order; joined again by `write` they give the sentence back."""
    pieces: list[Piece] = []
    at = 0
    for found in _BRACES.finditer(sentence):
        pieces += _words(sentence[at : found.start()])
        pieces.append(_bound(found[1]))
        at = found.end()
    return (*pieces, *_words(sentence[at:]))


def write(pieces: tuple[Piece, ...]) -> str:
    """The sentence that these pieces make, in the notation."""
    return "".join(each.text if isinstance(each, Words) else each.written for each in pieces)


def bound(pieces: tuple[Piece, ...]) -> tuple[Bound, ...]:
    """The numbers and claims of a sentence, without its words."""
    return tuple(each for each in pieces if isinstance(each, Number | Claim))


def _words(text: str) -> list[Piece]:
    if not text:
        return []
    if "{" in text or "}" in text:
        return [Misread(text, "A bracket { or } stands alone. Close it, or take it out.")]
    return [Words(text)]


def _bound(inside: str) -> Piece:
    def misread(why: str) -> Misread:
        return Misread(f"{{{inside}}}", why)

    if inside.strip().startswith("evidence:"):
        named = inside.partition(":")[2].strip()
        if not named:
            return misread(
                "Name the evidence: what it is, whose it is and when, as {evidence: Audit of visits, March 2016}."
            )
        return Evidence(named)
    if county := _COUNTY.fullmatch(inside.strip()):
        return Published(county[1], county[2] or "")
    parts = inside.split()
    if len(parts) < 2:
        return misread("Write an indicator and a period, for example {T1-04 2015-16}.")
    code, over, *rest = parts
    if not _CODE.fullmatch(code):
        return misread(f"'{code}' is no indicator's code. Write for example {{T1-04 2015-16}}.")
    try:
        period(over)
    except MeaningError as wrong:
        return misread(str(wrong))
    by = category = ""
    if rest and "=" in rest[0]:
        row = _ROW.fullmatch(rest[0])
        if row is None:
            return misread("Write a row of a breakdown as source=police.")
        by, category = row[1], row[2]
        rest = rest[1:]
    of, said = Reference(code, over, by, category), " ".join(rest)
    if said in [view.value for view in View]:
        return Number(of, View(said))
    for relation in Relation:
        if said == relation.value:
            return misread(f"Say {relation.value} what, for example {relation.value} England.")
        if said.startswith(f"{relation.value} "):
            return _claim(of, relation, said.removeprefix(f"{relation.value} ")) or misread(
                f"'{said}' cannot be checked. Places are above, below, level with, better than or worse than; "
                "years are up from, down from, no clear change from, better than or worse than; "
                "five years are rising since, falling since or no clear trend since."
            )
    if re.fullmatch(r"[A-Za-z][A-Za-z '&-]*", said):
        return Number(of, View.VALUE, said)
    return misread(
        f"We could not read '{said}'. Write parts, base, a place, or a comparison such as above England."
    )


def _claim(of: Reference, relation: Relation, against: str) -> Claim | None:
    if _PERIOD_END.fullmatch(against):
        try:
            period(against)
        except MeaningError:
            return None
        return Claim(of, relation, before=against) if relation in TO_PERIODS else None
    if re.fullmatch(r"[A-Za-z][A-Za-z '&-]*", against) and relation in TO_PLACES:
        return Claim(of, relation, place=against)
    return None
