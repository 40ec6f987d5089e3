"""Month by month: who the referred families are, whose need opens and whose closes.

Referral comes before identity: `arrivals` says that a family of three is referred on a day, here it becomes three
children, known before or not, so that exactly the published share were referred in the twelve months before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain
from random import Random

from safeboard.demo.dice import ONE_DAY, months_between, next_month, working_day_by
from safeboard.demo.drafts import Arrival, AssessmentDraft, Household, NeedDraft, Person, PlanDraft
from safeboard.demo.families import UNBORN_SINCE, Births
from safeboard.demo.targets import CHILDREN_IN_NEED_BEFORE, FIRST_DAY, LAST_DAY, ONE_ASSESSMENT_SINCE, TARGETS
from safeboard.grammar.dates import add_working_days

QUIET_DAYS = timedelta(days=15)
STILL_A_CHILD = timedelta(days=60)
RETURNING = 0.12
ASSESSED = 0.985
LATE = {"2013-14": 0.13, "2014-15": 0.10, "2015-16": 0.10}
LATE_BEFORE = 0.03


class Caseload:
    """Runs the front door and the case list from April 2009 to March 2016."""

    def __init__(self, rng: Random, births: Births) -> None:
        self._rng = rng
        self._births = births
        self._recent: list[Household] = []
        self._open: list[NeedDraft] = []
        self._owed = 0
        self.needs: list[NeedDraft] = []

    def run(self, before: Sequence[Arrival], arrivals: Sequence[Arrival]) -> None:
        """Give every arrival its children and every spell of need its closing date."""
        for arrival in before:
            self._receive(arrival)
        by_month: dict[date, list[Arrival]] = defaultdict(list)
        for arrival in arrivals:
            by_month[arrival.on.replace(day=1)].append(arrival)
        stock = CHILDREN_IN_NEED_BEFORE
        for target in TARGETS:
            months = months_between(target.first, target.last)
            opening = {
                month: sum(arrival.size for arrival in by_month[month] if not arrival.no_further_action)
                for month in months
            }
            to_close = stock + sum(opening.values()) - target.children_in_need
            # Closings follow openings by a month or two, so a busy month is felt late.
            share = {
                month: 0.5 * sum(opening.values()) / len(months) + 0.5 * opening[month] for month in months
            }
            closed, passed = 0, 0.0
            for month in months:
                for arrival in by_month[month]:
                    self._receive(arrival)
                passed += share[month]
                wanted = to_close if month == months[-1] else round(to_close * passed / sum(share.values()))
                self._close(month, wanted - closed)
                closed = wanted
            if self._owed:
                raise ValueError(f"{self._owed} re-referrals of {target.name} found no child to be about.")
            stock = target.children_in_need

    def _receive(self, arrival: Arrival) -> None:
        outlook = self._outlook(arrival)
        until = arrival.on + STILL_A_CHILD
        for earliest, _, _ in outlook:
            until = max(until, (earliest or LAST_DAY) + STILL_A_CHILD)
        first = self._first_assessment(arrival) if outlook else None
        if first:
            until = max(until, first.authorised + STILL_A_CHILD)
        arrival.children = self._children(arrival, until)
        for person, (earliest, likely, plan) in zip(arrival.children, outlook, strict=bool(outlook)):
            need = NeedDraft(person, arrival.on, arrival, earliest, likely, plan)
            if first:
                need.assessments.append(first)
                if earliest is not None:
                    need.earliest = max(earliest, first.authorised)
                need.likely = max(
                    likely, first.authorised + timedelta(days=self._days_after_assessment(arrival))
                )
            person.need = need
            person.needs.append(need)
            self._open.append(need)
            self.needs.append(need)
        for person in arrival.children:
            person.refer(arrival.on)
        if arrival.conference is not None:
            arrival.conference.children = arrival.children[: arrival.conference.size]

    def _outlook(self, arrival: Arrival) -> list[tuple[date | None, date, PlanDraft | None]]:
        """For each child: before when the need cannot close, when it would of itself, and the plan."""
        if arrival.no_further_action:
            return []
        soonest = arrival.on + timedelta(days=5)
        if arrival.strategy:
            soonest = max(soonest, (arrival.decided or LAST_DAY) + ONE_DAY)
        # Needs already open when the records begin were all open on that day.
        soonest = max(soonest, FIRST_DAY)
        likely = soonest + timedelta(days=int(self._rng.expovariate(1 / 40)))
        outlook: list[tuple[date | None, date, PlanDraft | None]] = [(soonest, likely, None)] * arrival.size
        conference = arrival.conference
        if conference is not None:
            held = max(soonest, conference.on + timedelta(days=5))
            after = held + timedelta(days=int(self._rng.expovariate(1 / 90)))
            for place in range(conference.size):
                outlook[place] = (held, after, None)
            step_down = timedelta(days=self._rng.randint(14, 120))
            for place, plan in enumerate(conference.plans):
                ended = plan.ended
                outlook[place] = (
                    (None, date.max, plan) if ended is None else (ended + ONE_DAY, ended + step_down, plan)
                )
        return outlook

    def _first_assessment(self, arrival: Arrival) -> AssessmentDraft | None:
        rng = self._rng
        if rng.random() > ASSESSED or arrival.on < FIRST_DAY - timedelta(days=75):
            return None
        started = arrival.on + timedelta(days=rng.choice((0, 0, 1, 1, 2, 3, 5)))
        if rng.random() < LATE.get(TARGETS[max(0, arrival.period)].name, LATE_BEFORE):
            days = 46 + min(50, int(rng.expovariate(1 / 14)))
        elif arrival.on < ONE_ASSESSMENT_SINCE:
            # An initial assessment: ten working days, and a few more where it ran over.
            days = round(rng.triangular(2, 10, 8)) if rng.random() < 0.85 else rng.randint(11, 22)
        elif rng.random() < 0.3:
            days = rng.randint(6, 20)
        else:
            days = round(rng.triangular(15, 45, 40))
        return AssessmentDraft(started, max(started, add_working_days(arrival.on, days)))

    def _days_after_assessment(self, arrival: Arrival) -> int:
        if arrival.chance < 0.45:
            return int(arrival.chance * 30)
        return 10 + int(self._rng.expovariate(1 / 200))

    def _children(self, arrival: Arrival, until: date) -> list[Person]:
        known = None
        if arrival.again:
            known = self._known(arrival, until, again=True)
            self._owed += 0 if known else arrival.size
        elif arrival.size <= self._owed:
            known = self._known(arrival, until, again=True)
            self._owed -= arrival.size if known else 0
        if known is None and self._rng.random() < RETURNING:
            known = self._known(arrival, until, again=False)
        if known is not None:
            return known
        household = self._births.household(arrival.size, arrival.on, until)
        if arrival.on >= UNBORN_SINCE and not arrival.no_further_action and self._rng.random() < 0.02:
            self._births.expect(household)
        self._recent.append(household)
        return household.children

    def _known(self, arrival: Arrival, until: date, again: bool) -> list[Person] | None:
        """Children of one family who were last referred within twelve months, or longer ago than that."""
        tried = self._rng.choices(self._recent, k=80) if self._recent else []
        # A family that must be found is worth looking through everybody for.
        for household in chain(tried, self._recent if again else ()):
            if len(household.children) < arrival.size:
                continue
            free = [
                person
                for person in household.children
                if person.need is None
                and (person.until >= arrival.on) == again
                and person.referred[-1] + QUIET_DAYS <= arrival.on
                and person.adult > until
                and not (again and arrival.period > 0 and person.referred[-1] < FIRST_DAY)
            ]
            if len(free) >= arrival.size:
                return free[: arrival.size]
        return None

    def _close(self, month: date, wanted: int) -> None:
        """Close that many needs in the month: those that would close soonest."""
        last = next_month(month) - ONE_DAY
        ready = [need for need in self._open if need.earliest is not None and need.earliest <= last]
        # Nobody stays a child in need past the eighteenth birthday, whatever the month's number.
        ready.sort(
            key=lambda need: (
                need.person.adult > last + timedelta(days=62),
                need.likely,
                need.person.child_id,
            )
        )
        if not 0 <= wanted <= len(ready):
            raise ValueError(
                f"{wanted} of {len(ready)} children's needs would have to close in {month:%B %Y}."
            )
        for need in ready[:wanted]:
            need.closed = _closing_day(need, month, last)
            need.person.need = None
        self._open = [need for need in self._open if need.closed is None]


def _closing_day(need: NeedDraft, month: date, last: date) -> date:
    earliest = max(month, need.earliest or month)
    last = min(last, need.person.adult - ONE_DAY)
    day = need.likely
    if not earliest <= day <= last:
        day = earliest + timedelta(days=int(need.arrival.chance * ((last - earliest).days + 1)))
    worked = working_day_by(day)
    return worked if worked >= earliest else day
