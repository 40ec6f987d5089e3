"""How long the papers take: a headline page issued, each of its papers, the annual report as it is and at 60 pages.

A page that is issued has every paper drawn (PDF, Word, workbook, CSV, the children's version) and its finger-print
kept. What that writes is taken back each time, so the same draft is issued again.

The long report is the county's own with its chapters repeated, composed and drawn afresh each time: as many words,
charts and tables as a report of 60 pages has.
The floor is Typst compiling an empty page to the same standard of PDF (PDF/UA-1).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from statistics import median
from typing import Any

from _county import best_of, demonstration, say, say_load, seconds
from pypdf import PdfReader

TIMES = 3
YEAR = "2015-16"
PAGES = 60
MEETING = dt.date(2016, 4, 28)
BOARD = f"/board/{MEETING}"
PAPERS = (
    ("the headline page as PDF", f"{BOARD}/pdf/"),
    ("the headline page as Word", f"{BOARD}/word/"),
    ("the headline page as Excel", f"{BOARD}/excel/"),
    ("the figures behind it as CSV", f"{BOARD}/csv/"),
    ("the annual report as PDF", f"/report/annual/{YEAR}/report.pdf"),
    ("the annual report as Word", f"/report/annual/{YEAR}/report.docx"),
    ("its figures as Excel", f"/report/annual/{YEAR}/figures.xlsx"),
)


def main() -> None:
    """Print seconds and the ratio to the floor of each."""
    with demonstration():
        import typst
        from django.conf import settings
        from django.test import Client

        from safeboard.kernel.partnership.hats import reader_of
        from safeboard.kernel.partnership.models import Membership, User
        from safeboard.kernel.work.today import today

        say_load()
        browser = Client()
        reader = User.objects.get(email="business-manager@chalkshire.example")
        browser.force_login(reader, backend=settings.AUTHENTICATION_BACKENDS[0])
        empty = b'#set document(title: "Empty")\n#set text(lang: "en")\nEmpty.'
        floor = best_of(
            TIMES,
            lambda: typst.compile(empty, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"]),
        )
        by = reader_of(Membership.objects.filter(user=reader).latest("pk"), today())
        say(
            f"documents: issuing the headline page with its papers, median of {TIMES}",
            median(seconds(lambda: issue(by)) for _ in range(TIMES)),
            floor,
            "Typst compiling an empty page",
        )
        for what, address in PAPERS:
            sizes = []

            def take(address: str = address, sizes: list[int] = sizes) -> None:
                response = browser.get(address)
                assert response.status_code == 200, (address, response.status_code)  # noqa: S101
                sizes.append(
                    len(b"".join(response.streaming_content) if response.streaming else response.content)
                )

            taken = best_of(TIMES, take)
            say(
                f"documents: {what}, {sizes[-1] / 1000:,.0f} kB",
                taken,
                floor,
                "Typst compiling an empty page",
            )
        make, pages = long_report(by)
        say(
            f"documents: a report of {pages} pages as PDF",
            best_of(TIMES, make),
            floor,
            "Typst compiling an empty page",
        )


def issue(by: Any) -> None:
    """Issue the draft of the newest meeting as the business manager does, and take back what that writes."""
    from django.db import transaction

    from safeboard.kernel.reporting import packs
    from safeboard.kernel.reporting.models import Pack
    from safeboard.kernel.trail import recorder

    with recorder.recorded(recorder.Doer(actor="benchmark")), transaction.atomic():
        pack = Pack.objects.get(meeting_on=MEETING)
        packs.issue(pack=pack, seen=pack.version, by=by)
        transaction.set_rollback(True)


def long_report(reader: Any) -> tuple[Callable[[], bytes], int]:
    """What makes a report of at least 60 pages, and how many pages it has."""
    from safeboard.kernel.files import documents
    from safeboard.kernel.partnership.words import worded
    from safeboard.kernel.reporting.annual import appendices, papers, publishing
    from safeboard.kernel.reporting.models import Chapter
    from safeboard.kernel.reporting.permissions import CHAPTER

    def make(times: int) -> bytes:
        chapters = publishing.leaving(YEAR, Chapter.visible(reader, CHAPTER))
        tables = appendices.of(YEAR, reader)
        return documents.as_pdf(
            papers.report_paper(YEAR, list(chapters) * times, tables, worded("The {board}"))
        )

    times = 1
    while (pages := len(PdfReader(io.BytesIO(make(times))).pages)) < PAGES:
        times = max(times + 1, times * PAGES // pages)
    return (lambda: make(times)), pages


if __name__ == "__main__":
    main()
