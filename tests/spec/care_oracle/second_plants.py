"""What is planted of adoption, age, mothers and liberty."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.drawing import anniversary
from tests.spec.care_oracle.second_bed import Bed, plant


@plant
def orders_of_2005(bed: Bed) -> None:
    began = bed.world.near(bed.random.choice((date(2005, 12, 1), date(2005, 12, 31))))
    over = bed.random.choice((None, bed.world.start))
    bed.put("Episodes", bed.episode(began, over, LS=bed.one("E1", "D1", "D1")))


@plant
def grown_up(bed: Bed) -> None:
    adult = bed.world.near(bed.world.end) - timedelta(days=30)
    born = f"{anniversary(adult, -18):%d/%m/%Y}"
    over = bed.world.near(adult)
    reason = bed.one("E8", "E17", "X1", "", "E45", "E46", "E47", "E48")
    bed.put("Header", bed.row("Header", SEX="M" if bed.year >= 2025 else "1", DOB=born))
    bed.put("Episodes", bed.episode(bed.world.start, over, REC=reason, PLACE=bed.one("U1", "K2", "")))
    away = bed.row(
        "Missing", DOB=born, MISSING="M", MIS_START=bed.day(bed.world.start), MIS_END=bed.day(adult)
    )
    bed.put("Missing", away)


@plant
def adopted(bed: Bed) -> None:
    first, over = bed.world.start, bed.world.near(bed.world.end)
    order = first + timedelta(days=60)
    reason = bed.one("E11", "E12", "E12", "E4A")
    start = bed.episode(first, order, LS=bed.one("E1", "C2", "D1"), PLACE=bed.one("A3", "U1"))
    goes_on = bed.episode(
        order, over, RNE="B", LS=bed.one("E1", "C2"), PLACE=bed.one("A5", "A6", "U1"), REC=reason
    )
    bed.put("Episodes", start, goes_on)
    days = [bed.one("", bed.day(first, order, over)) for _ in range(3)]
    couple = bed.one("MM", "FF", "MF", "M1", "F1", "")
    details = {"FOSTER_CARE": bed.one("0", "1", ""), "NB_ADOPTR": bed.one("1", "2"), "SEX_ADOPTR": couple}
    status = bed.one("L0", "L11", "L12", "L2", "L3", "L4")
    said = bed.row("AD1", DATE_INT=days[0], DATE_MATCH=days[1], **details, LS_ADOPTR=status)
    bed.put("AD1", *([said] if bed.random.random() < 0.85 else []))
    decision(bed, [first, order, over])


def decision(bed: Bed, days: list[date]) -> None:
    """Decisions on or next to these days, and those of last year: mostly the same."""
    for last_year in (True, False):
        made = []
        for _ in range(bed.random.choice((0, 1, 1, 1, 2, 2, 3))):
            ended = bed.one("", "", bed.day(*days))
            reason = bed.one("RD1", "RD1", "") if ended or bed.random.random() < 0.1 else ""
            began = bed.one("", *(bed.day(*days) for _ in range(6)))
            made.append(
                bed.row(
                    "PlacedAdoption", DATE_PLACED=began, DATE_PLACED_CEASED=ended, REASON_PLACED_CEASED=reason
                )
            )
        bed.put("PlacedAdoption", *made, last_year=last_year)
        if last_year and bed.random.random() < 0.5:
            bed.put("PlacedAdoption", *(dict(row) for row in made))
            return


@plant
def decided_last_year(bed: Bed) -> None:
    decision(bed, [bed.world.start - timedelta(days=200), bed.world.start - timedelta(days=1)])


@plant
def mother(bed: Bed) -> None:
    letter = "F" if bed.year >= 2025 else "2"
    start, over = bed.world.start, bed.world.start + timedelta(days=100)
    born = bed.one(bed.day(anniversary(start, -11)), bed.day(start), f"{anniversary(start, -15):%d/%m/%Y}")
    own = bed.one("", bed.day(start, bed.world.end, over))
    bed.put("Header", bed.row("Header", SEX=letter, DOB=born, MOTHER=bed.one("0", "1", "1", ""), MC_DOB=own))
    last = bed.row(
        "Header", SEX=letter, DOB=born, MOTHER=bed.one("0", "1", ""), MC_DOB=bed.one("", own, bed.day(start))
    )
    bed.put("Header", last, last_year=True)
    later = bed.episode(
        over, bed.random.choice((None, bed.world.end)), REC=bed.one("", "E4A"), LS=bed.one("C2", "V3")
    )
    bed.put(
        "Episodes", *bed.random.choice(([], [bed.episode(start, over)], [bed.episode(start, over), later]))
    )


@plant
def deprived_of_liberty(bed: Bed) -> None:
    start = bed.world.start + timedelta(days=10)
    days = (start, start + timedelta(days=1), start + timedelta(days=20))
    places = ("K1", "K2", "P1", "R5", "K3", "Z12", "Z13", "U1")
    first = bed.episode(start, days[2], PLACE=bed.one(*places))
    then = bed.episode(days[2], bed.random.choice((None, bed.world.end)), RNE="P", PLACE=bed.one(*places))
    bed.put("Episodes", *bed.random.choice(([first], [first, then])))
    for last_year in (False, True):
        orders = []
        for _ in range(bed.random.randrange(4)):
            said = {
                "DOLO_START": bed.day(*days),
                "DOLO_END": bed.one("", bed.day(*days)),
                "DOB": bed.one("", bed.day(*days)),
            }
            orders.append(bed.row("DoLo", **said))
        bed.put("DoLo", *orders, last_year=last_year)


@plant
def twice_in_a_file(bed: Bed) -> None:
    for rows in bed.now.values():
        if rows and bed.random.random() < 0.3:
            rows.append(dict(rows[0]))
