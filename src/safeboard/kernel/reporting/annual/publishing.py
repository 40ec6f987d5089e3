"""Where a chapter stands: draft, with partners, agreed, published (W34); and what keeps it from going further."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files import comma_separated, documents
from safeboard.kernel.indicators.exhibits import Exhibit, exhibits
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.releasing.checking import Leak
from safeboard.kernel.partnership.models import User
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.reporting import prints, told_before
from safeboard.kernel.reporting.annual import papers, remarks, scanning, writing
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.chapters import Line, Opened, composed, opened, shown_numbers
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.editing import locked
from safeboard.kernel.reporting.annual.sentences import bound, parse, tidy
from safeboard.kernel.reporting.models import Chapter, Erratum
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import moment
from safeboard.kernel.work.today import now

# From where a chapter may come to where it may go.
STEPS = {
    "with_partners": ("draft",),
    "draft": ("with_partners", "agreed"),
    "agreed": ("with_partners",),
    "published": ("agreed",),
}


class CannotPublish(Exception):
    """Sentences stand in the way; `lines` are they."""

    def __init__(self, lines: list[Line]) -> None:
        count = len(lines)
        super().__init__(f"{count} {'sentence' if count == 1 else 'sentences'} cannot be published yet.")
        self.lines = lines


class LooksPersonal(Exception):
    """Sentences look like personal information and nobody said why they are safe."""

    def __init__(self, count: int) -> None:
        looks = "1 sentence looks" if count == 1 else f"{count} sentences look"
        super().__init__(
            f"{looks} like personal information, and nobody has said why it is safe. Take it out, or change the "
            "sentence and say why. Then send the chapter."
        )


class Unanswered(Exception):
    """Partners' comments wait for an answer."""

    def __init__(self, count: int) -> None:
        wait = "1 comment of partners is" if count == 1 else f"{count} comments of partners are"
        super().__init__(f"{wait} not answered yet. Accept or answer each, then agree the chapter.")


class GivesAway(Exception):
    """With a release of figures, the chapter would give a hidden number away; `leaks` say which."""

    def __init__(self, leaks: Iterable[Leak]) -> None:
        which = "; ".join(each.what for each in leaks)
        super().__init__(
            "With the figures that were released to everybody, this chapter would let people work out a hidden number of "
            f"1 to 5: {which}. Take the sentences about it out, and ask the analyst."
        )


class NotFromHere(Exception):
    """The chapter does not stand where this step begins."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A number or comparison of a chapter that reads otherwise in newer figures; `what` names it in words."""

    what: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.what}: was {self.was}, now {self.now.removesuffix('.')}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a step should be taken in the knowledge of: sentences, comments, and whether newer figures exist."""

    refused: int
    unanswered: int
    newer: bool

    @property
    def lines(self) -> tuple[str, str, str]:
        """The three facts, each a sentence."""
        sentences = (
            "Every sentence can be published."
            if not self.refused
            else f"{self.refused} {'sentence' if self.refused == 1 else 'sentences'} cannot be published yet."
        )
        comments = (
            "No comment of partners waits for an answer."
            if not self.unanswered
            else "1 comment of partners is not answered yet."
            if self.unanswered == 1
            else f"{self.unanswered} comments of partners are not answered yet."
        )
        figures = (
            "There are newer figures than this chapter uses."
            if self.newer
            else "These are the newest figures."
        )
        return sentences, comments, figures


def waiting(whole: Opened) -> Waiting:
    """What still waits in a chapter, for whoever takes it a step on."""
    last = newest()
    return Waiting(
        len(whole.refused),
        remarks.unanswered(whole.chapter),
        last is not None and last.pk != whole.chapter.snapshot_id,
    )


def unexplained(whole: Opened) -> list[Line]:
    """The sentences that look personal without a reason why they are safe."""
    said = remarks.why_safe_of(whole.chapter)
    return [
        line
        for line in whole.lines
        if line.sentence.pk not in said and scanning.personal(tidy(line.sentence.text))
    ]


@transaction.atomic
def move(chapter: Chapter, *, seen: int, to: str, by: User) -> bool:
    """Take the chapter to its next standing; publishing freezes it. False where somebody moved it since.

    Raises LooksPersonal where a sentence may not go to partners, GivesAway where a released figure and one of the chapter
    together tell a hidden number, CannotPublish where one stands in the way of
    agreeing or publishing, Unanswered where a comment stands in the way of agreeing, NotFromHere where the step does
    not begin here, and AlreadyPublished.
    """
    held = locked(chapter)
    if held.standing not in STEPS.get(to, ()):
        raise NotFromHere(f"A chapter that is '{held.get_standing_display()}' cannot take this step.")
    changes: dict[str, Any] = {"standing": to}
    if to == "with_partners" and (found := unexplained(opened(held))):
        raise LooksPersonal(len(found))
    if to in ("agreed", "published"):
        whole = opened(held)
        if whole.refused:
            raise CannotPublish(whole.refused)
        if to == "agreed" and (comments := remarks.unanswered(held)):
            raise Unanswered(comments)
        changes["reopened"] = ""
        if to == "published":
            changes |= _frozen(whole, by)
            if leaks := told_before.leaks_of(held, changes["frozen"]):
                raise GivesAway(leaks)
    if not chapter.save_over(seen, **changes):
        chapter.refresh_from_db()
        return False
    recorder.note(f"reporting.{to}", thing="chapter", thing_id=f"{chapter.year}/{chapter.code}", by=by.pk)
    return True


@transaction.atomic
def correct(chapter: Chapter, *, words: str, by: User) -> Erratum:
    """Add a dated correction beside a published chapter, which stays as it was (pages.md 3.4).

    Raises NotFromHere for a chapter that is not published: change it instead.
    """
    if chapter.standing != "published":
        raise NotFromHere("This chapter is not published. Change the sentence instead.")
    recorder.note("reporting.correct", thing="chapter", thing_id=f"{chapter.year}/{chapter.code}", by=by.pk)
    return Erratum.objects.create(chapter=chapter, words=words.strip(), by=by, at=now())


def newest() -> Snapshot | None:
    """The figures as they stand now."""
    return Snapshot.objects.order_by("made_at", "pk").last()


def differences(whole: Opened, snapshot: Snapshot) -> list[Changed]:
    """Which numbers of the chapter would read otherwise in these figures."""
    book = Book(whole.section, whole.chapter.year, snapshot)
    then = shown_numbers(whole.lines)
    after = shown_numbers(
        [Line(line.sentence, check(line.sentence.text, book), book) for line in whole.lines]
    )
    return [
        Changed(_name(each), said, after[each])
        for each, said in then.items()
        if each in after and after[each] != said
    ]


@transaction.atomic
def take_newest_figures(chapter: Chapter, *, seen: int, by: User) -> list[Changed] | None:
    """Read the chapter from the newest snapshot; what changed, or None where somebody saved since.

    A changed figure makes an agreed chapter a draft again, and the page says which. Raises AlreadyPublished.
    """
    held = locked(chapter)
    snapshot = newest() or held.snapshot
    changed = differences(opened(held), snapshot)
    changes: dict[str, object] = {"snapshot": snapshot}
    if changed and held.standing == "agreed":
        changes["standing"] = "draft"
        changes["reopened"] = f"It was agreed, and then figures changed. {'. '.join(map(str, changed))}."
    if not chapter.save_over(seen, **changes):
        chapter.refresh_from_db()
        return None
    recorder.note(
        "reporting.newest",
        thing="chapter",
        thing_id=f"{chapter.year}/{chapter.code}",
        by=by.pk,
        snapshot=snapshot.content,
        changed=len(changed),
    )
    return changed


def printable(year: str, rows: QuerySet[Chapter]) -> list[dict[str, Any]]:
    """The chapters of a year among these as plain data, in the order of the outline: as frozen, or as they stand today."""
    chapters = [each for each in rows.filter(year=year) if each.code in REGISTRY.sections]
    chapters.sort(key=lambda each: REGISTRY.sections[each.code].order)
    return [
        each.frozen | {"errata": corrections(each)}
        if each.standing == "published"
        else composed(opened(each))
        for each in chapters
    ]


def leaving(year: str, rows: QuerySet[Chapter]) -> list[dict[str, Any]]:
    """The same chapters with what stands behind their figures, charts and tables: frozen with them, or of today."""
    return [
        each if "behind" in each or each["standing"] == "Published" else each | {"behind": behind(each)}
        for each in printable(year, rows)
    ]


def behind(words: dict[str, Any]) -> list[Exhibit]:
    """What stands behind the figures that a chapter uses, from its own snapshot, small counts hidden whoever asks."""
    snapshot = Snapshot.objects.get(content=words["snapshot"])
    codes = [each["code"] for each in words["figures"]]
    return exhibits(snapshot, codes, charted=codes)


def corrections(chapter: Chapter) -> list[dict[str, str]]:
    """What was corrected after a chapter was published, oldest first, as plain data."""
    return [{"on": moment(each.at), "words": each.words} for each in chapter.errata.all()]


def refused(year: str, rows: QuerySet[Chapter]) -> list[Line]:
    """The sentences of a year, in these chapters, that cannot be published yet."""
    chapters = rows.filter(year=year).exclude(standing="published")
    return [line for each in chapters if each.code in REGISTRY.sections for line in opened(each).refused]


def _name(written: str) -> str:
    """A number in the notation as people name it: the indicator's title and the period."""
    (piece,) = bound(parse(written))
    return f"{REGISTRY.indicators[piece.of.code].title} in {piece.of.period}"


def _frozen(whole: Opened, by: User) -> dict[str, Any]:
    at = now()
    words = composed(whole)
    words |= {
        "standing": "Published",
        "published": moment(at),
        "published_on": timezone.localtime(at).date().isoformat(),
        "published_by": by.name,
        "organisation": worded("The {board}"),
        "behind": behind(words),
    }
    kept = prints.plain(words)
    return {"published_at": at, "frozen": kept | prints.printed(kept, files(kept))}


def files(frozen: dict[str, Any]) -> dict[str, Callable[[], bytes]]:
    """Every paper of a published chapter by its name, each drawn when asked for; without what was corrected afterwards."""
    year, organisation = frozen["year"], frozen.get("organisation", "")
    return {
        "chapter.html": lambda: writing.page(year, [frozen]).encode(),
        "chapter.pdf": lambda: documents.as_pdf(papers.chapter_paper(frozen, organisation)),
        "chapter.docx": lambda: documents.as_docx(papers.chapter_paper(frozen, organisation)),
        "figures.xlsx": lambda: writing.workbook(year, [frozen]),
        "figures.csv": lambda: comma_separated.write(writing.figures_sheet([frozen])),
    }


def rebuilt(chapter: Chapter) -> list[prints.Rebuilt]:
    """Each paper of a published chapter drawn again from what was frozen. Raises NotFromHere for one that is not published."""
    if chapter.standing != "published" or not chapter.frozen:
        raise NotFromHere("This chapter is not published: there is nothing to compare it with.")
    return prints.compared(chapter.frozen, files(chapter.frozen))
