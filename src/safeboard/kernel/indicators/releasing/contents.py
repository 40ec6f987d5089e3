"""What a release holds: its places, the counts behind them as one system, and which of them are hidden (ADR 0025)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts as CountsOf
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.hiding import hidden
from safeboard.grammar.statistics.hiding.exact import Limits
from safeboard.grammar.statistics.hiding.systems import HIDE, SHOW, Cell, Quantity, Secret, Sum, System
from safeboard.grammar.statistics.small_numbers import STANDARD, Counts, is_cell_hidden, is_count_hidden
from safeboard.kernel.indicators import disclosure
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.releasing.choosing import Choice, breakdowns_of
from safeboard.kernel.indicators.releasing.linking import Counted, Slot, counted_at, parts_in_time

# Per piece of the system: enough for the sizes of the design's section 3, and a page still answers.
LIMITS = Limits(nodes=20_000, seconds=5.0)
WHOLE_YEARS = (PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR)
NOTHING: Mapping[Slot, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Contents:
    """The figures of a release as they are printed, with the notes of whoever decided what is hidden."""

    choice: Choice
    area: str
    figures: tuple[tuple[Slot, Figure], ...]
    hidden: frozenset[Slot]
    notes: tuple[str, ...]
    exposed: tuple[str, ...]


def contents_of(
    snapshot: Snapshot,
    choice: Choice,
    area: str,
    before: Mapping[Slot, bool] = NOTHING,
    limits: Limits = LIMITS,
    say: Callable[[str, int, int], None] | None = None,
) -> Contents:
    """Everything of a release, small counts hidden exactly.

    `before` says of places in earlier releases whether they were hidden: those stay hidden, and what was shown is known.
    """
    slots = list(slots_of(choice))
    counts = counts_of(snapshot, slots, area, breakdowns=choice.breakdowns)
    system = system_of(counts, before)
    done = _hide(system, counts, limits, partial(say, "Choosing what to hide") if say else None)
    held = frozenset(slot for slot in counts if slot.key in done.cells)
    places = [*slots, *(slot for slot in counts if slot.by)]
    return Contents(
        choice, area, tuple(_figures(snapshot, places, area, held)), held, done.notes, done.exposed
    )


def slots_of(choice: Choice) -> Iterator[Slot]:
    """The places of a release without its categories, which only the counts know."""
    for code in choice.codes:
        for year in choice.years:
            whole = period(disclosure.own_year(code, year))
            yield Slot(code, whole.code)
            if whole.kind is PeriodKind.YEAR:
                yield from (Slot(code, each.code) for each in whole.quarters() if choice.quarters)
                yield from (Slot(code, each.code) for each in whole.months() if choice.months)


def system_of(counts: Mapping[Slot, Counts], before: Mapping[Slot, bool] = NOTHING) -> System:
    """All tables of the release in one system: every count once, however many indicators print it."""
    quantities: dict[str, Quantity] = {}
    sums: dict[Sum, None] = {}
    cells: list[Cell] = []
    secrets: dict[str, Secret] = {}
    alone = _all_in_one(counts)
    for slot, count in counts.items():
        names = counted_at(slot)
        everybody = slot in alone
        for quantity in _quantities(names, count, loose=everybody):
            quantities.setdefault(quantity.key, quantity)
        if names.base:
            sums[Sum(names.base, (names.own, names.rest))] = None
        found = list(_secrets(slot, names, count, alone))
        for each in found:
            secrets.setdefault(each.quantity, each)
        must = _must(slot, count, bool(found) or everybody, before.get(slot))
        cells.append(Cell(slot.key, (*names.all, *_whole_of(slot, counts)), must))
    for line in _lines(counts):
        sums[line] = None
    return System(tuple(quantities.values()), tuple(sums), tuple(cells), tuple(secrets.values()))


def _hide(
    system: System, counts: Mapping[Slot, Counts], limits: Limits, tell: hidden.Tell | None
) -> hidden.Hidden:
    """The least that is enough; a year's total, which people ask for first, stays wherever that can be done."""
    free = {each.key for each in system.cells if not each.must}
    years = {slot.key for slot in counts if not slot.by and period(slot.period).kind is PeriodKind.YEAR}
    done = hidden.hide(hidden.showing(system, frozenset(free & years)), limits, tell)
    return done if done.safe else hidden.hide(system, limits, tell)


def counts_of(snapshot: Snapshot, slots: list[Slot], area: str, *, breakdowns: bool) -> dict[Slot, Counts]:
    """The counts behind the places, categories of whole years with them."""
    found: dict[Slot, Counts] = {}
    for code in dict.fromkeys(slot.code for slot in slots):
        wanted = [slot for slot in slots if slot.code == code]
        behind = disclosure.counts_behind(snapshot, code, area)
        found |= {slot: behind[slot.period, ""] for slot in wanted if (slot.period, "") in behind}
    return found | (_categories(snapshot, slots, area, found) if breakdowns else {})


def _categories(
    snapshot: Snapshot, slots: list[Slot], area: str, totals: Mapping[Slot, Counts]
) -> dict[Slot, Counts]:
    years: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot in totals and period(slot.period).kind in WHOLE_YEARS:
            years[slot.code].append(slot)
    found = {}
    for code, wanted in years.items():
        for by in breakdowns_of(REGISTRY.indicators[code]):
            behind = disclosure.counts_behind(snapshot, code, area, by)
            over = {slot.period for slot in wanted}
            found |= {
                Slot(code, span, by, category): count
                for (span, category), count in sorted(behind.items())
                if span in over and category
            }
    return found


def _quantities(names: Counted, count: Counts, *, loose: bool) -> Iterator[Quantity]:
    # A nought of a count is always shown, so what is hidden is at least 1; a percentage of nobody is words.
    if count.base is None:
        yield Quantity(names.own, count.count, least=0 if loose else min(count.count, 1))
        return
    yield Quantity(names.own, count.count)
    yield Quantity(names.rest, count.base - count.count)
    yield Quantity(names.base, count.base, least=min(count.base, 1))


def _secrets(slot: Slot, names: Counted, count: Counts, alone: frozenset[Slot]) -> Iterator[Secret]:
    """What of a place nobody may find out: a small count, a small rest, a small base, and that all or none are in it."""
    if is_count_hidden(count.count):
        yield Secret(names.own)
    if slot in alone and count.count:
        yield Secret(names.own, count.count, count.count, count.count - 1, count.count)
    if count.base is None:
        return
    rest = count.base - count.count
    if is_count_hidden(rest):
        yield Secret(names.rest)
    if 0 < count.base < STANDARD.smallest_base:
        most = STANDARD.smallest_base
        yield Secret(names.base, high=most - 1, roof=most)
    elif slot.by and count.base:
        # All or none of a group would be learnt of everybody in it.
        if not count.count:
            yield Secret(names.own, 0, 0, 0, 1)
        if not rest:
            yield Secret(names.rest, 0, 0, 0, 1)


def _must(slot: Slot, count: Counts, hide: bool, was_hidden: bool | None) -> str:
    if REGISTRY.tables[REGISTRY.indicators[slot.code].measure.table.name].counts is CountsOf.WORK:
        return SHOW
    if hide or was_hidden or is_cell_hidden(count):
        return HIDE
    if was_hidden is False:
        return SHOW
    return "" if (count.count if count.base is None else count.base) else SHOW


def _all_in_one(counts: Mapping[Slot, Counts]) -> frozenset[Slot]:
    """The categories of a breakdown in which one holds everybody: shown, it would be known of each."""
    tables: dict[tuple[str, str, str], list[Slot]] = defaultdict(list)
    for slot, count in counts.items():
        if slot.by and count.base is None:
            tables[slot.code, slot.period, slot.by].append(slot)
    return frozenset(
        slot
        for slots in tables.values()
        if len(slots) > 1 and sum(bool(counts[each].count) for each in slots) == 1
        for slot in slots
    )


def _whole_of(slot: Slot, counts: Mapping[Slot, Counts]) -> tuple[str, ...]:
    """A share is printed with what it is a share of, which is the total of its period."""
    total = Slot(slot.code, slot.period)
    shares = REGISTRY.indicators[slot.code].unit is Unit.SHARE
    return (counted_at(total).own,) if slot.by and shares and total in counts else ()


def _lines(counts: Mapping[Slot, Counts]) -> Iterator[Sum]:
    """Quarters make years and categories make totals, of every count behind them."""
    across: dict[Slot, dict[str, list[Slot]]] = defaultdict(lambda: defaultdict(list))
    for slot in counts:
        if slot.by:
            across[Slot(slot.code, slot.period)][slot.by].append(slot)
    for total in [slot for slot in counts if not slot.by]:
        groups = [parts for _, parts in sorted(across[total].items())]
        for parts in (*groups, *parts_in_time(total, counts)):
            whole, names = counted_at(total), [counted_at(each) for each in parts]
            for name, inside in zip(whole.all, zip(*(each.all for each in names), strict=True), strict=True):
                yield Sum(name, tuple(dict.fromkeys(inside)))


def _figures(
    snapshot: Snapshot, slots: Iterable[Slot], area: str, held: frozenset[Slot]
) -> Iterator[tuple[Slot, Figure]]:
    """Every place as it is printed: by indicator and breakdown, by period, by name; never by size."""
    tables: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    for slot in slots:
        tables[slot.code, slot.by].append(slot)
    for (code, by), places in tables.items():
        cells = [(slot.period, slot.category) for slot in places]
        hidden_here = frozenset(
            (slot.period, slot.category) for slot in held if (slot.code, slot.by) == (code, by)
        )
        yield from zip(places, disclosure.released(snapshot, code, area, by, cells, hidden_here), strict=True)
