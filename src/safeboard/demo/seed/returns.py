"""What agencies sent as figures: allegations, child deaths, training, transport, missing children, schools."""

from __future__ import annotations

from fractions import Fraction

from safeboard.demo.seed.printed import Compute, Printed
from safeboard.demo.seed.world import World
from safeboard.grammar.measure.periods import period

YEAR, BEFORE, LAST_QUARTER, LAST_MONTH = "2015-16", "2014-15", "2015-16Q4", "2016-03"
A8 = "A8: the printed percentage does not follow from the printed counts; ours is worked out of them."
COURSES = (
    ("everyones_responsibility", "SF0409", "5", "SF0410", "16"),
    ("working_together", "SF0411", "10", "SF0412", "20"),
    ("exploitation", "SF0413", "4", "SF0417", "26"),
    ("domestic_abuse", "SF0414", "3", "SF0418", "25"),
    ("neglect", "SF0415", "2", "SF0419", "19"),
    ("mentally_ill_parents", "SF0416", "3", "SF0420", "21"),
    ("sexual_abuse", "SF0421", "3", "SF0422", "18"),
    ("challenging_families", "SF0423", "2", "SF0424", "21"),
    ("core_groups", "SF0425", "1", "SF0426", "24"),
)
SETTINGS = (
    ("SF0352", "179", "education"),
    ("SF0353", "102", "early_years"),
    ("SF0354", "53", "health"),
    ("SF0355", "46", "residential_care"),
    ("SF0356", "43", "foster_care"),
    ("SF0357", "43", "transport"),
    ("SF0358", "16", "sport"),
    ("SF0359", "15", "faith"),
)


def sum_of(code: str, *boxes: str, over: str = YEAR) -> Compute:
    """These boxes (all that begin so where a name ends in a dot), added up over a year, or as they stood in one quarter or month."""
    return lambda world: world.sent(code, boxes, over)


def percent_of(code: str, some: tuple[str, ...], of: tuple[str, ...], over: str = YEAR) -> Compute:
    """Some boxes of others, in per cent; both as `sum_of` adds them."""

    def percent(world: World) -> Fraction | None:
        part, whole = world.sent(code, some, over), world.sent(code, of, over)
        return Fraction(100 * part, whole) if part is not None and whole else None

    return percent


def _left(code: str, whole: str, part: str, *, percent: bool = False) -> Compute:
    """Those of the whole that are not in the part; in per cent of it where asked."""

    def left(world: World) -> Fraction | int | None:
        all_of, some = world.sent(code, (whole,), YEAR), world.sent(code, (part,), YEAR)
        if all_of is None or some is None:
            return None
        return Fraction(100 * (all_of - some), all_of) if percent else all_of - some

    return left


def _points(course: str) -> Compute:
    """By how many points of 100 the same delegates rated themselves higher after than before, on average."""

    def points(world: World) -> Fraction | None:
        matched, before, after = (
            world.sent("training", (f"training_confidence.{part}.{course}",), YEAR)
            for part in ("matched", "points_before", "points_after")
        )
        return Fraction(after - before, matched) if matched and None not in (before, after) else None  # type: ignore[operator]

    return points


def _highest_quarter(district: str, year: str) -> Compute:
    def highest(world: World) -> str | None:
        found = {
            quarter: number
            for quarter in period(year).quarters()
            if (number := world.sent("missing", (f"missing_episodes.episodes.{district}.",), quarter.code))
            is not None
        }
        top = max(found, key=lambda quarter: found[quarter], default=None)
        return f"{top.start:%Y-%m}/{top.end:%Y-%m}" if top else None

    return highest


def _lowest_in_years(world: World) -> int | None:
    """Of how many years the last one's share of schools that returned is the lowest."""
    shares = []
    for first in range(2009, 2016):
        year = f"{first}-{(first + 1) % 100:02d}"
        due, returned = (
            world.sent("school_safeguarding", (f"school_returns.{part}.",), year)
            for part in ("due", "returned")
        )
        if due:
            shares.append(Fraction(returned or 0, due))
    return len(shares) if shares and shares[-1] == min(shares) else None


ALLEGATIONS = (
    Printed("SF0347", "543", "contacts", sum_of("lado", "lado_contacts.contacts.")),
    Printed("SF0351", "543", "contacts", sum_of("lado", "lado_categories.contacts.")),
    Printed("SF0348", "525", "contacts", sum_of("lado", "lado_contacts.contacts.", over=BEFORE)),
    *(
        Printed(
            sf,
            value,
            "percent",
            percent_of("lado", (f"lado_categories.contacts.{code}",), ("lado_categories.contacts.",)),
        )
        for sf, value, code in (("SF0349", "26", "sexual"), ("SF0350", "15", "sexual_online"))
    ),
    *(
        Printed(sf, value, "contacts", sum_of("lado", f"lado_contacts.contacts.{code}"))
        for sf, value, code in SETTINGS
    ),
)


def _deaths(part: str, over: str = YEAR) -> Compute:
    return sum_of("child_deaths", f"child_deaths.{part}", over=over)


def _reviewed(part: str, over: str = YEAR) -> Compute:
    return percent_of("child_deaths", (f"child_deaths.{part}",), ("child_deaths.reviewed",), over)


CHILD_DEATHS = (
    Printed("SF0432", "42", "cases", _deaths("open", LAST_QUARTER)),
    Printed("SF0437", "19", "percent", _reviewed("within_6_months"), A8),
    Printed("SF0438", "8", "percent", _reviewed("within_6_months", BEFORE)),
    Printed("SF0441", "43", "deaths", _deaths("notified")),
    Printed("SF0443", "49", "cases", _deaths("reviewed")),
    Printed("SF0444", "49", "cases", _deaths("reviewed")),
    Printed("SF0445", "19", "percent", _reviewed("within_6_months"), A8),
    Printed("SF0446", "8", "percent", _reviewed("within_6_months", BEFORE)),
    Printed("SF0447", "15", "cases", _deaths("within_12_months")),
    Printed("SF0448", "31", "percent", _reviewed("within_12_months")),
    Printed("SF0451", "34", "cases", _left("child_deaths", "child_deaths.reviewed", "child_deaths.within_12_months")),
    Printed(
        "SF0452", "69", "percent",
        _left("child_deaths", "child_deaths.reviewed", "child_deaths.within_12_months", percent=True),
    ),
    Printed("SF0473", "2", "cases", _left("child_deaths", "child_deaths.reviewed", "child_deaths.gender_known")),
    Printed("SF0482", "16", "cases", _left("child_deaths", "child_deaths.reviewed", "child_deaths.ethnicity_known")),
    Printed(
        "SF0483", "32", "percent",
        _left("child_deaths", "child_deaths.reviewed", "child_deaths.ethnicity_known", percent=True), A8,
    ),
    Printed("SF0506", "8", "cases", _deaths("modifiable")),
    Printed("SF0507", "16", "percent", _reviewed("modifiable")),
)  # fmt: skip
TRAINING = (
    Printed("SF0398", "48", "training_days", sum_of("training", "training_courses.full_days.")),
    Printed("SF0399", "591", "delegates", sum_of("training", "training_courses.attended.")),
    Printed("SF0401", "32", "events", sum_of("training", "training_events.events.")),
    Printed("SF0402", "2", "courses", sum_of("training", "training_events.events.bespoke")),
    Printed("SF0403", "15", "sessions", sum_of("training", "training_events.events.conference_model")),
    Printed(
        "SF0404",
        "600",
        "attendees",
        sum_of("training", "training_events.attended.conference_model"),
        at_least=True,
    ),
    *(
        Printed(sf, run, "courses", sum_of("training", f"training_courses.sessions.{course}"))
        for course, sf, run, _, _ in COURSES
    ),
    *(Printed(sf, points, "percent", _points(course)) for course, _, _, sf, points in COURSES),
)
TRANSPORT = (
    Printed("SF0365", "2650", "badge_holders", sum_of("transport", "transport_badges.holders.", over=LAST_MONTH)),
    Printed(
        "SF0368", "95", "percent",
        percent_of(
            "transport",
            ("transport_training.trained.send", "transport_training.trained.adult_care"),
            ("transport_training.holders.send", "transport_training.holders.adult_care"),
            LAST_MONTH,
        ),
    ),
    Printed(
        "SF0370", "78", "percent",
        percent_of("transport", ("transport_training.trained.",), ("transport_training.holders.",), LAST_MONTH),
    ),
    Printed("SF0371", "467", "people", sum_of("transport", "transport_badges.revised.", over=LAST_MONTH)),
)  # fmt: skip
OLDER = (
    "missing_ages.episodes.girls_14_17",
    "missing_ages.episodes.boys_14_17",
    "missing_ages.episodes.sex_not_recorded",
)


def _by_ethnicity(code: str) -> Compute:
    districts = ("north", "east", "south", "west", "outside", "not_recorded")
    some = tuple(f"missing_episodes.episodes.{district}.{code}" for district in districts)
    return percent_of("missing", some, ("missing_episodes.episodes.",))


# The police's last quarter is late on the day of the story: the shares are of three.
MISSING = (
    Printed("SF0263", "2014-10/2014-12", "period", _highest_quarter("south", BEFORE)),
    Printed("SF0264", "2015-04/2015-06", "period", _highest_quarter("south", YEAR)),
    Printed("SF0265", "79", "percent", percent_of("missing", OLDER, ("missing_ages.episodes.",))),
    Printed("SF0267", "48", "percent", _by_ethnicity("white")),
    Printed("SF0268", "21", "percent", _by_ethnicity("other_groups")),
    Printed("SF0269", "31", "percent", _by_ethnicity("not_recorded")),
    Printed("SF0270", "57", "percent", percent_of("missing", OLDER[:1], OLDER[:2])),
    Printed("SF0271", "43", "percent", percent_of("missing", OLDER[1:2], OLDER[:2])),
    *(
        Printed(
            sf, value, "percent",
            percent_of("missing_service", (f"missing_service.improved.{code}",), (f"missing_service.clients.{code}",)),
        )
        for sf, value, code in (("SF0261", "68", "fewer_episodes"), ("SF0262", "71", "less_risky_peers"))
    ),
)  # fmt: skip
SCHOOLS = (
    Printed("SF0337", "184", "dsls", sum_of("school_leads", "school_leads.refreshed.")),
    Printed("SF0338", "141", "dsls", sum_of("school_leads", "school_leads.newly_trained.")),
    Printed(
        "SF0341", "81", "percent",
        percent_of("school_safeguarding", ("school_returns.returned.",), ("school_returns.due.",)),
    ),
    Printed("SF0342", "5", "years", _lowest_in_years),
)  # fmt: skip

FIGURES = (*ALLEGATIONS, *CHILD_DEATHS, *TRAINING, *TRANSPORT, *MISSING, *SCHOOLS)
