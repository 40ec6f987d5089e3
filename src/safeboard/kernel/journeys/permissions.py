"""Who may open a child's chronology: the sending agency's own operational roles. Never a Board-side role."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Permission, Same
from safeboard.kernel.access.roles import DATA_SUPPLIER, INFORMATION_GOVERNANCE_LEAD, TEAM_MANAGER

OWN = Same("agency_id", "agency_id")

READ = Permission("journeys.read", "Open the chronology of a child of one's own agency")
QUERY = Permission("journeys.query", "Say that an entry is not this child, or that a date is wrong")
WHO_LOOKED = Permission("journeys.who_looked", "See who has looked at a child")

GRANTS = (
    Grant(READ, (TEAM_MANAGER, DATA_SUPPLIER), OWN),
    Grant(QUERY, (TEAM_MANAGER, DATA_SUPPLIER), OWN),
    Grant(WHO_LOOKED, (TEAM_MANAGER, INFORMATION_GOVERNANCE_LEAD), OWN),
)
