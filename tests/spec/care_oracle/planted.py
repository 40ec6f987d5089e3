"""What is rare by chance, made to happen: each changes a child's rows so that a rule is just broken, or just kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.spec.care_oracle.drawing import ONE, World, anniversary, said
from tests.spec.care_oracle.people import adoption, decision, leaving, liberty, twelve_months
from tests.spec.care_oracle.planted_spells import holidays, in_short, respite
from tests.spec.care_oracle.reading import Tables, day


def reborn(world: World, now: Tables, born: date) -> None:
    """In every table."""
    for table in now.values():
        for row in table:
            if "DOB" in row:
                row["DOB"] = said(born)


def of_age(world: World, now: Tables, when: date | None, age: int) -> None:
    if when:
        reborn(world, now, world.near(anniversary(when, -age)))


def adopted(world: World, now: Tables, born: date) -> None:
    row = now["Episodes"][-1]
    row["REC"], row["PLACE"] = (
        world.random.choice(("E11", "E12")),
        world.random.choice(("A3", "A4", "A5", "A6")),
    )
    row["DEC"] = row["DEC"] or said(world.end)
    now["AD1"] = [adoption(world, row["CHILD"], born)]
    if world.chance(0.4):
        now["AD1"][0]["DATE_MATCH"] = said(world.near(day(row, "DECOM") or world.start))
    if world.chance(0.4):
        now["AD1"][0]["DATE_INT"] = said(world.near(day(now["AD1"][0], "DATE_MATCH") or world.start))
    if world.chance(0.4):
        of_age(world, now, day(row, "DEC"), 18)


def in_one_day(world: World, now: Tables, born: date) -> None:
    """Adopted about the day of the match."""
    adopted(world, now, born)
    now["AD1"][0]["DATE_MATCH"] = said(world.near(day(now["Episodes"][-1], "DEC") or world.end))


def freed(world: World, now: Tables, born: date) -> None:
    """A freeing order, as there were until 2005, about the day of the decision."""
    row = world.random.choice(now["Episodes"])
    row["LS"] = world.random.choice(("D1", "D1", "E1"))
    row["DECOM"] = said(world.near(world.random.choice((date(2005, 12, 1), date(2005, 12, 30), world.start))))
    now["PlacedAdoption"] = [decision(world, row["CHILD"], born)]
    now["PlacedAdoption"][0]["DATE_PLACED"] = said(world.near(day(row, "DECOM") or world.start))


def mother(world: World, now: Tables, born: date) -> None:
    """Her child was born about the beginning or the end of the year."""
    for row in now["Header"]:
        row.update(SEX="F" if world.year >= 2025 else "2", MOTHER="1")
        row["MC_DOB"] = said(world.near(world.random.choice((world.start, world.end))))


def deprived(world: World, now: Tables, born: date) -> None:
    """An order while placed where it need not be."""
    row = world.random.choice(now["Episodes"])
    row["PLACE"] = world.random.choice(("K1", "P1", "R5", "K3", "K2"))
    if "DoLo" in now:
        began, over = day(row, "DECOM") or world.start, day(row, "DEC") or world.end
        order = {
            **liberty(world, row["CHILD"], born),
            "DOLO_START": said(world.near(began)),
            "DOLO_END": said(world.near(over)),
        }
        now["DoLo"] = [order]


def long_ago(world: World, now: Tables, born: date) -> None:
    now["Episodes"][0]["DECOM"] = said(world.near(date(1991, 10, 14)))


def backwards(world: World, now: Tables, born: date) -> None:
    row = world.random.choice(now["Episodes"])
    row["DEC"] = said(world.near(day(row, "DECOM") or world.start))


def too_late(world: World, now: Tables, born: date) -> None:
    row = now["Episodes"][-1]
    row["DECOM" if world.chance(0.5) else "DEC"] = said(world.end + world.random.choice((0, 1)) * ONE)


def unborn(world: World, now: Tables, born: date) -> None:
    when = world.random.choice((world.end, day(now["Episodes"][0], "DECOM") or world.start))
    reborn(world, now, world.near(when))


def young(world: World, now: Tables, born: date) -> None:
    """Just of the age, or just not, that a placement or a status asks for."""
    row = world.random.choice(now["Episodes"])
    asked = (
        ("R5", 10),
        ("S1", 4),
        ("S1", 4),
        ("P3", 14),
        ("P2", 15),
        ("P2", 16),
        ("H5", 14),
        ("H5", 16),
        ("K3", 16),
    )
    row["PLACE"], age = world.random.choice(asked)
    of_age(world, now, day(row, "DECOM"), age)


def ceasing(world: World, now: Tables, born: date) -> None:
    row = now["Episodes"][-1]
    row["REC"], age = world.random.choice((("E5", 14), ("E6", 14), ("E7", 16), ("E17", 18), ("E45", 18)))
    row["DEC"] = row["DEC"] or said(world.end)
    of_age(world, now, day(row, "DEC"), age)


def justice(world: World, now: Tables, born: date) -> None:
    row = world.random.choice(now["Episodes"])
    row["LS"] = world.random.choice(("J1", "J2", "J3"))
    of_age(world, now, day(row, "DECOM"), 10)


def grown_up(world: World, now: Tables, born: date) -> None:
    row = now["Episodes"][-1]
    row["LS"], row["PLACE"] = world.random.choice((("V2", "K2"), ("V2", "K1"), ("C2", "K2")))
    row["DEC"] = row["REC"] = ""
    of_age(world, now, world.end, 18)


def starting(world: World, now: Tables, born: date) -> None:
    of_age(world, now, day(now["Episodes"][0], "DECOM"), 18)


def custody(world: World, now: Tables, born: date) -> None:
    row = world.random.choice(now["Episodes"])
    row["REASON_PLACE_CHANGE"] = "CUSTOD"
    of_age(world, now, day(row, "DEC" if world.chance(0.7) else "DECOM"), 10)


def whole_year(world: World, now: Tables, born: date) -> None:
    """Looked after since before the year, with OC2; the days of birth on the limits of the questionnaire."""
    first = now["Episodes"][0]
    first["DECOM"] = said(world.start - world.random.choice((-1, 0, 1, 30, 200)) * ONE)
    first["LS"], first["DEC"], first["REC"] = world.random.choice(("C2", "V2", "V3")), "", ""
    if world.chance(0.7):
        del now["Episodes"][1:]
    now["OC2"] = [twelve_months(world, first["CHILD"], born)] if world.chance(0.9) else []
    age = world.random.choice((3, 4, 4, 5, 16, 17, 17, 18))
    of_age(world, now, world.random.choice((world.start, world.end)), age)
    if world.chance(0.3) and now["OC2"]:
        now["OC2"][0].update(SDQ_SCORE="", SDQ_REASON=world.random.choice(("", "SDQ1")))


def leaver(world: World, now: Tables, born: date) -> None:
    """Leaving care around the 17th or 18th birthday."""
    row = now["Episodes"][-1]
    now["OC3"] = [leaving(world, row["CHILD"], born)]
    when = world.random.choice((world.start, world.end, day(row, "DECOM"), day(row, "DEC"), day(row, "DEC")))
    if world.chance(0.3):
        row["REC"] = world.random.choice(("E2", "E3", "E11", "E4A"))
    if world.chance(0.2):
        row["DEC"] = row["REC"] = ""
    if world.chance(0.2):
        now["OC3"][0]["ACCOM"] = world.random.choice(("Z1", "Z2", "T1", "T2"))
    of_age(world, now, when, world.random.choice((16, 17, 17, 18, 18, 19)))


def thirteen_weeks(world: World, now: Tables, born: date) -> None:
    """A care leaver with about thirteen weeks of care since 14, or a day of it since 16."""
    first = now["Episodes"][0]
    del now["Episodes"][1:]
    now["OC3"] = [leaving(world, first["CHILD"], born)]
    began = world.start - timedelta(days=world.random.randrange(-200, 60))
    length = timedelta(days=world.random.choice((89, 90, 91, 92, 120, 200)))
    over = min(began + length, world.end)
    status = "V3" if world.chance(0.1) else "C2"
    first.update(DECOM=said(began), DEC=said(over), REC="E4A", LS=status, RNE="S")
    if world.chance(0.5):
        middle = began + timedelta(days=40)
        first.update(DEC=said(middle), REC="X1")
        now["Episodes"].append(
            {**first, "DECOM": said(world.near(middle)), "DEC": said(over), "REC": "E4A", "RNE": "L"}
        )
    when, age = world.random.choice(
        ((began, 14), (over, 16), (began, 16), (began + ONE, 15), (world.end, 20))
    )
    of_age(world, now, when, age)


def independent(world: World, now: Tables, born: date) -> None:
    """Independent living about the day from which there was none."""
    row = now["Episodes"][-1]
    row.update(PLACE="P2", DECOM=said(world.near(date(2023, 10, 28))), DEC="", REC="")


PLANTS: tuple[Callable[[World, Tables, date], None], ...] = (
    *(in_one_day, freed, mother, deprived, young, starting),
    *(
        adopted,
        long_ago,
        backwards,
        too_late,
        unborn,
        young,
        young,
        ceasing,
        justice,
        grown_up,
        starting,
        custody,
    ),
    *(
        whole_year,
        whole_year,
        whole_year,
        leaver,
        leaver,
        leaver,
        thirteen_weeks,
        respite,
        in_short,
        in_short,
        holidays,
        independent,
    ),
)


def plant(world: World, now: Tables, born: date) -> None:
    world.random.choice(PLANTS)(world, now, born)
