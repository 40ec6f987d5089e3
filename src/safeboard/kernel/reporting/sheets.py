"""The headline page as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators.sheets import SMALL_HIDDEN
from safeboard.kernel.reporting import exhibits_on_paper
from safeboard.kernel.reporting.exhibits_on_paper import DRAFT
from safeboard.kernel.reporting.models import Erratum, Pack
from safeboard.kernel.reporting.pack_papers import BEHIND, figures_sheet, with_mark
from safeboard.kernel.ui.templating import day, moment

NEEDS = ("What", "Compared with", "About", "The agency says", "What we said last time", "Decided")
FIGURES = ("Theme", "Indicator", "Code", "Value", "Parts", "Period", "What it says", "Commentary")


def pack_workbook(pack: Pack, data: dict[str, Any], errata: Iterable[Erratum] | None = None) -> bytes:
    """Sentences, what needs the Board, good news, tiles, and what stands behind them; hidden stays hidden.

    `errata` are what was corrected since; without them said, those of today.
    """
    as_at = moment(dt.datetime.fromisoformat(data["figures_as_at"]))
    issued = f"issued {day(timezone.localtime(pack.issued_at).date())}" if pack.issued_at else DRAFT
    return spreadsheets.write(
        _sheets(pack, data),
        (
            ("Page", pack.title),
            ("State", issued),
            ("Figures as at", as_at),
            ("Snapshot", data["snapshot"]),
            (
                "By chance",
                f"With {data['measures']} measures, {data['by_chance']} of these flags would appear by chance.",
            ),
            ("Small numbers", SMALL_HIDDEN),
            *(
                (f"Correction, {day(timezone.localtime(each.at).date())}", each.words)
                for each in (pack.errata.all() if errata is None else errata)
            ),
            *exhibits_on_paper.notes_of(data[BEHIND]),
        ),
        title=pack.title,
    )


def _sheets(pack: Pack, data: dict[str, Any]) -> Iterable[Sheet]:
    yield Sheet(
        "Board",
        ("Part", "What it says"),
        [
            *(("The figures", words) for words in data["sentences"]),
            *(("Good news", words) for words in data["good"] or ["None this time"]),
            *(("Also noticed", each["words"]) for each in data.get("noticed", ())),
        ],
    )
    yield Sheet(
        "Needs the Board",
        NEEDS,
        [
            (
                need["words"],
                need["compared"],
                need["about"],
                with_mark(need["comment"], need.get("comment_unchecked")) or need["comment_state"],
                " ".join(with_mark(each["sentence"], each.get("unchecked")) for each in need["before"]),
                with_mark(f"{need['ending']}: {need['rationale']}", need.get("decided_unchecked"))
                if need["ending"]
                else "",
            )
            for need in (*data["needs"], *data.get("rest", ()))
        ],
    )
    yield Sheet(
        "Figures",
        FIGURES,
        [
            (
                theme["title"],
                tile["title"],
                tile["code"],
                tile["shown"],
                tile["parts"],
                tile["period"],
                tile["verdict"],
                data.get("commentary", pack.commentary).get(tile["code"], {}).get("words", ""),
            )
            for theme in data["themes"]
            for tile in theme["tiles"]
        ],
    )
    yield figures_sheet(data)
