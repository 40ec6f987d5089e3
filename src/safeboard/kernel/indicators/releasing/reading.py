"""A release as somebody reads it who wants to know more: every cell, every sign, every sentence, the order of the rows.

Nothing here knows what is hidden: it reads the frozen files, as whoever downloads them does (section 3, point 6).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts as CountsOf
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.hiding import telling
from safeboard.grammar.statistics.hiding.attacking import Told, adds_up, is_exactly, lies_between
from safeboard.grammar.statistics.hiding.systems import SMALL_FROM, SMALL_TO
from safeboard.kernel.indicators.disclosure import is_stock
from safeboard.kernel.indicators.reference_data import NoPopulation, population
from safeboard.kernel.indicators.releasing import dfe_layout
from safeboard.kernel.indicators.releasing.dfe_layout import FIGURES, HEADINGS, HIDDEN_SIGN
from safeboard.kernel.indicators.releasing.linking import Slot, counted_at, parts_in_time

SIGNS = {HIDDEN_SIGN, dfe_layout.NOT_APPLICABLE, dfe_layout.NOT_AVAILABLE, ""}
NUMBER = re.compile(r"-?[\d,]*\.?\d+%?")
PARTS_OF_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
Row = Mapping[str, str]


@dataclass(slots=True)
class Read:
    """What a paper tells, which counts it hides, what of those everybody knows, and their names in words.

    `claims` are what its sentences may tell: a number in a sentence need not be a count, so one that fits nothing else
    is no claim. `slots` are the places that it prints, and whether each is hidden; `revised` the counts
    that were printed otherwise since.
    """

    told: list[Told] = field(default_factory=list)
    claims: list[Told] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    slots: dict[Slot, bool] = field(default_factory=dict)
    area: str = ""
    revised: set[str] = field(default_factory=set)

    @property
    def exact(self) -> dict[str, float]:
        """The counts that are printed as they stand."""
        return {
            each.terms[0][0]: each.low
            for each in self.told
            if len(each.terms) == 1 and each.low == each.high and each.terms[0][1] == 1.0
        }


def read(name: str, data: bytes, sentences: Iterable[str] = ()) -> Read:
    """Everything that a data file and the sentences beside it tell; `name` says which release it is."""
    rows = enumerate(dfe_layout.rows_of(data), start=2)
    placed = ((f"{name}, row {number}", dfe_layout.slot_of(row), row) for number, row in rows)
    return read_rows(name, [(where, slot, row) for where, slot, row in placed if slot], sentences)


def read_rows(
    name: str,
    rows: Iterable[tuple[str, Slot, Row]],
    sentences: Iterable[str] = (),
    *,
    hidden_last: bool = False,
) -> Read:
    """The same of rows: where each stands, its place, and its cells under the headings of the layout.

    With `hidden_last` the hidden ones of a breakdown stand after all others by name, as on the Board's pages.
    """
    found = Read()
    tables: dict[tuple[str, str, str], list[tuple[Slot, Row]]] = defaultdict(list)
    for where, slot, row in rows:
        found.area = row.get("old_la_code") or found.area
        _cells(found, where, row, slot)
        if slot in found.slots:
            tables[slot.code, slot.period, slot.by].append((slot, row))
    for table in tables.values():
        _table(found, name, table, hidden_last=hidden_last)
    found.told += sums(found.slots, found.exact, name)
    for sentence in sentences:
        _sentence(found, name, sentence)
    return found


def _cells(found: Read, surface: str, row: Row, slot: Slot) -> None:
    names, indicator = counted_at(slot), REGISTRY.indicators[slot.code]
    of_children = REGISTRY.tables[indicator.measure.table.name].counts is not CountsOf.WORK
    said = {heading: (row.get(heading) or "").strip() for heading in FIGURES}
    if said["number"] not in (dfe_layout.NOT_APPLICABLE, dfe_layout.NOT_AVAILABLE, ""):
        found.slots[slot] = said["number"] == HIDDEN_SIGN
    if said["number"] not in SIGNS or said["number"] == HIDDEN_SIGN:
        found.told += _number(f"{surface}, number", names.own, said["number"])
    if not NUMBER.fullmatch(said["number"]) and of_children and slot in found.slots:
        found.hidden[names.own] = slot.words
        if names.base:
            found.hidden[names.rest] = f"{slot.words}: those who are not"
            found.least[names.base] = 1
        else:
            found.least[names.own] = 1
    whole = names.base or (
        counted_at(Slot(slot.code, slot.period)).own if indicator.unit is Unit.SHARE and slot.by else ""
    )
    if names.base:
        found.told.append(adds_up(f"{surface}, base", names.base, (names.own, names.rest)))
    base = said["base"]
    if whole and NUMBER.fullmatch(base):
        found.told.append(is_exactly(f"{surface}, base", whole, float(base)))
    if whole and NUMBER.fullmatch(said["percentage"]):
        found.told += telling.share(f"{surface}, percentage", names.own, (whole,), said["percentage"])
    people = exposure(slot, row.get("old_la_code") or "")
    if NUMBER.fullmatch(said["rate_per_10000"]) and people:
        found.told.append(telling.rate(f"{surface}, rate", names.own, said["rate_per_10000"], people))
    for heading, upper in (("lower_95", False), ("upper_95", True)):
        if not NUMBER.fullmatch(said[heading]):
            continue
        where = f"{surface}, {heading}"
        if whole:
            of = (int(float(base)),) * 2 if NUMBER.fullmatch(base) else (1, telling.MOST_TRIED)
            found.told.append(telling.wilson_end(where, names.own, said[heading], of, upper=upper))
        elif people:
            found.told.append(telling.rate_end(where, names.own, said[heading], people, upper=upper))
    # A column that is not of the layout may hold anything; a whole number in it may be the count itself.
    for heading, cell in row.items():
        if heading not in HEADINGS and isinstance(cell, str) and cell.strip().isdigit():
            found.told.append(is_exactly(f"{surface}, column {heading}", names.own, float(cell)))


def _number(surface: str, key: str, said: str) -> list[Told]:
    if NUMBER.fullmatch(said):
        return [is_exactly(surface, key, float(said.replace(",", "").rstrip("%")))]
    if said == HIDDEN_SIGN:
        return []
    # A second sign for hidden says which of the hidden are the small ones.
    below = re.fullmatch(r"(?:<|fewer than |less than ) ?(\d+)", said)
    return [lies_between(surface, key, SMALL_FROM, int(below[1]) - 1 if below else SMALL_TO)]


def _table(found: Read, name: str, table: list[tuple[Slot, Row]], *, hidden_last: bool) -> None:
    """What the order of the rows tells, and that noughts may be hidden where every category is."""
    held = [slot for slot, row in table if found.slots[slot]]
    if not held or not table[0][0].by:
        return
    if len(held) == len(table):
        for slot in held:
            found.least.pop(counted_at(slot).own, None)
    if hidden_last:
        return
    order = [slot for slot, _ in table]
    shown = [float(row["number"]) for _, row in table if NUMBER.fullmatch((row.get("number") or "").strip())]
    by_name = sorted(order, key=lambda each: each.category)
    if order != by_name and len(shown) > 1:
        keys = [counted_at(slot).own for slot in order]
        if shown == sorted(shown, reverse=True):
            found.told += telling.in_order(f"{name}, the order of the rows", keys)
        elif shown == sorted(shown):
            found.told += telling.in_order(f"{name}, the order of the rows", keys[::-1])


def sums(slots: Mapping[Slot, bool], exact: Mapping[str, float], name: str) -> Iterator[Told]:
    """Everybody knows that months make quarters, quarters make years, and categories make totals."""
    across: dict[Slot, dict[str, list[Slot]]] = defaultdict(lambda: defaultdict(list))
    for slot in slots:
        if slot.by:
            across[Slot(slot.code, slot.period)][slot.by].append(slot)
    for total in [slot for slot in slots if not slot.by]:
        for parts in (*across[total].values(), *parts_in_time(total, slots)):
            names = [counted_at(each) for each in parts]
            for whole, inside in zip(
                counted_at(total).all, zip(*(each.all for each in names), strict=True), strict=True
            ):
                if whole in exact and all(each in exact for each in inside):
                    continue  # All printed: different children in each part need not add up.
                yield adds_up(f"{name}, {total.words}", whole, dict.fromkeys(inside))


def _sentence(found: Read, name: str, sentence: str) -> None:
    """A sentence that names a hidden place and a number."""
    said = sentence.lower()
    for slot, held in found.slots.items():
        label = (
            slot.words.split(", ")[-1].lower() if slot.by else REGISTRY.indicators[slot.code].title.lower()
        )
        if held and label in said:
            rest = re.sub(r"hidden \(5 or fewer\)|" + re.escape(label), "", said)
            for over in {
                *(each.period for each in found.slots),
                *(period(each.period).words for each in found.slots),
            }:
                rest = rest.replace(over.lower(), "")
            found.claims += telling.words_about(
                f"{name}, “{sentence[:60]}”", counted_at(slot).own, rest, exposure(slot, found.area)
            )


def exposure(slot: Slot, area: str) -> float | None:
    """The children that a rate is of; None for what is printed as no rate."""
    return children(slot, area) if REGISTRY.indicators[slot.code].unit is Unit.RATE else None


def children(slot: Slot, area: str) -> float | None:
    """The children who live there: a public number, for a part of a year its part."""
    span = period(slot.period)
    parts = 1 if is_stock(REGISTRY.indicators[slot.code]) else PARTS_OF_YEAR.get(span.kind, 1)
    try:
        return population(area, dates.financial_year(span.end)) / parts
    except NoPopulation:
        return None
