"""The annual report of a year as issued: all its chapters and appendices at once, frozen, with the children's version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files import comma_separated, documents
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.reporting import prints
from safeboard.kernel.reporting.annual import appendices, papers, publishing, writing
from safeboard.kernel.reporting.annual.appendices import Shown, Table
from safeboard.kernel.reporting.children import paper, telling
from safeboard.kernel.reporting.models import Chapter, Edition
from safeboard.kernel.reporting.permissions import EDITION
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now


class CannotIssue(Exception):
    """Something stands in the way of issuing the report; the message says what."""


def of(reader: Reader, year: str) -> Edition | None:
    """The report of a year as it was issued; None while it was not, or for a reader who may not read it."""
    return Edition.visible(reader, EDITION).filter(year=year).first()


def in_the_way(year: str) -> list[str]:
    """Why the report of a year cannot be issued yet, each in a sentence; empty where nothing stands in the way."""
    if Edition.objects.filter(year=year).exists():
        return ["It has been issued. It stays as it was."]
    begun = [each for each in Chapter.objects.filter(year=year) if each.code in REGISTRY.sections]
    if not begun:
        return ["Nobody has begun a chapter yet."]
    return [
        f"{each.title}: {each.get_standing_display().lower()}."
        for each in begun
        if each.standing != "published"
    ]


@transaction.atomic
def issue(year: str, *, by: Reader) -> Edition:
    """Freeze the report of a year. Raises CannotIssue while a chapter of it is not published, or where it was issued."""
    if why := in_the_way(year):
        raise CannotIssue(" ".join(why))
    at = now()
    chapters = publishing.printable(year, Chapter.objects.all())
    frozen = prints.plain(
        {
            "year": year,
            "issued_on": timezone.localtime(at).date().isoformat(),
            "organisation": worded("The {board}"),
            "chapters": chapters,
            "appendices": [asdict(each) for each in appendices.of(year, by)],
            "children": told_to_children(year, Snapshot.objects.get(content=chapters[-1]["snapshot"])),
        }
    )
    made = Edition.objects.create(
        year=year,
        frozen=frozen | prints.printed(frozen, files(frozen)),
        issued_at=at,
        issued_by_id=by.user_id,
    )
    recorder.note("reporting.issue", thing="annual report", thing_id=year)
    return made


def told_to_children(year: str, snapshot: Snapshot) -> paper.Kept:
    """The figures of the year, told to children."""
    return telling.of_year(snapshot, next(iter(areas(snapshot)), ""), year)


def for_children(year: str) -> str:
    """What the children's version says it is."""
    return f"About the year {period(year).words}"


def files(frozen: dict[str, Any]) -> dict[str, Callable[[], bytes]]:
    """Every paper of an issued report by its name, each drawn when it is asked for."""
    year, chapters, organisation = frozen["year"], frozen["chapters"], frozen["organisation"]
    what = for_children(year)
    return {
        "report.html": lambda: writing.page(year, chapters, appendices_of(frozen)).encode(),
        "report.pdf": lambda: documents.as_pdf(paper_of(frozen)),
        "report.docx": lambda: documents.as_docx(paper_of(frozen)),
        "figures.xlsx": lambda: writing.workbook(year, chapters),
        "figures.csv": lambda: comma_separated.write(writing.figures_sheet(chapters)),
        "children.html": lambda: paper.page(frozen["children"], what, organisation).encode(),
        "children.pdf": lambda: documents.as_pdf(children_paper(frozen)),
    }


def paper_of(frozen: dict[str, Any]) -> documents.Pack:
    """An issued report as a paper."""
    return papers.report_paper(
        frozen["year"],
        frozen["chapters"],
        appendices_of(frozen),
        frozen["organisation"],
        frozen["issued_on"],
    )


def children_paper(frozen: dict[str, Any]) -> documents.Document:
    """The children's version of an issued report as a paper."""
    day = dt.date.fromisoformat(frozen["issued_on"])
    return paper.document(frozen["children"], for_children(frozen["year"]), frozen["organisation"], day)


def appendices_of(frozen: dict[str, Any]) -> tuple[Shown, ...]:
    """The appendices as they were frozen."""
    return tuple(
        Shown(each["number"], each["title"], tuple(_table(table) for table in each["tables"]))
        for each in frozen["appendices"]
    )


def bundle(frozen: dict[str, Any]) -> bytes:
    """An issued report as one file to hand on, the version for children in it."""
    drawn = files(frozen)
    more = {name: drawn[name]() for name in ("children.html", "children.pdf")}
    more[paper.STYLE] = paper.STYLES.read_bytes()
    return writing.bundle(frozen["year"], frozen["chapters"], appendices_of(frozen), more)


def rebuilt(edition: Edition) -> list[prints.Rebuilt]:
    """Each paper of an issued report drawn again from what was frozen."""
    return prints.compared(edition.frozen, files(edition.frozen))


def _table(kept: dict[str, Any]) -> Table:
    return Table(
        kept["title"], tuple(kept["headings"]), tuple(map(tuple, kept["rows"])), tuple(kept["notes"])
    )
