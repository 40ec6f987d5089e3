"""Who may raise, answer, own, score and check what follows from a finding."""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import Grant, Is, Permission, Same, both
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
    INFORMATION_GOVERNANCE_LEAD,
    MEMBERS,
    SUBGROUP_CHAIR,
    SYSTEM_ADMIN,
    TRAINING_MANAGER,
)

OWN = Same("agency_id", "agency_id")
OWN_SUB_GROUP = Same("sub_group__code", "sub_group")
NOT_HIDDEN = Is("hidden", False)
# What follows from part two of a meeting is for those who prepare it, the chair, and whoever must do it.
ORDINARY = both(NOT_HIDDEN, Is("confidential", False))
TRUSTED = (BUSINESS_MANAGER, BOARD_ADMIN, INDEPENDENT_CHAIR)
OF_AN_AGENCY = (BOARD_MEMBER, DEPUTY)

FOLLOW = Permission("actions.follow", "Read actions and challenges")
REPLY = Permission("actions.reply", "Answer a challenge for one's own agency")
SHOW = Permission("actions.show", "Add evidence and progress, say that something is done")
RAISE = Permission(
    "actions.raise", "Raise an action, a request to look deeper, an item of the plan; take it back"
)
RAISE_RISK = Permission("actions.raise_risk", "Raise a risk or a concern, also for staff or young people")
ASK = Permission("actions.ask", "Challenge an agency")
SORT = Permission("actions.sort", "Sort a new risk or concern: what it is, whether it is new, who owns it")
SCORE = Permission("actions.score", "Score a risk with reasons")
OWN_RISK = Permission("actions.own_risk", "Accept a risk for one's own agency, with controls and a target")
RECORD = Permission(
    "actions.record", "Record what the Board found or decided: reviews, tolerance, what a challenge changed"
)
ESCALATE = Permission("actions.escalate", "Take something late or stuck to a Board member or the chair")
ESCALATE_ON = Permission("actions.escalate_on", "Take a challenge to a chief officer or another board")
CLOSE = Permission("actions.close", "Agree that a risk is closed, with evidence")
EVENTS = Permission("actions.events", "Read challenge events")
CHECK = Permission("actions.check", "Check the evidence of somebody else's action; accept a reply")
IMPORT = Permission("actions.import", "Import a list from Excel, and undo the import")
ASSIGN = Permission("actions.assign", "Give actions to somebody else, change when they are due, many at once")
CORRECT = Permission("actions.correct", "Correct the words of somebody else, with a reason")
PROBLEMS = Permission("actions.problems", "Read what people told us is wrong")
REPORT = Permission("actions.report", "Report a data breach or something that is wrong")
BREACHES = Permission("actions.breaches", "Read reported breaches and what was hidden")

GRANTS = (
    Grant(FOLLOW, TRUSTED, NOT_HIDDEN),
    Grant(FOLLOW, tuple(role for role in BOARD_SIDE if role not in TRUSTED), ORDINARY),
    Grant(FOLLOW, OF_AN_AGENCY, both(OWN, NOT_HIDDEN)),
    Grant(FOLLOW, (DATA_SUPPLIER,), both(OWN, ORDINARY)),
    Grant(REPLY, (*OF_AN_AGENCY, SUBGROUP_CHAIR), both(OWN, NOT_HIDDEN)),
    Grant(REPLY, (DATA_SUPPLIER,), both(OWN, ORDINARY)),
    Grant(REPLY, (SUBGROUP_CHAIR,), both(OWN_SUB_GROUP, NOT_HIDDEN)),
    Grant(SHOW, (*OF_AN_AGENCY, SUBGROUP_CHAIR), both(OWN, NOT_HIDDEN)),
    Grant(SHOW, (DATA_SUPPLIER,), both(OWN, ORDINARY)),
    Grant(SHOW, (SUBGROUP_CHAIR,), both(OWN_SUB_GROUP, NOT_HIDDEN)),
    Grant(SHOW, (BUSINESS_MANAGER,), NOT_HIDDEN),
    Grant(RAISE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR, SUBGROUP_CHAIR)),
    Grant(RAISE_RISK, BOARD_SIDE),
    Grant(ASK, (BUSINESS_MANAGER, *MEMBERS)),
    Grant(SORT, (BUSINESS_MANAGER,), NOT_HIDDEN),
    Grant(SCORE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR), NOT_HIDDEN),
    Grant(SCORE, OF_AN_AGENCY, both(OWN, NOT_HIDDEN)),
    Grant(SCORE, (SUBGROUP_CHAIR,), both(OWN_SUB_GROUP, NOT_HIDDEN)),
    Grant(OWN_RISK, OF_AN_AGENCY, both(OWN, NOT_HIDDEN)),
    Grant(RECORD, (BUSINESS_MANAGER, INDEPENDENT_CHAIR), NOT_HIDDEN),
    Grant(ESCALATE, (BUSINESS_MANAGER, INDEPENDENT_CHAIR), NOT_HIDDEN),
    Grant(ESCALATE, (SUBGROUP_CHAIR,), ORDINARY),
    Grant(ESCALATE_ON, (INDEPENDENT_CHAIR,), NOT_HIDDEN),
    Grant(CLOSE, (INDEPENDENT_CHAIR,), NOT_HIDDEN),
    Grant(CLOSE, (SUBGROUP_CHAIR,), ORDINARY),
    Grant(CHECK, (BUSINESS_MANAGER, INDEPENDENT_CHAIR), NOT_HIDDEN),
    Grant(CHECK, (ANALYST, SUBGROUP_CHAIR), ORDINARY),
    Grant(EVENTS, BOARD_SIDE),
    Grant(IMPORT, (BUSINESS_MANAGER, BOARD_ADMIN, TRAINING_MANAGER, CDOP_COORDINATOR)),
    Grant(ASSIGN, (BUSINESS_MANAGER, BOARD_ADMIN, INDEPENDENT_CHAIR), NOT_HIDDEN),
    Grant(ASSIGN, (SUBGROUP_CHAIR,), both(OWN_SUB_GROUP, ORDINARY)),
    Grant(CORRECT, (BUSINESS_MANAGER,), NOT_HIDDEN),
    Grant(REPORT, EVERYBODY),
    Grant(PROBLEMS, (BUSINESS_MANAGER, SYSTEM_ADMIN)),
    Grant(BREACHES, (INFORMATION_GOVERNANCE_LEAD,)),
)
