"""Words that people type for the headline page, checked as the sentences of the annual report are (ADR 28, issue 5 E).

The office's own words may bind any figure that is declared, in the notation of the report; what they claim without one
keeps the page from being issued. An agency's words are its own: they are printed as they are, and said to be unchecked.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils import timezone

from safeboard.grammar import dates
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.disclosure import annual_periods
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.reporting.annual import scanning, suggesting
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import Checked, Refusal, check
from safeboard.kernel.reporting.annual.told import CannotBind
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.work.today import today

FIELDS = {
    "words": "Words",
    "doing": "What is being done",
    "enquiry": "What is looked into next",
    "ask": "It asks",
}
AGENCY_UNCHECKED = "The agency's own words, not checked."
SAID_THEN = "As it was said then, not checked."
DECIDED_THEN = "As it was decided, not checked."
KEPT_BUT = "Kept. The page cannot be issued with these words."
# What looks personal is asked about when it is typed, and its reason kept; here only claims count.
NO_CLAIM = "personal"


@dataclass(frozen=True, slots=True)
class Finding:
    """What of one field cannot be issued: the words as they would be printed, why, and words that would pass.

    `suggested` is in the notation and `reads` is how it would be printed; both are empty where only a person can say it.
    """

    field: str
    plain: str
    refusals: tuple[Refusal, ...]
    suggested: str = ""
    reads: str = ""


@cache
def ordinary() -> tuple[str, ...]:
    """Phrases with a number in them that no result stands behind, of every chapter, and the titles of the indicators."""
    phrases = (phrase for section in REGISTRY.sections.values() for phrase in section.phrases)
    return (*phrases, *(each.title for each in REGISTRY.indicators.values()))


def year_of(snapshot: Snapshot | None) -> str:
    """The financial year that words for a page speak of, where they name no other."""
    if snapshot is None:
        return dates.financial_year(today())
    years = annual_periods(snapshot, next(iter(areas(snapshot)), ""))
    return years[-1].code if years else dates.financial_year(timezone.localdate(snapshot.made_at))


def book_of(snapshot: Snapshot, codes: Sequence[str] = ()) -> Book:
    """The figures that words for the page may use: these indicators, else every one, of the snapshot's newest year."""
    section = Section(
        code="headline",
        title="Headline page",
        order=0,
        owner="Business manager",
        indicators=tuple(codes or sorted(REGISTRY.indicators)),
        drafts=(),
        phrases=ordinary(),
        county=True,
    )
    return Book(section, year_of(snapshot), snapshot)


def checked(text: str, book: Book) -> Checked:
    """The words bound to the book's figures; what looks personal is left to the form that took them."""
    found = check(text, book)
    claims = tuple(each for each in found.refusals if each.kind != NO_CLAIM)
    return dataclasses.replace(found, refusals=claims)


def claims(words: str) -> bool:
    """Whether words that nobody binds say a number, a comparison, a change or a cause."""
    return any(each.kind != NO_CLAIM for each in scanning.scan(words, ordinary=ordinary()))


def findings(entry: Mapping[str, object], key: str, snapshot: Snapshot) -> list[Finding]:
    """What of one entry of a page's commentary cannot be issued, a field each; `key` says what it speaks of."""
    book = book_of(snapshot)
    found = []
    for field in FIELDS:
        text = str(entry.get(field) or "")
        if text and (refused := checked(text, book)).refusals:
            # What explains a figure can be put in its words; what somebody does about it only they can say.
            suggested = _suggested(text, key, book) if field == "words" else ""
            reads = check(suggested, book).plain if suggested else ""
            found.append(Finding(field, refused.plain, refused.refusals, suggested, reads))
    return found


def kept_findings(pack: Pack, key: str, fields: Sequence[str] = tuple(FIELDS)) -> dict[str, Finding]:
    """The same of what a draft holds, by field; nothing for an issued page."""
    if pack.issued or pack.snapshot is None:
        return {}
    entry = pack.commentary.get(key, {})
    said = {field: entry.get(field, "") for field in fields}
    return {each.field: each for each in findings(said, key, pack.snapshot)}


def printed(entry: Mapping[str, object], snapshot: Snapshot | None) -> dict[str, object]:
    """An entry as readers see it: its bound numbers in their places, and in `tested` how each claim was tested."""
    shown = dict(entry)
    tested: list[str] = []
    if snapshot is not None and any("{" in str(entry.get(field) or "") for field in FIELDS):
        book = book_of(snapshot)
        for field in FIELDS:
            if text := str(entry.get(field) or ""):
                done = checked(text, book)
                shown[field] = done.plain
                tested += [f"{told.test} (“{told.text}”)." for told in done.told if told.test]
    return shown | {"tested": tested}


def all_printed(pack: Pack) -> dict[str, dict[str, object]]:
    """The commentary of a page as readers see it: as it was frozen, or as the draft stands."""
    if pack.issued and pack.frozen and "commentary" in pack.frozen:
        kept: dict[str, dict[str, object]] = pack.frozen["commentary"]
        return kept
    return {key: printed(entry, pack.snapshot) for key, entry in pack.commentary.items()}


def _suggested(text: str, key: str, book: Book) -> str:
    """Words that would pass, from the figures that the words speak of; empty where only their writer can say it."""
    about = [key] if key in REGISTRY.indicators else []
    if key in THEMES:
        about = [code for code, each in sorted(REGISTRY.indicators.items()) if each.theme == key]
    if not about:
        return ""
    near = book_of(book.snapshot, about)
    better = suggesting.reword(check(text, near), near)
    if not better and len(about) == 1:
        try:
            better = suggesting.sentence(key, near)
        except CannotBind:
            return ""
    return better if better and not checked(better, book).refusals else ""
