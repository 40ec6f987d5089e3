"""Puts what was stated of a child in order of time: what happened, who said so, and where nothing is known."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from safeboard.grammar.dates import add_months
from safeboard.kernel.journeys import wording
from safeboard.kernel.journeys.models import EntryQuery, Episode
from safeboard.kernel.journeys.sources import Source

LONG_GAP_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the time line. `struck` says why it no longer counts; empty while it does."""

    on: dt.date
    what: str
    about: str
    episode: Episode
    source: Source
    struck: str = ""
    starts: bool = False

    @property
    def details(self) -> list[tuple[str, str]]:
        """Everything that the row of the file says."""
        return wording.details(self.episode)

    @property
    def queries(self) -> list[EntryQuery]:
        """What people have said of this entry."""
        return list(self.episode.queries.all())


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
    episodes: Iterable[Episode], sources: Mapping[int, Source], *, starts_only: bool = False
) -> list[Line]:
    """The lines of these statements, newest first: each start, each end and the other dates between."""
    found: list[Line] = []
    for episode in episodes:
        source = sources[episode.receipt]
        struck = _struck(episode, source)
        one, about = wording.name(wording.list_of(episode.kind)), wording.in_short(episode)
        found.append(Line(episode.starts_on, one, about, episode, source, struck, starts=True))
        if starts_only:
            continue
        began = f"began {episode.starts_on.day} {episode.starts_on:%B %Y}"
        if episode.ends_on:
            found.append(Line(episode.ends_on, f"{one}: end", began, episode, source, struck))
        for on, heading in wording.dates_within(episode):
            found.append(Line(on, heading, f"{one}, {began}", episode, source, struck))
    return sorted(found, key=lambda line: (line.on, line.starts, line.episode.pk), reverse=True)


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


def standing(episodes: Iterable[Episode]) -> list[Episode]:
    """What is open now, by the newest statements: the list that comes last in its return first."""
    by_kind: dict[str, list[Episode]] = defaultdict(list)
    for episode in episodes:
        if episode.current and episode.ends_on is None:
            by_kind[episode.kind].append(episode)
    return [each for declared in wording.can_be_open() for each in by_kind.get(declared.name, ())]


def _struck(episode: Episode, source: Source) -> str:
    if episode.withdrawn:
        return source.gone or "The file was withdrawn."
    return "" if episode.current else "A newer file says this again; the newer line counts."
