"""Who may read, write and issue packs and chapters."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_MEMBER,
    BUSINESS_MANAGER,
    EVERYBODY,
    INDEPENDENT_CHAIR,
    LAY_MEMBER,
    SUBGROUP_CHAIR,
)

OFFICE = (BUSINESS_MANAGER, ANALYST, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)
MEMBERS = (BOARD_MEMBER, LAY_MEMBER)
ISSUED = Is("issued", True)

HOME = Permission("reporting.home", "See one's own start page")
PACK = Permission("reporting.pack", "Read the headline page: members once it is issued")
ISSUE = Permission("reporting.issue", "Issue the headline page to members; correct it afterwards")
CHAPTER = Permission("reporting.chapter", "Read the chapters of the annual report")
WRITE = Permission("reporting.write", "Write chapters of the annual report")
REMARK = Permission("reporting.remark", "Comment on a chapter as a partner")
PUBLISH = Permission("reporting.publish", "Agree and publish a chapter")

GRANTS = (
    Grant(HOME, EVERYBODY),
    Grant(PACK, OFFICE),
    Grant(PACK, MEMBERS, ISSUED),
    Grant(ISSUE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
    Grant(CHAPTER, (*OFFICE, *MEMBERS)),
    Grant(WRITE, (BUSINESS_MANAGER, ANALYST, SUBGROUP_CHAIR)),
    Grant(REMARK, (*OFFICE, *MEMBERS)),
    Grant(PUBLISH, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
)
