"""Who may read and keep what the Board says of itself, of outside judgements, of the Joint Protocol, of its values."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission, Same, either
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_ADMIN,
    BOARD_MEMBER,
    BOARD_SIDE,
    BUSINESS_MANAGER,
    DEPUTY,
    INDEPENDENT_CHAIR,
    LAY_MEMBER,
    MEMBERS,
    SUBGROUP_CHAIR,
)

OWN_AGENCY = Same("agency_id", "agency_id")
# Answers are counted for others only once the round is no longer open: nobody answers with an eye on the rest.
COUNTED = either(
    Is("round__state", "analysed"), Is("round__state", "feedback"), Is("round__state", "plan_updated")
)

READ = Permission(
    "governance.read", "Read self-assessment, inspections, the Joint Protocol, vision and values"
)
EDIT = Permission(
    "governance.edit", "Keep self-assessment, inspections, the Joint Protocol, vision and values"
)
ANSWER = Permission("governance.answer", "Answer the Board's self-assessment for oneself")
ANALYSE = Permission("governance.analyse", "Read the counts of the self-assessment, without names")
RUN = Permission("governance.run", "See how many have answered while a round is open")
AGREE = Permission("governance.agree", "Record the judgement that the Board agreed")
POSITION = Permission("governance.position", "Say where one's own agency stands on a finding, with evidence")
VERIFY = Permission("governance.verify", "Verify somebody else's evidence on a finding, and close it")
ADOPT = Permission("governance.adopt", "Say that one's own agency adopted the vision and values")

GRANTS = (
    Grant(READ, BOARD_SIDE),
    Grant(EDIT, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(ANSWER, MEMBERS, Same("user_id", "user_id")),
    Grant(ANALYSE, (BUSINESS_MANAGER, BOARD_ADMIN, ANALYST, *MEMBERS), COUNTED),
    Grant(RUN, (BUSINESS_MANAGER, BOARD_ADMIN, INDEPENDENT_CHAIR)),
    Grant(AGREE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
    Grant(POSITION, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(POSITION, (BOARD_MEMBER, DEPUTY), OWN_AGENCY),
    Grant(VERIFY, (BUSINESS_MANAGER, INDEPENDENT_CHAIR, SUBGROUP_CHAIR, LAY_MEMBER)),
    Grant(ADOPT, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(ADOPT, (BOARD_MEMBER,), Same("pk", "agency_id")),
)
