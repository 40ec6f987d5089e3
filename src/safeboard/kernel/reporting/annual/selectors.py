"""What the pages of the report show: contents, rows of a chapter, comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.chapters import Line, Numbers, Opened
from safeboard.kernel.reporting.annual.sentences import Number, Published, Reference
from safeboard.kernel.reporting.annual.told import CannotBind
from safeboard.kernel.reporting.models import Chapter, Remark, Sentence
from safeboard.kernel.reporting.permissions import CHAPTER, PARTS
from safeboard.kernel.reporting.profile import held
from safeboard.kernel.work.today import today


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: a section and its chapter, if somebody has begun it."""

    section: Section
    chapter: Chapter | None


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as the page shows it: its parts, the figures behind it, and its check."""

    line: Line
    parts: list[dict[str, Any]]
    figures: list[dict[str, Any]]


def section(year: str, code: str) -> Section:
    """The section of a chapter. Raises Http404 for one that nobody declares, or a year that is none."""
    year_words(year)
    if code not in REGISTRY.sections:
        raise Http404
    return REGISTRY.sections[code]


def year_words(year: str) -> str:
    """A financial year in words. Raises Http404 for anything else."""
    try:
        over = period(year)
    except MeaningError as wrong:
        raise Http404 from wrong
    if over.kind is not PeriodKind.YEAR:
        raise Http404
    return over.words


def entries(reader: Reader, year: str) -> list[Entry]:
    """The contents of a year's report, in the order of its outline."""
    begun = {each.code: each for each in Chapter.visible(reader, CHAPTER).filter(year=year)}
    sections = sorted(REGISTRY.sections.values(), key=lambda each: each.order)
    return [Entry(each, begun.get(each.code)) for each in sections]


def contents(reader: Reader) -> list[tuple[str, list[Entry]]]:
    """The contents of every year that has a chapter, and of the last year that ended; the newest first."""
    ended = period(dates.financial_year(today())).previous().code
    years = {ended, *Chapter.visible(reader, CHAPTER).values_list("year", flat=True)}
    return [(year, entries(reader, year)) for year in sorted(years, reverse=True)]


def rows(whole: Opened) -> dict[str, list[Row]]:
    """The sentences of a chapter by the part that they belong to."""
    found: dict[str, list[Row]] = {}
    for line in whole.lines:
        numbers = Numbers()
        parts = numbers.parts(line.checked)
        found.setdefault(line.sentence.kind, []).append(Row(line, parts, numbers.figures))
    return found


def beside(whole: Opened) -> list[dict[str, Any]]:
    """What was printed beside what the results say."""
    found = []
    for each in whole.printed:
        numbers = Numbers()
        found.append(
            {
                "printed": each.printed,
                "reasons": each.claim.refusals,
                "parts": numbers.parts(each.computed),
                "figures": numbers.figures,
            }
        )
    return found


def taken_out(reader: Reader, chapter: Chapter) -> list[Sentence]:
    """The sentences that were taken out and could be put back."""
    return list(Sentence.visible(reader, PARTS).filter(chapter=chapter, taken_out=True))


def remarks(reader: Reader, chapter: Chapter) -> list[Remark]:
    """What partners said of a chapter."""
    return list(Remark.visible(reader, PARTS).filter(chapter=chapter).select_related("by", "sentence"))


def notations(book: Book) -> list[tuple[str, str, str]]:
    """The numbers that a writer may bind: what is counted, how it is written, how it reads."""
    found = []
    for code in book.codes:
        indicator = REGISTRY.indicators[code]
        if indicator.unit is Unit.SHARE:
            continue
        number = Number(Reference(code, book.year))
        try:
            found.append((indicator.title, number.written, book.tell(number).text))
        except CannotBind as cannot:
            found.append((indicator.title, number.written, str(cannot)))
    if book.section.county:
        found += [(each.title, Published(each.key).written, each.shown) for each in held.facts().values()]
    return found
