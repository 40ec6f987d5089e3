"""Who may raise, answer and check what follows from a finding."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission, Same, both
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_MEMBER,
    BOARD_SIDE,
    BUSINESS_MANAGER,
    DATA_SUPPLIER,
    EVERYBODY,
    INDEPENDENT_CHAIR,
    INFORMATION_GOVERNANCE_LEAD,
    SUBGROUP_CHAIR,
    SYSTEM_ADMIN,
)

OWN = Same("agency_id", "agency_id")
OWN_SUB_GROUP = Same("sub_group__code", "sub_group")
NOT_HIDDEN = Is("hidden", False)

FOLLOW = Permission("actions.follow", "Read actions and challenges")
REPLY = Permission("actions.reply", "Answer a challenge, add evidence to an action of one's own agency")
RAISE = Permission("actions.raise", "Raise a challenge, an action, a risk, or a request to look deeper")
CHECK = Permission("actions.check", "Check the evidence of somebody else's action; accept a reply")
PROBLEMS = Permission("actions.problems", "Read what people told us is wrong")
REPORT = Permission("actions.report", "Report a data breach or something that is wrong")
BREACHES = Permission("actions.breaches", "Read reported breaches and what was hidden")

GRANTS = (
    Grant(FOLLOW, BOARD_SIDE, NOT_HIDDEN),
    Grant(FOLLOW, (DATA_SUPPLIER,), both(OWN, NOT_HIDDEN)),
    Grant(REPLY, (BOARD_MEMBER, DATA_SUPPLIER, SUBGROUP_CHAIR), both(OWN, NOT_HIDDEN)),
    Grant(REPLY, (SUBGROUP_CHAIR,), both(OWN_SUB_GROUP, NOT_HIDDEN)),
    Grant(REPLY, (BUSINESS_MANAGER,), NOT_HIDDEN),
    Grant(RAISE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)),
    Grant(CHECK, (ANALYST, BUSINESS_MANAGER, INDEPENDENT_CHAIR, SUBGROUP_CHAIR), NOT_HIDDEN),
    Grant(REPORT, EVERYBODY),
    Grant(PROBLEMS, (BUSINESS_MANAGER, SYSTEM_ADMIN)),
    Grant(BREACHES, (INFORMATION_GOVERNANCE_LEAD,)),
)
