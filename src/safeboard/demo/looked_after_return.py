"""The return on children looked after (SSDA903) that the County Council would have sent of each year.

A child is in the return of a year when they were looked after in it. Each spell of care is told as the episodes of it
that lasted into the year: one from the day care began, one more from a placement order, one more where the child moved.
What became known after 31 March is not yet there: ended later is open. Of the tables, those are sent of which our
records know something: Header, Episodes, Reviews, AD1 and PlacedAdoption.

Where the records say less than a code does, the usual code is written: C2 before a placement order for a child to be
adopted, U6 for a foster home, E8 for leaving care for another reason, 1 or 2 by the child's number where the sex was not
recorded, and two postcodes for all who live in the county, two for the others. How far a child lives from home is
invented, so that the numbers of 31 March 2016 round to those published: DfE SFR41/2016, table LAA6, Buckinghamshire.
Contains public sector information licensed under the Open Government Licence v3.0. Reviews are held every 150 days, as
the Annex A of these years has them.

The rules find what our records do not hold or hold oddly, in 2015-16: children with a placement order but no plan for
adoption (75, and 20 who left care), placed with parents though accommodated by agreement (17), leaving to live on their
own too young (8), in a residential school too young (5), on remand too young (4). How many left care is what stocks and
starts leave; DfE's numbers add up with them in 2009-10 and 2010-11 only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from safeboard.demo.cin_census import ETHNICITIES
from safeboard.demo.records import Adoption, Care, Child, County
from safeboard.grammar.dates import age_on
from safeboard.processes.socialcare.returns.ssda903 import writing
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.writing import Row

SENT = ("Header", "Episodes", "Reviews", "AD1", "PlacedAdoption")
REVIEWED_EVERY = timedelta(days=150)

SEXES = {"male": "M", "female": "F"}
NEEDS = {
    "abuse_or_neglect": "N1", "child_disability": "N2", "parent_illness": "N3", "acute_stress": "N4", "dysfunction": "N5",
    "behaviour": "N6", "low_income": "N7", "absent_parenting": "N8",
}  # fmt: skip
LEGAL = {
    "interim_care_order": "C1", "full_care_order": "C2", "placement_order": "E1", "accommodated": "V2", "youth_justice": "J3",
}  # fmt: skip
# In the county and out of it: of the first home, and of the one moved to.
POSTCODES = {False: ("CK3 3EF", "CK2 2CD"), True: ("CK8 8XY", "CK9 9ZZ")}
FOSTERED = ("U6", "PR4")
PLACES = {
    ("foster", "private"): FOSTERED, ("foster", "own"): ("U6", "PR1"), ("foster", "other"): ("U6", "PR2"),
    ("childrens_home", "private"): ("K2", "PR4"), ("residential_school", "private"): ("S1", "PR4"),
    ("parents", "own"): ("P1", "PR0"), ("independent", "own"): ("P2", "PR1"), ("adoption", "other"): ("A6", "PR5"),
    ("other", "other"): ("Z1", None),
}  # fmt: skip
LEFT = {
    "adopted": "E12", "returned_home": "E4A", "special_guardianship": "E43", "residence_order": "E41",
    "independent": "E5", "other": "E8",
}  # fmt: skip
# Of the placements in and out of the county on 31 March 2016: to 20 miles from home, farther, not known.
MILES = {False: (176, 15, 31), True: (75, 146, 20)}
NEAR, FAR = (1, 20), (21, 110)


@dataclass(frozen=True, slots=True)
class Step:
    """Part of a spell of care, from a day on: why it is an episode of its own, the legal status and the placement."""

    since: date
    why: str
    legal: str
    place: tuple[str, str | None]


def files(county: County, year: int) -> dict[str, bytes]:
    """The CSV files of the return of the collection year that ends on 31 March of `year`, by name."""
    written = writing.files(rows(county, year), year)
    return {f"{table}.csv": written[f"{table}.csv"] for table in SENT}


def rows(county: County, year: int) -> Iterator[Row]:
    """The rows of every table: each child once, then what happened to them."""
    told = _Known(year)
    miles = distances(county)
    met: set[str] = set()
    for care in county.care:
        if told.returns(care):
            if care.child.child_id not in met:
                met.add(care.child.child_id)
                yield told.header(care.child)
            yield from told.care(care, miles[care.child.child_id, care.started])


def distances(county: County) -> Mapping[tuple[str, date], str | None]:
    """How many miles from home each spell of care is lived, by child and first day; None where nobody knows."""
    rng = Random(county.until.toordinal())
    found: dict[tuple[str, date], str | None] = {}
    for out, (near, far, unknown) in MILES.items():
        kinds = [NEAR] * near + [FAR] * far + [None] * unknown
        rng.shuffle(kinds)
        lasting = [care for care in county.care if care.out is out and care.ended is None]
        ended = [care for care in county.care if care.out is out and care.ended is not None]
        drawn = [*zip(lasting, kinds, strict=True), *((care, rng.choice(kinds)) for care in ended)]
        for care, kind in drawn:
            found[care.child.child_id, care.started] = kind and f"{rng.uniform(*kind):.1f}"
    return found


def steps(care: Care) -> Sequence[Step]:
    """The episodes of a spell of care, in order."""
    place = PLACES[care.placement, care.provider]
    plan = care.adoption
    if plan is None:
        found = [
            Step(care.started, "S", LEGAL[care.legal], place),
            Step(care.placed, "P", LEGAL[care.legal], place),
        ]
    else:
        found = [
            Step(care.started, "S", "C2", FOSTERED),
            Step(plan.order, "L", "E1", FOSTERED),
            Step(plan.placed, "P", "E1", place),
        ]
    # A move on the day on which care began or ended is no episode of its own.
    return [each for each in found if each.why == "S" or care.started < each.since < (care.ended or date.max)]


class _Known:
    """What was known of the year at its end."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._first, self._last = LAYOUTS[year].starts_on, LAYOUTS[year].ends_on

    def returns(self, care: Care) -> bool:
        """Whether a child was looked after in the year."""
        return care.started <= self._last and (care.ended is None or care.ended >= self._first)

    def header(self, child: Child) -> Row:
        """Who a child is."""
        sex = SEXES.get(child.sex) or "MF"[int(child.child_id[1:]) % 2]
        at_school = child.born is not None and child.born <= date(self._year - 5, 8, 31)
        return writing.header(
            CHILD=child.child_id,
            SEX=sex,
            DOB=_said(child.born),
            ETHNIC=ETHNICITIES[child.ethnicity],
            UPN="UN5" if at_school else "UN1",
            MOTHER="0" if sex == "F" else None,
        )

    def care(self, care: Care, miles: str | None) -> Iterator[Row]:
        """The episodes of a spell that lasted into the year, its reviews of the year, and its plan for adoption."""
        told = [step for step in steps(care) if step.since <= self._last]
        ends = [*(step.since for step in told[1:]), self._known(care.ended)]
        for place, (step, ended) in enumerate(zip(told, ends, strict=True)):
            if ended is None or ended >= self._first:
                moved = told[place + 1].why == "P" if place + 1 < len(told) else False
                yield self._episode(care, step, ended, place + 1 == len(told), moved, miles)
        yield from self._reviews(care)
        if care.adoption is not None:
            yield from self._adoption(care, care.adoption)

    def _episode(
        self, care: Care, step: Step, ended: date | None, newest: bool, moved: bool, miles: str | None
    ) -> Row:
        place, provider = step.place
        return writing.episode(
            CHILD=care.child.child_id,
            DECOM=_said(step.since),
            RNE=step.why,
            LS=step.legal,
            CIN=NEEDS[care.need],
            PLACE=place,
            PLACE_PROVIDER=provider,
            DEC=_said(ended),
            REC=None if ended is None else LEFT[care.reason] if newest else "X1",
            REASON_PLACE_CHANGE="CARPL" if moved else None,
            PL_POST=POSTCODES[care.out][step.why == "P"],
            URN="SC123456" if place in ("U6", "K2", "S1") else None,
            PL_LOCATION="OUT" if care.out else "IN",
            PL_DISTANCE=miles,
        )

    def _reviews(self, care: Care) -> Iterator[Row]:
        ended = self._known(care.ended) or self._last
        day = care.started + REVIEWED_EVERY
        while day <= ended:
            if day >= self._first and care.child.born is not None:
                said = "PN0" if age_on(care.child.born, day) < 4 else "PN1"
                yield writing.review(
                    CHILD=care.child.child_id, DOB=_said(care.child.born), REVIEW=_said(day), REVIEW_CODE=said
                )
            day += REVIEWED_EVERY

    def _adoption(self, care: Care, plan: Adoption) -> Iterator[Row]:
        who = {"CHILD": care.child.child_id, "DOB": _said(care.child.born)}
        given_up = None if plan.adopted else self._known(care.ended)
        if plan.decided <= self._last:
            yield writing.placed(
                **who,
                DATE_PLACED=_said(plan.decided),
                DATE_PLACED_CEASED=_said(given_up),
                REASON_PLACED_CEASED="RD4" if given_up else None,
            )
        if self._known(plan.adopted):
            yield writing.adoption(**who, DATE_INT=_said(plan.decided), DATE_MATCH=_said(plan.matched))

    def _known(self, day: date | None) -> date | None:
        return day if day is not None and day <= self._last else None


def _said(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
