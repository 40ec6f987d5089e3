"""Who may follow, manage, minute and agree meetings, sit in part two, and change seats.

A condition is a path on the row, so there is one right for each shape of row:

- `GROUPS`, `PLAN`: Series.
- `FOLLOW`, `MANAGE`, `MINUTE`, `DECIDE`, `AGREE`: rows with `series` - Meeting, and FOLLOW also Seat, Constituency.
- `ITEMS`: AgendaItem (part one for those who follow, part two for those who sit in it).
- `PAPERS`: rows with `item` - Paper, Minute, Decision; part two as `ITEMS`.
- `SITTING`: rows with `seat` - Holder, Attendance, Declaration.
- `APOLOGISE`: Holder. `SEATS`: everything.

What is done to an item is asked of its meeting (MANAGE, MINUTE), and the item is found through ITEMS: whoever runs a
group's meetings without sitting in part two never reads part two.
"""

from __future__ import annotations

from safeboard.grammar.declarations.permissions import (
    Condition,
    Grant,
    Is,
    Permission,
    Role,
    Same,
    both,
    either,
)
from safeboard.kernel.access.roles import (
    BOARD_ADMIN,
    BOARD_MEMBER,
    BOARD_SIDE,
    BUSINESS_MANAGER,
    CDOP_COORDINATOR,
    DEPUTY,
    EVERYBODY,
    INDEPENDENT_CHAIR,
    LAY_MEMBER,
    SUBGROUP_CHAIR,
    TRAINING_MANAGER,
)

GROUPS = Permission("meetings.groups", "Open the home page of the Board or a group: terms, members, plan")
PLAN = Permission("meetings.plan", "Plan a group's meetings for a year, and what is to come to them")
FOLLOW = Permission("meetings.follow", "See when a body meets and its part one")
ITEMS = Permission("meetings.items", "Read agenda items")
PAPERS = Permission("meetings.papers", "Read papers, minutes and decisions")
SITTING = Permission("meetings.sitting", "See who sits where, since when, and who attended")
MANAGE = Permission("meetings.manage", "Make agendas, take papers in, issue them, change dates")
APOLOGISE = Permission("meetings.apologise", "Send apologies for a seat")
MINUTE = Permission("meetings.minute", "Take the register and write minutes")
DECIDE = Permission("meetings.decide_record", "Write down what a meeting decided")
AGREE = Permission("meetings.agree", "Record that a meeting agreed its minutes")
SEATS = Permission("meetings.seats", "Make groups, seats and terms; say who holds a seat")

OFFICE_ALL = (BUSINESS_MANAGER, BOARD_ADMIN)
SEE_ALL = (*OFFICE_ALL, INDEPENDENT_CHAIR)
RUN_OWN = (TRAINING_MANAGER, CDOP_COORDINATOR)
SIT_IN_PART_TWO = (BOARD_MEMBER, DEPUTY, LAY_MEMBER)


def board(path: str) -> Condition:
    """The row is of the Board itself."""
    return Is(f"{path}kind", "board")


def own(path: str) -> Condition:
    """The row is of the reader's own sub group."""
    return Same(f"{path}sub_group__code", "sub_group")


def followed(permission: Permission, path: str) -> tuple[Grant, ...]:
    """Whoever follows: the office and the Independent Chair all, the Board's side the Board and its own group."""
    return (
        Grant(permission, SEE_ALL),
        Grant(permission, BOARD_SIDE, either(board(path), own(path))),
    )


def in_parts(permission: Permission, path: str, part_two: str) -> tuple[Grant, ...]:
    """As `followed`, but part two only for those who sit in it: never observers, analysts or whoever else."""
    return (
        Grant(permission, SEE_ALL),
        Grant(permission, BOARD_SIDE, both(Is(part_two, False), either(board(path), own(path)))),
        Grant(permission, SIT_IN_PART_TWO, board(path)),
        Grant(permission, (SUBGROUP_CHAIR,), own(path)),
    )


def run(permission: Permission, path: str, *also: Role) -> tuple[Grant, ...]:
    """The office everything; coordinators, and `also`, what is of their own group."""
    return (Grant(permission, OFFICE_ALL), Grant(permission, (*RUN_OWN, *also), own(path)))


GRANTS = (
    *followed(GROUPS, ""),
    *followed(FOLLOW, "series__"),
    *followed(SITTING, "seat__series__"),
    *in_parts(ITEMS, "series__", "part_two"),
    *in_parts(PAPERS, "item__series__", "item__part_two"),
    *run(PLAN, ""),
    *run(MANAGE, "series__"),
    *run(MINUTE, "series__"),
    *run(DECIDE, "series__", SUBGROUP_CHAIR),
    Grant(DECIDE, (INDEPENDENT_CHAIR,)),
    *run(AGREE, "series__", SUBGROUP_CHAIR),
    Grant(AGREE, (INDEPENDENT_CHAIR,)),
    Grant(APOLOGISE, OFFICE_ALL),
    Grant(APOLOGISE, EVERYBODY, Same("user_id", "user_id")),
    Grant(SEATS, OFFICE_ALL),
)
