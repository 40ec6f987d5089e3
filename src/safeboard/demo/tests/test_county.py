"""Chalkshire hangs together: no child is in two places at once, and nothing happens before its cause."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from safeboard.demo import county
from safeboard.grammar.dates import add_months, age_on, is_working_day

EVER = date.max


def by_child(records):
    grouped = defaultdict(list)
    for record in records:
        grouped[record.child.child_id].append(record)
    return grouped


def test_no_child_is_in_need_or_on_a_plan_twice_at_once(chalkshire):
    ends = {"needs": "closed", "plans": "ended"}
    for name, end in ends.items():
        for spells in by_child(getattr(chalkshire, name)).values():
            for one, following in pairwise(sorted(spells, key=lambda spell: spell.started)):
                assert getattr(one, end) is not None
                assert getattr(one, end) < following.started


def test_a_plan_lies_within_a_spell_of_need(chalkshire):
    needs = by_child(chalkshire.needs)
    for plan in chalkshire.plans:
        assert any(
            need.started <= plan.started and (plan.ended or EVER) <= (need.closed or EVER)
            for need in needs[plan.child.child_id]
        )


def test_a_plan_starts_at_its_conference_but_for_a_few_transfers_in(chalkshire):
    led = {(e.child.child_id, e.conference) for e in chalkshire.enquiries if e.led_to_plan}
    plans = [plan for plan in chalkshire.plans if plan.started >= date(2009, 4, 1)]
    without = [plan for plan in plans if (plan.child.child_id, plan.started) not in led]
    assert len(without) == 6 + 6 + 9 + 6 + 6 + 8 + 11
    assert len(led) == len(plans) - len(without)


def test_every_enquiry_lies_within_a_spell_of_need_and_no_two_overlap(chalkshire):
    needs = by_child(chalkshire.needs)
    for child_id, enquiries in by_child(chalkshire.enquiries).items():
        for enquiry in enquiries:
            done = enquiry.conference or enquiry.decided or enquiry.strategy
            assert any(n.started <= enquiry.strategy and done <= (n.closed or EVER) for n in needs[child_id])
        for one, following in pairwise(enquiries):
            assert (one.conference or one.decided) < following.strategy


def test_conferences_are_held_on_working_days(chalkshire):
    assert all(is_working_day(e.conference) for e in chalkshire.enquiries if e.conference)


def test_need_starts_with_a_referral_taken_further(chalkshire):
    taken = {(r.child.child_id, r.on) for r in chalkshire.referrals if not r.no_further_action}
    assert {(need.child.child_id, need.started) for need in chalkshire.needs} == taken


def test_no_referral_while_in_need_and_none_within_a_fortnight_of_another(chalkshire):
    needs = by_child(chalkshire.needs)
    for child_id, referrals in by_child(chalkshire.referrals).items():
        for one, following in pairwise(sorted(referrals, key=lambda referral: referral.on)):
            assert following.on - one.on > timedelta(days=14)
        for referral in referrals:
            assert not any(n.started < referral.on <= (n.closed or EVER) for n in needs[child_id])


def test_counts_of_a_childs_past_are_counted_from_the_records(chalkshire):
    for referrals in by_child(chalkshire.referrals).values():
        days = [referral.on for referral in referrals]
        for referral in referrals:
            assert referral.earlier == sum(day < referral.on <= add_months(day, 12) for day in days)
    for plans in by_child(chalkshire.plans).values():
        for earlier, plan in enumerate(sorted(plans, key=lambda plan: plan.started)):
            assert plan.earlier_plans >= earlier


def test_everybody_is_born_and_under_eighteen(chalkshire):
    days = {
        "contacts": ("on",),
        "referrals": ("on",),
        "assessments": ("started", "authorised"),
        "enquiries": ("strategy", "conference", "decided"),
        "needs": ("started", "closed"),
        "plans": ("started", "ended"),
    }
    for name, fields in days.items():
        for record in getattr(chalkshire, name):
            born = record.child.born
            if born is None:
                continue
            for field in fields:
                day = getattr(record, field)
                # A need may close, and care end, on the eighteenth birthday and no later.
                grown = add_months(born, 18 * 12) + timedelta(days=field == "closed")
                if day is not None:
                    assert born <= day < grown, (name, record)
            if name == "needs" and record.closed is None:
                assert age_on(born, chalkshire.until) < 18


def test_nothing_is_known_after_the_last_day(chalkshire):
    for needs, end in (
        (chalkshire.needs, "closed"),
        (chalkshire.plans, "ended"),
        (chalkshire.assessments, "authorised"),
    ):
        assert all(
            getattr(record, end) is None or getattr(record, end) <= chalkshire.until for record in needs
        )


def test_brothers_and_sisters_have_neighbouring_numbers_and_birthdays_apart(chalkshire):
    families = defaultdict(list)
    for child in chalkshire.children:
        families[child.family].append(child)
    assert sum(len(family) > 1 for family in families.values()) > 3000
    assert len({child.child_id for child in chalkshire.children}) == len(chalkshire.children)
    for family in families.values():
        numbers = sorted(int(child.child_id[1:]) for child in family)
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        births = sorted(child.born for child in family if child.born)
        assert all(later - earlier >= timedelta(days=330) for earlier, later in pairwise(births))


def test_a_few_children_are_not_yet_born(chalkshire):
    unborn = [child for child in chalkshire.children if child.born is None]
    assert 5 <= len(unborn) <= 60
    assert all(child.sex == "not_stated" for child in unborn)


def test_one_seed_one_county(chalkshire):
    assert county.build() == chalkshire
    assert county.build(seed=1).children != chalkshire.children


@pytest.mark.parametrize("seed", [2, 3])
def test_the_totals_do_not_depend_on_the_seed(seed):
    other = county.build(seed)
    day = date(2016, 3, 31)
    assert sum(need.closed is None for need in other.needs) == 2635
    assert sum(plan.ended is None for plan in other.plans) == 454
    assert sum(date(2015, 4, 1) <= referral.on <= day for referral in other.referrals) == 6958


MARCHES = {
    2009: 331, 2010: 346, 2011: 384, 2012: 372, 2013: 398, 2014: 443, 2015: 436, 2016: 458,
}  # fmt: skip


def test_looked_after_children_do_not_go_up_and_down_within_a_year(chalkshire):
    """Between two Marches every month's end lies between their two stocks, 8 per cent more or less."""
    for year in range(2009, 2016):
        low, high = sorted((MARCHES[year], MARCHES[year + 1]))
        for step in range(13):
            day = add_months(date(year, 4, 1), step) - timedelta(days=1)
            cared = sum(c.started <= day and (c.ended or EVER) > day for c in chalkshire.care)
            assert 0.92 * low <= cared <= 1.08 * high, day
            assert step % 12 or cared == MARCHES[year + step // 12]


def test_most_children_stay_looked_after_for_one_to_three_years(chalkshire):
    over = [(c.ended - c.started).days for c in chalkshire.care if c.ended and c.started > date(2009, 3, 31)]
    assert sum(365 <= days <= 3 * 365 for days in over) > len(over) / 2
    assert sum(days < 183 for days in over) > len(over) / 20
    starts = [c.started.month for c in chalkshire.care if c.started > date(2009, 3, 31)]
    assert max(map(starts.count, range(1, 13))) < 1.5 * min(map(starts.count, range(1, 13)))


def test_a_looked_after_child_is_in_need_all_the_time_and_not_grown_up(chalkshire):
    needs = by_child(chalkshire.needs)
    for care in chalkshire.care:
        assert any(
            need.started <= care.started and (care.ended or EVER) <= (need.closed or EVER)
            for need in needs[care.child.child_id]
        )
        assert (care.ended or chalkshire.until) <= add_months(care.child.born, 18 * 12)
        assert care.ended is not None or age_on(care.child.born, chalkshire.until) < 18
    for spells in by_child(chalkshire.care).values():
        for one, following in pairwise(spells):
            assert one.ended is not None and one.ended < following.started
