"""Permanence before care (630 to 635)."""

from __future__ import annotations

import re
from datetime import date, datetime

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    day,
    given,
    of,
    rows,
    starts,
    text,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_reading import (
    blank,
    episodes_of,
    upto,
)

ASKED_SINCE = date(2016, 4, 1)
PERMANENCE = ("PREV_PERM", "LA_PERM", "DATE_PERM")


@asks("630", "Episodes", "PrevPerm")
def permanence_before_not_said(tables: Tables, year: int, last: Tables | None) -> Told:
    # Whoever starts to be looked after in the year, and since these are asked for, has a row; with another code than Z1,
    # a place and a day with it.
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        if text(row, "RNE") != "S" or not upto(max(starts(year), ASKED_SINCE), day(row, "DECOM")):
            continue
        said = of(tables, "PrevPerm", text(row, "CHILD"))
        if all(lacks_permanence(each) for _, each in said):
            told.add(("Episodes", number))
    return told


def lacks_permanence(row: Row) -> bool:
    option = text(row, "PREV_PERM")
    return not option or (option != "Z1" and (blank(row, "LA_PERM") or blank(row, "DATE_PERM")))


@of_row("631", "PrevPerm")
def no_such_permanence(row: Row, year: int) -> bool:
    return text(row, "PREV_PERM") not in {"", "P1", "P2", "P3", "P4", "Z1"}


@asks("632", "Episodes", "PrevPerm")
def permanence_at_no_day(tables: Tables, year: int, last: Tables | None) -> Told:
    # ZZ stands for what is not known of a day. What even at its earliest is not before the newest start of care that is
    # here is told; where none started here, before the first episode.
    told: Told = set()
    for number, row in rows(tables, "PrevPerm"):
        said = text(row, "DATE_PERM")
        episodes = episodes_of(tables, text(row, "CHILD"))
        started = [each for each in episodes if text(each[1], "RNE") == "S"][-1:] or episodes[:1]
        known, earliest = earliest_of(said)
        if said and (not known or any(upto(day(episode, "DECOM"), earliest) for _, episode in started)):
            told |= {("PrevPerm", number)} | {("Episodes", n) for n, _ in started}
    return told


def earliest_of(said: str) -> tuple[bool, date | None]:
    """Whether it is a day with or without ZZ in it, and the first day it may be; no day where the year is not known."""
    parts = said.upper().split("/")
    if len(parts) != 3:
        return False, None
    known = [re.sub("^Z+$", first, part) for part, first in zip(parts, ("01", "01", "2000"), strict=True)]
    zeds = [part for part in parts if "Z" in part]
    widths = [len(part) for part in parts] == [2, 2, 4]
    when = _day_of("/".join(known))
    if when is None or (zeds and not widths):
        return False, None
    return True, None if "Z" in parts[2] else when


AUTHORITIES = {
    *map(str, (*range(201, 214), *range(301, 321), *range(330, 337), *range(340, 345), *range(350, 360))),
    *map(
        str, (*range(370, 374), *range(380, 385), *range(390, 395), 420, *range(800, 804), *range(805, 809))
    ),
    *map(
        str, (810, 811, 812, 813, 815, 816, 821, 822, 823, 825, 826, 830, 831, 835, 836, 837, 838, 839, 840)
    ),
    *map(
        str, (841, 845, 846, 850, 851, 852, 855, 856, 857, *range(860, 862), *range(865, 875), 876, 877, 878)
    ),
    *map(str, (879, 880, 881, 882, 883, 884, 885, 886, 887, 888, 889, 890, 891, 892, 893, 894, 895, 896)),
    *map(
        str,
        (908, 909, 916, 919, 921, 925, 926, 928, 929, 931, 933, 935, 936, 937, 938, *range(940, 944), 999),
    ),
}


"""Authorities of England by their number, now or once; 999 where it is not known (Department for Education)."""


@of_row("633", "PrevPerm")
def no_such_authority(row: Row, year: int) -> bool:
    return given(row, "LA_PERM") and text(row, "LA_PERM") not in AUTHORITIES | {"WAL", "SCO", "NIR", "NUK"}


@asks("634", "Episodes", "PrevPerm")
def permanence_of_an_old_case(tables: Tables, year: int, last: Tables | None) -> Told:
    # Who has no episode at all has not started since then either; an episode on no day may have.
    told: Told = set()
    for number, row in rows(tables, "PrevPerm"):
        episodes = of(tables, "Episodes", text(row, "CHILD"))
        old = all(before(day(episode, "DECOM"), ASKED_SINCE) for _, episode in episodes)
        if given(row, *PERMANENCE) and old:
            told |= {("PrevPerm", number)} | {("Episodes", n) for n, _ in episodes}
    return told


@of_row("635", "PrevPerm")
def details_of_no_permanence(row: Row, year: int) -> bool:
    return text(row, "PREV_PERM") == "Z1" and given(row, "LA_PERM", "DATE_PERM")


def _day_of(said: str) -> date | None:
    try:
        return datetime.strptime(said, "%d/%m/%Y").date()
    except ValueError:
        return None
