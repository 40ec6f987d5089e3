"""Who may see figures. Only the analyst sees small counts (pages.md section 1.1)."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission, Same
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_ADMIN,
    BOARD_MEMBER,
    BUSINESS_MANAGER,
    DATA_SUPPLIER,
    INDEPENDENT_CHAIR,
    INFORMATION_GOVERNANCE_LEAD,
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
PUBLISH = Permission("indicators.publish", "Upload published statistics and keep their figures")
QUALITY = Permission(
    "indicators.quality", "See how good the returns of agencies are; a data supplier its own alone"
)
TAKE_APART = Permission("indicators.take-apart", "See which numbers of single children are behind a change")
DECIDE = Permission("indicators.decide", "Decide what follows from a flag")
REBASE = Permission("indicators.rebase", "Accept or decline a new baseline of a chart")

RELEASES = Permission("indicators.releases", "Read releases of figures before they are public")
RELEASE = Permission("indicators.release", "Propose a release of figures to the public")
APPROVE_RELEASE = Permission(
    "indicators.approve-release", "Approve, decline or withdraw a release of figures"
)

GRANTS = (
    Grant(READ, OFFICE),
    # Members read the figures of issued pages: an agency may comment before they see a flag about it (R-DAT-04).
    Grant(READ, MEMBERS, RELEASED),
    # Whoever follows the returns follows how good they are: nothing in it is about a child.
    Grant(QUALITY, (*OFFICE, BOARD_ADMIN, DATA_SUPPLIER, INFORMATION_GOVERNANCE_LEAD)),
    Grant(QUALITY, MEMBERS, RELEASED),
    Grant(SMALL, (ANALYST,)),
    Grant(TAKE_APART, (ANALYST,)),
    Grant(RUN, (ANALYST,)),
    Grant(PUBLISH, (ANALYST,)),
    Grant(FLAGS, OFFICE),
    Grant(FLAGS, (DATA_SUPPLIER,), ABOUT_OWN),
    Grant(COMMENT, (DATA_SUPPLIER, BOARD_MEMBER), ABOUT_OWN),
    # Whoever answers must know how the figure is made, and sees every point of its chart.
    Grant(REBASE, (ANALYST,)),
    Grant(DECIDE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)),
    # While a release is held members read it only when they are named in it (releasing/selectors.py).
    Grant(RELEASES, (*OFFICE, *MEMBERS)),
    Grant(RELEASE, (ANALYST,)),
    # Another person than the one who proposes: nobody holds both.
    Grant(APPROVE_RELEASE, (BUSINESS_MANAGER,)),
)
