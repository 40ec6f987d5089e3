"""Spells of care about as long as they may be: short breaks, temporary placements, statuses of a few days."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.drawing import ONE, World, said
from tests.spec.care_oracle.reading import Row, Tables


def respite(world: World, now: Tables, born: date) -> None:
    """Short breaks, each of up to 17 days, of 75 together."""
    first = now["Episodes"][0]
    del now["Episodes"][:]
    began = world.start - timedelta(days=world.random.choice((0, 3, 20)))
    for _ in range(world.random.randrange(4, 7)):
        over = began + timedelta(days=world.random.choice((15, 16, 17, 17, 17, 18, 5)))
        row = {**first, "DECOM": said(began), "DEC": said(over), "REC": "E8", "RNE": "S", "LS": "V3"}
        now["Episodes"].append(row)
        began = over + timedelta(days=world.random.choice((0, 10, 30)))


def in_short(world: World, now: Tables, born: date) -> None:
    """A status or a temporary placement about as long as it may be, in one episode or in two that follow."""
    first = now["Episodes"][0]
    kinds = (
        ("LS", "L1", 3),
        ("LS", "L2", 21),
        ("LS", "L3", 7),
        ("LS", "J2", 21),
        ("PLACE", "T1", 42),
        ("PLACE", "T3", 21),
    )
    name, code, most = world.random.choice((*kinds, ("PLACE", "T4", 7)))
    length = timedelta(days=most + world.random.choice((-1, 0, 0, 1, 1)))
    began = (
        world.end - length if world.chance(0.3) else world.start + timedelta(days=world.random.randrange(250))
    )
    row: Row = {**first, name: code, "DECOM": said(began), "DEC": said(began + length), "REC": "X1"}
    if world.chance(0.3):
        row.update(DEC="", REC="")
    if world.chance(0.5):
        middle = began + length / 2 - timedelta(0)
        middle = date(middle.year, middle.month, middle.day)
        second = {**row, "DECOM": said(middle if world.chance(0.8) else middle + ONE), "RNE": "L"}
        now["Episodes"][:] = [{**row, "DEC": said(middle), "REC": "X1"}, second]
    else:
        now["Episodes"][:] = [row]


def holidays(world: World, now: Tables, born: date) -> None:
    """Normal, temporary, normal, temporary, normal."""
    first = now["Episodes"][0]
    del now["Episodes"][:]
    began, short = (
        world.start + timedelta(days=world.random.choice((-30, 0, 50))),
        world.random.choice(("T3", "T1", "T4")),
    )
    for number in range(world.random.choice((3, 5, 6, 7))):
        over = began + timedelta(days=world.random.choice((5, 7, 20)))
        place = short if number % 2 else first["PLACE"]
        row = {
            **first,
            "DECOM": said(began),
            "DEC": said(over),
            "REC": "X1",
            "PLACE": place,
            "RNE": "P" if number else "S",
        }
        if world.odd(2) or world.chance(0.1):
            name = world.random.choice(("PLACE", "RNE", "PL_POST", "REASON_PLACE_CHANGE"))
            row[name] = {"PLACE": "U3", "RNE": "B", "PL_POST": "AB1 2CF", "REASON_PLACE_CHANGE": "OTHER"}[
                name
            ]
        now["Episodes"].append(row)
        began = over
