"""A row as it will become, in the words that the tracker uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from safeboard.kernel.actions.importing.target import Holds, Row, Target
from safeboard.kernel.actions.importing.understanding import Chosen, Understood

SHOWN_ROWS = 20
SHOWN_LEFT_OUT = 100


@dataclass(frozen=True, slots=True)
class Becomes:
    """One row as it will become: its row in the file, its title, and everything else that is kept of it."""

    row: int
    number: str
    title: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole list before it is taken: rows in = will be taken + left out."""

    rows_in: int
    ready: int
    first: tuple[Becomes, ...]
    left_out: tuple[tuple[int, str, str], ...]
    rows_left_out: int
    repeats: int
    personal: int
    not_asked: int


def preview(found: Understood, chosen: Chosen, target: Target, names: Mapping[str, str]) -> Preview:
    """What will be taken and what not, by everything that was chosen so far."""
    ready, left_out = found.ready(chosen), found.left_out(chosen)
    faults = [(row.number, fault.cell, fault.why) for row, each in left_out for fault in each]
    return Preview(
        rows_in=len(found.rows),
        ready=len(ready),
        first=tuple(_becomes(row, target, names) for row in ready[:SHOWN_ROWS]),
        left_out=tuple(faults[:SHOWN_LEFT_OUT]),
        rows_left_out=len(left_out),
        repeats=sum(bool(row.repeats) and not row.faults for row in found.rows),
        personal=sum(bool(row.personal) and not row.faults for row in found.rows),
        not_asked=found.not_asked,
    )


def _becomes(row: Row, target: Target, names: Mapping[str, str]) -> Becomes:
    details = []
    for each in target.fields:
        value = row.values.get(each.name)
        if value in (None, "") or each.name in ("title", "their_number"):
            continue
        if isinstance(value, dt.date):
            said = f"{value.day} {value:%B %Y}"
        elif each.holds is Holds.WHOM:
            said = names.get(value, value)
        else:
            said = next((one.title for one in each.choices if one.code == value), str(value))
        details.append((each.title, said))
    details += [(f"Kept as words: {heading}", said) for heading, said in row.other]
    return Becomes(row.number, row.values.get("their_number") or "", row.values["title"], tuple(details))
