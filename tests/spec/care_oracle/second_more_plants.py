"""What is planted of episodes, of last year, of social workers and of who is missing."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.drawing import anniversary
from tests.spec.care_oracle.reading import Row
from tests.spec.care_oracle.second_bed import Bed, plant


@plant
def providers(bed: Bed) -> None:
    other = "Z12" if bed.year >= 2026 else "Z1"
    places = ("P1", "R2", "R5", "K1", "K2", "A4", "U3", "T3", other, "")
    rows = []
    for number in range(6):
        day = bed.world.start + timedelta(days=number)
        said = {"PLACE": bed.one(*places), "PLACE_PROVIDER": bed.one("", *(f"PR{n}" for n in range(6)))}
        rows.append(bed.episode(day, day + timedelta(days=1), **said, CIN=bed.one("N1", "N1", "N2"), RNE="P"))
    bed.put("Episodes", *rows)


@plant
def looked_after_all_year(bed: Bed) -> None:
    start, end = bed.world.start, bed.world.end
    began = bed.world.near(start)
    over = bed.random.choice((None, None, bed.world.near(end)))
    said = {
        "RNE": bed.one("S", "P"),
        "LS": bed.one("C2", "C2", "V3"),
        "REC": bed.one("", "X1", "E4A") if over else "",
    }
    earlier = bed.episode(start - timedelta(days=30), began, REC=bed.one("X1", "E4A"), LS=bed.one("C2", "V3"))
    bed.put("Episodes", *([earlier] if bed.random.random() < 0.5 else []), bed.episode(began, over, **said))
    born = bed.day(anniversary(end, -5), anniversary(end, -10))
    names = (
        "CONVICTED",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "TEETH_CHECK",
        "HEALTH_ASSESSMENT",
        "SUBSTANCE_MISUSE",
    )
    bed.put("OC2", bed.row("OC2", DOB=born, **{name: bed.one("", "1", "1", "0") for name in names}))


@plant
def changes(bed: Bed) -> None:
    """Episodes that follow each other, in each of which little changes."""
    day = bed.world.start - timedelta(days=100)
    rows: list[Row] = []
    said = {
        "LS": "C1",
        "CIN": "N1",
        "PLACE": "U1",
        "PL_POST": "AB1 2CD",
        "URN": "SC000001",
        "PLACE_PROVIDER": "PR1",
    }
    for _ in range(bed.random.randrange(2, 5)):
        over = day + timedelta(days=bed.random.choice((1, 30, 150)))
        for name in bed.random.sample(sorted(said), bed.random.randrange(3)):
            said[name] = bed.one(said[name] + "", {"LS": "C2", "CIN": "N2", "PLACE": "U2"}.get(name, ""), "")
        reason = bed.one("X1", "X1", "X1", "E4A", "E2", "E15", "")
        rows.append(bed.episode(day, over, **said, REC=reason, RNE=bed.one("S", "L", "P", "T", "B", "U")))
        day = over + timedelta(days=bed.random.choice((0, 0, 0, 0, 0, 1, -1)))
    if bed.random.random() < 0.5:
        rows[-1] |= {"DEC": "", "REC": ""}
    bed.random.shuffle(rows)
    bed.put("Episodes", *rows)


@plant
def open_last_year(bed: Bed) -> None:
    began = bed.world.near(bed.world.start - timedelta(days=bed.random.choice((0, 50))))
    pairs = [
        ("H5", "K3"),
        ("Z1", "Z11"),
        ("Z1", "Z14"),
        ("U1", "U1"),
        ("P2", "K3"),
        ("Z1", "K3"),
        ("", "U1"),
        ("U1", ""),
    ]
    was, now = bed.random.choice(pairs)
    then = bed.episode(began, None, PLACE=was)
    first = bed.episode(
        bed.world.near(began), bed.random.choice((None, bed.world.start + timedelta(days=9))), PLACE=now
    )
    for name in ("RNE", "LS", "CIN", "PLACE_PROVIDER", "URN"):
        if bed.random.random() < 0.2:
            first[name] = bed.one("", "L", "E1", "N2", "PR2")
    before = bed.episode(began - timedelta(days=30), began, REC=bed.one("X1", "E4A"))
    if bed.random.random() < 0.2:
        then = bed.episode(began, bed.world.start - timedelta(days=1), REC="E4A")
    if bed.random.random() < 0.2:
        before |= {"DEC": "", "REC": ""}
    bed.put("Episodes", first)
    bed.put("Episodes", *bed.random.choice(([then], [before, then], [before, then], [])), last_year=True)


@plant
def reviews(bed: Bed) -> None:
    born = bed.world.start - timedelta(days=365 * 3)
    said = {
        "DOB": f"{born:%d/%m/%Y}",
        "REVIEW": bed.day(anniversary(born, 4)),
        "REVIEW_CODE": bed.one("PN0", "PN1", "PN7", ""),
    }
    bed.put("Reviews", bed.row("Reviews", **said), *(bed.now["Reviews"] if bed.random.random() < 0.3 else []))
    if bed.random.random() < 0.5:
        bed.put(
            "Reviews",
            *([bed.row("Reviews", REVIEW_CODE=bed.one("", "PN1"))] if bed.random.random() < 0.5 else []),
        )
    for row in bed.now["Episodes"]:
        row |= {"LS": bed.one("V3", "V4", "V4"), "HOME_POST": bed.one("", "AB1 2CD"), "PL_POST": ""}
    if bed.now["Episodes"] and bed.random.random() < 0.3:
        bed.now["Episodes"][0]["LS"] = bed.one("C2", "")
    for row in bed.now["Header"]:
        row |= {"MOTHER": bed.one("", "", "0", "1"), "UPN": bed.one("", "UN1")}


@plant
def workers(bed: Bed) -> None:
    start, end = bed.world.start, bed.world.end
    day = bed.world.near(bed.random.choice((start - timedelta(days=366), start, date(2023, 4, 1))))
    rows: list[Row] = []
    for _ in range(bed.random.randrange(4)):
        over = bed.random.choice(
            (day, day + timedelta(days=1), day + timedelta(days=150), end, end - timedelta(days=5))
        )
        over = over if bed.random.random() < 0.5 else bed.world.near(over)
        said = {
            "SW_ID": bed.one("SW1", "XX1", "AB1", ""),
            "SW_REASON": bed.one("FCONTA", "MANAGE", "MANAGE", "", "ZZ"),
        }
        ended = f"{over:%d/%m/%Y}" if bed.random.random() < 0.7 else ""
        rows.append(bed.row("SWEpisodes", SW_DECOM=f"{day:%d/%m/%Y}", SW_DEC=ended, **said))
        day = over + timedelta(days=bed.random.choice((0, 0, 1, -1, -7, -8, 7, 8)))
    bed.random.shuffle(rows)
    bed.put("SWEpisodes", *rows)
    going_on = bed.random.choice((None, None, end))
    bed.put("Episodes", bed.episode(start, going_on, LS=bed.one("C2", "C2", "V3", "")))


@plant
def permanence(bed: Bed) -> None:
    first = bed.world.near(bed.random.choice((date(2016, 4, 1), bed.world.start)))
    day = bed.world.near(first)
    part = (
        f"{day:%d/%m/%Y}",
        f"zz/{day:%m/%Y}",
        f"ZZ/ZZ/{day:%Y}",
        "zz/zz/zzzz",
        "01/13/2010",
        "ZZ/13/2010",
        "soon",
        "",
    )
    said = {
        "PREV_PERM": bed.one("P1", "P4", "Z1", "Z1", "", "P9"),
        "LA_PERM": bed.one("", "301", "WAL", "ENG", "999", "940"),
    }
    rows = [
        bed.row("PrevPerm", **said, DATE_PERM=bed.one(*part))
        for _ in range(bed.random.choice((0, 1, 1, 1, 2)))
    ]
    bed.put("PrevPerm", *rows)
    later = bed.episode(first + timedelta(days=40), None, RNE=bed.one("S", "P"))
    started = bed.episode(first, first + timedelta(days=40), RNE=bed.one("S", "S", "P"))
    bed.put("Episodes", *bed.random.choice(([], [started], [later, started])))


@plant
def away(bed: Bed) -> None:
    start = bed.world.start
    days = [start, start + timedelta(days=1), start + timedelta(days=40), start + timedelta(days=80)]
    for last_year in (False, True):
        rows = []
        for _ in range(bed.random.randrange(4)):
            said = {
                "MISSING": bed.one("M", "A", "M", ""),
                "MIS_START": bed.one("", *(bed.day(*days) for _ in range(9))),
            }
            rows.append(bed.row("Missing", **said, MIS_END=bed.one("", bed.day(*days)), DOB=bed.day(start)))
        bed.put("Missing", *rows, last_year=last_year)
    first = bed.episode(bed.world.near(days[0]), days[2], REC=bed.one("X1", "E4A"))
    second = bed.episode(
        bed.world.near(days[2]), bed.random.choice((None, days[3])), REC=bed.one("", "E4A", "X1")
    )
    bed.put("Episodes", *bed.random.choice(([], [first], [first, second], [second])))


@plant
def care_leaver(bed: Bed) -> None:
    if bed.random.random() < 0.7:
        bed.put("Episodes")
    bed.put(
        "OC3",
        *(
            [bed.row("OC3", IN_TOUCH=bed.one("", "YES"), ACTIV=bed.one("", "", "G4"))]
            if bed.random.random() < 0.8
            else []
        ),
    )
    for row in bed.now["Header"]:
        row["MOTHER"] = bed.one("", "0", "1")
