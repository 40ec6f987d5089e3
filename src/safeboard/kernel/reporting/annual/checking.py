"""What cannot be published, and why: a typed number, a comparison that is not bound or not borne out, a hidden figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.reporting.annual import phrases, scanning
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.sentences import (
    Bound,
    Claim,
    Evidence,
    Misread,
    Number,
    Piece,
    Published,
    Reference,
    Words,
    bound,
    parse,
    tidy,
)
from safeboard.kernel.reporting.annual.told import CannotBind, Told, place_name
from safeboard.kernel.reporting.profile.table import Fact

SAID_WITHOUT_A_NUMBER = {
    "count": "This says how many, and no result is bound to it. Bind the number, for example {T1-04 2015-16 parts}, "
    "or take it out.",
    "cause": "This says why, and no evidence is named. Name it in the same sentence, for example "
    "{evidence: Audit of visits, County Council, March 2016}, or say only what happened.",
    "picture": "A picture or a sign can say more or less, and cannot be checked. Say it in words, or as a claim.",
}


LEAST_OF_EVIDENCE = 4


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a sentence cannot be published: the words it is about, why, and where they stand.

    `kind` is number, count, picture, comparison, cause, evidence, claim, broken, hidden, figure, unreadable or personal; `piece` is
    the place among the pieces; `start` and `end` are the place in a typed piece; `instead` is a claim that would hold.
    """

    kind: str
    quote: str
    why: str
    piece: int
    start: int = 0
    end: int = 0
    instead: Claim | None = None

    def __str__(self) -> str:
        return f"'{self.quote[:1].upper()}{self.quote[1:]}' - {self.why}"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words for the reader; `told` is there where it is a bound number or claim, `fact` where it is published."""

    text: str
    told: Told | None = None
    fact: Fact | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence as it would be printed, and what keeps it from being published."""

    text: str
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    refusals: tuple[Refusal, ...]

    @property
    def plain(self) -> str:
        """The sentence as a reader sees it."""
        return "".join(part.text for part in self.parts)

    @property
    def told(self) -> tuple[Told, ...]:
        """Everything bound in it, in its order."""
        return tuple(part.told for part in self.parts if part.told is not None)


def check(text: str, book: Book) -> Checked:
    """The sentence bound to the book's figures, with every reason why it could not be published."""
    pieces = parse(tidy(text))
    parts: list[Part] = []
    refusals: list[Refusal] = []
    for place, piece in enumerate(pieces):
        match piece:
            case Words(words):
                found = _typed(words, place, pieces, book)
                refusals += found
                parts.append(Part(words))
            case Misread(words, why):
                refusals.append(Refusal("unreadable", words, why, place))
                parts.append(Part(words, refused=True))
            case Evidence(words):
                refusals += _evidence(piece, place)
                parts.append(Part(f"(evidence: {words})"))
            case Published():
                try:
                    fact, said = book.published(piece)
                except CannotBind as cannot:
                    refusals.append(Refusal(cannot.kind, piece.written, str(cannot), place))
                    parts.append(Part(piece.written, refused=True))
                else:
                    parts.append(Part(said, fact=fact))
                    refusals += _of_another_year(fact, piece, place, pieces)
            case Number() | Claim():
                try:
                    told = book.tell(piece)
                except CannotBind as cannot:
                    quote = piece.said if isinstance(piece, Claim) else piece.written
                    refusals.append(Refusal(cannot.kind, quote, str(cannot), place, instead=cannot.claim))
                    parts.append(Part(quote, refused=True))
                    continue
                parts.append(Part(told.text, told))
                refusals += _around(piece, place, pieces, book)
    return Checked(text, pieces, tuple(parts), tuple(refusals))


def _around(piece: Bound, place: int, pieces: tuple[Piece, ...], book: Book) -> list[Refusal]:
    """What the words around a number or claim must and must not say."""
    refusals = []
    typed = " ".join(each.text for each in pieces if isinstance(each, Words))
    over = period(piece.of.period)
    if piece.of.period != book.year and piece.of.period not in typed and over.words not in typed:
        refusals.append(
            Refusal(
                "figure",
                piece.written,
                f"This is of {piece.of.period}, and the sentence does not say so. Write {piece.of.period} in its words.",
                place,
            )
        )
    before = pieces[place - 1] if place else None
    if isinstance(piece, Number) and isinstance(before, Words):
        altered = phrases.ALTERED.search(before.text)
        if altered:
            refusals.append(
                Refusal(
                    "comparison",
                    altered[0].strip(),
                    "The words before a number cannot make more or less of it. Say only the number.",
                    place - 1,
                    altered.start(),
                    altered.end(),
                )
            )
    if isinstance(piece, Claim) and isinstance(before, Words):
        turned = phrases.TURNED.search(before.text)
        if turned:
            refusals.append(
                Refusal(
                    "comparison",
                    f"{turned[0].strip()} {piece.said}",
                    "The words before a comparison cannot turn it round or add to it. Say only what the results say.",
                    place,
                )
            )
    return refusals


def _of_another_year(fact: Fact, piece: Published, place: int, pieces: tuple[Piece, ...]) -> list[Refusal]:
    """A published figure that was brought up to date must not stand under its old year."""
    typed = " ".join(each.text for each in pieces if isinstance(each, Words))
    said = {int(each) for each in phrases.A_YEAR.findall(typed)}
    if not said or said & set(fact.years):
        return []
    why = f"This is of {fact.period}, and the sentence names another year. Write {fact.period}."
    return [Refusal("figure", piece.written, why, place)]


def _evidence(named: Evidence, place: int) -> list[Refusal]:
    """Evidence can be asked for: it says what it is and when it was made, and it brings no number in by the back door."""
    refusals = []
    if not phrases.DATED.search(named.words) or len(named.words.split()) < LEAST_OF_EVIDENCE:
        why = "Say what the evidence is, whose it is and when it was made, for example Audit of visits, County Council, March 2016."
        refusals.append(Refusal("evidence", named.words, why, place))
    for each in scanning.scan(named.words):
        if each.kind in ("number", "personal"):
            why = "Name the evidence without numbers and without anybody's particulars: its numbers are not ours to check."
            refusals.append(Refusal(each.kind, each.text, why, place))
    return refusals


def _typed(words: str, place: int, pieces: tuple[Piece, ...], book: Book) -> list[Refusal]:
    ordinary = (*book.section.phrases, *(REGISTRY.indicators[code].title for code in book.codes))
    near = _nearest(place, pieces)
    places = _places(near, book)
    refusals = []
    for each in scanning.scan(words, ordinary=ordinary, places=places):
        refuse = partial(Refusal, piece=place, start=each.start, end=each.end)
        if each.kind == "personal":
            refusals.append(
                refuse(
                    "personal",
                    each.text,
                    "This looks like personal information. Take it out: the report is public.",
                )
            )
        elif each.kind == "number":
            refusals.append(
                refuse(
                    "number",
                    each.text,
                    "This number is typed. Bind it to a result, so that it can be traced and follows its figure.",
                )
            )
        elif each.kind == "cause" and any(isinstance(other, Evidence) for other in pieces):
            continue
        elif each.kind in SAID_WITHOUT_A_NUMBER:
            refusals.append(refuse(each.kind, each.text, SAID_WITHOUT_A_NUMBER[each.kind]))
        else:
            refusals.append(_comparison(each, near, book, refuse))
    return refusals


def _comparison(
    each: scanning.Typed, near: Reference | None, book: Book, refuse: partial[Refusal]
) -> Refusal:
    """A typed comparison; where it stands beside a figure and names a place, whether it is even true."""
    if near is None or not each.place or each.relation is None:
        return refuse(
            "comparison",
            each.text,
            "This compares, and no result is bound to it. Write it as a claim, for example {T1-04 2015-16 above England}.",
        )
    claim = Claim(near, each.relation, place=each.place)
    try:
        book.tell(claim)
    except CannotBind as cannot:
        return refuse("claim", each.text, str(cannot), instead=cannot.claim)
    return refuse(
        "comparison",
        each.text,
        "The results bear it out today, but it is typed. Bind it, so that it is checked again when figures change.",
        instead=claim,
    )


def _nearest(place: int, pieces: tuple[Piece, ...]) -> Reference | None:
    """The figure that words at this place speak of: the last before them, else the first after."""
    before, after = bound(pieces[:place]), bound(pieces[place:])
    return before[-1].of if before else after[0].of if after else None


def _places(near: Reference | None, book: Book) -> list[str]:
    if near is None:
        return []
    try:
        return [place_name(each) for each in book.places(near)]
    except CannotBind:
        return []
