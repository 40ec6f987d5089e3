"""The published totals that Chalkshire's invented records add up to.

Source, unless a comment says otherwise: Department for Education, *Characteristics of children in need* 2013 to
2022 (files b1, c1 to c5, d1 to d4), Buckinghamshire. Contains public sector information licensed under the Open
Government Licence v3.0. A percentage is held as the count that prints to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(2012, 10, 1)
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
    `assessments` is None where no total is published; `assessments_unlinked` of them belong to children of whom
    no referral was sent.
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
    assessments: int | None = None
    assessments_in_time: int = 0
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


# The stock on 30 September 2012 is not published: chosen to join the published March 2012 and March 2013.
CHILDREN_IN_NEED_BEFORE = 2150
OPEN_PLANS_BEFORE = _by_category(120, 9, 6, 75, 27)

TARGETS = (
    # Half of DfE's 2012-13 totals; the stock in March 2013 is published, physical and sexual together as 7.
    Target(
        name="2012-13, second half",
        first=FIRST_DAY,
        last=date(2013, 3, 31),
        referrals=_by_source(248, 378, 28, 398, 14, 177, 679, 66, 118, 96, 7),
        no_further_action=683,
        rereferrals=280,
        enquiries=307,
        conferences=120,
        conferences_in_time=62,
        transfers_in=3,
        opened=_by_category(50, 5, 0, 45, 9),
        repeat_plans=11,
        open_plans=_by_category(98, 4, 3, 64, 21),
        children_in_need=1973,
    ),
    Target(
        name="2013-14",
        first=date(2013, 4, 1),
        last=date(2014, 3, 31),
        referrals=_by_source(823, 1253, 92, 1319, 46, 586, 2248, 219, 392, 319, 20),
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
