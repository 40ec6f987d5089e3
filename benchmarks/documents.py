"""How long the papers take: the headline page as PDF, Word and Excel, the annual report as PDF.

The floor is Typst compiling an empty page to the same standard of PDF (PDF/UA-1).
"""

from __future__ import annotations

from _county import best_of, demonstration, say, say_load

TIMES = 3
YEAR = "2015-16"
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

        from safeboard.kernel.partnership.models import User

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


if __name__ == "__main__":
    main()
