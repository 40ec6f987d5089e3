"""Episodes of a child beside each other (426 to 437, 501, 504)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    day,
    given,
    of,
    text,
)
from tests.spec.care_oracle.second_book import asks
from tests.spec.care_oracle.second_reading import (
    ADOPTED,
    RESPITE,
    children,
    episodes_of,
)

SPECIAL_GUARDIANSHIP = {"E45", "E46", "E47", "E48"}
CEASED = (
    {"E2", "E3", "E4A", "E4B", "E5", "E6", "E7", "E8", "E9", "E13", "E14", "E15", "E16", "E17", "E41"}
    | {"E43", "E44"}
    | ADOPTED
    | SPECIAL_GUARDIANSHIP
)


PLACEMENT = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")


def same(row: Row, other: Row, *names: str) -> bool:
    """Nothing is the same as nothing."""
    return all(text(row, name) == text(other, name) for name in names)


def following(tables: Tables) -> Iterator[tuple[Row, int, Row]]:
    """Each episode with the one before it."""
    for child in children(tables, "Episodes"):
        episodes = episodes_of(tables, child)
        for (_, previous), (number, row) in itertools.pairwise(episodes):
            yield previous, number, row


def of_following(code: str) -> Callable[[Callable[[Row, Row], bool]], None]:
    def add(breaks: Callable[[Row, Row], bool]) -> None:
        asks(code, "Episodes")(
            lambda tables, year, last: {
                ("Episodes", number) for previous, number, row in following(tables) if breaks(previous, row)
            }
        )

    return add


@asks("426", "Episodes")
def both_kinds_of_respite(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for child in children(tables, "Episodes"):
        rows = [(number, text(row, "LS")) for number, row in of(tables, "Episodes", child)]
        if {status for _, status in rows} >= RESPITE:
            told |= {("Episodes", number) for number, status in rows if status in RESPITE}
    return told


@of_following("431")
def starts_on_the_day_it_ended(previous: Row, row: Row) -> bool:
    # On the same day, as the text says: what starts earlier is told by 501.
    return text(row, "RNE") == "S" and day(row, "DECOM") == day(previous, "DEC")


@of_following("432")
def goes_on_after_the_end(previous: Row, row: Row) -> bool:
    # A reason that is not said is not S.
    return text(previous, "REC") in CEASED and text(row, "RNE") != "S"


@of_following("433")
def goes_on_with_a_gap(previous: Row, row: Row) -> bool:
    # Where the last one has no end nothing can be said: 142 tells that.
    ended = day(previous, "DEC")
    return text(row, "RNE") in {"P", "L", "T", "U", "B"} and ended is not None and ended != day(row, "DECOM")


@of_following("434")
def legal_status_alone(previous: Row, row: Row) -> bool:
    return text(row, "RNE") == "L" and (same(row, previous, "LS") or not same(row, previous, *PLACEMENT))


@of_following("435")
def placement_alone(previous: Row, row: Row) -> bool:
    changed = not same(row, previous, "LS") or same(row, previous, *PLACEMENT)
    return text(row, "RNE") in {"P", "T"} and changed


@of_following("436")
def both_changed(previous: Row, row: Row) -> bool:
    unchanged = same(row, previous, "LS") or same(row, previous, *PLACEMENT)
    return text(row, "RNE") in {"B", "U"} and unchanged


@asks("437", "Episodes")
def goes_on_after_death(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for child in children(tables, "Episodes"):
        for number, row in episodes_of(tables, child)[:-1]:
            if text(row, "REC") in {"E2", "E15"}:
                told.add(("Episodes", number))
    return told


@of_following("501")
def starts_before_the_last_ended(previous: Row, row: Row) -> bool:
    return before(day(row, "DECOM"), day(previous, "DEC"))


@asks("504", "Episodes")
def another_need_than_at_the_start(tables: Tables, year: int, last: Tables | None) -> Told:
    # The sector compares with the episode before; the text names the start of the period, and is followed here. A period
    # begins with the first episode that is here, with the reason S, or after one that ended otherwise than with X1.
    told: Told = set()
    for child in children(tables, "Episodes"):
        began = ""
        previous: Row | None = None
        for number, row in episodes_of(tables, child):
            ended = text(previous, "REC") not in {"", "X1"} if previous else True
            if ended or text(row, "RNE") == "S":
                began = text(row, "CIN")
            elif began and given(row, "CIN") and text(row, "CIN") != began:
                told.add(("Episodes", number))
            previous = row
    return told
