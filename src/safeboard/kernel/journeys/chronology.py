"""Puts what was stated of a child in order of time: what happened, who said so, and where nothing is known."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from safeboard.grammar.dates import add_months
from safeboard.kernel.journeys import wording
from safeboard.kernel.journeys.merging import Merged, merge
from safeboard.kernel.journeys.models import EntryQuery, Episode
from safeboard.kernel.journeys.sources import Source

LONG_GAP_MONTHS = 3
NOTHING: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """What one file says of an event: `details` is what counts, `otherwise` what a newer file says differently."""

    episode: Episode
    source: Source
    details: list[tuple[str, str]]
    otherwise: list[tuple[str, str]]

    @property
    def form(self) -> str:
        """Which return the file is."""
        return wording.form(self.episode.form)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the time line: its day, what it is, and who says so, the newest file first.

    `struck` says why it no longer counts; empty while it does. `followed` says what it came of, where that is known.
    """

    on: dt.date
    what: str
    about: str
    said: tuple[Said, ...]
    struck: str = ""
    starts: bool = False
    followed: str = ""

    @property
    def episode(self) -> Episode:
        """The newest statement of it."""
        return self.said[0].episode

    @property
    def queries(self) -> list[EntryQuery]:
        """What people have said of this entry."""
        return [query for each in self.said for query in each.episode.queries.all()]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time of which nothing was sent."""

    months: int


@dataclass(slots=True)
class Year:
    """A year of the time line, newest first."""

    year: int
    lines: list[Line | Gap] = field(default_factory=list)


def lines_of(
    events: Iterable[Merged[Episode]],
    sources: Mapping[int, Source],
    *,
    starts_only: bool = False,
    followed: Mapping[int, str] = NOTHING,
) -> list[Line]:
    """The lines of these events, newest first: each start, each end and the other dates between.

    An event is one line for all the files that state it; an end or a date between names the file that says it.
    `followed` says of an event, by the key of its newest statement, what it came of.
    """
    found: list[Line] = []
    for event in events:
        said = tuple(_said(event, each, sources) for each in reversed(event.statements))
        found += _lines(event, said, sources, starts_only, followed=followed.get(event.current.pk, ""))
    return newest_first(found)


def struck_lines(episodes: Iterable[Episode], sources: Mapping[int, Source]) -> list[Line]:
    """The lines of statements that were withdrawn, or that a newer file of the same form says again, newest first."""
    found: list[Line] = []
    for episode in episodes:
        event, source = merge([episode]), sources[episode.receipt]
        why = "A newer file says this again; the newer line counts."
        if episode.withdrawn:
            why = source.gone or "The file was withdrawn."
        found += _lines(event, (_said(event, episode, sources),), sources, struck=why)
    return newest_first(found)


def _lines(
    event: Merged[Episode],
    said: tuple[Said, ...],
    sources: Mapping[int, Source],
    starts_only: bool = False,
    struck: str = "",
    followed: str = "",
) -> Iterator[Line]:
    newest, facts = event.current, event.facts
    one, about = wording.name(wording.list_of(newest.kind)), wording.in_short(newest.kind, facts)
    yield Line(newest.starts_on, one, about, said, struck, starts=True, followed=followed)
    if starts_only:
        return
    began = f"began {newest.starts_on.day} {newest.starts_on:%B %Y}"
    if event.ends_on:
        yield Line(event.ends_on, f"{one}: end", began, said[:1], struck)
    for on, column in wording.dates_within(newest.kind, facts):
        by = _said(event, event.said[column.name], sources)
        yield Line(on, column.heading, f"{one}, {began}", (by,), struck)


def _said(event: Merged[Episode], episode: Episode, sources: Mapping[int, Source]) -> Said:
    counts = {name: episode.facts[name] for name, by in event.said.items() if by is episode}
    known = event.facts
    overtaken = {name: fact for name, fact in episode.facts.items() if fact != known.get(name)}
    if episode.ends_on and episode.ends_on != event.ends_on:
        overtaken[wording.END] = episode.ends_on.isoformat()
    details = wording.details(episode.kind, counts), wording.details(episode.kind, overtaken)
    return Said(episode, sources[episode.receipt], *details)


def newest_first(lines: Iterable[Line]) -> list[Line]:
    """These lines in the order in which they are read."""
    return sorted(lines, key=lambda line: (line.on, line.starts, line.episode.pk), reverse=True)


def by_year(lines: Iterable[Line], *, gaps: bool) -> list[Year]:
    """The lines under the headings of their years; with `gaps`, long silences are drawn between them."""
    years: dict[int, Year] = {}
    after: dt.date | None = None
    for line in lines:
        year = years.setdefault(line.on.year, Year(line.on.year))
        if gaps and not line.struck:
            months = whole_months(line.on, after) if after else 0
            if months >= LONG_GAP_MONTHS:
                year.lines.append(Gap(months))
            after = line.on
        year.lines.append(line)
    return list(years.values())


def whole_months(first: dt.date, last: dt.date) -> int:
    """How many whole months lie between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if months and add_months(first, months) > last else months


def standing(events: Iterable[Merged[Episode]]) -> list[Merged[Episode]]:
    """What is open now: the list that comes last in its return first."""
    by_kind: dict[str, list[Merged[Episode]]] = defaultdict(list)
    for event in events:
        if event.ends_on is None:
            by_kind[event.current.kind].append(event)
    return [each for declared in wording.can_be_open() for each in by_kind.get(declared.name, ())]
