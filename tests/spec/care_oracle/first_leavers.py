"""Rules of care leavers (OC3) beside their episodes of care."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.first_book import rule
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    birthday,
    day,
    ends,
    given,
    in_order,
    of,
    rows,
    starts,
    text,
)

LEAVING = ("IN_TOUCH", "ACTIV", "ACCOM")


def leavers(tables: Tables) -> list[tuple[int, Row, str]]:
    """The rows of OC3 in which anything is completed, with their child."""
    return [(number, row, text(row, "CHILD")) for number, row in rows(tables, "OC3") if given(row, *LEAVING)]


@rule("1000")
def died(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("OC3", number)
        for number, _, child in leavers(tables)
        if any(text(row, "REC") == "E2" for each in (tables, last) for _, row in of(each, "Episodes", child))
    }


@rule("1001")
def not_relevant(tables: Tables, year: int, last: Tables | None) -> Told:
    """Thirteen weeks of care since 14, some of it since 16; short breaks do not count; adopted children never are."""
    if last is None:
        return set()
    told = set()
    for number, _, child in leavers(tables):
        born = next((day(row, "DOB") for _, row in of(tables, "Header", child) if day(row, "DOB")), None)
        # Who was 20 by the end of the year may have had the care before the two years that are known.
        if born is None or birthday(born, 20) <= ends(year):
            continue
        now = {day(row, "DECOM") for _, row in in_order(tables, child)}
        episodes = [(row, ends(year)) for _, row in in_order(tables, child)]
        # Last year's episode that is not told again was over by last year's end.
        episodes += [
            (row, ends(year - 1)) for _, row in in_order(last, child) if day(row, "DECOM") not in now
        ]
        episodes.sort(key=lambda each: (day(each[0], "DECOM") or date.min, day(each[0], "DEC") or date.max))
        days: set[date] = set()
        for place, (row, most) in enumerate(episodes):
            began = day(row, "DECOM") or date.min
            # What has no end, or none that can be read, goes on until the next begins.
            following = [day(other, "DECOM") or date.max for other, _ in episodes[place + 1 :]]
            over = day(row, "DEC") or min([most, *following])
            if text(row, "LS") in ("V3", "V4"):
                continue
            began = max(began, birthday(born, 14))
            days |= {began + timedelta(days=n) for n in range(max(0, (over - began).days))}
        late = [each for each in days if each >= birthday(born, 16)]
        # Who is in neither year's episodes is told by 1002.
        if not episodes:
            continue
        final = episodes[-1][0]
        if len(days) < 91 or not late or text(final, "REC") in ("E11", "E12"):
            told.add(("OC3", number))
    return told


@rule("1002")
def never_in_care(tables: Tables, year: int, last: Tables | None) -> Told:
    if last is None:
        return set()
    return {
        ("OC3", number)
        for number, _, child in leavers(tables)
        if not of(tables, "Episodes", child) and not of(last, "Episodes", child)
    }


def last_birthday(row: Row, year: int) -> date | None:
    """The 17th or 18th birthday that lies in the year, by the day of birth in the row itself."""
    born = day(row, "DOB")
    found = [birthday(born, age) for age in (17, 18)] if born else []
    return next((each for each in found if starts(year) <= each <= ends(year)), None)


@rule("1007")
def in_care_on_the_birthday(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row, child in leavers(tables):
        turned = last_birthday(row, year)
        for _, episode in of(tables, "Episodes", child):
            began, over = day(episode, "DECOM"), day(episode, "DEC")
            still = not given(episode, "DEC") or (over is not None and turned is not None and over > turned)
            if turned and began and began <= turned and still:
                told.add(("OC3", number))
    return told


@rule("1016", first=2024)
def ceased_after_the_birthday(tables: Tables, year: int, last: Tables | None) -> Told:
    """By the current episode: the one that began last."""
    told = set()
    for number, row, child in leavers(tables):
        turned = last_birthday(row, year)
        for _, episode in in_order(tables, child)[-1:]:
            if before(turned, day(episode, "DEC")) and text(episode, "REC") != "X1":
                told.add(("OC3", number))
    return told


def in_the_year(tables: Tables, child: str, year: int) -> bool:
    """Has an episode in the year; one of which a day cannot be read may be in it."""
    return any(
        not before(ends(year), day(row, "DECOM")) and not before(day(row, "DEC"), starts(year))
        for _, row in of(tables, "Episodes", child)
    )


@rule("1010")
def gone_from_the_episodes(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, _, child in leavers(tables):
        then = in_order(last, child)
        if then and not given(then[-1][1], "DEC") and not of(tables, "Episodes", child):
            told.add(("OC3", number))
    return told


@rule("1011")
def gone_to_another_authority(tables: Tables, year: int, last: Tables | None) -> Told:
    """The final episode is this year's, or of a child who has none, last year's."""
    told = set()
    for number, _, child in leavers(tables):
        now = of(tables, "Episodes", child)
        for _, final in in_order(tables if now else last, child)[-1:]:
            if text(final, "REC") == "E3":
                told.add(("OC3", number))
    return told


@rule("1012")
def more_than_leaving(tables: Tables, year: int, last: Tables | None) -> Told:
    """Told with the row of OC3, and with the others. Who seeks asylum is told by 1014."""
    told = set()
    for table in ("PlacedAdoption", "Missing", "Reviews", "AD1", "PrevPerm", "OC2", "SWEpisodes", "DoLo"):
        for number, row in rows(tables, table):
            leaving = of(tables, "OC3", text(row, "CHILD"))
            if leaving and not in_the_year(tables, text(row, "CHILD"), year):
                told |= {(table, number)} | {("OC3", each) for each, _ in leaving}
    return told


@rule("1014")
def seeking_asylum(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, _, child in leavers(tables):
        if of(tables, "UASC", child) and not in_the_year(tables, child, year):
            told |= {("OC3", number)} | {("UASC", each) for each, _ in of(tables, "UASC", child)}
    return told
