"""The rule of access, read a second time: plain Python over plain dicts, written from the rule and not from the policy.

Whoever changes the policy must not look here first, nor the other way round: two readings by one hand agree
by mistake (security.md finding 3). It was written from the words of `grammar/declarations/permissions.py` and the
order of security.md section 3.2, deny by default, any deny before any grant:

1. without a live hat nothing is allowed: the person is active, today is within its first and last day, and it was
   given - not still waiting for a second person's yes, nor refused;
2. a live conflict of this person with this record, or with whom or what it is about, refuses, whatever any
   grant says;
3. a walled record opens only to a hat that belongs to its wall;
4. a record above the hat's highest class stays shut;
5. then one grant is enough, for this permission, to this role, whose condition the record meets.

A world is a dict:

    {"on": date,
     "users": {user: active},
     "hats": {hat: {"user", "agency", "role", "sub_group", "sensitivity", "walls", "since", "until", "given"}},
     "conflicts": [{"user", "type", "record", "since", "until"}],
     "grants": [{"permission", "roles", "where"}]}

`where` is ("anything",), ("same", field, hat field), ("is", field, value), ("both", [...]) or ("either", [...]).
A record is a dict of its fields with its "type" and "id", and "about": the (type, id) of each of its subjects.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

World = Mapping[str, Any]
Record = Mapping[str, Any]
UNSET = (None, "")


def allowed(world: World, hat: int | None, permission: str, record: Record) -> bool:
    """Whether somebody who wears this hat may do this to this record."""
    worn = world["hats"].get(hat)
    if worn is None or not lives(world, worn):
        return False
    if conflicted(world, worn["user"], record):
        return False
    if record.get("wall") and record["wall"] not in worn["walls"]:
        return False
    if record.get("sensitivity", 0) > worn["sensitivity"]:
        return False
    return any(
        holds(grant["where"], worn, record)
        for grant in world["grants"]
        if grant["permission"] == permission and worn["role"] in grant["roles"]
    )


def could(world: World, hat: int | None, permission: str) -> bool:
    """Whether this hat holds the permission at all, for some record or other."""
    worn = world["hats"].get(hat)
    if worn is None or not lives(world, worn):
        return False
    return any(
        grant["permission"] == permission and worn["role"] in grant["roles"] for grant in world["grants"]
    )


def lives(world: World, worn: Mapping[str, Any]) -> bool:
    """The first and the last day of a hat both count; what nobody gave yet opens nothing."""
    return (
        bool(world["users"][worn["user"]])
        and worn["given"]
        and within(worn["since"], worn["until"], world["on"])
    )


def conflicted(world: World, user: int, record: Record) -> bool:
    """Whether a conflict of this person with this record, or with what it is about, counts today."""
    return any(
        each["user"] == user
        and (each["type"], each["record"]) in [(record["type"], record["id"]), *record["about"]]
        and within(each["since"], each["until"], world["on"])
        for each in world["conflicts"]
    )


def within(since: dt.date, until: dt.date | None, on: dt.date) -> bool:
    """From a day to a day, or for ever."""
    return since <= on and (until is None or on <= until)


def holds(where: tuple[Any, ...], worn: Mapping[str, Any], record: Record) -> bool:
    """Whether the record meets the condition; what is unset equals nothing, not even what is unset too."""
    match where:
        case ("anything",):
            return True
        case ("is", field, value):
            return field in record and type(record[field]) is type(value) and record[field] == value
        case ("same", field, attribute):
            theirs, ours = record.get(field), worn[attribute]
            return theirs not in UNSET and ours not in UNSET and theirs == ours
        case ("both", parts):
            return all(holds(part, worn, record) for part in parts)
        case ("either", parts):
            return any(holds(part, worn, record) for part in parts)
    raise ValueError(f"The oracle cannot read the condition {where!r}.")


def worn(world: World, user: int, chosen: int | None) -> int | None:
    """The hat a person wears who chose one: that one while it lives and is theirs, else their first, else none."""
    theirs = [
        hat for hat, each in sorted(world["hats"].items()) if each["user"] == user and lives(world, each)
    ]
    return chosen if chosen in theirs else next(iter(theirs), None)
