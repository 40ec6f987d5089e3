"""How long the papers take: the headline page as PDF, Word and Excel, the annual report as it is and at 60 pages.

The long report is the county's own with its chapters repeated, composed and drawn afresh each time: as many words,
charts and tables as a report of 60 pages has.
The floor is Typst compiling an empty page to the same standard of PDF (PDF/UA-1).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from _county import best_of, demonstration, say, say_load
from pypdf import PdfReader

TIMES = 3
YEAR = "2015-16"
PAGES = 60
BOARD = "/board/2016-04-28"
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
        make, pages = long_report(reader_of(Membership.objects.filter(user=reader).latest("pk"), today()))
        say(
            f"documents: a report of {pages} pages as PDF",
            best_of(TIMES, make),
            floor,
            "Typst compiling an empty page",
        )


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
