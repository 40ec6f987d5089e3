"""Children of an invented census: who they are, and what is said of them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.cin_oracle.codes import CHECK_LETTERS, DISABLED, ETHNICITIES
from tests.spec.cin_oracle.drawing import BIRTHDAYS, EXPECTED, LIMITS, Element, World, shown


def numbered(rest: str) -> str:
    """A unique pupil number: its other twelve characters with the letter that they call for before them."""
    values = [int(each) if each.isdigit() else CHECK_LETTERS.index(each) for each in rest]
    sums = sum(weight * value for weight, value in enumerate(values, 2))
    return CHECK_LETTERS[sums % 23] + rest


def upn(world: World) -> str:
    random = world.random
    last = random.choice("0123456789" + (CHECK_LETTERS if world.chance(0.3) else ""))
    authority = random.choice(("825", "204", "371", "908", "943", "001", "420", "660"))
    rest = f"{authority}{random.randrange(10**8):08d}{last}"
    right = numbered(rest)
    if not world.odd(2):
        return right
    place = random.randrange(13)
    other = right[:place] + random.choice("059AISOX") + right[place + 1 :]
    wrong_authority = right[0] + random.choice(("000", "999", "100", "555")) + right[4:]
    return random.choice((other, other, wrong_authority, right[:12], right[:7], right + "0"))


def identifiers(world: World, name: str) -> list[Element]:
    random = world.random
    said: str | None = name
    if world.odd():
        others = (f"{name} 7", f"{name}-7", f"{name:0<20}", f"{name:0<21}", f"A&{name}", f" {name} ")
        said = random.choice((None, "", *others))
    if world.wrong:
        turning_25 = world.story[random.randrange(5)] - timedelta(days=25 * 365 + 6)
        to_be_born = world.story[random.randrange(3)] + timedelta(days=280)
        born = world.near(random.choice((*BIRTHDAYS, turning_25, to_be_born, to_be_born, date(2012, 6, 1))))
    else:
        born = date(2012, 6, 1)
    expected = world.near(random.choice(EXPECTED)) if world.chance(0.15) or world.odd() else None
    sex: str | None = random.choice("MF")
    if expected and not world.odd():
        born, sex = None, "U"
    if world.odd(0.5):
        born = None
    if world.odd():
        sex = random.choice(("U", None, "X", "m", "1"))
    number_of_pupil = upn(world) if world.chance(0.6) else None
    why = None if number_of_pupil and not world.odd() else world.one(("UN1", "UN2", "UN3", "UN7"))
    died = None
    if world.chance(0.1) or world.odd():
        died = world.near(random.choice((*world.story, *LIMITS, date(2012, 6, 1))))
    former = upn(world) if world.odd(2) else None
    if former and world.odd(3):
        former = random.choice(
            ("A12345678901", "A12345678901Z", "1234567890123", "AB23456789012", "A1234567890123")
        )
    return [
        ("LAchildID", said),
        ("UPN", number_of_pupil),
        ("FormerUPN", former),
        ("UPNunknown", why),
        ("PersonBirthDate", shown(world, born)),
        ("ExpectedPersonBirthDate", shown(world, expected)),
        ("Sex", sex),
        ("PersonDeathDate", shown(world, died)),
    ]


def characteristics(world: World) -> list[Element]:
    random = world.random
    codes = random.choice((["NONE"], ["AUT"], random.sample(sorted(DISABLED), random.randrange(1, 12))))
    if world.odd(2):
        codes = random.choice(
            (
                [],
                [""],
                ["NONE", "LD"],
                ["LD", "LD"],
                ["XX"],
                ["NONE", "NONE"],
                ["", "LD"],
                ["XX", "LD"],
                ["", ""],
            )
        )
    each: list[Element] = [("Disability", code) for code in codes]
    return [("Ethnicity", world.one(ETHNICITIES)), ("Disabilities", each or None)]
