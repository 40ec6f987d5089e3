"""The published totals that Chalkshire's invented records add up to, 2009-10 to 2015-16.

Sources, all of Buckinghamshire and all the Department for Education's: from 2013-14 *Characteristics of children
in need* 2013 to 2022 (files b1, c1 to c5, d1 to d4); before, the underlying data of OSR28/2010, OSR26/2011,
SFR27/2012 and SFR45/2013. Contains public sector information licensed under the Open Government Licence v3.0. A
percentage is held as the count that prints to it. What is not published says so.

Until March 2013 a child had an *initial* assessment (10 working days from the referral) and some a *core* one (35
working days more); since then there is one (45 working days). List 4 of Annex A has no column for the difference,
so the files of those years hold both sorts, and `assessments` is the published number of the one plus that of the
other. How many of them ended within 45 working days of the referral nobody published then: it is invented, from the
published numbers of core assessments within 35 working days and nearly all of the initial ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(2009, 4, 1)
CONTACTS_SINCE = date(2012, 10, 1)
ONE_ASSESSMENT_SINCE = date(2013, 4, 1)
LAST_DAY = date(2016, 3, 31)

SOURCES = (
    "individual", "schools", "education_services", "health", "housing", "la_services", "police",
    "other_legal", "other", "anonymous", "unknown",
)  # fmt: skip
CATEGORIES = ("neglect", "physical", "sexual", "emotional", "multiple")


@dataclass(frozen=True, slots=True)
class Target:
    """What one period's records must add up to; counts of children's events unless said otherwise.

    `opened` are plans starting by initial category, `open_plans` and `children_in_need` the stock at the last
    day. `repeat_plans` are the plans opened for a child who had had one before, here or elsewhere.
    `assessments_unlinked` of the assessments belong to children of whom no referral was sent.
    """

    name: str
    first: date
    last: date
    referrals: Mapping[str, int]
    no_further_action: int
    rereferrals: int
    enquiries: int
    conferences: int
    conferences_in_time: int
    transfers_in: int
    opened: Mapping[str, int]
    repeat_plans: int
    open_plans: Mapping[str, int]
    children_in_need: int
    assessments: int
    assessments_in_time: int
    assessments_unlinked: int = 0

    def __post_init__(self) -> None:
        if set(self.referrals) != set(SOURCES):
            raise ValueError(f"{self.name}: give a number of referrals for every source.")
        for plans in (self.opened, self.open_plans):
            if set(plans) != set(CATEGORIES):
                raise ValueError(f"{self.name}: give a number of plans for every category.")
        if self.conferences < self.plans_opened - self.transfers_in:
            raise ValueError(f"{self.name}: there are more plans than conferences that could have made them.")

    @property
    def plans_opened(self) -> int:
        """Plans starting in the period."""
        return sum(self.opened.values())

    @property
    def referrals_received(self) -> int:
        """Referrals of the period from every source."""
        return sum(self.referrals.values())


def _by_category(*counts: int) -> dict[str, int]:
    return dict(zip(CATEGORIES, counts, strict=True))


def _by_source(*counts: int) -> dict[str, int]:
    return dict(zip(SOURCES, counts, strict=True))


_SOURCES_2013_14 = _by_source(823, 1253, 92, 1319, 46, 586, 2248, 219, 392, 319, 20)


def _by_unpublished_source(total: int) -> dict[str, int]:
    """Referrals by source where DfE published none: mixed as in 2013-14, the first year that it did."""
    mixed = sum(_SOURCES_2013_14.values())
    counts = {source: total * count // mixed for source, count in _SOURCES_2013_14.items()}
    counts["police"] += total - sum(counts.values())
    return counts


# The stocks on 31 March 2009 are not published as such: children in need are those of March 2010 less the starts
# of the year and with its ends, plans likewise; the categories are invented.
CHILDREN_IN_NEED_BEFORE = 2565
OPEN_PLANS_BEFORE = _by_category(120, 12, 10, 62, 25)

TARGETS = (
    # No further action is referrals less the spells of need that started. Referred again is published in another
    # form (329 of 2,876 children more than once in the year): that number here is invented.
    Target(
        name="2009-10",
        first=FIRST_DAY,
        last=date(2010, 3, 31),
        referrals=_by_unpublished_source(3242),
        no_further_action=198,
        rereferrals=700,
        enquiries=619,
        conferences=368,
        conferences_in_time=323,
        transfers_in=6,
        opened=_by_category(147, 24, 18, 110, 42),
        repeat_plans=61,
        open_plans=_by_category(139, 15, 15, 83, 39),
        children_in_need=2456,
        assessments=3123 + 1000,
        assessments_in_time=3000 + 589,
    ),
    Target(
        name="2010-11",
        first=date(2010, 4, 1),
        last=date(2011, 3, 31),
        referrals=_by_unpublished_source(3708),
        no_further_action=118,
        rereferrals=922,
        enquiries=800,
        conferences=361,
        conferences_in_time=231,
        transfers_in=6,
        opened=_by_category(116, 30, 19, 135, 28),
        repeat_plans=38,
        open_plans=_by_category(149, 34, 13, 128, 44),
        children_in_need=2327,
        assessments=3432 + 1346,
        assessments_in_time=3300 + 857,
    ),
    Target(
        name="2011-12",
        first=date(2011, 4, 1),
        last=date(2012, 3, 31),
        referrals=_by_unpublished_source(3663),
        no_further_action=88,
        rereferrals=845,
        enquiries=810,
        conferences=333,
        conferences_in_time=178,
        transfers_in=9,
        opened=_by_category(140, 29, 21, 119, 27),
        repeat_plans=49,
        open_plans=_by_category(154, 20, 17, 132, 39),
        children_in_need=2437,
        assessments=3414 + 1470,
        assessments_in_time=3280 + 829,
    ),
    # DfE hides physical and sexual in March 2013: 7 together.
    Target(
        name="2012-13",
        first=date(2012, 4, 1),
        last=date(2013, 3, 31),
        referrals=_by_unpublished_source(4418),
        no_further_action=1365,
        rereferrals=1149,
        enquiries=614,
        conferences=241,
        conferences_in_time=125,
        transfers_in=6,
        opened=_by_category(100, 10, 0, 91, 18),
        repeat_plans=23,
        open_plans=_by_category(98, 4, 3, 64, 21),
        children_in_need=1973,
        assessments=2848 + 1385,
        assessments_in_time=2740 + 879,
    ),
    Target(
        name="2013-14",
        first=date(2013, 4, 1),
        last=date(2014, 3, 31),
        referrals=_SOURCES_2013_14,
        no_further_action=3249,
        rereferrals=2532,
        enquiries=897,
        conferences=328,
        conferences_in_time=126,
        transfers_in=6,
        opened=_by_category(138, 15, 16, 78, 45),
        repeat_plans=65,
        open_plans=_by_category(130, 7, 10, 50, 45),
        children_in_need=2417,
        assessments=4118,
        assessments_in_time=3418,
    ),
    Target(
        name="2014-15",
        first=date(2014, 4, 1),
        last=date(2015, 3, 31),
        referrals=_by_source(483, 972, 13, 719, 23, 1007, 1369, 114, 255, 138, 36),
        no_further_action=133,
        rereferrals=1400,
        enquiries=1762,
        conferences=511,
        conferences_in_time=221,
        transfers_in=8,
        opened=_by_category(199, 30, 23, 141, 53),
        repeat_plans=75,
        open_plans=_by_category(182, 15, 12, 93, 30),
        children_in_need=2695,
        assessments=6180,
        assessments_in_time=5117,
    ),
    # DfE hides physical and multiple in March 2016 (14 together), and education and unknown referrals (44).
    Target(
        name="2015-16",
        first=date(2015, 4, 1),
        last=LAST_DAY,
        referrals=_by_source(560, 1650, 39, 1150, 54, 937, 1884, 158, 421, 100, 5),
        no_further_action=1134,
        rereferrals=1844,
        enquiries=1925,
        conferences=749,
        conferences_in_time=516,
        transfers_in=11,
        opened=_by_category(292, 36, 28, 248, 8),
        repeat_plans=118,
        open_plans=_by_category(219, 10, 20, 201, 4),
        children_in_need=2635,
        assessments=5597,
        assessments_in_time=4866,
        assessments_unlinked=23,
    ),
)

# Contacts are counted by no national return: the police and schools figures of 2015-16 are those printed in the
# county's annual report, which put the police at 30% of all contacts; the other sources are invented.
CONTACTS_2015_16 = _by_source(1700, 2599, 120, 2604, 196, 1985, 4762, 371, 930, 472, 134)
# So that, as printed there, 63% of the contacts of schools and 39% of those of the police became referrals.
REFERRALS_WITHOUT_A_CONTACT_2015_16 = {"police": 12, "schools": 9}

# Why children were referred, in per cent, as printed in the county's annual report.
PRIMARY_NEED_2015_16 = {"abuse_or_neglect": 44, "acute_stress": 25, "dysfunction": 21}
