"""Figures of an indicator to attach to an answer, each as one line that everybody may read (SYS-55; R-DAT-03).

Only figures of an issued page can be attached: members follow the tracker, and read no draft (R-DAT-04).
"""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.permissions import READ
from safeboard.kernel.indicators.selectors import show

MOST_YEARS, MOST_QUARTERS = 3, 8


def lines(reader: Reader, code: str) -> list[tuple[str, str]]:
    """What this reader can attach: a key for each figure, and the line that would stand in the answer; newest first."""
    snapshot = Snapshot.visible(reader, READ).filter(released=True).last()
    if snapshot is None or code not in REGISTRY.indicators:
        return []
    shown = show(snapshot, code, small=False)
    if shown is None:
        return []
    found = [*reversed(shown.years[-MOST_YEARS:]), *reversed(shown.quarters[-MOST_QUARTERS:])]
    rows = [(each.figure.period, _line(each.figure)) for each in found]
    for number, split in enumerate(shown.splits):
        rows += [
            (
                f"{each.period} {number} {each.category}",
                f"{split.heading}, {each.category_words}: {_line(each)}",
            )
            for each in split.figures
        ]
    return list(_once([(key, words) for key, words in rows if words]))


def _once(rows: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for key, words in rows:
        if key not in seen:
            seen.add(key)
            yield key, words


def _line(figure: Figure) -> str:
    """A figure in one line; nothing where there is nothing to say of its period."""
    if figure.value is None and not figure.hidden:
        return ""
    parts = f" ({figure.parts})" if figure.parts and figure.parts != figure.shown else ""
    return f"{REGISTRY.indicators[figure.code].title}, {period(figure.period).words}: {figure.shown}{parts}"
