"""The headline page as a workbook."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import timezone

from safeboard.kernel.indicators.sheets import SMALL_HIDDEN, notes
from safeboard.kernel.reporting.models import Pack


def pack_workbook(pack: Pack, data: dict[str, Any]) -> bytes:
    """Sentences, what needs the Board, good news and tiles, as the page shows them; hidden stays hidden."""
    stream, as_at = BytesIO(), dt.datetime.fromisoformat(data["figures_as_at"])
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        front = book.add_worksheet("Board")
        front.set_column(0, 0, 110)
        lines = [pack.title, *data["sentences"], "", "Good news", *(data["good"] or ["None this time"])]
        for row, words in enumerate(lines):
            front.write_string(row, 0, words, wrap)
        needs = book.add_worksheet("Needs the Board")
        _table(
            needs,
            ("What", "Compared with", "About", "The agency says", "What we said last time", "Decided"),
            [
                (
                    need["words"],
                    need["compared"],
                    need["about"],
                    need["comment"] or need["comment_state"],
                    " ".join(before["sentence"] for before in need["before"]),
                    f"{need['ending']}: {need['rationale']}" if need["ending"] else "",
                )
                for need in data["needs"]
            ],
            bold,
        )
        tiles = book.add_worksheet("Figures")
        _table(
            tiles,
            ("Theme", "Indicator", "Code", "Value", "Parts", "Period", "What it says", "Commentary"),
            [
                (
                    theme["title"],
                    tile["title"],
                    tile["code"],
                    tile["shown"],
                    tile["parts"],
                    tile["period"],
                    tile["verdict"],
                    pack.commentary.get(tile["code"], {}).get("words", ""),
                )
                for theme in data["themes"]
                for tile in theme["tiles"]
            ],
            bold,
        )
        notes(
            book,
            (
                ("Page", pack.title),
                (
                    "State",
                    f"issued {timezone.localtime(pack.issued_at):%d %B %Y}"
                    if pack.issued_at
                    else "draft, not yet issued",
                ),
                ("Figures as at", f"{timezone.localtime(as_at):%d %B %Y %H:%M}"),
                (
                    "By chance",
                    f"With {data['measures']} measures, {data['by_chance']} of these flags would appear by chance.",
                ),
                ("Small numbers", SMALL_HIDDEN),
            ),
        )
    return stream.getvalue()


def _table(sheet: Any, headings: tuple[str, ...], rows: list[tuple[str, ...]], bold: Any) -> None:
    sheet.write_row(0, 0, headings, bold)
    sheet.set_column(0, len(headings) - 1, 30)
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows, start=1):
        for column, words in enumerate(row):
            sheet.write_string(at, column, words or "")
