"""The standard roles (domain README, "Roles used throughout"), declared when first used."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Role, Side

BUSINESS_MANAGER = Role("business_manager", "Business manager", Side.BOARD)
ANALYST = Role("analyst", "Data analyst", Side.BOARD)
INDEPENDENT_CHAIR = Role("independent_chair", "Independent Chair", Side.BOARD)
SUBGROUP_CHAIR = Role("subgroup_chair", "Sub group chair", Side.BOARD)
BOARD_MEMBER = Role("board_member", "Board member", Side.BOARD)
LAY_MEMBER = Role("lay_member", "Lay member", Side.BOARD)
DEPUTY = Role("deputy", "Deputy of a Board member", Side.BOARD)
BOARD_ADMIN = Role("board_admin", "Board administrator", Side.BOARD)
TRAINING_MANAGER = Role("training_manager", "Training manager", Side.BOARD)
CDOP_COORDINATOR = Role("cdop_coordinator", "Child death overview panel coordinator", Side.BOARD)
DATA_SUPPLIER = Role("data_supplier", "Agency data lead", Side.AGENCY)
TEAM_MANAGER = Role("team_manager", "Social work team manager", Side.AGENCY)
INFORMATION_GOVERNANCE_LEAD = Role("information_governance_lead", "Information governance lead", Side.AGENCY)
SYSTEM_ADMIN = Role("system_admin", "System administrator", Side.SYSTEM)

ROLES = {
    role.code: role
    for role in (
        BUSINESS_MANAGER,
        ANALYST,
        INDEPENDENT_CHAIR,
        SUBGROUP_CHAIR,
        BOARD_MEMBER,
        LAY_MEMBER,
        DEPUTY,
        BOARD_ADMIN,
        TRAINING_MANAGER,
        CDOP_COORDINATOR,
        DATA_SUPPLIER,
        TEAM_MANAGER,
        INFORMATION_GOVERNANCE_LEAD,
        SYSTEM_ADMIN,
    )
}
BOARD_SIDE = tuple(role for role in ROLES.values() if role.side is Side.BOARD)
OFFICE = (BUSINESS_MANAGER, BOARD_ADMIN, TRAINING_MANAGER, CDOP_COORDINATOR)
MEMBERS = (INDEPENDENT_CHAIR, BOARD_MEMBER, DEPUTY, LAY_MEMBER, SUBGROUP_CHAIR)
EVERYBODY = tuple(ROLES.values())
