"""What a small invented census draws from: days near the limits that rules speak of, codes mostly right, flags in every form.

How much of a world is wrong is drawn first, so that many children are almost in order: a rule is judged there on what it
is about, and not on what else is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random

# The year's first and last day, the weekend before it, the limits of 15 and 45 working days before its end, the birthday
# of a child who turns 25 as it ends, the last birthday of school age, the earliest and latest expected birth.
LIMITS = [
    *(date(2025, 4, 1), date(2025, 3, 31), date(2025, 3, 28), date(2026, 3, 31), date(2026, 3, 10)),
    *(date(2026, 1, 27), date(2025, 4, 18), date(2025, 12, 25), date(2013, 4, 1)),
]
BOUNDS = [date(2025, 4, 1), date(2026, 3, 31)]
FIFTEEN_DAYS_LEFT = date(2026, 3, 10)
BEFORE_THE_YEAR = [date(2025, 3, 31), date(2025, 3, 28)]
BIRTHDAYS = [
    *(date(2001, 3, 31), date(2000, 3, 31), date(2020, 9, 1), date(2026, 3, 31), date(2020, 8, 31)),
    *(date(2000, 2, 29), date(2021, 3, 31), date(2000, 12, 1)),
]
EXPECTED = [date(2026, 3, 1), date(2026, 12, 31), date(2026, 6, 1), date(2026, 3, 31)]
YES, NO = ("1", "true"), ("0", "false")
Element = tuple[str, "str | list[Element] | None"]


class World:
    """One census in the making. `wrong` is the share of things that are left to chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.wrong = self.random.choice((0.0, 0.03, 0.03, 0.1, 0.1, 0.3))
        self.story: list[date] = []

    def odd(self, more: float = 1.0) -> bool:
        return self.random.random() < self.wrong * more

    def one(self, codes: Iterable[str], *others: str) -> str | None:
        """A code; sometimes none, or one that is no code."""
        if self.odd():
            return self.random.choice((None, "", *others, "ZZ", "n1", " "))
        return self.random.choice(sorted(codes))

    def flag(self, chance: float) -> str | None:
        if self.odd():
            return self.random.choice((None, "", "yes", "2", " 1 ", " false ", "Y", "-1", "TRUE", "False"))
        return self.random.choice(YES if self.random.random() < chance else NO)

    def begin(self) -> None:
        """A child's own few days, among which everything about it happens: so days are often the same, or next."""
        first = date(2025, 4, 1) + timedelta(days=self.random.randrange(-40, 330))
        self.story = [first]
        for _ in range(4):
            self.story.append(self.story[-1] + timedelta(days=self.random.choice((0, 1, 2, 7, 20, 45, 90))))

    def after(self, day: date | None, missing: float = 0.0) -> date | None:
        """A day of the story on or after a day; sometimes any day, sometimes none."""
        if self.random.random() < missing:
            return None
        if self.odd():
            return self.random.choice((None, self.near(self.random.choice((*LIMITS, *self.story)))))
        later = [each for each in self.story if day is None or each >= day]
        return self.random.choice(later or [day])

    def near(self, day: date) -> date:
        return day + timedelta(days=self.random.choice((-1, 0, 0, 1)))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def several(self, most: int, make: Callable[[], Element]) -> list[Element]:
        """A few of one kind; one more where things are wrong."""
        return [make() for _ in range(self.random.randrange(most + 1) + self.odd())]


def shown(world: World, day: date | None) -> str | None:
    """A day as it stands in the file: where things are wrong, sometimes as one that there is not."""
    if day and world.odd(0.2):
        return world.random.choice((f"{day.year}-02-30", f"{day:%d.%m.%Y}", "soon", f"{day.year}-13-01"))
    return day.isoformat() if day else None
