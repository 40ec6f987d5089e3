"""A chapter opened: its sentences checked against its snapshot, and the whole as plain data to print or freeze."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.db.models import QuerySet

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import PrintedSentence, Section
from safeboard.kernel.indicators.exhibits import Exhibit, exhibits
from safeboard.kernel.reporting.annual.awaiting import awaited_by
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import Checked, Part, check
from safeboard.kernel.reporting.annual.made import made_for
from safeboard.kernel.reporting.annual.sentences import Claim, Number
from safeboard.kernel.reporting.annual.suggesting import reword
from safeboard.kernel.reporting.annual.told import Told, in_unit, place_name, row_words
from safeboard.kernel.reporting.models import Chapter, Sentence
from safeboard.kernel.ui.templating import day, moment

KINDS = {value: str(words) for value, words in Sentence._meta.get_field("kind").flatchoices}


@dataclass(frozen=True)
class Line:
    """One sentence of a chapter with its check."""

    sentence: Sentence
    checked: Checked
    book: Book

    @cached_property
    def suggested(self) -> str:
        """The sentence put right, in the notation; empty where only a person can."""
        return reword(self.checked, self.book)

    @cached_property
    def suggested_plain(self) -> str:
        """The sentence put right, as a reader would see it."""
        return check(self.suggested, self.book).plain if self.suggested else ""


@dataclass(frozen=True)
class Beside:
    """What was printed, beside what the results say, with the check of both."""

    printed: PrintedSentence
    claim: Checked
    computed: Checked


@dataclass(frozen=True)
class Opened:
    """A chapter with everything that is needed to edit, judge and print it."""

    chapter: Chapter
    section: Section
    book: Book
    lines: tuple[Line, ...]

    @property
    def refused(self) -> list[Line]:
        """The sentences that cannot be published yet."""
        return [line for line in self.lines if line.checked.refusals]

    def of_kind(self, kind: str) -> list[Line]:
        """The sentences of one box."""
        return [line for line in self.lines if line.sentence.kind == kind]

    @cached_property
    def printed(self) -> list[Beside]:
        """What the printed report said about this year, run through the same check (A21 to A24)."""
        return [
            Beside(each, check(each.claim, self.book), check(each.computed, self.book))
            for each in self.section.printed_in(self.chapter.year)
        ]


def opened(chapter: Chapter) -> Opened:
    """Open a chapter. Raises KeyError where no folder declares its section any more."""
    book = _book(chapter)
    lines = tuple(Line(each, check(each.text, book), book) for each in _standing(chapter))
    return Opened(chapter, book.section, book, lines)


def line_of(sentence: Sentence) -> Line:
    """One sentence as it stands now, with its check; nothing else of its chapter is checked."""
    now, book = _standing(sentence.chapter).get(pk=sentence.pk), _book(sentence.chapter)
    return Line(now, check(now.text, book), book)


def _book(chapter: Chapter) -> Book:
    return Book(REGISTRY.sections[chapter.code], chapter.year, chapter.snapshot)


def _standing(chapter: Chapter) -> QuerySet[Sentence]:
    return Sentence.objects.filter(chapter=chapter, taken_out=False)


def composed(whole: Opened) -> dict[str, Any]:
    """The chapter as plain data: words in parts, each number pointing at its figure, and all that stands behind them.

    A sentence that cannot be published is left out and counted. This is what is printed, and what is frozen.
    """
    numbers = Numbers()
    chapter = whole.chapter
    blocks = []
    for kind, title in KINDS.items():
        sound = [line.checked for line in whole.of_kind(kind) if not line.checked.refusals]
        if sound:
            blocks.append(
                {"kind": kind, "title": title, "sentences": [numbers.parts(each) for each in sound]}
            )
    beside = [
        {
            "says": each.printed.says,
            "reasons": [str(refusal) for refusal in each.claim.refusals],
            "computed": numbers.parts(each.computed),
            "note": each.printed.note,
        }
        for each in whole.printed
    ]
    return {
        "code": chapter.code,
        "year": chapter.year,
        "title": chapter.title,
        "owner": chapter.owner,
        "standing": chapter.get_standing_display(),
        "left_out": len(whole.refused),
        "snapshot": chapter.snapshot.content,
        "as_at": moment(chapter.snapshot.made_at),
        "area": whole.book.area,
        "blocks": blocks,
        "printed": beside,
        "no_data_yet": [
            {"code": each.code, "title": each.title, "comes_with": each.comes_with}
            for each in awaited_by(whole.section, chapter.snapshot, chapter.year, whole.book.area)
        ],
        "chart": chart_of(whole),
        "made": made_for(whole.book),
        "figures": numbers.figures,
    }


def chart_of(whole: Opened) -> Exhibit | None:
    """The one chart that stands in the chapter; None where the section names none or there is nothing to draw."""
    if not whole.section.chart:
        return None
    return next(
        iter(exhibits(whole.chapter.snapshot, [whole.section.chart], charted=[whole.section.chart])), None
    )


class Numbers:
    """Numbers the figures of a text in the order in which they are met, each once."""

    def __init__(self) -> None:
        self.figures: list[dict[str, Any]] = []
        self._places: dict[str, int] = {}

    def parts(self, checked: Checked) -> list[dict[str, Any]]:
        """The words in parts: `text`, `number` (the place of its figure, from 1, or None) and `refused`."""
        return [
            {"text": part.text, "number": self._place(part), "refused": part.refused}
            for part in checked.parts
        ]

    def _place(self, part: Part) -> int | None:
        if part.fact is not None:
            return self._once(f"county|{part.fact.key}", part.fact.behind)
        if part.told is None:
            return None
        told = part.told
        key = f"{told.piece.of.written}|{told.benchmark}|{told.before.period if told.before else ''}|{told.test}"
        return self._once(key, partial(_facts, told))

    def _once(self, key: str, facts: Callable[[], dict[str, Any]]) -> int:
        if key not in self._places:
            self.figures.append(facts())
            self._places[key] = len(self.figures)
        return self._places[key]


def _facts(told: Told) -> dict[str, Any]:
    """All that stands behind one number."""
    figure, indicator = told.figure, told.indicator
    base = (
        f" of {indicator.denominator_words}"
        if indicator.denominator_words and indicator.unit is not Unit.RATE
        else ""
    )
    facts: dict[str, Any] = {
        "code": figure.code,
        "title": indicator.title,
        "period": figure.period,
        "row": row_words(told.piece.of),
        "shown": figure.shown,
        "value": figure.value,
        "unit": indicator.unit.value,
        "parts": figure.parts,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "low": figure.interval.low if figure.interval else None,
        "high": figure.interval.high if figure.interval else None,
        "counts": f"{indicator.numerator_words}{base}",
        "how": indicator.linked,
        "source": indicator.source,
        "since": day(indicator.since),
        "definition": figure.definition,
    }
    if told.test:
        facts["test"] = told.test
    if told.benchmark:
        facts["beside"] = {
            "name": place_name(told.benchmark),
            "value": told.benchmark.value,
            "shown": in_unit(told.benchmark.value, figure),
            "source": told.benchmark.source,
        }
    if told.before:
        facts["before"] = {
            "name": told.before.period,
            "value": told.before.value,
            "shown": told.before.shown,
            "parts": told.before.parts,
        }
    return facts


def shown_numbers(lines: Iterable[Line]) -> dict[str, str]:
    """Every number and claim of these sentences with the words it prints; one that prints none has the reason."""
    found: dict[str, str] = {}
    for line in lines:
        for told in line.checked.told:
            found[told.piece.written] = told.text
        for refusal in line.checked.refusals:
            piece = line.checked.pieces[refusal.piece]
            if isinstance(piece, Number | Claim):
                found[piece.written] = refusal.why
    return found
