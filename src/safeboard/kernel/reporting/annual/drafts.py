"""A new chapter: begun from its section's drafts and from what was carried over."""

from __future__ import annotations

from django.db import transaction

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.models import Chapter, Sentence
from safeboard.kernel.trail import recorder


def create(year: str, snapshot: Snapshot, by: User, code: str = "journey") -> Chapter:
    """Begin a chapter of this year's report; the one there is, if somebody began it already.

    Raises KeyError for a section that nobody declares and ValueError for a year that is none.
    """
    section = REGISTRY.sections[code]
    with transaction.atomic():
        chapter, is_new = Chapter.objects.get_or_create(
            code=code,
            year=year,
            defaults={"title": section.title, "owner": section.owner, "snapshot": snapshot},
        )
        if is_new:
            Sentence.objects.bulk_create(_sentences(chapter, section))
            recorder.note("reporting.begin", thing="chapter", thing_id=f"{year}/{code}", by=by.pk)
    return chapter


def begun(year: str, code: str) -> bool:
    """Whether somebody has begun this chapter: the program's own question, for those who may not read it yet."""
    return Chapter.objects.filter(year=year, code=code).exists()


def _sentences(chapter: Chapter, section: Section) -> list[Sentence]:
    book = Book(section, chapter.year, chapter.snapshot)
    told = [text for text in section.drafts_in(chapter.year) if not _awaits(text, book)]
    texts = (*told, *section.carried_in(chapter.year))
    return [Sentence(chapter=chapter, order=place, text=text) for place, text in enumerate(texts, start=1)]


def _awaits(text: str, book: Book) -> bool:
    """Whether a neutral sentence tells of a figure that no return has brought yet: it is offered when there is one."""
    return any(refusal.kind == "awaited" for refusal in check(text, book).refusals)
