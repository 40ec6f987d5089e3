"""Who may change people, agencies, settings and words."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission, Same
from safeboard.kernel.access.roles import (
    BOARD_ADMIN,
    BOARD_MEMBER,
    BOARD_SIDE,
    BUSINESS_MANAGER,
    CDOP_COORDINATOR,
    INDEPENDENT_CHAIR,
    INFORMATION_GOVERNANCE_LEAD,
    SYSTEM_ADMIN,
    TRAINING_MANAGER,
)

OWN_AGENCY = Same("agency_id", "agency_id")

PEOPLE = Permission("partnership.people", "Invite people, give them roles, end them, hand over what they own")
WHO = Permission("partnership.who", "Read on an agency’s page who acts for it")
CONFIRM = Permission("partnership.confirm", "Confirm every quarter who acts for one's own agency")
ASK_RESET = Permission("partnership.ask_reset", "Ask for the reset of a lost second step of sign-in")
RESET = Permission("partnership.reset", "Agree, as the second person, to the reset of a lost second step")
AGREE = Permission("partnership.agree", "Agree, as the second person, to a role that opens more than others")
SETTINGS = Permission(
    "partnership.settings", "Change targets, limits, dates, words and agencies from a day on"
)
READ_SETTINGS = Permission("partnership.read_settings", "Read the settings and since when they count")
REMIND = Permission("partnership.remind", "Send reminders and read what was sent")

GRANTS = (
    Grant(PEOPLE, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(WHO, (BUSINESS_MANAGER, BOARD_ADMIN, INDEPENDENT_CHAIR)),
    Grant(CONFIRM, (BOARD_MEMBER,), OWN_AGENCY),
    Grant(ASK_RESET, (BUSINESS_MANAGER, SYSTEM_ADMIN)),
    Grant(RESET, (BUSINESS_MANAGER, INDEPENDENT_CHAIR, SYSTEM_ADMIN), Is("kind", "reset")),
    Grant(AGREE, (INDEPENDENT_CHAIR, BOARD_MEMBER, INFORMATION_GOVERNANCE_LEAD), Is("kind", "role")),
    Grant(SETTINGS, (BUSINESS_MANAGER,)),
    Grant(READ_SETTINGS, BOARD_SIDE),
    Grant(REMIND, (BUSINESS_MANAGER, BOARD_ADMIN, TRAINING_MANAGER, CDOP_COORDINATOR)),
)
