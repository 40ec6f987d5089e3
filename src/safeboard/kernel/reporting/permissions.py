"""Who may read, write and issue packs and chapters."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Either, Grant, Is, Permission, either
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


def shared(standing: str) -> Either:
    """The chapter was sent to partners; a draft holds figures that members have not been shown yet."""
    return either(*(Is(standing, each) for each in ("with_partners", "agreed", "published")))


HOME = Permission("reporting.home", "See one's own start page")
PACK = Permission("reporting.pack", "Read the headline page")
ISSUE = Permission("reporting.issue", "Issue the headline page to members; correct it afterwards")
CHAPTER = Permission("reporting.chapter", "Read the chapters of the annual report")
PARTS = Permission("reporting.parts", "Read the sentences of a chapter and what partners said of it")
WRITE = Permission("reporting.write", "Write chapters of the annual report")
REMARK = Permission("reporting.remark", "Comment on a chapter as a partner")
PUBLISH = Permission("reporting.publish", "Agree and publish a chapter")

GRANTS = (
    Grant(HOME, EVERYBODY),
    Grant(PACK, OFFICE),
    Grant(PACK, MEMBERS, ISSUED),
    Grant(ISSUE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
    Grant(CHAPTER, OFFICE),
    Grant(CHAPTER, MEMBERS, shared("standing")),
    Grant(PARTS, OFFICE),
    Grant(PARTS, MEMBERS, shared("chapter__standing")),
    Grant(WRITE, (BUSINESS_MANAGER, ANALYST, SUBGROUP_CHAIR)),
    Grant(REMARK, OFFICE),
    Grant(REMARK, MEMBERS, shared("standing")),
    Grant(PUBLISH, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
)
