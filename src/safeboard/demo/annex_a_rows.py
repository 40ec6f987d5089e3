"""What a file shows of each record: only what was known on its day, in the short codes of the declarations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from safeboard.demo import care_told
from safeboard.demo.records import Adoption, Assessment, Care, Child, County, Enquiry, Need, Plan
from safeboard.grammar.dates import add_months, age_on

Cell = str | int | date | None
Row = tuple[Cell, ...]

_WHO = ("child", "sex", "ethnicity", "born_on", "age")
_BY = ("team", "worker")

# The columns of each list, in the order of the layout, by their names in the declaration of the return.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "1": (*_WHO, "received_on", "source"),
    "3": (*_WHO, "received_on", "source", "no_further_action", "referrals_in_12_months", *_BY),
    "4": (*_WHO, "disabled", "started_on", "child_seen", "authorised_on", "support_required", *_BY),
    "5": (
        *_WHO, "disabled", "started_on", "conference_unnecessary", "conference_on", "plan_made",
        "section47_in_12_months", "conferences_in_12_months", *_BY,
    ),
    "6": (
        *_WHO, "disabled", "started_on", "need", "last_seen_on", "closed_on", "closure_reason", "status", *_BY,
    ),
    "7": (
        *_WHO, "disabled", "started_on", "initial_category", "latest_category", "last_visit_on", "seen_alone",
        "last_review_on", "ended_on", "emergency", "previous_plans", *_BY,
    ),
    "8": (
        *_WHO, "unaccompanied", "disabled", "started_on", "need", "second_period", "status_from", "legal_status",
        "last_review_on", "last_visit_on", "placements_in_12_months", "ceased_on", "ceased_reason", "placed_on",
        "placement", "provider", "location", *_BY,
    ),
    "10": (
        *_WHO, "disabled", "entered_care_on", "decided_on", "placement_order_on", "matched_on", "placed_on",
        "ordered_on",
    ),
}  # fmt: skip


def rows_known_on(county: County, as_at: date, look_back_months: int) -> dict[str, list[Row]]:
    """The rows of every list as known at the end of one day, looking back that many months."""
    return _Known(county, as_at, look_back_months).lists()


class _Known:
    """One day's view of the county."""

    def __init__(self, county: County, as_at: date, look_back_months: int) -> None:
        self._county = county
        self._as_at = as_at
        self._after = add_months(as_at, -look_back_months)
        self._who_cells: dict[str, Row] = {}
        self._on_plan = {
            plan.child.child_id
            for plan in county.plans
            if plan.started <= as_at and (plan.ended is None or plan.ended > as_at)
        }
        self._being_assessed = {
            assessment.child.child_id
            for assessment in county.assessments
            if assessment.started <= as_at and self._known(assessment.authorised) is None
        }

    def lists(self) -> dict[str, list[Row]]:
        county = self._county
        return {
            "1": [
                (*self._who(contact.child), contact.on, contact.source)
                for contact in county.contacts
                if self._in_window(contact.on)
            ],
            "3": [
                (
                    *self._who(referral.child),
                    referral.on,
                    referral.source,
                    _yes_no(referral.no_further_action),
                    referral.earlier,
                    _front_team(referral.child, referral.no_further_action),
                    referral.worker,
                )
                for referral in county.referrals
                if self._in_window(referral.on)
            ],
            "4": [
                self._assessment(a)
                for a in county.assessments
                if self._current(a.started, a.authorised, True)
            ],
            "5": [
                self._enquiry(enquiry)
                for enquiry in county.enquiries
                if enquiry.strategy <= self._as_at
                and (self._in_window(enquiry.strategy) or self._in_window(enquiry.conference))
            ],
            "6": [self._need(need) for need in county.needs if self._current(need.started, need.closed)],
            "7": [self._plan(plan) for plan in county.plans if self._current(plan.started, plan.ended)],
            "8": [
                self._care(care)
                for care in (*county.care, *care_told.listed(county))
                if self._current(care.started, care.ended)
            ],
            "10": [
                self._adoption(care, care.adoption)
                for care in county.care
                if care.adoption
                and self._current(care.adoption.decided, self._plan_ended(care, care.adoption))
            ],
        }

    def _assessment(self, assessment: Assessment) -> Row:
        authorised = self._known(assessment.authorised)
        done = authorised is not None
        return (
            *self._who(assessment.child),
            _disabled(assessment.child),
            assessment.started,
            _yes_no(assessment.seen) if done else "unknown",
            authorised,
            _yes_no(assessment.needs_support) if done else None,
            f"Assessment Team {assessment.child.area}",
            assessment.worker,
        )

    def _enquiry(self, enquiry: Enquiry) -> Row:
        held = self._known(enquiry.conference)
        decided = self._known(enquiry.decided)
        return (
            *self._who(enquiry.child),
            _disabled(enquiry.child),
            enquiry.strategy,
            "yes" if decided else "no" if held else None,
            held,
            _yes_no(enquiry.led_to_plan) if held else None,
            enquiry.earlier_enquiries,
            enquiry.earlier_conferences,
            f"Assessment Team {enquiry.child.area}",
            enquiry.worker,
        )

    def _need(self, need: Need) -> Row:
        closed = self._known(need.closed)
        return (
            *self._who(need.child),
            _disabled(need.child),
            need.started,
            need.category,
            self._last_of_every(need.seen_every, need.started, closed),
            closed,
            need.reason if closed else None,
            self._status(need, closed),
            _long_term_team(need.child),
            need.worker,
        )

    def _status(self, need: Need, closed: date | None) -> str:
        if closed:
            return "closed"
        if need.child.child_id in self._on_plan:
            return "protection_plan"
        if self._known(need.looked_after_from) and not self._known(need.looked_after_until):
            return "looked_after"
        return "open_assessment" if need.child.child_id in self._being_assessed else "in_need_plan"

    def _plan(self, plan: Plan) -> Row:
        reviews = [day for day in plan.reviews if day <= self._as_at]
        visited = self._last_of_every(plan.visited_every, plan.started, self._known(plan.ended))
        return (
            *self._who(plan.child),
            _disabled(plan.child),
            plan.started,
            plan.category,
            plan.latest if plan.changed is None or plan.changed <= self._as_at else plan.category,
            visited,
            ("unknown" if plan.seen_alone is None else _yes_no(plan.seen_alone)) if visited else None,
            reviews[-1] if reviews else None,
            self._known(plan.ended),
            _yes_no(plan.emergency),
            plan.earlier_plans,
            _long_term_team(plan.child),
            plan.worker,
        )

    def _care(self, care: Care) -> Row:
        ended = self._known(care.ended)
        step = care.step_on(self._as_at)
        told = care_told.where(care, step)
        moves = {each.move for each in care.steps if self._in_window(each.since) or each is step}
        return (
            *self._who(care.child),
            _yes_no(care.unaccompanied),
            _disabled(care.child),
            care.started,
            care_told.NEEDS[care.need],
            _yes_no(care.again),
            care_told.status_from(care, step),
            care_told.LEGAL[step.legal],
            self._last_of_every(150, care.started, ended),
            self._last_of_every(38, care.started, ended),
            len(moves),
            ended,
            care_told.LEFT[care.told] if ended else None,
            care_told.placed_on(care, step),
            *told,
            "out_of_area" if step.location == "OUT" else "in_area",
            _long_term_team(care.child),
            None,
        )

    def _adoption(self, care: Care, plan: Adoption) -> Row:
        told = care.told in care_told.ADOPTED
        return (
            *self._who(care.child),
            _disabled(care.child),
            care.started,
            plan.decided,
            self._known(plan.order),
            self._known(plan.matched),
            self._known(plan.placed),
            self._known(care.ended if told else None),
        )

    def _plan_ended(self, care: Care, plan: Adoption) -> date | None:
        """When the list stops showing a plan: with the order, or when it was given up."""
        return care.ended if care.told in care_told.ADOPTED else plan.given_up or plan.adopted

    def _last_of_every(self, days: int, started: date, ended: date | None) -> date | None:
        """The latest of visits a fixed number of days apart, if the first has been made."""
        visits = ((ended or self._as_at) - started).days // days
        return started + timedelta(days=visits * days) if visits else None

    def _who(self, child: Child) -> Row:
        cells = self._who_cells.get(child.child_id)
        if cells is None:
            born = self._known(child.born)
            age = None if born is None else age_on(born, self._as_at)
            cells = (child.child_id, child.sex, child.ethnicity, born, age)
            self._who_cells[child.child_id] = cells
        return cells

    def _known(self, day: date | None) -> date | None:
        return day if day is not None and day <= self._as_at else None

    def _in_window(self, day: date | None) -> bool:
        return day is not None and self._after < day <= self._as_at

    def _current(self, started: date, ended: date | None, starts_count: bool = False) -> bool:
        """Open on the day, or ended in the window (or started in it, where that counts)."""
        if started > self._as_at:
            return False
        ended = self._known(ended)
        return ended is None or ended > self._after or (starts_count and started > self._after)


def _yes_no(said: bool) -> str:
    return "yes" if said else "no"


def _disabled(child: Child) -> str:
    return "unknown" if child.disabled is None else _yes_no(child.disabled)


def _front_team(child: Child, no_further_action: bool) -> str:
    return "First Response Team" if no_further_action else f"Assessment Team {child.area}"


def _long_term_team(child: Child) -> str:
    return f"Child in Need Team {child.area}"
