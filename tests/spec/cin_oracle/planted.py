"""Returns that chance seldom makes: those just on and just beyond what a rule asks of the return as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from tests.spec.cin_oracle.drawing import Element, World
from tests.spec.cin_oracle.people import numbered
from tests.spec.cin_oracle.worlds import whole_file, write

CASE = {"CINreferralDate": "2025-06-02", "ReferralSource": "6", "ReferralNFA": "0"}
SEVEN = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR")


def plain(
    number: int,
    sex: str | None = "F",
    disabilities: Sequence[str] = ("NONE",),
    case: Mapping[str, str] = MappingProxyType({}),
    held: Sequence[Element] = (),
    **others: str,
) -> Element:
    said: list[Element] = [
        ("LAchildID", f"P{number}"),
        ("Sex", sex),
        *others.items(),
    ]
    codes: list[Element] = [("Disability", each) for each in disabilities]
    return "Child", [
        ("ChildIdentifiers", said),
        ("ChildCharacteristics", [("Ethnicity", "WBRI"), ("Disabilities", codes)]),
        ("CINdetails", [*({**CASE, **case}).items(), *held]),
    ]


def beside(first: Element, count: int) -> list[Element]:
    """A child beside so many girls who are not disabled."""
    girls = [plain(number, "F", ["NONE"], PersonBirthDate="2015-06-01") for number in range(1, count + 1)]
    return [first, *girls]


def around(day: date) -> list[str]:
    return [(day + timedelta(days=step)).isoformat() for step in (-1, 0, 1)]


def at_the_limits() -> Iterator[Element]:
    """Children in order but for one thing, which stands on the day before a limit, on it, or on the day after."""
    for day in around(date(2013, 4, 1)):
        yield plain(0, case={"CINreferralDate": day, "ReferralSource": "ZZ"})
    for day in around(date(2025, 3, 31)):
        yield plain(0, case={"CINreferralDate": day, "ReferralNFA": "1"})
    for limit in (date(2020, 9, 1), date(2001, 3, 31), date(2025, 6, 2) + timedelta(days=280)):
        for day in around(limit):
            yield plain(0, PersonBirthDate=day)
            yield plain(0, "U", ExpectedPersonBirthDate=day)
    for limit in (date(2026, 3, 1), date(2026, 12, 31)):
        for day in around(limit):
            yield plain(0, "U", case={"CINreferralDate": "2026-03-27"}, ExpectedPersonBirthDate=day)
    for day in around(date(2025, 9, 1)):
        yield plain(0, case={"CINclosureDate": day, "ReasonForClosure": "RC7"}, PersonBirthDate="2000-09-01")
    for limit in (date(2025, 4, 1), date(2026, 3, 31), date(2026, 3, 10), date(2026, 1, 27)):
        for day in around(limit):
            early = {"CINreferralDate": "2025-03-03"}
            yield plain(0, case=early, held=[("Section47", [("S47ActualStartDate", day)])])
            yield plain(0, case=early, held=[("Section47", [("DateOfInitialCPC", day)])])
            yield plain(0, case=early, held=[("Assessments", [("AssessmentActualStartDate", day)])])
            yield plain(0, case=early, held=[("Assessments", [("AssessmentAuthorisationDate", day)])])
            yield plain(0, case=early, held=[("CINPlanDates", [("CINPlanEndDate", day)])])
            yield plain(0, case=early, held=[("ChildProtectionPlans", [("CPPendDate", day)])])
            yield plain(0, case={"CINclosureDate": day}, PersonDeathDate=day)


def returns() -> dict[str, bytes]:
    """By what they show: whole files."""
    born, awaited = {"PersonBirthDate": "2015-06-01"}, {"ExpectedPersonBirthDate": "2026-06-01"}
    children = {
        "one of 50 without a sex": beside(plain(0, None, ["NONE"], **born), 49),
        "one of 49 without a sex": beside(plain(0, None, ["NONE"], **born), 48),
        "one of 49 whose sex is not known": beside(plain(0, "U", ["NONE"], **born), 48),
        "one of 49 not yet born": beside(plain(0, "U", ["NONE"], **awaited), 48),
        "nothing but the sex of one said": [plain(0, "U", ["NONE"])],
        "seven disabilities": beside(plain(0, "F", SEVEN, **born), 1),
        "eight disabilities": beside(plain(0, "F", [*SEVEN, "VIS"], **born), 1),
        "seven disabilities and what is none": beside(plain(0, "F", [*SEVEN, "ADHD"], **born), 0),
        "a disability and NONE": [plain(0, "F", ["LD", "NONE"], **born)],
        "a disability and what is none": [plain(0, "F", ["LD", "ADHD"], **born)],
        "a disability twice": [plain(0, "F", ["LD", "LD"], **born)],
        "two disabilities": [plain(0, "F", ["LD", "VIS"], **born)],
        "one disability each": [plain(0, "F", ["LD"], **born), plain(1, "F", ["VIS"], **born)],
        "a pupil number from every authority that there could be": [
            plain(code, "F", ["NONE"], UPN=numbered(f"{code:03d}{code:08d}0"), **born) for code in range(1000)
        ],
        "days around the limits": list(at_the_limits()),
        "no disability": beside(plain(0, "F", [], **born), 0),
    }
    world = World(0)
    return {
        words: whole_file(world, [write(world, each) for each in told]) for words, told in children.items()
    }
