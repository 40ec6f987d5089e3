"""The page for an information governance lead as a paper: all of it on one sheet of A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.kernel.files.documents import Document, Paragraph, TableBlock
from safeboard.kernel.returns.agreements.contents import CLASSES, Agreement, readers
from safeboard.kernel.ui.templating import day, plural

LOOKS = "Everybody else gets the page that says we cannot show it. Every look is kept in a trail that nobody can change."


def document(told: Agreement, organisation: str, on: dt.date) -> Document:
    """Who sends it, why, on what basis, who sees it, what is kept and until when, what the file holds."""
    rows = (*told.lines, *_who(told), *_columns(told), *_asked(told))
    return Document(
        title="For your information governance lead",
        organisation=organisation,
        subtitle=f"{told.agency}: {told.title}",
        date_line=f"As at {day(on)}",
        marking="Official",
        blocks=(TableBlock("What is agreed", ("What", "Agreed"), rows, widths=(1, 5)), Paragraph(LOOKS)),
        made_on=on,
    )


def _who(told: Agreement) -> Iterator[tuple[str, str]]:
    for own, words in ((True, f"May, only of {told.agency}"), (False, "May, of all, in counts")):
        roles: dict[str, list[str]] = {}
        for each in readers():
            if each.own_agency_only is own:
                roles.setdefault(", ".join(each.roles), []).append(f"{each.what[0].lower()}{each.what[1:]}")
        if roles:
            yield words, ". ".join(f"{who}: {'; '.join(what)}" for who, what in roles.items())


def _columns(told: Agreement) -> Iterator[tuple[str, str]]:
    for words in CLASSES.values():
        found: dict[str, list[str]] = {}
        for each in told.careful_columns:
            if each.careful == words:
                found.setdefault(f"{each.prepared[0].lower()}{each.prepared[1:]}", []).append(each.heading)
        if found:
            said = ". ".join(f"{'; '.join(dict.fromkeys(names))} ({how})" for how, names in found.items())
            yield f"Columns: {words[0].lower()}{words[1:]}", said
    if told.plain_columns:
        others = len(told.columns) - len(told.careful_columns)
        yield (
            "All others",
            f"{plural(others, 'column')}, kept as they are and named on this page in Safeboard",
        )


def _asked(told: Agreement) -> Iterator[tuple[str, str]]:
    for about, numbers, by in told.asked:
        yield about, numbers if by == "None" else f"{numbers}. By {by}"
