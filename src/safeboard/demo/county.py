"""Builds Chalkshire from one seed: the same seed gives the same county, to the day."""

from __future__ import annotations

from random import Random

from safeboard.demo import (
    assessing,
    care,
    care_groups,
    care_pool,
    care_reasons,
    care_settling,
    enquiries,
    protection,
    short_breaks,
    staying,
    writing_up,
    writing_up_care,
)
from safeboard.demo.arrivals import families_already_open, referred_families
from safeboard.demo.caseload import Caseload
from safeboard.demo.contacts import Doorstep
from safeboard.demo.families import Births
from safeboard.demo.records import County
from safeboard.demo.targets import LAST_DAY, TARGETS

SEED = 20160421


def build(seed: int = SEED) -> County:
    """Everything that happened in Chalkshire from April 2009 to 31 March 2016.

    Totals first, people after: families on dates, then conferences, plans and enquiries, then which children they
    were, then assessments and contacts. Raises ValueError naming the step where a seed cannot meet a total.
    """
    rng = Random(seed)
    births = Births(rng)
    before, arrivals = families_already_open(rng), referred_families(rng)
    made = protection.conferences(rng)
    protection.make_plans(rng, made)
    protection.place_conferences(rng, made, [*before, *arrivals])
    enquiries.place_enquiries(rng, made, arrivals)
    caseload = Caseload(rng, births)
    caseload.run(before, arrivals)
    pool = care_pool.Pool(Random(seed + 7), caseload.needs)
    cared = care.look_after(Random(seed + 8), pool)
    care_reasons.give_reasons(Random(seed + 12), cared)
    care_reasons.say_who_came_alone(cared)
    care_settling.settle(Random(seed + 13), cared)
    groups = care_groups.ethnic_groups(Random(seed + 14), cared)
    staying.keep_in_need(Random(seed + 10), caseload.needs, cared)
    breaks = short_breaks.agree(
        Random(seed + 15), pool, [(each.turned, each.started) for each in cared if each.turned]
    )
    # Numbers of their own again: who is looked after moves no contact.
    assessing.settle(Random(seed + 11), caseload.needs)
    doorstep = Doorstep(rng, births)
    contacts = doorstep.run(arrivals)
    unreferred = doorstep.assessed_without_referral(sum(target.assessments_unlinked for target in TARGETS))

    children = writing_up.children(births.households, groups)
    return County(
        until=LAST_DAY,
        children=tuple(children.values()),
        contacts=writing_up.contacts(children, contacts),
        referrals=writing_up.referrals(children, [*before, *arrivals]),
        assessments=writing_up.assessments(rng, children, caseload.needs, unreferred),
        enquiries=writing_up.enquiries(children, arrivals, made),
        needs=writing_up.needs(rng, children, caseload.needs, cared),
        plans=writing_up.plans(rng, children, caseload.needs),
        care=writing_up_care.care(children, cared),
        short_breaks=writing_up_care.short_breaks(children, breaks),
    )
