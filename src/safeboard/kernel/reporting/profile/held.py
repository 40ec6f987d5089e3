"""The county's figures as they are held today: what came with Safeboard, and every newer file that was taken in (SYS-94)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from safeboard.kernel.reporting.models import CountyFile
from safeboard.kernel.reporting.profile import table
from safeboard.kernel.reporting.profile.table import Fact

CAME_WITH_US = "Came with Safeboard"


@dataclass(frozen=True, slots=True)
class Version:
    """A figure as one file had it: `taken_on` is None for what came with Safeboard."""

    fact: Fact
    file: str
    taken_on: dt.date | None
    by: str

    @property
    def words(self) -> str:
        """Where it came from, in words."""
        if self.taken_on is None:
            return CAME_WITH_US
        return f"Taken in from {self.file} by {self.by} on {self.taken_on.day} {self.taken_on:%B %Y}"


def facts() -> dict[str, Fact]:
    """The newest version of every figure, by its key."""
    return {key: found[-1].fact for key, found in versions().items()}


def by_part() -> list[tuple[str, list[Fact]]]:
    """The newest figures under the titles of their parts."""
    return table.by_part(facts())


def versions() -> dict[str, list[Version]]:
    """Every version of every figure, the newest last. None is ever taken away."""
    found = {key: [Version(fact, "", None, "")] for key, fact in table.shipped().items()}
    for version in _taken():
        found.setdefault(version.fact.key, []).append(version)
    return found


def _taken() -> Iterator[Version]:
    rows = CountyFile.objects.filter(standing="taken").select_related("taken_by").order_by("taken_at", "pk")
    for file in rows:
        for row in file.facts:
            assert file.taken_at is not None and file.taken_by is not None
            on = timezone.localtime(file.taken_at).date()
            yield Version(table.fact_of(row), file.filename, on, str(file.taken_by))


def brought_by(file: CountyFile) -> list[Fact]:
    """The figures that one file brought."""
    return [table.fact_of(row) for row in file.facts]
