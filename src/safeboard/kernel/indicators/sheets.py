"""Figures as an Excel workbook: typed cells, a notes sheet, nothing that could run."""

from __future__ import annotations

from collections.abc import Iterable

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.runs import definition_of
from safeboard.kernel.indicators.selectors import Shown
from safeboard.kernel.ui.templating import day, moment
from safeboard.kernel.work.today import now

SMALL_HIDDEN = (
    "Counts of 1 to 5, and percentages that would give one away, are hidden; sometimes another figure is hidden "
    "with them, so that nobody can work them out."
)
SMALL_SHOWN = "This workbook contains counts of 1 to 5. Do not pass it on."
HEADINGS = (
    "Period or category",
    "Value",
    "Unit",
    "Numerator",
    "Denominator",
    "Low (95%)",
    "High (95%)",
    "Note",
)


def workbook_of(shown: Shown) -> bytes:
    """One indicator: years, quarters, months, each breakdown, and how it was worked out."""
    indicator = shown.indicator
    return spreadsheets.write(
        _sheets(shown),
        (
            ("Indicator", f"{indicator.code} {indicator.title}"),
            ("Counted", indicator.numerator_words),
            ("Out of", indicator.denominator_words or "a count, not out of anything"),
            ("Newest period", shown.period_words),
            ("How rows are joined", indicator.linked),
            ("Left out", indicator.excluded_words or "Nothing."),
            *_clock(shown),
            *_population(shown),
            ("Source", indicator.source),
            (
                "Definition",
                f"Version {shown.now.definition or definition_of(indicator)}, in use since {day(indicator.since)}",
            ),
            ("Figures as at", moment(shown.snapshot.made_at)),
            ("Snapshot", shown.snapshot.content),
            ("Small numbers", SMALL_SHOWN if shown.small else SMALL_HIDDEN),
            ("Hidden here", _hidden(shown)),
            ("Made", moment(now())),
        ),
        title=f"{indicator.code} {indicator.title}",
    )


def _clock(shown: Shown) -> Iterable[tuple[str, str]]:
    """Timeliness by where things begin, beside the figure by where they end (R-CAL-07)."""
    clock = shown.indicator.clock
    if clock is not None and shown.clock is not None:
        due, still_open = shown.clock
        yield "When it fell due", f"{clock.due_words}: {due.shown}{f' ({due.parts})' if due.parts else ''}"
        yield "Open past its day", f"{clock.open_words}: {still_open.shown}"


def _population(shown: Shown) -> Iterable[tuple[str, str]]:
    if (whose := shown.indicator.population) is not None:
        yield "Whose number", f"{whose.words}; {whose.source}"


def _hidden(shown: Shown) -> str:
    lines = [line.figure for line in (*shown.years, *shown.quarters, *shown.months)]
    held = [
        each for each in (*lines, *(each for split in shown.splits for each in split.figures)) if each.hidden
    ]
    return f"{len(held)} figures." if len(held) != 1 else "1 figure."


def _sheets(shown: Shown) -> Iterable[Sheet]:
    for name, lines in (("Years", shown.years), ("Quarters", shown.quarters), ("Months", shown.months)):
        if lines:
            yield Sheet(name, HEADINGS, [_cells(line.period, line.figure) for line in lines])
    for split in shown.splits:
        rows = [_cells(each.category_words, each) for each in split.figures]
        # What may not be said of groups goes with the figures from which somebody else might say it (A13).
        yield Sheet(split.heading, HEADINGS, rows, (split.groups.words,) if split.groups else ())


def _cells(label: str, figure: Figure) -> tuple[Cell, ...]:
    if figure.value is None:
        return (label, None, figure.unit.value, None, None, None, None, figure.words)
    low, high = (figure.interval.low, figure.interval.high) if figure.interval else (None, None)
    value, above, below, low, high = (
        None if each is None else round(each, 4)
        for each in (figure.value, figure.numerator, figure.denominator, low, high)
    )
    note = "as if for a whole year" if figure.annualised else ""
    return (label, value, figure.unit.value, above, below, low, high, note)
