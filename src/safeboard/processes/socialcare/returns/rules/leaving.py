"""Rules over care leavers (list 9): their age, their home, and what list 8 says of them."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import Alone, Filled, HasRow, Never, NoRow
from safeboard.processes.socialcare.returns.rules.declaring import (
    ADULT,
    LEAVES_CARE_FROM,
    LEAVES_CARE_TO,
    error,
    example,
    missing,
    on,
    surely_at_least,
    surely_younger,
    warning,
)

NO_HOME = ("no_fixed_abode", "bed_and_breakfast")

TOO_YOUNG = error(
    code="AA-65",
    title="A care leaver is 16 or older",
    over="care_leavers",
    points_at="born_on",
    check=Never(lambda row, window: surely_younger(row, LEAVES_CARE_FROM, window.as_at)),
    message="this person is not yet 16. Check the date of birth; if it is right, the child belongs in list 8.",
    example=example(
        "One turns 16 the day after, one on the day of the file.",
        (1,),
        care_leavers=({"born_on": on("2000-04-01")}, {"born_on": on("2000-03-31")}),
    ),
)
TOO_OLD = warning(
    code="AA-66",
    title="A care leaver is not older than 25",
    over="care_leavers",
    points_at="born_on",
    check=Never(lambda row, window: surely_at_least(row, LEAVES_CARE_TO + 1, window.as_at)),
    message="this person is 26 or older. Check the date of birth; help for care leavers ends at 25.",
    example=example(
        "One is 26 on the day of the file, one is 26 the day after.",
        (1,),
        care_leavers=({"born_on": on("1990-03-31")}, {"born_on": on("1990-04-01")}),
    ),
)
ELIGIBLE_UNDER_18 = warning(
    code="AA-67",
    title="Eligible and relevant young people are under 18",
    over="care_leavers",
    points_at="eligibility",
    check=Never(
        lambda row, window: (
            row.get("eligibility") in ("eligible", "relevant") and surely_at_least(row, ADULT, window.as_at)
        )
    ),
    message="this person is 18 or older, and the category is “{eligibility}”. From 18 it is “Former relevant”.",
    example=example(
        "One is 18 and still eligible, one is 18 and former relevant, one is 17.",
        (1,),
        care_leavers=(
            {"born_on": on("1998-03-01"), "eligibility": "eligible"},
            {"born_on": on("1998-03-01"), "eligibility": "former_relevant"},
            {"born_on": on("1999-03-01"), "eligibility": "eligible"},
        ),
    ),
)
FORMER_FROM_18 = warning(
    code="AA-68",
    title="Former relevant young people are 18 or older",
    over="care_leavers",
    points_at="eligibility",
    check=Never(
        lambda row, window: (
            row.get("eligibility") == "former_relevant" and surely_younger(row, ADULT, window.as_at)
        )
    ),
    message="this person is under 18, and the category is “{eligibility}”. Check the category and the date of birth.",
    example=example(
        "One is 17 and former relevant, one is 18.",
        (1,),
        care_leavers=(
            {"born_on": on("1999-03-01"), "eligibility": "former_relevant"},
            {"born_on": on("1998-03-01"), "eligibility": "former_relevant"},
        ),
    ),
)
ELIGIBLE_IN_CARE = missing(
    code="AA-69",
    title="An eligible young person is looked after",
    over="care_leavers",
    points_at="eligibility",
    check=HasRow(
        ("looked_after",),
        lambda row, other: other.get("ceased_on") is None,
        when=lambda row, window: row.get("eligibility") == "eligible",
    ),
    message=(
        "eligible means that the young person is still looked after, and list 8 has no open row. "
        "Check the category, or list 8."
    ),
    example=example(
        "One is looked after, one ceased to be, one is relevant.",
        (2,),
        care_leavers=(
            {"child": "a", "eligibility": "eligible"},
            {"child": "b", "eligibility": "eligible"},
            {"child": "c", "eligibility": "relevant"},
        ),
        looked_after=({"child": "a"}, {"child": "b", "ceased_on": on("2016-03-01")}),
    ),
    looks_in=("looked_after",),
)
LEFT_AND_IN_CARE = warning(
    code="AA-70",
    title="A young person who left care is not looked after",
    over="care_leavers",
    points_at="eligibility",
    check=NoRow(
        "looked_after",
        lambda row, other: other.get("ceased_on") is None,
        when=lambda row, window: row.get("eligibility") in ("relevant", "former_relevant", "qualifying"),
    ),
    message=(
        "“{eligibility}” means that the young person left care, and list 8, row {other_row}, is open. "
        "Check the category, or fill in there when being looked after ended."
    ),
    example=example(
        "One is still open in list 8, one ceased.",
        (1,),
        care_leavers=(
            {"child": "a", "eligibility": "relevant"},
            {"child": "b", "eligibility": "relevant"},
        ),
        looked_after=({"child": "a"}, {"child": "b", "ceased_on": on("2016-03-01")}),
    ),
    looks_in=("looked_after",),
)
LISTED_TWICE = error(
    code="AA-71",
    title="A care leaver is listed once",
    over="care_leavers",
    points_at="child",
    check=Alone(),
    message="this young person is in row {other_row} too. Keep the row that is right.",
    example=example("One young person has two rows.", (2,), care_leavers=({}, {}, {"child": "b"})),
)
TOUCH_WITHOUT_CONTACT = warning(
    code="AA-72",
    title="A care leaver in touch has a date of contact",
    over="care_leavers",
    points_at="contact_on",
    check=Filled("contact_on", when=lambda row: row.get("in_touch") == "in_touch"),
    message="the young person is in touch, and the latest date of contact is blank. Fill it in.",
    example=example(
        "In touch without a date; in touch with one; not in touch.",
        (1,),
        care_leavers=(
            {"in_touch": "in_touch"},
            {"in_touch": "in_touch", "contact_on": on("2016-03-01")},
            {"in_touch": "not_in_touch"},
        ),
    ),
)
HOME_WITHOUT_JUDGEMENT = warning(
    code="AA-73",
    title="A care leaver's accommodation has a word on its suitability",
    over="care_leavers",
    points_at="suitability",
    check=Filled("suitability", when=lambda row: row.get("accommodation") is not None),
    message="the accommodation is “{accommodation}”, and it is not said whether it is suitable. Fill it in.",
    example=example(
        "Where they live and nothing more; judged; not known at all.",
        (1,),
        care_leavers=(
            {"accommodation": "foyer"},
            {"accommodation": "foyer", "suitability": "suitable"},
            {"accommodation": None},
        ),
    ),
)
NO_HOME_SUITABLE = warning(
    code="AA-74",
    title="No home, and bed and breakfast, are not suitable accommodation",
    over="care_leavers",
    points_at="suitability",
    check=Never(
        lambda row, window: row.get("accommodation") in NO_HOME and row.get("suitability") == "suitable"
    ),
    message="the accommodation is “{accommodation}”, and it is said to be suitable. Check which is right.",
    example=example(
        "Homeless and suitable; bed and breakfast and not suitable.",
        (1,),
        care_leavers=(
            {"accommodation": "no_fixed_abode", "suitability": "suitable"},
            {"accommodation": "bed_and_breakfast", "suitability": "not_suitable"},
        ),
    ),
)

RULES = (
    TOO_YOUNG,
    TOO_OLD,
    ELIGIBLE_UNDER_18,
    FORMER_FROM_18,
    ELIGIBLE_IN_CARE,
    LEFT_AND_IN_CARE,
    LISTED_TWICE,
    TOUCH_WITHOUT_CONTACT,
    HOME_WITHOUT_JUDGEMENT,
    NO_HOME_SUITABLE,
)
