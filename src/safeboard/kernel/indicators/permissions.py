"""Who may see figures. Only the analyst sees small counts (pages.md section 1.1)."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission, Same
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_MEMBER,
    BUSINESS_MANAGER,
    DATA_SUPPLIER,
    INDEPENDENT_CHAIR,
    LAY_MEMBER,
    SUBGROUP_CHAIR,
)

OFFICE = (BUSINESS_MANAGER, ANALYST, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)
MEMBERS = (BOARD_MEMBER, LAY_MEMBER)
RELEASED = Is("released", True)
ABOUT_OWN = Same("about_id", "agency_id")

READ = Permission("indicators.read", "Read indicators, their definitions and their figures")
SMALL = Permission("indicators.small", "See counts of 1 to 5")
RUN = Permission("indicators.run", "Take a snapshot and count the indicators")
FLAGS = Permission("indicators.flags", "See what needs the Board")
COMMENT = Permission("indicators.comment", "Comment on a flag about one's own agency")
DECIDE = Permission("indicators.decide", "Decide what follows from a flag")

GRANTS = (
    Grant(READ, OFFICE),
    # Members read the figures of issued pages: an agency may comment before they see a flag about it (R-DAT-04).
    Grant(READ, MEMBERS, RELEASED),
    Grant(SMALL, (ANALYST,)),
    Grant(RUN, (ANALYST,)),
    Grant(FLAGS, OFFICE),
    Grant(FLAGS, (DATA_SUPPLIER,), ABOUT_OWN),
    Grant(COMMENT, (DATA_SUPPLIER, BOARD_MEMBER), ABOUT_OWN),
    Grant(DECIDE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)),
)
