"""The vision and values that count now, and which agencies adopted them (SYS-53)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.work.today import today
from safeboard.processes.governance.models import Adoption, Statement
from safeboard.processes.governance.permissions import ADOPT, READ


@dataclass(frozen=True, slots=True)
class Adopter:
    """One agency and its last record of adopting a version, if there is one."""

    agency: Agency
    adoption: Adoption | None


def statements(reader: Reader) -> QuerySet[Statement]:
    """Every version, the latest first."""
    return Statement.visible(reader, READ)


def current(reader: Reader) -> Statement | None:
    """The version that counts: the latest that was agreed."""
    return statements(reader).exclude(agreed_on=None).first()


def adopters(statement: Statement) -> list[Adopter]:
    """Every partner of today with what it said last of this version; the office itself is none."""
    last = {each.agency_id: each for each in statement.adoptions.order_by("pk")}
    partners = Agency.living(today()).exclude(kind="board")
    return [Adopter(agency, last.get(agency.pk)) for agency in partners]


def may_adopt_for(reader: Reader) -> QuerySet[Agency]:
    """The agencies for which this reader may record it."""
    living = Agency.living(today()).values("pk")
    return Agency.visible(reader, ADOPT).filter(pk__in=living).exclude(kind="board")
