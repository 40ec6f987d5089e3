"""The children in need census that the County Council would have sent of each year: what was known on 31 March.

A child is in the census of a year when a case of theirs was open in it, or a referral came in it. Each referral is an
episode, and holds what belongs to it by date: assessments, enquiries and plan of the spell of need that it opened. As
the published rules ask, what ended before the year is left out of an episode that went on. What became known after the
reference date is not yet there: closed later is open. Of a plan every review so far is given.

Where our records say less than a code does, the usual code is written: WBRI for white, one disability by the child's
number, one factor by the need, 3A for health, UN7 where every referral went no further and UN5 where a child of school
age has no unique pupil number; NONE for a child of whom nobody wrote whether they are disabled, as there is no code for
it. A child not yet born is expected 200 days after their first referral.

Not in it: the 23 assessments of 2015-16 of children of whom no referral was recorded, as an assessment stands within a
referral; assessments and the source of a referral before 2013-14, when it had no such fields; child in need plans, asked
for since 2020-21. A conference without an enquiry stands at the referral where the plan came from another authority.

No census breaks a rule that is an error. Case closed after assessment (RC8) does not go with an enquiry, so that 437 of
2015-16 have RC7. What is left are queries, as a council answers them, in 2015-16: enquiries without an assessment (158),
closed after assessment without one (36), assessments open for more than 45 working days (27).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from safeboard.demo.records import Assessment, Child, County, Enquiry, Need, Plan, Referral
from safeboard.grammar.dates import add_working_days
from safeboard.processes.socialcare.returns.cin import writing
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS
from safeboard.processes.socialcare.returns.cin.writing import Group

CONFERENCE_WITHIN = 15
EXPECTED_AFTER = timedelta(days=200)

SEXES = {"male": "M", "female": "F", "not_stated": "U", "neither": "U"}
ETHNICITIES = {
    "white": "WBRI", "mixed": "MWBC", "asian": "APKN", "black": "BAFR", "other": "OOTH", "not_stated": "NOBT",
}  # fmt: skip
DISABILITIES = ("LD", "AUT", "BEH", "COMM", "INC", "MOB", "HEAR", "VIS", "CON", "PC", "HAND")
SOURCES = {
    "individual": "1A", "schools": "2A", "education_services": "2B", "health": "3A", "housing": "4", "la_services": "5A",
    "police": "6", "other_legal": "7", "other": "8", "anonymous": "9", "unknown": "10",
}  # fmt: skip
# By primary need: its code, and the factor that an assessment of such a child usually names.
NEEDS = {
    "abuse_or_neglect": ("N1", "16A"), "child_disability": ("N2", "5A"), "parent_illness": ("N3", "4B"),
    "acute_stress": ("N4", "3B"), "dysfunction": ("N5", "2B"), "behaviour": ("N6", "14A"), "low_income": ("N7", "20"),
    "absent_parenting": ("N8", "20"), "not_stated": ("N0", "20"),
}  # fmt: skip
NO_FACTOR = "21"
CLOSURES = {
    "residence_order": "RC3", "special_guardianship": "RC4", "other_authority": "RC5", "adult_services": "RC6",
    "no_longer_in_need": "RC7", "not_in_need": "RC8",
}  # fmt: skip
CATEGORIES = {"neglect": "NEG", "physical": "PHY", "sexual": "SAB", "emotional": "EMO", "multiple": "MUL"}


@dataclass(slots=True)
class Episode:
    """A referral and all that came of it."""

    referral: Referral
    need: Need | None
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)


Cases = Mapping[str, Sequence[Episode]]


def cases(county: County) -> Cases:
    """The episodes of every child that was ever referred, by child and the oldest first, each with what belongs to it.

    What happened belongs to the newest spell of need that had begun by then. Raises ValueError where a spell of need
    has no referral.
    """
    needs = {(need.child.child_id, need.started): need for need in county.needs}
    found: dict[str, list[Episode]] = defaultdict(list)
    for referral in sorted(county.referrals, key=lambda each: (each.child.child_id, each.on)):
        key = referral.child.child_id
        opened = None if referral.no_further_action else needs.pop((key, referral.on))
        found[key].append(Episode(referral, opened))
    if needs:
        raise ValueError(f"{len(needs)} spells of need were opened by no referral.")
    for assessment in county.assessments:
        for episode in _newest(found, assessment.child, assessment.started):
            episode.assessments.append(assessment)
    for enquiry in county.enquiries:
        for episode in _newest(found, enquiry.child, enquiry.strategy):
            episode.enquiries.append(enquiry)
    for plan in county.plans:
        for episode in _newest(found, plan.child, plan.started):
            episode.plans.append(plan)
    return found


def _newest(found: Cases, child: Child, day: date) -> Sequence[Episode]:
    """The newest episode that went on and had begun by a day; none where the child had none."""
    begun = [each for each in found.get(child.child_id, ()) if each.need and each.referral.on <= day]
    return begun[-1:]


def census(filed: Cases, year: int) -> bytes:
    """The census of the collection year that ends on 31 March of `year`, as the council's system wrote it."""
    return writing.census(children(filed, year), year)


def children(filed: Cases, year: int) -> Iterator[Group]:
    """Every child of the census of a year, by their number."""
    known = _Known(year)
    for episodes in filed.values():
        returned = [episode for episode in episodes if known.returns(episode)]
        if returned:
            yield known.child(returned, episodes[0].referral.on)


class _Known:
    """What was known of the year at its end."""

    def __init__(self, year: int) -> None:
        layout = LAYOUTS[year]
        self._first, self._last = layout.starts_on, layout.ends_on
        self._assessed = "Assessments" in layout.by_name
        self._sourced = layout.has("CINdetails.ReferralSource")
        # Who was born by then goes to school by the 1 September after the reference date.
        self._school_age = date(year - 6, 9, 1)

    def returns(self, episode: Episode) -> bool:
        """Whether an episode is in the census: referred in the year, or open in it."""
        need, on = episode.need, episode.referral.on
        return self._in(on, on if need is None else need.closed)

    def child(self, episodes: Sequence[Episode], referred: date) -> Group:
        """A child with their episodes; `referred` is when they were first referred."""
        about = episodes[0].referral.child
        return writing.child(
            *map(self._episode, episodes),
            disabilities=_disabilities(about),
            ethnicity=ETHNICITIES[about.ethnicity],
            LAchildID=about.child_id,
            UPNunknown=self._no_pupil_number(about, episodes),
            PersonBirthDate=_said(about.born),
            ExpectedPersonBirthDate=None if about.born else _said(referred + EXPECTED_AFTER),
            Sex=SEXES[about.sex],
        )

    def _no_pupil_number(self, child: Child, episodes: Sequence[Episode]) -> str:
        if not any(each.need for each in episodes):
            return "UN7"
        return "UN1" if child.born is None or child.born > self._school_age else "UN5"

    def _episode(self, episode: Episode) -> Group:
        referral, need = episode.referral, episode.need
        source = SOURCES[referral.source] if self._sourced else None
        if need is None:
            return writing.episode(
                CINreferralDate=_said(referral.on),
                ReferralSource=source,
                PrimaryNeedCode=None,
                ReferralNFA="1",
            )
        closed = self._known(need.closed)
        reason = _reason(need, episode) if closed else None
        code, usual = NEEDS[need.category]
        factor = NO_FACTOR if reason == "RC8" else usual
        assessments = episode.assessments if self._assessed else ()
        return writing.episode(
            *(
                self._assessment(each, factor)
                for each in assessments
                if self._in(each.started, each.authorised)
            ),
            *(
                self._enquiry(each)
                for each in episode.enquiries
                if self._in(each.strategy, each.conference or each.decided)
            ),
            *(self._plan(each) for each in episode.plans if self._in(each.started, each.ended)),
            CINreferralDate=_said(referral.on),
            ReferralSource=source,
            PrimaryNeedCode=code,
            CINclosureDate=_said(closed),
            ReasonForClosure=reason,
            DateOfInitialCPC=_said(self._transferred(episode)),
        )

    def _transferred(self, episode: Episode) -> date | None:
        """When a plan was taken over at a conference of ours that followed no enquiry of ours, in the year."""
        enquired = {each.conference for each in episode.enquiries}
        days = [each.started for each in episode.plans if each.started not in enquired]
        return days[0] if days and self._first <= days[0] <= self._last else None

    def _assessment(self, assessment: Assessment, factor: str) -> Group:
        signed = self._known(assessment.authorised)
        return writing.assessment(
            *((factor,) if signed else ()),
            AssessmentActualStartDate=_said(assessment.started),
            AssessmentAuthorisationDate=_said(signed),
        )

    def _enquiry(self, enquiry: Enquiry) -> Group:
        return writing.enquiry(
            S47ActualStartDate=_said(enquiry.strategy),
            InitialCPCtarget=_said(add_working_days(enquiry.strategy, CONFERENCE_WITHIN)),
            DateOfInitialCPC=_said(self._known(enquiry.conference)),
            ICPCnotRequired="1" if self._known(enquiry.decided) else "0",
        )

    def _plan(self, plan: Plan) -> Group:
        changed = plan.changed is None or plan.changed <= self._last
        return writing.plan(
            *(day.isoformat() for day in plan.reviews if day <= self._last),
            CPPstartDate=_said(plan.started),
            CPPendDate=_said(self._known(plan.ended)),
            InitialCategoryOfAbuse=CATEGORIES[plan.category],
            LatestCategoryOfAbuse=CATEGORIES[plan.latest if changed else plan.category],
            NumberOfPreviousCPP=str(plan.earlier_plans),
        )

    def _known(self, day: date | None) -> date | None:
        return day if day is not None and day <= self._last else None

    def _in(self, began: date, ended: date | None) -> bool:
        """Whether something was going on in the year: begun by its end, and not over before it."""
        return began <= self._last and (ended is None or ended >= self._first)


def _reason(need: Need, episode: Episode) -> str:
    """Why a case closed; RC8 does not go with an enquiry."""
    reason = CLOSURES[str(need.reason)]
    return "RC7" if reason == "RC8" and (episode.enquiries or episode.plans) else reason


def _disabilities(child: Child) -> tuple[str, ...]:
    if child.born is None:
        return ()
    if not child.disabled:
        return ("NONE",)
    number = int(child.child_id[1:])
    second = "LD" if number % 5 == 0 else DISABILITIES[number % len(DISABILITIES)]
    return tuple(dict.fromkeys((DISABILITIES[number % len(DISABILITIES)], second)))


def _said(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
