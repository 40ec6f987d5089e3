"""Who may read, write and issue packs and chapters."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Either, Grant, Is, Permission, Same, both, either
from safeboard.kernel.access.roles import (
    ANALYST,
    BOARD_ADMIN,
    BOARD_MEMBER,
    BOARD_SIDE,
    BUSINESS_MANAGER,
    CDOP_COORDINATOR,
    DATA_SUPPLIER,
    DEPUTY,
    EVERYBODY,
    INDEPENDENT_CHAIR,
    LAY_MEMBER,
    SUBGROUP_CHAIR,
    TRAINING_MANAGER,
)

OFFICE = (BUSINESS_MANAGER, ANALYST, INDEPENDENT_CHAIR, SUBGROUP_CHAIR, BOARD_ADMIN)
MEMBERS = (BOARD_MEMBER, LAY_MEMBER, DEPUTY, TRAINING_MANAGER, CDOP_COORDINATOR)
OWN_AGENCY = Same("pk", "agency_id")
ISSUED = Is("issued", True)
# On the tracker a line of enquiry is a request to look deeper; what was hidden or is confidential stays so.
ENQUIRY = both(Is("kind", "deep_dive"), Is("hidden", False), Is("confidential", False))


def shared(standing: str) -> Either:
    """The chapter was sent to partners; a draft holds figures that members have not been shown yet."""
    return either(*(Is(standing, each) for each in ("with_partners", "agreed", "published")))


HOME = Permission("reporting.home", "See one's own start page")
NEWS = Permission("reporting.news", "Read on the start page what happened since one last looked")
SEARCH = Permission("reporting.search", "Search minutes, decisions, actions and challenges")
AGENCY = Permission("reporting.agency", "Open an agency's page: owes, late, challenges, attendance, people")
EXPORT = Permission("reporting.export", "Export everything that the office holds")
ROLLOVER = Permission("reporting.rollover", "Start the new year, or rehearse it")
PACK = Permission("reporting.pack", "Read the headline page")
EXPLAIN = Permission(
    "reporting.explain", "Explain what is flagged, and assure the Board, for one's own sub group"
)
FLAG = Permission("reporting.flag", "Flag any figure of a draft headline page by hand, with a reason")
ANSWER = Permission("reporting.answer", "Answer a line of enquiry about a figure")
SHARE = Permission("reporting.share", "Read and send the figures that another strategic board shares")
ISSUE = Permission("reporting.issue", "Issue the headline page to members; correct it afterwards")
CHAPTER = Permission("reporting.chapter", "Read the chapters of the annual report")
PARTS = Permission("reporting.parts", "Read the sentences of a chapter and what partners said of it")
WRITE = Permission("reporting.write", "Write chapters of the annual report")
REMARK = Permission("reporting.remark", "Comment on a chapter as a partner")
PUBLISH = Permission("reporting.publish", "Agree and publish a chapter")
EDITION = Permission("reporting.edition", "Read the annual report as it was issued")
KEEP_COUNTY = Permission("reporting.county-keep", "Take in newer published figures of the county")
COUNTY = Permission("reporting.county", "Read the published figures of the county")

GRANTS = (
    Grant(HOME, EVERYBODY),
    Grant(NEWS, OFFICE),
    Grant(SEARCH, BOARD_SIDE),
    Grant(AGENCY, (BUSINESS_MANAGER, BOARD_ADMIN, INDEPENDENT_CHAIR)),
    Grant(AGENCY, (BOARD_MEMBER, DEPUTY, DATA_SUPPLIER), OWN_AGENCY),
    Grant(EXPORT, (BUSINESS_MANAGER,)),
    Grant(ROLLOVER, (BUSINESS_MANAGER,)),
    Grant(PACK, OFFICE),
    Grant(PACK, MEMBERS, ISSUED),
    Grant(EXPLAIN, (BUSINESS_MANAGER, SUBGROUP_CHAIR)),
    # The sub group flags its own figures under EXPLAIN; the analyst sees all that was noticed.
    Grant(FLAG, (ANALYST,)),
    Grant(ANSWER, (BOARD_MEMBER, DEPUTY, DATA_SUPPLIER), both(Same("agency_id", "agency_id"), ENQUIRY)),
    Grant(ANSWER, (SUBGROUP_CHAIR,), both(Same("sub_group__code", "sub_group"), ENQUIRY)),
    Grant(ANSWER, (ANALYST,), both(Same("owner_user_id", "user_id"), ENQUIRY)),
    Grant(SHARE, (BUSINESS_MANAGER, ANALYST, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)),
    Grant(ISSUE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
    Grant(CHAPTER, OFFICE),
    Grant(CHAPTER, MEMBERS, shared("standing")),
    Grant(PARTS, OFFICE),
    Grant(PARTS, MEMBERS, shared("chapter__standing")),
    Grant(WRITE, (BUSINESS_MANAGER, ANALYST, SUBGROUP_CHAIR)),
    Grant(REMARK, OFFICE),
    Grant(REMARK, MEMBERS, shared("standing")),
    Grant(EDITION, (*OFFICE, *MEMBERS)),
    Grant(COUNTY, EVERYBODY),
    Grant(KEEP_COUNTY, (ANALYST,)),
    Grant(PUBLISH, (BUSINESS_MANAGER, INDEPENDENT_CHAIR)),
)
