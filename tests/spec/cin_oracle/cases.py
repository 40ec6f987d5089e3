"""Episodes of an invented census, with all that they can hold."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.cin_oracle.codes import AFTER_ASSESSMENT, CATEGORIES, CLOSURES, FACTORS, NEEDS, SOURCES
from tests.spec.cin_oracle.drawing import BEFORE_THE_YEAR, BOUNDS, FIFTEEN_DAYS_LEFT, Element, World, shown


def assessment(world: World, referred: date | None) -> Element:
    random = world.random
    started = world.after(referred)
    ended = world.after(started, missing=0.25)
    codes = random.sample(sorted(FACTORS - {"18A", "19A", "21"}), random.randrange(1, 4)) if ended else []
    if ended and world.chance(0.2):
        codes = ["21"]
    if world.odd(2):
        codes = random.choice(
            (
                [],
                [""],
                ["21", "2B"],
                ["2B", "2B"],
                ["21", "21"],
                ["18A"],
                ["19A"],
                ["99"],
                ["2B"],
                ["", "2B"],
                ["", ""],
            )
        )
    factors: list[Element] = [("AssessmentFactors", code) for code in codes]
    return "Assessments", [
        ("AssessmentActualStartDate", shown(world, started)),
        ("AssessmentAuthorisationDate", shown(world, ended)),
        ("FactorsIdentifiedAtAssessment", factors or None),
    ]


def enquiry(world: World, referred: date | None) -> Element:
    started = world.after(referred)
    held = world.after(started, missing=0.5)
    if held and world.wrong and world.chance(0.1):
        held = world.near(world.random.choice(BOUNDS))
    if held is None and world.wrong and world.chance(0.3):
        started = world.near(world.random.choice((FIFTEEN_DAYS_LEFT, *BOUNDS)))
    target = world.after(started, missing=0.3)
    return "Section47", [
        ("S47ActualStartDate", shown(world, started)),
        ("InitialCPCtarget", shown(world, target)),
        ("DateOfInitialCPC", shown(world, held)),
        ("ICPCnotRequired", world.flag(0.1 if held else 0.6)),
    ]


def in_need_plan(world: World, referred: date | None) -> Element:
    started = world.after(referred)
    return "CINPlanDates", [
        ("CINPlanStartDate", shown(world, started)),
        ("CINPlanEndDate", shown(world, world.after(started, missing=0.3))),
    ]


def protection_plan(world: World, referred: date | None) -> Element:
    started = world.after(referred)
    ended = world.after(started, missing=0.3)
    days = [world.after(started, missing=0.05) for _ in range(world.random.randrange(3))]
    number = (
        world.random.choice((None, "", "-1", "two")) if world.odd() else world.random.choice(("0", "1", "12"))
    )
    reviews: list[Element] = [("CPPreviewDate", shown(world, day) or "") for day in days]
    group: list[Element] = [("Reviews", reviews)] if reviews or world.odd() else []
    if world.chance(0.3):
        group = [("Reviews", [each]) for each in reviews]
    return "ChildProtectionPlans", [
        ("CPPstartDate", shown(world, started)),
        ("CPPendDate", shown(world, ended)),
        ("InitialCategoryOfAbuse", world.one(CATEGORIES)),
        ("LatestCategoryOfAbuse", world.one(CATEGORIES)),
        ("NumberOfPreviousCPP", number),
        *group,
    ]


def one_thing(world: World, referred: date | None) -> list[Element]:
    """A single date of what a referral with no further action should not hold, or a record without any."""
    day = shown(world, world.after(referred, missing=0.2))
    names = (
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "DateOfInitialCPC",
    )
    name = world.random.choice(names)
    return [("Assessments" if name.startswith("Assessment") else "Section47", [(name, day)])]


def episode(world: World) -> Element:
    random = world.random
    referred = world.after(None)
    if world.odd() and world.chance(0.3):
        referred = date(2013, 3, 31) + timedelta(days=random.randrange(3))
    closed = world.after(referred, missing=0.5)
    reason = world.one(CLOSURES) if closed else None
    if closed and world.chance(0.3):
        reason = random.choice(sorted(AFTER_ASSESSMENT))
    if world.odd():
        reason = random.choice((None, "RC2", "RC10", "RC7", "rc8", "RC8"))
    nothing = world.chance(0.2)
    held = one_thing(world, referred) if nothing and world.wrong and world.chance(0.3) else []
    if nothing and world.wrong and world.chance(0.3):
        referred = world.near(random.choice(BEFORE_THE_YEAR))
    if not nothing or world.odd(2):
        held += world.several(2, lambda: assessment(world, referred))
        held += world.several(1 + world.chance(0.3), lambda: enquiry(world, referred))
        held += world.several(1 + world.chance(0.3), lambda: in_need_plan(world, referred))
        held += world.several(1 + world.chance(0.3), lambda: protection_plan(world, referred))
    return "CINdetails", [
        ("CINreferralDate", shown(world, referred)),
        ("ReferralSource", world.one(SOURCES)),
        ("PrimaryNeedCode", world.one(NEEDS)),
        ("CINclosureDate", shown(world, closed)),
        ("ReasonForClosure", reason),
        ("DateOfInitialCPC", shown(world, None if nothing and held else world.after(referred, missing=0.8))),
        ("ReferralNFA", world.flag(0.9 if nothing else 0.0)),
        *held,
    ]
