"""A dashboard as a workbook: its figures as shown, what stands out with the words of the sub groups, the enquiries."""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.newest import Length
from safeboard.kernel.reporting.themes.dashboards import Dashboard
from safeboard.kernel.ui.templating import moment


def workbook(shown: Dashboard, snapshot: Snapshot | None, length: Length) -> bytes:
    """The workbook of a dashboard, with a sheet of notes."""
    sheets = (
        Sheet(
            "Figures",
            ("Code", "Figure", "Value", "Counted", "Period", "What it says", "Target"),
            tuple(_figures(shown)),
            ("Counts of 1 to 5 children are hidden, and sometimes another figure with them.",),
        ),
        Sheet(
            "Stands out",
            ("What", "Owner", "What explains it", "What is being done", "Looked into next", "Said by"),
            tuple(
                (
                    each.need.words,
                    each.group,
                    each.said.words,
                    each.said.doing,
                    each.said.enquiry,
                    each.said.by,
                )
                for each in shown.flagged
            ),
        ),
        Sheet(
            "Lines of enquiry",
            (
                "Number",
                "Question",
                "Asked by",
                "Asked of",
                "Due",
                "Where it stands",
                "Answer",
                "What was learnt",
            ),
            tuple(
                (
                    str(each.item),
                    each.item.title,
                    each.item.asked_by,
                    each.item.asked_of,
                    each.item.due_on,
                    each.stands,
                    each.answer,
                    each.learnt,
                )
                for each in shown.enquiries
            ),
        ),
        Sheet(
            "Not yet",
            ("Code", "Figure", "Comes with"),
            tuple((each.code, each.title, each.comes_with) for each in shown.not_yet),
        ),
    )
    notes = (
        ("Dashboard", f"{THEMES[shown.code]}, {length.words.lower()}"),
        ("Owner", shown.group),
        ("Figures as at", moment(snapshot.made_at) if snapshot else "No figures yet"),
        ("What the sub group scrutinised", shown.assurance.said.words or "Nothing was said yet"),
    )
    return spreadsheets.write(sheets, notes, title=THEMES[shown.code])


def _figures(shown: Dashboard) -> Iterator[tuple[Cell, ...]]:
    for tile in (*shown.tiles, *shown.rows):
        yield tile.code, tile.title, tile.shown, tile.parts, tile.period, tile.verdict, tile.target
    for each in shown.unknown:
        yield each.code, each.title, "", "", "", each.why, ""
