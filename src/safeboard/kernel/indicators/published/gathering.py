"""What a reader gathers on its way down a file: figures, and everything that it did not understand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from safeboard.kernel.indicators.published.doubting import doubts_about
from safeboard.kernel.indicators.published.known import BAND, columns, measure
from safeboard.kernel.indicators.published.symbols import Meaning, NotUnderstood, read_cell
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.values import Area, Reading, Release, Value
from safeboard.kernel.indicators.published.working_out import worked_out
from safeboard.kernel.ui.templating import plural

MOST_NAMED = 12


@dataclass(slots=True)
class Gathered:
    """Figures and faults, row by row; `reading` closes the account."""

    layout: str
    table: Table
    values: dict[tuple[str, str, str], Value] = field(default_factory=dict)
    faults: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    out: dict[str, tuple[int, int]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    again: Counter[str] = field(default_factory=Counter)
    twice: dict[str, tuple[str, int]] = field(default_factory=dict)

    def leave_out(self, number: int, why: str) -> None:
        """A row that gives no figure, and why."""
        first, times = self.out.get(why, (number, 0))
        self.out[why] = (first, times + 1)

    def take(  # noqa: PLR0913 - a published figure has that many sides
        self,
        number: int,
        name: str,
        area: Area,
        period: str,
        cell: str,
        symbols: dict[str, Meaning],
        *,
        heading: str,
        base: str = "",
        note: str = "",
        places: int | None = None,
    ) -> None:
        """One cell; a cell that is neither number nor symbol is named, never guessed at."""
        try:
            value, meaning = read_cell(cell, symbols)
        except NotUnderstood as fault:
            row, words, times = self.faults.get(heading, (number, str(fault), 0))
            self.faults[heading] = (row, words, times + 1)
            return
        known = measure(name)
        found = Value(
            measure=name,
            area=area,
            period=period,
            value=round(value, places) if value is not None and places is not None else value,
            unit=known.unit,
            symbol="" if meaning is None else cell.strip(),
            meaning=meaning,
            population_base=base or known.population_base,
            note=note,
        )
        held = self.values.get(found.key)
        if held is None:
            self.values[found.key] = found
        elif held.value != found.value and not (held.value is not None and found.value is None):
            if held.value is None:
                self.values[found.key] = found
            else:
                words, times = self.twice.get(name, ("", 0))
                words = words or (
                    f"Row {number}: {known.title}, {area.name}, {period} stands twice, as {held.value:g} and as "
                    f"{found.value:g}. The first is taken."
                )
                self.twice[name] = (words, times + 1)
        else:
            self.again[found.measure] += 1

    def reading(self, release: Release) -> Reading:
        """Everything that was found, with derived figures added and the doubts first."""
        values = tuple(each for each in worked_out(self.values.values()) if BAND not in each.measure)
        doubts = [*self._faults(), *self.doubts, *doubts_about(values)]
        if not values:
            doubts.insert(
                0, f"No figure was read. Columns are known by their names, such as {self._known()}."
            )
        if self.table.slipped:
            doubts.append(
                f"{plural(len(self.table.slipped), 'row is', 'rows are')} longer than the headings, first row {self.table.slipped[0]}: a cell may have slipped."
            )
        if self.table.twice:
            doubts.append(
                f"Two columns have the same heading: {', '.join(self.table.twice)}. The first is read."
            )
        if self.table.nameless:
            doubts.append(
                f"{plural(self.table.nameless, 'column has', 'columns have')} figures and no heading: not read."
            )
        if self.again:
            self.notes.append(
                f"{plural(sum(self.again.values()), 'figure')} stood twice with the same value and counts once."
            )
        return Reading(
            layout=self.layout,
            release=release,
            values=values,
            doubts=tuple(dict.fromkeys(doubts)),
            unknown=tuple(dict.fromkeys(self.unknown)),
            left_out=tuple(
                f"{plural(times, 'row')}, first row {first}: {why}"
                for why, (first, times) in self.out.items()
            ),
            rows=len(self.table.rows),
            notes=tuple(self.notes),
        )

    def _known(self) -> str:
        return ", ".join(sorted(columns(self.layout))[:MOST_NAMED])

    def _faults(self) -> list[str]:
        return [
            *(
                f"{words}{f' {times - 1} more like it.' if times > 1 else ''}"
                for words, times in self.twice.values()
            ),
            *self._spoilt(),
        ]

    def _spoilt(self) -> list[str]:
        return [
            f"Column {heading}, row {row}: {words}" + (f" {times - 1} more below it." if times > 1 else "")
            for heading, (row, words, times) in self.faults.items()
        ]
