"""Settings, targets and agencies as tables for Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.kernel.partnership.standing.agency_selectors import Line as AgencyLine
from safeboard.kernel.partnership.standing.agency_selectors import Name
from safeboard.kernel.partnership.standing.selectors import Line, Measure, Room
from safeboard.kernel.ui.templating import day

HEADINGS = ("Of", "Setting", "Now", "Since", "Who", "Why", "Next change")


def settings(rooms: Iterable[Room]) -> Sheet:
    """Every setting with its value now, since when, by whom and why, and what comes next."""
    rows = [(room.title, *_line(line)) for room in rooms for line in room.lines]
    return Sheet("Settings", HEADINGS, rows)


def targets(measures: Iterable[Measure]) -> Sheet:
    """The target, the limit and the owner of every indicator, a row each."""
    rows = [(f"{each.code}: {each.title}", *_line(line)) for each in measures for line in _lines(each)]
    return Sheet("Targets and limits", HEADINGS, rows)


def agencies(lines: Iterable[AgencyLine]) -> Sheet:
    """Every agency with its name now, since when, what it was called before, and whether it ended."""
    rows = [
        (
            line.agency.name,
            line.agency.since,
            "; ".join(_named(each) for each in line.before),
            "; ".join(_named(each) for each in line.coming),
            line.agency.until,
            ", ".join(each.to_agency.name for each in line.after),
        )
        for line in lines
    ]
    headings = ("Name now", "Since", "Called before", "Named ahead", "Last day", "Followed by")
    return Sheet("Agencies", headings, rows)


def _lines(each: Measure) -> Iterator[Line]:
    yield from (line for line in (each.target, each.limit, each.owner) if line is not None)


def _line(line: Line) -> tuple[Cell, ...]:
    row = line.row
    coming = "; ".join(f"{shown} from {day(each.since)}" for shown, each in line.coming)
    return (
        line.setting.title,
        line.shown,
        row.since if row else None,
        str(row.set_by) if row else "",
        row.why if row else f"As it came: {line.setting.source}",
        coming,
    )


def _named(each: Name) -> str:
    return f"{each.name} from {day(each.since)}" if each.since else each.name
