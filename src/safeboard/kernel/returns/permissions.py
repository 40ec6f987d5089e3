"""Who may send, follow and check returns. Rows and files are the sending agency's own, nobody else's."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Permission, Same
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_ADMIN,
    BUSINESS_MANAGER,
    DATA_SUPPLIER,
    INFORMATION_GOVERNANCE_LEAD,
)

OWN = Same("agency_id", "agency_id")

SEND = Permission("returns.send", "Send, correct and withdraw files of one's own agency")
ROWS = Permission("returns.rows", "See a file's rows and what is wrong with them")
FOLLOW = Permission("returns.follow", "See what is due and received, in counts")
CHECK = Permission("returns.check", "Check a return and put a question to its sender")
EXPLAIN = Permission("returns.explain", "Say why a return is late and when it will come")
AGREEMENT = Permission("returns.agreement", "Read why a return is sent, on what basis and when it is deleted")
PLAN = Permission("returns.plan", "Say which agency sends which return, when and on what basis")
DELETE = Permission(
    "returns.delete", "Have files deleted on the day agreed, with a second person where they are of children"
)
HOLD = Permission("returns.hold", "Keep a file beyond its day of deletion, and say why")
TOKENS = Permission("returns.tokens", "Give and end the tokens with which an agency’s programs send figures")

GRANTS = (
    Grant(SEND, (DATA_SUPPLIER,), OWN),
    Grant(ROWS, (DATA_SUPPLIER,), OWN),
    Grant(FOLLOW, (ANALYST, BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(FOLLOW, (DATA_SUPPLIER, INFORMATION_GOVERNANCE_LEAD), OWN),
    Grant(CHECK, (ANALYST,)),
    Grant(EXPLAIN, (DATA_SUPPLIER,), OWN),
    Grant(AGREEMENT, (ANALYST, BUSINESS_MANAGER)),
    Grant(AGREEMENT, (DATA_SUPPLIER, INFORMATION_GOVERNANCE_LEAD), OWN),
    Grant(PLAN, (BUSINESS_MANAGER,)),
    Grant(DELETE, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(DELETE, (INFORMATION_GOVERNANCE_LEAD,), OWN),
    Grant(HOLD, (BUSINESS_MANAGER, BOARD_ADMIN)),
    Grant(HOLD, (INFORMATION_GOVERNANCE_LEAD,), OWN),
    Grant(TOKENS, (BUSINESS_MANAGER,)),
    Grant(TOKENS, (DATA_SUPPLIER,), OWN),
)
