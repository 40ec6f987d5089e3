"""*What have we asked Police for?* One page per agency, for the visit (pages.md 3.10)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from safeboard.grammar.declarations.office import Part
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.reporting.permissions import AGENCY


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """Everything that the Board asks of one agency."""

    agency: Agency
    parts: tuple[Part, ...]

    @property
    def late(self) -> int:
        """How many things are late."""
        return sum(1 for part in self.parts for line in part.lines if "late" in line.late)


def agencies(reader: Reader) -> QuerySet[Agency]:
    """The agencies whose page this reader may open."""
    return Agency.visible(reader, AGENCY)


def of(reader: Reader, agency: Agency, on: dt.date) -> AgencyPage:
    """The page of an agency, gathered from every room."""
    parts = [
        part
        for office in REGISTRY.offices()
        if office.about_agency
        for part in office.about_agency(reader, agency.pk, on)
    ]
    return AgencyPage(agency, tuple(sorted(parts, key=lambda part: part.order)))
