"""Random small worlds: people with several hats, conflicts, records of one guarded model; as rows and as plain dicts."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.fields import NOT_PROVIDED

from safeboard.grammar.declarations.permissions import Anything, Both, Condition, Either, Grant, Is, Same
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.guarding import Guarded
from safeboard.kernel.access.models import Conflict
from safeboard.kernel.access.roles import EVERYBODY
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup, User
from safeboard.kernel.returns.models import FigureDraft, Schedule
from safeboard.kernel.work.today import today

WALLS = ("allegations", "childdeaths")
HAT = {
    "user_id": "user",
    "agency_id": "agency",
    "agency_code": "agency_code",
    "sub_group": "sub_group",
    "role": "role",
}
# Links that must lead to a row of their own: an agency comes after another, and once after each.
APART = {"partnership.Succession": "to_agency"}
ODD = {"wall", "sensitivity"}

# Links that may be empty but not beneath what is drawn here: what only lies on a forward plan has no papers.
ALWAYS = {"meetings.AgendaItem.meeting"}


def guarded_models() -> list[type[Guarded]]:
    """Every model that the policy guards, the real ones."""
    return [each for each in apps.get_models() if issubclass(each, Guarded)]


# --- Conditions as plain data ----------------------------------------------------------------------------------------


def plain(where: Condition) -> tuple[Any, ...]:
    """A condition as the oracle reads it."""
    match where:
        case Anything():
            return ("anything",)
        case Same(name, attribute):
            return ("same", name, HAT[attribute])
        case Is(name, value):
            return ("is", name, value)
        case Both(parts):
            return ("both", [plain(part) for part in parts])
        case Either(parts):
            return ("either", [plain(part) for part in parts])


def paths(where: Condition) -> set[str]:
    """The fields of a record that a condition asks about."""
    match where:
        case Same(name, _) | Is(name, _):
            return {name}
        case Both(parts) | Either(parts):
            return set().union(*(paths(part) for part in parts))
    return set()


def reaches(model: type[models.Model], path: str) -> bool:
    """Whether the model has the field that a path such as `agency_id` or `pack__issued` names."""
    here: Any = model
    for name in path.split("__"):
        if here is None:
            return False
        if name == "pk":
            return path.endswith("pk")
        found = {each.attname: each for each in here._meta.concrete_fields} | {
            each.name: each for each in here._meta.concrete_fields
        }
        if name not in found:
            return False
        here = found[name].related_model
    return True


def about(record: models.Model) -> list[tuple[str, int]]:
    """What a record is about, as type and id."""
    found = [value(record, path) for path in type(record).subjects]
    return [(each._meta.label_lower, each.pk) for each in found if each is not None]


def value(record: models.Model, path: str) -> Any:
    """What a record has at a path."""
    here: Any = record
    for name in path.split("__"):
        here = getattr(here, name) if here is not None else None
    return here


# --- Rows ------------------------------------------------------------------------------------------------------------


@dataclass
class Maker:
    """Makes rows of any model with random content; foreign keys of the people's world are given, others are made."""

    rng: random.Random
    given: dict[type[models.Model], Sequence[models.Model]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    def make(self, model: type[models.Model], **said: Any) -> Any:
        """One saved row; fields that the policy asks about are always drawn, others only where they must be."""
        fields = {
            each.name: self._draw(model, each)
            for each in model._meta.concrete_fields
            if not each.primary_key and each.name not in said and self._wanted(each)
        }
        apart = APART.get(model._meta.label)
        if apart is not None:
            fields[apart] = self.make(model._meta.get_field(apart).related_model)
        return model._default_manager.create(**fields, **said)

    def _wanted(self, each: models.Field[Any, Any]) -> bool:
        if isinstance(each, models.OneToOneField):
            return not each.null
        if isinstance(each, models.ForeignKey):
            return not each.null or each.related_model in self.given or str(each) in ALWAYS
        return (
            each.name in ODD
            or each.name in self.asked
            or each.unique
            or (each.default is NOT_PROVIDED and not each.null and not each.blank)
        )

    def _draw(self, model: type[models.Model], each: models.Field[Any, Any]) -> Any:
        rng = self.rng
        if isinstance(each, models.ForeignKey):
            target = each.related_model
            if each.null and str(each) not in ALWAYS and (target is model or rng.random() < 0.3):
                return None
            return rng.choice(self.given[target]) if target in self.given else self.make(target)
        if model is Membership and each.name == "role":
            return rng.choice(EVERYBODY).code
        if each.name == "return_code" and model in (Schedule, FigureDraft):
            return f"return-{rng.randrange(10**12)}"  # an agency has one of a kind open at a time
        if each.name == "return_code":
            return rng.choice(sorted(REGISTRY.returns))
        if each.name == "wall":
            return rng.choice(("", "", *WALLS))
        if each.name == "sensitivity":
            return rng.randint(0, 4)
        if each.name == "until":  # after every other day that is drawn: nothing ends before it begins
            return dt.date(2040, 1, 1) + dt.timedelta(days=rng.randrange(1000))
        if each.choices:
            return rng.choice([code for code, _ in each.choices])
        match each:
            case models.BooleanField():
                return rng.random() < 0.5
            case models.JSONField():
                return {}
            case models.BinaryField():
                return b""
            case models.DateTimeField():
                return dt.datetime(2015, 1, 1, tzinfo=dt.UTC) + dt.timedelta(
                    seconds=rng.randrange(40_000_000)
                )
            case models.DateField():
                return dt.date(2012, 4, 1) + dt.timedelta(days=rng.randrange(1_700))
            case models.IntegerField():
                return rng.randrange(30_000)
            case models.CharField() | models.TextField():
                return f"{rng.getrandbits(60):015x}"[: each.max_length or 15]
        raise TypeError(f"Worlds cannot draw {each!r}: say here how.")


@dataclass(frozen=True)
class World:
    """A world twice: as rows, and as the oracle's plain dicts."""

    plain: dict[str, Any]
    model: type[Guarded]
    rows: list[Any]
    records: dict[int, dict[str, Any]]
    on: dt.date


def build(rng: random.Random, model: type[Guarded], grants: Iterable[Grant], places: Places) -> World:
    """One random world around one model; call it inside a transaction that is rolled back."""
    grants, on = list(grants), today()

    def day() -> dt.date:
        return on + dt.timedelta(days=rng.choice((-400, -2, -1, -1, 0, 0, 0, 1, 1, 2, 400)))

    users = User.objects.bulk_create(
        [
            User(
                email=f"{rng.getrandbits(60):x}@chalkshire.example",
                name="Somebody",
                is_active=rng.random() < 0.9,
            )
            for _ in range(2)
        ]
    )
    roles = [role.code for role in EVERYBODY]
    granted = [role.code for grant in grants for role in grant.roles]
    hats = []
    for user in users:
        for _ in range(rng.randint(1, 3)):
            first, last = (
                sorted((day(), day()))
                if rng.random() < 0.6
                else (on - dt.timedelta(400), on + dt.timedelta(400))
            )
            hats.append(
                Membership(
                    user=user,
                    agency=rng.choice(places.agencies),
                    role=rng.choice(granted if granted and rng.random() < 0.8 else roles),
                    sub_group=rng.choice((None, *places.sub_groups)),
                    title="Something",
                    sensitivity=rng.choice((0, 1, 2, 2, 3, 4, 4)),
                    walls=rng.choice(([], [], ["allegations"], ["childdeaths"], list(WALLS))),
                    since=first,
                    until=last,
                    standing=rng.choice((*["given"] * 7, "asked", "refused")),
                )
            )
    Membership.objects.bulk_create(hats)

    asked = set().union(*(paths(grant.where) for grant in grants))
    maker = Maker(
        rng,
        {Agency: places.agencies, SubGroup: places.sub_groups, User: users, Membership: hats},
        frozenset(name.split("__")[0] for name in asked),
    )
    rows = [maker.make(model) for _ in range(rng.randint(2, 4))]
    if model is Membership:  # a row of this model is itself a hat that can be worn
        hats += rows
    others = [each._meta.label_lower for each in guarded_models()]
    conflicts = []
    for _ in range(rng.randint(0, 4)):
        first, last = sorted((day(), day()))
        row = rng.choice(rows)
        own = (model._meta.label_lower, row.pk)
        # A conflict with whom a row is about shows only in rows that are about somebody, which few models are.
        target = rng.choice((own, own, *about(row) * 3, (rng.choice(others), row.pk)))
        conflicts.append(
            Conflict(
                user=rng.choice(users).pk,
                **dict(zip(("record_type", "record_id"), target, strict=True)),
                reason="relative",
                since=first,
                until=rng.choice((None, last)),
            )
        )
    Conflict.objects.bulk_create(conflicts)
    return World(
        plain={
            "on": on,
            "users": {user.pk: user.is_active for user in users},
            "hats": {
                hat.pk: {
                    "user": hat.user_id,
                    "agency": hat.agency_id,
                    "agency_code": hat.agency.code,
                    "role": hat.role,
                    "sub_group": hat.sub_group.code if hat.sub_group else "",
                    "sensitivity": hat.sensitivity,
                    "walls": set(hat.walls),
                    "since": hat.since,
                    "until": hat.until,
                    "given": hat.standing == "given",
                }
                for hat in hats
            },
            "conflicts": [
                {
                    "user": each.user,
                    "type": each.record_type,
                    "record": each.record_id,
                    "since": each.since,
                    "until": each.until,
                }
                for each in conflicts
            ],
            "grants": [
                {
                    "permission": grant.permission.code,
                    "roles": {role.code for role in grant.roles},
                    "where": plain(grant.where),
                }
                for grant in grants
            ],
        },
        model=model,
        rows=rows,
        records={
            row.pk: {
                "type": model._meta.label_lower,
                "id": row.pk,
                "about": about(row),
                **{name: getattr(row, name) for name in ODD if reaches(model, name)},
                **{path: value(row, path) for path in asked if reaches(model, path)},
            }
            for row in rows
        },
        on=on,
    )


@dataclass(frozen=True)
class Places:
    """Agencies and sub groups that all worlds of one test share."""

    agencies: list[Agency]
    sub_groups: list[SubGroup]

    @classmethod
    def create(cls) -> Places:
        """Three agencies, two sub groups."""
        return cls(
            [Agency.objects.create(code=f"agency-{n}", name=f"Agency {n}", kind="other") for n in range(3)],
            [SubGroup.objects.create(code=f"G{n}", name=f"Group {n}") for n in range(2)],
        )


def random_grants(rng: random.Random, model: type[Guarded], real: Sequence[Grant]) -> list[Grant]:
    """The real permissions under conditions that nobody wrote yet, of the fields that this model has."""
    fields = [
        each.attname
        for each in model._meta.concrete_fields
        if each.related_model is Agency or isinstance(each, models.BooleanField)
    ]

    def condition(depth: int = 0) -> Condition:
        kind = rng.random()
        if kind < 0.25 or not fields:
            return Anything()
        if kind < 0.75 or depth == 2:
            name = rng.choice(fields)
            if name.endswith("_id"):
                return Same(name, "agency_id")
            return Is(name, rng.random() < 0.5)
        join: Callable[[tuple[Condition, ...]], Condition] = Both if kind < 0.88 else Either
        return join(tuple(condition(depth + 1) for _ in range(rng.randint(0, 3))))

    permissions = rng.sample(sorted({grant.permission for grant in real}, key=lambda each: each.code), 3)
    return [
        Grant(rng.choice(permissions), tuple(rng.sample(EVERYBODY, rng.randint(1, 4))), condition())
        for _ in range(rng.randint(3, 7))
    ]
