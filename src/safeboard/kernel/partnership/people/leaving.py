"""*Left the agency*: the last day, everything handed over in one step, access ended (pages.md 3.5, promise A7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from safeboard.grammar.declarations.office import Held
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import BOARD_MEMBER, BUSINESS_MANAGER
from safeboard.kernel.partnership.models import Confirmation, Invitation, Membership, Standing, User
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.giving import check_touch
from safeboard.kernel.partnership.people.sessions import end_sessions
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

TO_MEMBER = "member"
DAYS_BACK = 366


@dataclass(frozen=True, slots=True)
class Left:
    """What was done: how many roles ended and how many things went to whom."""

    roles: int
    things: int
    to: User | None


def owned(user_id: int, agency_id: int) -> list[Held]:
    """Everything that this person owns for this agency, in every room."""
    return [
        held
        for office in REGISTRY.offices()
        if office.holdings is not None
        for held in office.holdings.of(user_id, agency_id)
    ]


def hats_here(hat: Membership, last_day: dt.date) -> QuerySet[Membership]:
    """The roles of this person for this agency that go on after that day."""
    return Membership.objects.filter(
        user=hat.user_id,
        agency=hat.agency_id,
        until__gt=last_day,
        standing__in=(Standing.GIVEN, Standing.ASKED),
    )


def successors(hat: Membership, on: dt.date) -> list[User]:
    """Whoever else acts for this agency today and can sign in, by name."""
    return list(
        User.objects.filter(
            memberships__agency=hat.agency_id,
            memberships__since__lte=on,
            memberships__until__gte=on,
            memberships__standing=Standing.GIVEN,
            is_active=True,
        )
        .exclude(pk=hat.user_id)
        .order_by("name")
        .distinct()
    )


def board_member(hat: Membership, on: dt.date) -> User | None:
    """The Board member of the agency who takes what nobody else takes yet."""
    members = Membership.objects.filter(
        agency=hat.agency_id,
        role=BOARD_MEMBER.code,
        since__lte=on,
        until__gte=on,
        standing=Standing.GIVEN,
        user__is_active=True,
    ).exclude(user=hat.user_id)
    found = members.select_related("user").first()
    return found.user if found else None


def leave(
    *,
    hat: Membership,
    seen: int,
    last_day: dt.date,
    successor: User | None,
    by: Reader,
    at: dt.datetime | None = None,
) -> Left | None:
    """End every role of this person for this agency after their last day, and hand over what they own, in one step.

    None where somebody saved the role since. Raises NotPossible.
    """
    check(hat, last_day=last_day, by=by)
    with transaction.atomic():
        # First, so that of two who send this at once only one hands over.
        if not hat.save_over(seen, given_by_id=hat.given_by_id):
            return None
        things = _hand_over(hat, successor, by)
        roles = _end_roles(hat, last_day, at or now())
    if last_day < by.on:
        end_sessions(hat.user_id)
    Confirmation.objects.filter(
        hat__user=hat.user_id, agency=hat.agency_id, answer=Confirmation.Answer.LEFT, dealt_with_on=None
    ).update(dealt_with_on=by.on, version=F("version") + 1)
    recorder.note(
        "partnership.leave",
        thing="user",
        thing_id=hat.user_id,
        agency=hat.agency_id,
        last_day=last_day,
        roles=roles,
        handed_over=things,
        to=successor.pk if successor else None,
    )
    return Left(roles, things, successor)


def check(hat: Membership, *, last_day: dt.date, by: Reader) -> None:
    """Whether this person can leave on that day. Raises NotPossible."""
    ending = list(hats_here(hat, last_day))
    if not ending:
        raise NotPossible("last_day", "All their roles for this agency have ended by that day.")
    if last_day < by.on - dt.timedelta(days=DAYS_BACK):
        raise NotPossible("last_day", "This is more than a year ago. Check the year.")
    for each in ending:
        check_touch(each, by=by)
    if hat.user_id == by.user_id and not _hats_left(hat, last_day).exists():
        raise NotPossible(
            "", "You cannot end your own last role. Ask another business manager or administrator."
        )
    if any(each.role == BUSINESS_MANAGER.code for each in ending) and not _other_manager(hat, last_day):
        raise NotPossible(
            "", "This is the last business manager. Invite the next one first; then this one can leave."
        )


def _hats_left(hat: Membership, last_day: dt.date) -> QuerySet[Membership]:
    after = last_day + dt.timedelta(days=1)
    return Membership.objects.filter(
        user=hat.user_id, since__lte=after, until__gte=after, standing=Standing.GIVEN
    ).exclude(agency=hat.agency_id)


def _other_manager(hat: Membership, last_day: dt.date) -> bool:
    after = last_day + dt.timedelta(days=1)
    return (
        Membership.objects.filter(
            role=BUSINESS_MANAGER.code,
            since__lte=after,
            until__gte=after,
            standing=Standing.GIVEN,
            user__is_active=True,
        )
        .exclude(user=hat.user_id)
        .exists()
    )


def _hand_over(hat: Membership, successor: User | None, by: Reader) -> int:
    if not owned(hat.user_id, hat.agency_id):
        return 0
    if successor is None:
        raise NotPossible("successor", "Choose who takes over what they own.")
    if successor not in successors(hat, by.on):
        raise NotPossible(
            "successor", f"{successor.name} does not act for this agency. Choose somebody who does."
        )
    return sum(
        office.holdings.hand_over(hat.user_id, hat.agency_id, to_user_id=successor.pk, by=by)
        for office in REGISTRY.offices()
        if office.holdings is not None
    )


def _end_roles(hat: Membership, last_day: dt.date, at: dt.datetime) -> int:
    ending = hats_here(hat, last_day)
    count = ending.count()
    begun = {"until": last_day, "version": F("version") + 1}
    # What has not begun by then, or was never given, is taken back: a role never ends before it begins.
    ending.exclude(since__lte=last_day, standing=Standing.GIVEN).update(
        standing=Standing.TAKEN_BACK, version=F("version") + 1
    )
    ending.update(**begun)
    links = Invitation.objects.filter(hat__user=hat.user_id, hat__agency=hat.agency_id, ended_at=None)
    links.update(ended_at=at, version=F("version") + 1)
    hat.refresh_from_db()
    return count
