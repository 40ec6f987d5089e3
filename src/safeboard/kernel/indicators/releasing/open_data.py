"""A release as its page shows it: the figures of its frozen file as tables with a chart each, and how many are hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import HIDDEN, NO_DATA
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout, pictures
from safeboard.kernel.indicators.releasing.dfe_layout import HIDDEN_SIGN, NOT_AVAILABLE
from safeboard.kernel.indicators.releasing.linking import Slot
from safeboard.kernel.indicators.releasing.naming import category_of, title_of
from safeboard.kernel.indicators.releasing.pictures import Bar, Picture
from safeboard.kernel.indicators.releasing.reading import Row


@dataclass(frozen=True, slots=True)
class Table:
    """One table: an indicator over time, or one of its breakdowns; `chart` is empty where there is too little to draw.

    `charted` says what the chart is of, where that is not all of the table.
    """

    title: str
    lines: tuple[tuple[str, str, str, str], ...]
    chart: Markup
    charted: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a release holds, as words and drawings."""

    tables: tuple[Table, ...]
    figures: int
    hidden: int


def opened(data: bytes) -> Opened:
    """A frozen data file as tables: period, category, number, and rate or percentage, with what can be drawn of them."""
    tables: dict[tuple[str, str], list[tuple[Slot, Row]]] = defaultdict(list)
    hidden = figures = 0
    for row in dfe_layout.rows_of(data):
        slot = dfe_layout.slot_of(row)
        if slot is None:
            continue
        figures += 1
        hidden += row["number"] == HIDDEN_SIGN
        tables[slot.code, slot.by].append((slot, row))
    return Opened(tuple(_table(rows) for rows in tables.values()), figures, hidden)


def counted(release: Release) -> tuple[int, int]:
    """How many figures a release holds, and how many of them are hidden."""
    rows = dfe_layout.rows_of(bytes(release.data))
    return len(rows), sum(row["number"] == HIDDEN_SIGN for row in rows)


def names_of(release: Release) -> list[str]:
    """Who may read it while it is held."""
    return [each.name for each in release.readers.all()]


def _table(rows: Sequence[tuple[Slot, Row]]) -> Table:
    lines = tuple(
        (period(slot.period).words, category_of(slot), _number(row), _value(row)) for slot, row in rows
    )
    title, picture = title_of(rows[0][0]), _picture(rows)
    return Table(title, lines, pictures.drawn_of(picture), picture.title.removeprefix(f"{title}, "))


def _picture(rows: Sequence[tuple[Slot, Row]]) -> Picture:
    """The newest year of a breakdown; otherwise the periods of which most can be drawn, in their order."""
    first, what = rows[0][0], title_of(rows[0][0])
    if first.by:
        newest = max((slot.period for slot, _ in rows), key=lambda code: period(code).end)
        here = [(slot, row) for slot, row in rows if slot.period == newest]
        return Picture(f"{what}, {period(newest).words}", _unit(here), tuple(_bars(here)))
    kinds: dict[str, list[tuple[Slot, Row]]] = defaultdict(list)
    for slot, row in rows:
        kinds[period(slot.period).kind.value].append((slot, row))
    fullest = max(kinds.values(), key=lambda each: sum(_drawn(row) is not None for _, row in each))
    here = sorted(fullest, key=lambda each: period(each[0].period).start)
    return Picture(what, _unit(here), tuple(_bars(here)))


def _bars(rows: Iterable[tuple[Slot, Row]]) -> Iterable[Bar]:
    for slot, row in rows:
        label = category_of(slot) if slot.by else period(slot.period).words
        said = ", ".join(each for each in (_number(row), _value(row)) if each)
        yield Bar(label, _drawn(row), said, row["number"] == HIDDEN_SIGN)


def _drawn(row: Row) -> float | None:
    """What of a row is drawn: its percentage, else its rate, else its number."""
    for column in ("percentage", "rate_per_10000", "number"):
        if row[column].replace(".", "", 1).isdigit():
            return float(row[column])
    return None


def _unit(rows: Iterable[tuple[Slot, Row]]) -> str:
    for _, row in rows:
        if row["percentage"].replace(".", "", 1).isdigit():
            return "%"
        if row["rate_per_10000"].replace(".", "", 1).isdigit():
            return "per 10,000"
    return "Number"


def _number(row: Row) -> str:
    said = row["number"]
    if said == HIDDEN_SIGN:
        return HIDDEN
    if not said.isdigit():
        return NO_DATA if said == NOT_AVAILABLE else "Does not apply"
    base = row["base"]
    return (
        f"{int(said):,} of {int(base):,}" if base.isdigit() and row["percentage"] != "z" else f"{int(said):,}"
    )


def _value(row: Row) -> str:
    if row["number"] == HIDDEN_SIGN:
        return ""
    if row["percentage"] not in ("z", "x"):
        return f"{row['percentage']}%"
    return f"{row['rate_per_10000']} per 10,000" if row["rate_per_10000"] not in ("z", "x") else ""
