"""Who may read the Board's budget, who keeps it, and who may pledge for an agency (SYS-47)."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Permission, Same
from safeboard.kernel.access.roles import (
    BOARD_ADMIN,
    BOARD_MEMBER,
    BUSINESS_MANAGER,
    DEPUTY,
    INDEPENDENT_CHAIR,
    LAY_MEMBER,
)

READ = Permission("budget.read", "Read the Board's budget and who contributes what")
EDIT = Permission("budget.edit", "Ask for contributions, record what was received and spent")
PLEDGE = Permission("budget.pledge", "Pledge a contribution for one's own agency")

GRANTS = (
    Grant(READ, (BUSINESS_MANAGER, BOARD_ADMIN, INDEPENDENT_CHAIR, BOARD_MEMBER, DEPUTY, LAY_MEMBER)),
    Grant(EDIT, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(PLEDGE, (BOARD_MEMBER,), Same("agency_id", "agency_id")),
)
