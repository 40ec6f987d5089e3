"""Every quarter each agency's Board member says who still acts for the agency (threat T17; pages.md 3.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import BOARD_MEMBER
from safeboard.kernel.partnership.dated import value
from safeboard.kernel.partnership.models import Agency, Confirmation, Membership, Standing
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.permissions import CONFIRM
from safeboard.kernel.trail import recorder

DAYS = "partnership.confirm_days"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one person, and the version of their role that the member had before them."""

    answer: str
    seen: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Overdue:
    """An agency that has not confirmed in time: since when, how many people, and who should."""

    agency: Agency
    due_on: dt.date
    people: int
    member_ids: tuple[int, ...]


def due_on(hats: list[Membership], on: dt.date) -> dt.date | None:
    """When these roles must be confirmed next; None where there are none."""
    days = dt.timedelta(days=int(value(DAYS, on)))
    return min(((hat.confirmed_on or hat.since) + days for hat in hats), default=None)


def asked(reader: Reader) -> QuerySet[Membership]:
    """Everybody who acts for the reader's agency today but the reader: nobody confirms their own role."""
    rows = live(Membership.visible(reader, CONFIRM), reader.on)
    return rows.exclude(user=reader.user_id).order_by("user__name", "pk")


def live(rows: QuerySet[Membership], on: dt.date) -> QuerySet[Membership]:
    """Those of these roles that count on this day, also of people who have not signed in yet."""
    counting = rows.filter(since__lte=on, until__gte=on, standing=Standing.GIVEN)
    return counting.select_related("user", "agency", "sub_group")


def overdue(on: dt.date) -> list[Overdue]:
    """The agencies whose Board member has not confirmed in time, the longest first."""
    by_agency: dict[int, list[Membership]] = {}
    for hat in live(Membership.objects.all(), on):
        by_agency.setdefault(hat.agency_id, []).append(hat)
    found = []
    for hats in by_agency.values():
        members = {hat.user_id for hat in hats if hat.role == BOARD_MEMBER.code and hat.user.is_active}
        # One member cannot confirm themselves; two confirm each other.
        others = [hat for hat in hats if len(members) > 1 or hat.user_id not in members]
        due = due_on(others, on)
        if members and due is not None and due < on:
            found.append(Overdue(hats[0].agency, due, len(others), tuple(sorted(members))))
    return sorted(found, key=lambda each: (each.due_on, each.agency.name))


def confirm(*, answers: Mapping[int, Answer], by: Reader) -> list[Membership]:
    """Save the answers about everybody of one's agency; the roles that somebody changed since, where any did.

    With one such nothing is saved. Raises NotPossible where somebody was left out or a change has no words.
    """
    hats = list(asked(by))
    for hat in hats:
        given = answers.get(hat.pk)
        if given is None or given.answer not in Confirmation.Answer.values:
            raise NotPossible(f"answer_{hat.pk}", f"Say whether {hat.user.name} is still right.")
        if given.answer == Confirmation.Answer.CHANGE and not given.words.strip():
            raise NotPossible(f"words_{hat.pk}", f"Say what must change about {hat.user.name}.")
    changed = [hat for hat in hats if hat.version != answers[hat.pk].seen]
    if changed:
        return changed
    with transaction.atomic():
        for hat in hats:
            given = answers[hat.pk]
            if not hat.save_over(given.seen, confirmed_on=by.on):
                transaction.set_rollback(True)
                return [hat]
            Confirmation.objects.create(
                hat=hat,
                agency_id=hat.agency_id,
                answer=given.answer,
                words=given.words.strip() if given.answer == Confirmation.Answer.CHANGE else "",
                by_id=by.user_id,
                on=by.on,
                dealt_with_on=by.on if given.answer == Confirmation.Answer.YES else None,
            )
    recorder.note(
        "partnership.confirm",
        thing="agency",
        thing_id=by.agency_id,
        **{
            answer: sum(each.answer == answer for each in answers.values())
            for answer in Confirmation.Answer.values
        },
    )
    return []


def deal_with(*, confirmation: Confirmation, seen: int, by: Reader) -> bool:
    """Say that what a Board member asked was done; False where somebody said so since."""
    if not confirmation.save_over(seen, dealt_with_on=by.on):
        return False
    recorder.note("partnership.deal_with", thing="confirmation", thing_id=confirmation.pk)
    return True
