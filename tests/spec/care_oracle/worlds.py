"""Small invented returns on children looked after, each with last year's, as rows and as CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tests.spec.care_oracle import people
from tests.spec.care_oracle.drawing import World, anniversary
from tests.spec.care_oracle.episodes import episodes, places
from tests.spec.care_oracle.planted import plant
from tests.spec.care_oracle.reading import Row, Tables, day

COLUMNS = {
    "Header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "Episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "UASC": "CHILD SEX DOB DUC",
    "Reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "AD1": "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
    "PlacedAdoption": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
    "PrevPerm": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "Missing": "CHILD DOB MISSING MIS_START MIS_END",
    "OC2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT "
    "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "OC3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "SWEpisodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
    "DoLo": "CHILD DOB DOLO_START DOLO_END",
}
SINCE = {"SWEpisodes": 2024, "DoLo": 2027}
MORE = {"Header": " UASC", "Episodes": " PL_LOCATION"}
"""Columns that not every return has in its files."""
OTHERS: dict[str, tuple[Callable[[World, str, date], Row], float, int]] = {
    "Reviews": (people.review, 0.6, 3),
    "AD1": (people.adoption, 0.25, 1),
    "PlacedAdoption": (people.decision, 0.3, 3),
    "PrevPerm": (people.permanence, 0.2, 2),
    "Missing": (people.away, 0.4, 3),
    "OC2": (people.twelve_months, 0.6, 1),
    "OC3": (people.leaving, 0.3, 1),
    "SWEpisodes": (people.social_worker, 0.7, 3),
    "DoLo": (people.liberty, 0.3, 3),
}


def tables_of(year: int) -> list[str]:
    return [table for table in COLUMNS if SINCE.get(table, 0) <= year]


def columns(table: str, more: bool) -> list[str]:
    return (COLUMNS[table] + (MORE.get(table, "") if more else "")).split()


def child(world: World, name: str, more: bool) -> tuple[Tables, Tables]:
    """A child's rows of this year and of last year."""
    began = world.first_day()
    born = world.born(began)
    letter = world.random.choice("MMFFFU" if world.year >= 2025 else "MF")
    care = episodes(world, name, began) if world.chance(0.92) else []
    world.days = [world.start, world.end, born, *(anniversary(born, age) for age in (4, 17, 18))]
    world.days += [
        known for row in care for field in ("DECOM", "DEC", "DECOM", "DEC") if (known := day(row, field))
    ]
    now: Tables = {table: [] for table in tables_of(world.year)}
    now["Header"] = [people.header(world, name, born, letter) for _ in range(0 if world.odd(0.3) else 1)]
    if now["Header"] and world.odd(0.2):
        now["Header"].append(dict(now["Header"][0]))
    now["Episodes"] = care
    if world.chance(0.25):
        now["UASC"] = [people.seeking(world, name, born, letter) for _ in range(2 if world.odd(0.5) else 1)]
    for table, (draw, share, most) in OTHERS.items():
        if table in now and world.chance(share + 0.3 * (table == "OC3" and not care)):
            now[table] = [
                draw(world, name, born) for _ in range(world.random.randrange(1, most + 1 + world.odd()))
            ]
    if more:
        extra(world, now)
    if care and world.chance(0.6):
        plant(world, now, born)
    then = before(world, now, more)
    if world.chance(0.05):
        care = []
        now["OC3"] = now["OC3"] or [people.leaving(world, name, born)]
    now["Episodes"] = [row for row in care if lasts(world, row) or world.odd()]
    return now, then


def extra(world: World, now: Tables) -> None:
    for row in now["Header"]:
        row["UASC"] = world.code(("1",) if now["UASC"] and world.chance(0.9) else ("0",))
    for row in now["Episodes"]:
        row["PL_LOCATION"] = world.code(("IN", "OUT", "WAL", "CON"))


def lasts(world: World, row: Row) -> bool:
    """The episode belongs to the year: it is open, or ends in it, or its days cannot be read."""
    over = day(row, "DEC")
    return over is None or over >= world.start


def before(world: World, now: Tables, more: bool) -> Tables:
    """Last year's rows of the child: mostly the same, as they stood then."""
    last = world.start - timedelta(days=1)
    then: Tables = {table: [] for table in tables_of(world.year - 1)}
    if world.chance(0.15):
        return then
    for row in now["Episodes"]:
        began, over = day(row, "DECOM"), day(row, "DEC")
        if began is None or began > last:
            continue
        open_then = over is not None and over > last
        gone = {"DEC": "", "REC": "", "REASON_PLACE_CHANGE": ""} if open_then else {}
        then["Episodes"].append(changed(world, {**row, **gone}))
    for table in ("Header", "UASC", "PlacedAdoption", "Missing", "OC3", "PrevPerm", "DoLo"):
        if table in then and (table != "UASC" or world.chance(0.85)):
            then[table] = [changed(world, dict(row)) for row in now[table]]
    if not then["UASC"] and now["Header"] and world.chance(0.05):
        known = {name: now["Header"][0][name] for name in ("CHILD", "SEX", "DOB")}
        then["UASC"] = [{**known, "DUC": world.some_day()}]
    for row in (*then["Header"], *then["UASC"]):
        row["SEX"] = row["SEX"] if world.year != 2025 else {"M": "1", "F": "2"}.get(row["SEX"], row["SEX"])
        if world.chance(0.2) and "UPN" in row:
            row["UPN"] = people.number(world)
        if world.chance(0.3) and row.get("MOTHER") == "1":
            row["MOTHER"] = world.random.choice(("0", "0", ""))
    if more:
        for row in then["Header"]:
            row["UASC"] = "1" if then["UASC"] else "0"
    return then


def changed(world: World, row: Row) -> Row:
    """Now and then one field is another."""
    if world.chance(0.12) or world.odd(2):
        name = world.random.choice([each for each in row if each != "CHILD"])
        other: dict[str, tuple[str, ...]] = {
            "PLACE": places(world),
            "LS": ("C1", "C2", "V2"),
            "IN_TOUCH": ("DIED", "DIED", "YES"),
            "MOTHER": ("1", "0", ""),
            "ETHNIC": (*people.ETHNIC, ""),
            "SEX": ("M", "F", "U", "") if world.year >= 2025 else ("1", "2", ""),
            "REC": ("E12", "E2", "E3", "E4A", "X1"),
        }
        row[name] = world.random.choice(other.get(name, ("", world.some_day())))
    return row


def world(seed: int, year: int, more: bool = False) -> tuple[Tables, Tables]:
    """One to four children: this year's tables and last year's. The same for the same seed."""
    drawn = World(seed, year)
    now: Tables = {table: [] for table in tables_of(year)}
    then: Tables = {table: [] for table in tables_of(year - 1)}
    for number in range(drawn.random.randrange(1, 5)):
        for whole, part in zip((now, then), child(drawn, f"C{seed}x{number}", more), strict=True):
            for table, found in part.items():
                whole[table].extend(found)
    return now, then


def together(seeds: Iterable[int], year: int, more: bool = False) -> tuple[Tables, Tables]:
    """The children of several worlds in one return."""
    now: Tables = {table: [] for table in tables_of(year)}
    then: Tables = {table: [] for table in tables_of(year - 1)}
    for seed in seeds:
        for whole, part in zip((now, then), world(seed, year, more), strict=True):
            for table, found in part.items():
                whole[table].extend(found)
    return now, then


def files(tables: Tables, more: bool = False) -> list[tuple[str, bytes]]:
    """The return as its CSV files."""
    return [(f"{table}.csv", written(found, columns(table, more))) for table, found in tables.items()]


def written(found: list[Row], names: list[str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()
