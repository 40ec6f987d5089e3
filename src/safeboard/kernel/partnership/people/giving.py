"""Giving somebody a role at an agency from a day to a day, and changing it; never open-ended (threat T17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Q

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import BUSINESS_MANAGER, ROLES
from safeboard.kernel.partnership.models import Agency, Agreement, Membership, Standing, SubGroup, User
from safeboard.kernel.partnership.people.asking import NotPossible, ask
from safeboard.kernel.partnership.people.roles_in_words import WORDS, Place, two_people
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

MOST_YEARS = 2
OFFICE_KIND = "board"


@dataclass(frozen=True, slots=True)
class Plan:
    """A hat to be given: where, which role, called what, from when until when."""

    agency: Agency
    role: str
    title: str
    since: dt.date
    until: dt.date
    sub_group: SubGroup | None = None
    deputy_for: Membership | None = None


def years_after(day: dt.date, years: int) -> dt.date:
    """The last day of so many years that begin on this day: 21 April 2016 gives 20 April 2017."""
    try:
        return day.replace(year=day.year + years) - dt.timedelta(days=1)
    except ValueError:
        return dt.date(day.year + years, 2, 28)


def roles_to_give(by: Reader) -> list[str]:
    """The roles that this reader may give or ask for: an administrator gives none above their own (threat T22)."""
    return [code for code in WORDS if by.role == BUSINESS_MANAGER.code or not two_people(code)]


def check(plan: Plan, *, person: User | None, by: Reader) -> None:
    """Whether this hat can be given. Raises NotPossible with the field that must change."""
    words, title = WORDS[plan.role], ROLES[plan.role].title
    at_office = plan.agency.kind == OFFICE_KIND
    if plan.role not in roles_to_give(by):
        raise NotPossible("role", f"Only a business manager can ask for the role {title}.")
    if words.place is Place.OFFICE and not at_office:
        raise NotPossible("agency", f"{title} belongs to the office. Choose the office as its agency.")
    if words.place is Place.AGENCY and at_office:
        raise NotPossible("agency", f"{title} acts for a partner agency. Choose the agency.")
    if words.needs_sub_group and plan.sub_group is None:
        raise NotPossible("sub_group", f"{title} needs a sub group. Choose which.")
    if person is not None and person.pk == by.user_id and not words.two_people:
        raise NotPossible(
            "email", worded("You cannot give yourself a role. Ask somebody else in the {board_office}.")
        )
    check_days(plan.since, plan.until, first=by.on)
    _check_not_twice(plan, person)


def check_days(since: dt.date, until: dt.date, *, first: dt.date) -> None:
    """From a day not past to a day at most two years on. Raises NotPossible."""
    if since < first:
        raise NotPossible("since", "A role begins today or later.")
    if until < since:
        raise NotPossible("until", "The last day is before the first. Change one of them.")
    if until > years_after(since, MOST_YEARS):
        raise NotPossible(
            "until",
            f"A role lasts at most {MOST_YEARS} years. Choose a day up to {_day(years_after(since, MOST_YEARS))}.",
        )


def give(*, person: User, plan: Plan, by: Reader, why: str = "", at: dt.datetime | None = None) -> Membership:
    """Give the hat; or ask for it, where a second person must agree. Raises NotPossible."""
    check(plan, person=person, by=by)
    waits = two_people(plan.role)
    # What was asked before and is not there any more by `check` has waited too long.
    Membership.objects.filter(
        user=person, agency=plan.agency, role=plan.role, standing=Standing.ASKED
    ).update(standing=Standing.TAKEN_BACK, version=F("version") + 1)
    hat = Membership.objects.create(
        user=person,
        agency=plan.agency,
        role=plan.role,
        title=plan.title,
        sub_group=plan.sub_group if WORDS[plan.role].needs_sub_group else None,
        deputy_for=plan.deputy_for,
        since=plan.since,
        until=plan.until,
        standing=Standing.ASKED if waits else Standing.GIVEN,
        given_by_id=by.user_id,
    )
    recorder.note(
        "partnership.give_role",
        thing="membership",
        thing_id=hat.pk,
        role=plan.role,
        agency=plan.agency.code,
        until=plan.until,
        standing=hat.standing,
    )
    if waits:
        ask(Agreement.Kind.ROLE, person=person, hat=hat, why=why, by=by, at=at)
    return hat


def check_touch(hat: Membership, *, by: Reader) -> None:
    """Whether this reader may change or end this hat at all. Raises NotPossible."""
    if two_people(hat.role) and by.role != BUSINESS_MANAGER.code:
        raise NotPossible("", f"Only a business manager can change the role {ROLES[hat.role].title}.")


def change(
    *, hat: Membership, seen: int, title: str, until: dt.date, sub_group: SubGroup | None, by: Reader
) -> bool:
    """Change what a hat is called, its sub group or its last day; False where somebody saved since.

    A role that needs two people is never made longer here: it is asked for again. Nobody makes their own longer.
    Raises NotPossible.
    """
    check_touch(hat, by=by)
    if hat.standing != Standing.GIVEN:
        raise NotPossible("", "This role was not given, so there is nothing to change.")
    if until < by.on:
        raise NotPossible("until", "This day is past. To end all roles at once, use “Left the agency”.")
    if until < hat.since:
        raise NotPossible("until", f"The role begins on {_day(hat.since)}. Choose that day or a later one.")
    if until > hat.until:
        if two_people(hat.role):
            raise NotPossible(
                "until", "To go on longer, this role must be asked for and agreed again: use “Invite”."
            )
        if hat.user_id == by.user_id:
            raise NotPossible(
                "until",
                worded("You cannot make your own role longer. Ask somebody else in the {board_office}."),
            )
        if until > years_after(by.on, MOST_YEARS):
            raise NotPossible("until", f"Choose a day up to {_day(years_after(by.on, MOST_YEARS))}.")
    if WORDS[hat.role].needs_sub_group and sub_group is None:
        raise NotPossible("sub_group", f"{ROLES[hat.role].title} needs a sub group. Choose which.")
    before = hat.until
    kept = sub_group if WORDS[hat.role].needs_sub_group else None
    if not hat.save_over(seen, title=title, until=until, sub_group=kept):
        return False
    recorder.note(
        "partnership.change_role", thing="membership", thing_id=hat.pk, until_before=before, until=until
    )
    return True


def _check_not_twice(plan: Plan, person: User | None) -> None:
    if person is None:
        return
    same = Membership.objects.filter(
        user=person,
        agency=plan.agency,
        role=plan.role,
        since__lte=plan.until,
        until__gte=plan.since,
    ).filter(Q(standing=Standing.GIVEN) | Q(standing=Standing.ASKED, agreements__expires_at__gt=now()))
    if WORDS[plan.role].needs_sub_group:
        same = same.filter(sub_group=plan.sub_group)
    if there := same.first():
        raise NotPossible(
            "email",
            f"{person.name} has this role already, until {_day(there.until)}. Open it in the list to change it.",
        )


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
