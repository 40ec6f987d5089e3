"""A child's rows to plant something in, and the list of what is planted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.spec.care_oracle.drawing import World
from tests.spec.care_oracle.reading import Row
from tests.spec.care_oracle.worlds import COLUMNS, child

Plant = Callable[["Bed"], None]
PLANTS: list[Plant] = []


class Bed:
    """A child's rows of this year and the year before, to plant in."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.random, self.name, self.year = world, world.random, name, world.year
        self.now, self.then = child(world, name, False)

    def day(self, *days: date) -> str:
        """One of the days or the one before or after it."""
        return f"{self.world.near(self.random.choice(days)):%d/%m/%Y}"

    def one(self, *said: str) -> str:
        return self.random.choice(said)

    def row(self, table: str, **said: str) -> Row:
        return {**dict.fromkeys(COLUMNS[table].split(), ""), "CHILD": self.name, **said}

    def put(self, table: str, *rows: Row, last_year: bool = False) -> None:
        """These rows and no others of the table, where the collection has it."""
        tables = self.then if last_year else self.now
        if table in tables:
            tables[table] = list(rows)

    def episode(self, began: date, over: date | None, **said: str) -> Row:
        ended = {"DEC": f"{over:%d/%m/%Y}", "REC": "X1"} if over else {}
        usual = {
            "RNE": "S",
            "LS": "C2",
            "CIN": "N1",
            "PLACE": "U1",
            "PLACE_PROVIDER": "PR1",
            "URN": "SC000001",
        }
        return self.row("Episodes", **{**usual, "DECOM": f"{began:%d/%m/%Y}", **ended, **said})


def plant(grow: Plant) -> Plant:
    PLANTS.append(grow)
    return grow
