"""Words that would pass: a sentence put right, and neutral sentences from the results. People write the why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import breakdown
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import Checked, Refusal, check
from safeboard.kernel.reporting.annual.sentences import (
    Claim,
    Number,
    Piece,
    Reference,
    Relation,
    View,
    Words,
    bound,
    write,
)
from safeboard.kernel.reporting.annual.told import CannotBind, row_words

LARGEST_ROWS = 3
TELLING = 5  # letters: shorter words are in every title


def reword(checked: Checked, book: Book) -> str:
    """The sentence put right, in the notation; an empty text where only its writer can put it right."""
    if not checked.refusals:
        return ""
    better = write(tuple(_put_right(checked, book)))
    if not check(better, book).refusals:
        return better
    for piece in bound(checked.pieces):
        try:
            neutral = sentence(piece.of.code, book)
        except CannotBind:
            continue
        if neutral:
            return neutral
    return _by_its_words(checked, book)


def _by_its_words(checked: Checked, book: Book) -> str:
    """The neutral sentence of the indicator that a sentence without any number seems to speak of; empty where none is."""
    said = _telling("".join(each.text for each in checked.pieces if isinstance(each, Words)))
    best = max(book.codes, key=lambda code: len(said & _telling(REGISTRY.indicators[code].title)), default="")
    if not best or not said & _telling(REGISTRY.indicators[best].title):
        return ""
    return sentence(best, book)


def _telling(words: str) -> set[str]:
    return {each.casefold().rstrip("s") for each in re.findall(r"[^\W\d_]+", words) if len(each) >= TELLING}


def neutral_sentences(book: Book) -> list[str]:
    """One neutral sentence for each of the chapter's indicators that has a figure this year."""
    return [found for code in book.codes if (found := sentence(code, book))]


def sentence(code: str, book: Book) -> str:
    """What the results say of one indicator: value, parts, change since last year, England. Empty without a figure."""
    indicator = book.indicator(Reference(code, book.year))
    of = Reference(code, book.year)
    if indicator.unit is Unit.SHARE:
        made = _share_sentence(code, book)
    else:
        made = f"{indicator.title}: {Number(of).written}"
        if indicator.unit is not Unit.COUNT:
            made += f" ({Number(of, View.PARTS).written})"
        claims = " and ".join(_comparisons(of, book))
        made += f" in {book.year}.{f' That is {claims}.' if claims else ''}" + _break_words(of, book)
    return made if made and not check(made, book).refusals else ""


def _share_sentence(code: str, book: Book) -> str:
    (by,) = REGISTRY.indicators[code].measure.breakdowns
    rows = [
        each for each in breakdown(book.snapshot, code, book.year, book.area, by) if each.value is not None
    ]
    said = []
    for each in rows[:LARGEST_ROWS]:
        of = Reference(code, book.year, by, each.category)
        said.append(f"{row_words(of)} {Number(of).written} ({Number(of, View.PARTS).written})")
    return f"{REGISTRY.indicators[code].title} in {book.year}: {'. Then '.join(said)}." if said else ""


def _comparisons(of: Reference, book: Book) -> Iterator[str]:
    """The claims that hold: against last year, unless the way of counting changed, and against England."""
    before = period(of.period).previous().code
    for claim in (Claim(of, Relation.NO_CHANGE, before=before), Claim(of, Relation.LEVEL, place="England")):
        try:
            yield book.right(claim).written
        except CannotBind:
            continue


def _break_words(of: Reference, book: Book) -> str:
    before = period(of.period).previous().code
    try:
        book.right(Claim(of, Relation.NO_CHANGE, before=before))
    except CannotBind as cannot:
        if cannot.kind == "broken":
            return f" The way of counting changed, so {before} cannot be set beside it."
    return ""


def _put_right(checked: Checked, book: Book) -> Iterator[Piece]:
    """The pieces with every fault mended that the results can mend."""
    values = _values(book) if any(each.kind == "number" for each in checked.refusals) else {}
    for place, piece in enumerate(checked.pieces):
        faults = [each for each in checked.refusals if each.piece == place]
        if isinstance(piece, Words):
            yield from _mend(piece, faults, values)
        elif isinstance(piece, Claim) and faults:
            yield _mended_claim(piece, faults)
        else:
            yield piece


def _mended_claim(claim: Claim, faults: list[Refusal]) -> Piece:
    for each in faults:
        if each.instead is not None:
            return each.instead
        if each.kind == "broken":
            return Words(f"which cannot be set beside {claim.before} because the way of counting changed")
    return claim


def _mend(piece: Words, faults: list[Refusal], values: dict[str, Number]) -> Iterator[Piece]:
    ends = [0]
    for each in faults:
        instead: Piece | None = values.get(each.quote) if each.kind == "number" else each.instead
        if instead is None:
            continue
        yield Words(piece.text[ends[-1] : each.start])
        yield instead
        ends.append(each.end)
    yield Words(piece.text[ends[-1] :])


def _values(book: Book) -> dict[str, Number]:
    """Every number that the chapter could bind, by how it is printed; one printed by two figures is left out."""
    found: dict[str, list[Number]] = {}
    years = [book.year, period(book.year).previous().code]
    for code in book.codes:
        indicator = REGISTRY.indicators[code]
        for year in years:
            wanted = [Reference(code, year)]
            if indicator.unit is Unit.SHARE:
                (by,) = indicator.measure.breakdowns
                wanted = [
                    Reference(code, year, by, each.category)
                    for each in breakdown(book.snapshot, code, year, book.area, by)
                ]
            for of in wanted:
                for view in View:
                    _note(found, Number(of, view), book)
    return {text: numbers[0] for text, numbers in found.items() if len({each.of for each in numbers}) == 1}


def _note(found: dict[str, list[Number]], number: Number, book: Book) -> None:
    try:
        text = book.tell(number).text
    except CannotBind:
        return
    for each in {text, text.removesuffix(" per 10,000")}:
        found.setdefault(each, []).append(number)
