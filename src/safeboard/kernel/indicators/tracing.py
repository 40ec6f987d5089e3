"""From a figure back to what it was counted from: the received files, or the Board's own records."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.measures import OpenAt
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.indicators.selectors import Shown
from safeboard.kernel.returns import sources_of
from safeboard.kernel.returns.sources_of import SourceFile

MOST_FILES = 12


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """What a figure rests on: tables of the Board's own work, files with the newest first, and how many more."""

    own: tuple[str, ...]
    files: tuple[SourceFile, ...]
    more: int


def counted_from(reader: Reader, shown: Shown) -> CountedFrom:
    """What the newest figure of an indicator's page was counted from, as this reader may be told."""
    over, needs = period(shown.now.period), shown.indicator.needs
    own = {name for name in needs if REGISTRY.tables[name].reach is not None}
    # What is open on a day is counted from what speaks of that day, not of the months before it.
    first = over.end if isinstance(shown.indicator.measure.period, OpenAt) else over.start
    counted = set(needs) - own
    counted |= {each for name in counted for each in REGISTRY.tables[name].made_from}
    received = sources_of.stood(counted, first, over.end, shown.snapshot.made_at, shown.now.area)
    files = sources_of.told(reader, received)
    return CountedFrom(
        own=tuple(REGISTRY.tables[name].title for name in needs if name in own),
        files=tuple(files[:MOST_FILES]),
        more=max(len(files) - MOST_FILES, 0),
    )
