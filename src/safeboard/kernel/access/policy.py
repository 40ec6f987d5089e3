"""The policy: deny by default; the same grant gives the check on one record and the filter on a list.

Order (security.md section 3.2): no hat -> no; a conflict of interest beats every grant; a walled record is
closed to every hat outside the wall; sensitivity above the hat's is closed; then any grant that holds.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from safeboard.grammar.declarations.permissions import (
    Anything,
    Both,
    Condition,
    Either,
    Grant,
    Is,
    Permission,
    Same,
)
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.models import Conflict
from safeboard.kernel.access.readers import Reader

AModel = TypeVar("AModel", bound=Model)
NO_ROW = Q(pk__in=[])
# Not Q(): joined by "or" to another condition, an empty Q vanishes and takes its grant with it.
EVERY_ROW = ~NO_ROW


@cache
def rule_table() -> dict[str, tuple[Grant, ...]]:
    """Every grant by permission code. Fixed once the registry is closed."""
    table: dict[str, list[Grant]] = defaultdict(list)
    for grant in REGISTRY.grants():
        table[grant.permission.code].append(grant)
    return {code: tuple(grants) for code, grants in table.items()}


def grants_of(reader: Reader, permission: Permission) -> list[Grant]:
    """The grants of this permission to the hat that is worn."""
    return [
        grant
        for grant in rule_table().get(permission.code, ())
        if any(role.code == reader.role for role in grant.roles)
    ]


def may(reader: Reader, permission: Permission) -> bool:
    """Whether this hat may do this at all, to some record."""
    return bool(grants_of(reader, permission))


def allows(reader: Reader, permission: Permission, record: Model) -> bool:
    """Whether this hat may do this to this record."""
    grants = grants_of(reader, permission)
    granted = _inside(reader, record) and any(_holds(grant.where, reader, record) for grant in grants)
    return granted and not _in_conflict(reader, record)


def visible(reader: Reader, permission: Permission, rows: QuerySet[AModel]) -> QuerySet[AModel]:
    """The rows to which this hat may do this: the same rule as `allows`, as a filter."""
    grants = grants_of(reader, permission)
    if not grants:
        return rows.none()
    wanted = NO_ROW
    for grant in grants:
        wanted |= _filter(grant.where, reader)
    rows = rows.filter(wanted)
    names = {field.name for field in rows.model._meta.get_fields()}
    if "wall" in names:
        rows = rows.filter(wall__in=["", *reader.walls])
    if "sensitivity" in names:
        rows = rows.filter(sensitivity__lte=reader.sensitivity)
    for path, model in _subjects(rows.model):
        conflicts = Conflict.live(reader.user_id, model, reader.on).values("record_id")
        rows = rows.exclude(**{f"{path}__in": conflicts})
    return rows


def _inside(reader: Reader, record: Model) -> bool:
    wall = getattr(record, "wall", "")
    return (wall == "" or wall in reader.walls) and getattr(record, "sensitivity", 0) <= reader.sensitivity


def _in_conflict(reader: Reader, record: Model) -> bool:
    return any(
        Conflict.live(reader.user_id, model, reader.on).filter(record_id=_value(record, path)).exists()
        for path, model in _subjects(type(record))
    )


@cache
def _subjects(model: type[Model]) -> tuple[tuple[str, type[Model]], ...]:
    """The row itself and what it is about, as the paths to their ids, with the model each is of."""
    found: list[tuple[str, type[Model]]] = [("pk", model)]
    for path in getattr(model, "subjects", ()):
        here = model
        for name in path.split("__"):
            here = here._meta.get_field(name).related_model
        found.append((f"{path}_id", here))
    return tuple(found)


def _holds(where: Condition, reader: Reader, record: Model) -> bool:
    match where:
        case Anything():
            return True
        case Same(field, attribute):
            ours = getattr(reader, attribute)
            return ours not in (None, "") and _value(record, field) == ours
        case Is(field, value):
            return bool(_value(record, field) == value)
        case Both(parts):
            return all(_holds(part, reader, record) for part in parts)
        case Either(parts):
            return any(_holds(part, reader, record) for part in parts)


def _filter(where: Condition, reader: Reader) -> Q:
    match where:
        case Anything():
            return EVERY_ROW
        case Same(field, attribute):
            ours = getattr(reader, attribute)
            # An unset attribute matches nothing, never "every record without one".
            return Q(**{field: ours}) if ours not in (None, "") else NO_ROW
        case Is(field, value):
            return Q(**{field: value})
        case Both(parts):
            wanted = EVERY_ROW
            for part in parts:
                wanted &= _filter(part, reader)
            return wanted
        case Either(parts):
            wanted = NO_ROW
            for part in parts:
                wanted |= _filter(part, reader)
            return wanted


def _value(record: object, path: str) -> object:
    for name in path.split("__"):
        record = getattr(record, name, None)
    return record
