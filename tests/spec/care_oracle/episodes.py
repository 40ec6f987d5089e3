"""A child's episodes of care, drawn one after the other."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.drawing import LENGTHS, World
from tests.spec.care_oracle.reading import Row

FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
GONE = (
    "E11",
    "E12",
    "E2",
    "E3",
    "E4A",
    "E4B",
    "E13",
    "E41",
    "E5",
    "E6",
    "E7",
    "E8",
    "E9",
    "E14",
    "E15",
    "E16",
    "E17",
)
CHANGES = (
    "CARPL",
    "CLOSE",
    "ALLEG",
    "STAND",
    "APPRR",
    "CREQB",
    "CREQO",
    "CHILD",
    "LAREQ",
    "PLACE",
    "OTHER",
    "CUSTOD",
)
POSTS = ("AB1 2CD", "AB1 2CE")
URNS = ("SC000001", "SC000002", "XXXXXXX", "")


def places(world: World) -> tuple[str, ...]:
    year = world.year
    supported = ("K3",) if year >= 2025 else ("H5", "P2", "K3") if year == 2024 else ("H5", "P2")
    others = ("Z11", "Z12", "Z13", "Z14") if year >= 2026 else ("Z1",)
    homes = ("A3", "A4", "A5", "A6", "K1", "K2", "P1", "P3", "R1", "R2", "R3", "R5", "S1")
    return (*homes, *supported, *others, *FOSTER, "T0", "T1", "T2", "T3", "T4")


def statuses(world: World) -> tuple[str, ...]:
    """What a child's episodes are drawn from: mostly one status, or one order after another, or short breaks."""
    kinds = (
        *(
            ("C1", "C2"),
            ("V2",),
            ("C2", "E1"),
            ("V3",),
            ("V4",),
            ("V3", "V4"),
            ("L1",),
            ("L2",),
            ("L3",),
            ("J2",),
        ),
        *(("J1", "J3"), ("L1", "L2", "C1"), ("C2", "E1", "V2"), ("C2", "D1"), ("V2", "V3")),
    )
    return world.random.choice(kinds if world.chance(0.5) else kinds[:3])


def kinds(world: World) -> tuple[str, ...]:
    """The placements a child's episodes are drawn from: few, so that one is often returned to."""
    every = places(world)
    short = tuple(world.random.choice(("T1", "T3", "T4", "T0", "T2")) for _ in range(2))
    drawn = (
        (*world.random.sample(FOSTER, 2), *short),
        (world.random.choice(FOSTER), "A3", "A5"),
        (world.random.choice(FOSTER), "T3"),
        ("P1", "K2", *short),
        tuple(world.random.sample(every, 2)),
        every,
    )
    return world.random.choice(drawn)


def gone(world: World) -> tuple[str, ...]:
    return (*GONE, *(("E45", "E46", "E47", "E48") if world.year >= 2019 else ("E43", "E44")))


def episodes(world: World, child: str, began: date) -> list[Row]:
    """One to five, mostly each beginning on the day the one before it ends."""
    drawn, found = (statuses(world), kinds(world)), []
    need, day, follows = world.code(f"N{n}" for n in range(1, 9)), began, False
    for _ in range(world.random.choice((1, 1, 2, 2, 3, 3, 4, 5))):
        length = world.random.choice(LENGTHS if world.chance(0.6) else (30, 90, 200, 365))
        over = day + timedelta(days=length)
        if over > world.end and not world.odd():
            found.append(episode(world, child, day, None, "", drawn, need, follows))
            break
        goes_on = world.chance(0.75)
        reason = "X1" if goes_on else world.code(gone(world))
        if world.odd():
            reason = world.random.choice(("", "X1", *gone(world)))
        found.append(episode(world, child, day, over, reason, drawn, need, follows))
        gap = 0 if goes_on else world.random.choice((0, 1, 1, 30, 60))
        if world.odd():
            gap = world.random.choice((-30, -1, 1))
        follows, day = gap == 0 and goes_on, over + timedelta(days=gap)
        if day > world.end or (not goes_on and world.chance(0.6)):
            break
    if world.odd(0.5):
        found.append(dict(world.random.choice(found)))
    if world.chance(0.1):
        world.random.shuffle(found)
    return found


def episode(
    world: World,
    child: str,
    began: date,
    over: date | None,
    reason: str,
    drawn: tuple[tuple[str, ...], tuple[str, ...]],
    need: str,
    follows: bool,
) -> Row:
    place = world.code(drawn[1])
    short = place.startswith("T")
    wanted = place in ("P1", "P2", "P3", "R1", "R2", "R5", "Z1", "H5") or short
    providerless = short or place.startswith("Z")
    row = {
        "CHILD": child,
        "DECOM": world.shown(began),
        "RNE": world.code(("L", "P", "P", "T", "B", "U") if follows else ("S",)),
        "LS": world.code(drawn[0]),
        "CIN": world.code(("N1", "N5")) if world.odd() else need,
        "PLACE": place,
        "PLACE_PROVIDER": world.code(
            ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5"), 0.9 if providerless else 0.05
        ),
        "DEC": world.shown(over),
        "REC": reason,
        "REASON_PLACE_CHANGE": world.code(CHANGES, 0.5 if reason == "X1" and not short else 0.9),
        "HOME_POST": world.random.choice(POSTS),
        "PL_POST": world.random.choice((*POSTS, "")),
        "URN": world.random.choice(("", "", "", "XXXXXXX", "SC000001") if wanted else URNS),
    }
    return row
