"""Small invented censuses of the collection 2025-26, as XML."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from tests.spec.cin_oracle.cases import episode
from tests.spec.cin_oracle.drawing import Element, World
from tests.spec.cin_oracle.people import characteristics, identifiers


def child(world: World, name: str) -> Element:
    world.begin()
    episodes = [
        episode(world) for _ in range(world.random.choice((1, 1, 1, 2, 2, 3)) if not world.odd(0.5) else 0)
    ]
    groups: list[Element] = [("ChildIdentifiers", identifiers(world, name)), *episodes]
    if not world.odd(0.3):
        groups.insert(1, ("ChildCharacteristics", characteristics(world)))
    return "Child", groups


def write(world: World, element: Element) -> str:
    """An element as text; what is not given is left out, or stands there empty."""
    name, holds = element
    if holds is None:
        return f"<{name}/>" if world.chance(0.2) else ""
    if isinstance(holds, str):
        return f"<{name}>{escape(holds)}</{name}>\n"
    if world.chance(0.2):
        world.random.shuffle(holds)
    return f"<{name}>\n" + "".join(write(world, each) for each in holds) + f"</{name}>\n"


def children_of(world: World, seed: int) -> list[Element]:
    """One to six children. Two of them may have one id, or one pupil number."""
    children = [child(world, f"C{seed}x{number}") for number in range(1, world.random.randrange(2, 8))]
    if world.odd(1.5) and len(children) > 1:
        for field in ("LAchildID", "UPN"):
            if world.chance(0.5):
                repeat(world, children, field)
    return children


def header(world: World) -> Element:
    others = (None, "2026-03-30", "2025-03-31", "2026-05-31")
    year_end = world.random.choice(others) if world.wrong and world.chance(0.4) else "2026-03-31"
    return "Header", [
        ("CollectionDetails", [("Collection", "CIN"), ("Year", "2026"), ("ReferenceDate", year_end)]),
        ("Source", [("SourceLevel", "L"), ("LEA", "825")]),
    ]


def census(seeds: Iterable[int]) -> bytes:
    """The children of one world or of several, one world after the other, in one file: the same for the same seeds."""
    worlds = [(World(seed), seed) for seed in seeds]
    children = [write(world, each) for world, seed in worlds for each in children_of(world, seed)]
    return whole_file(worlds[0][0], children)


def whole_file(world: World, children: list[str]) -> bytes:
    space = ' xmlns="urn:census"' if world.chance(0.1) else ""
    parts = [write(world, header(world)), "<Children>\n", *children, "</Children>\n"]
    return f'<?xml version="1.0"?>\n<Message{space}>\n{"".join(parts)}</Message>\n'.encode()


def repeat(world: World, children: list[Element], field: str) -> None:
    """The second child takes a field of the first."""
    here, there = (next(each for each in child[1] if each[0] == "ChildIdentifiers") for child in children[:2])
    value = dict(here[1])[field]
    there[1][:] = [(name, value if name == field else said) for name, said in there[1]]
