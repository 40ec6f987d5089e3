"""Inviting somebody by a one-time link (pages.md 3.5); nobody signs up by themselves."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Invitation, Membership, Standing, User
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.giving import Plan, check, check_touch, give
from safeboard.kernel.partnership.people.telling import invitation_words, send_invitation, tell_role
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import outbox
from safeboard.kernel.work.models import Message
from safeboard.kernel.work.today import now, today

LASTS = dt.timedelta(days=7)
# Small consonants only: nothing in a link can be mistaken for a word, a postcode or a number of a person.
LETTERS, LENGTH = "bcdfghjkmnpqrstvwxz", 48


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of an invitation: the hat, and the e-mail with its words where one was sent.

    `words` are shown once, to be copied where no mail server sends them; the link in them is kept nowhere.
    """

    hat: Membership
    message: Message | None = None
    words: str = ""


def invite(
    *, name: str, email: str, plan: Plan, by: Reader, why: str = "", at: dt.datetime | None = None
) -> Invited:
    """Invite somebody new, or give a further role to somebody who is there: never a second user.

    Where a second person must agree, nothing is sent before they did. Raises NotPossible.
    """
    at = at or now()
    person = User.objects.filter(email__iexact=email.strip()).first()
    check(plan, person=person, by=by)
    # All or nothing: the outbox may refuse the words, and then nobody must be left half invited.
    with transaction.atomic():
        if person is None:
            person = User.objects.create_user(email.strip(), name=name, is_active=False)
        hat = give(person=person, plan=plan, by=by, why=why, at=at)
        if hat.standing != Standing.GIVEN:
            return Invited(hat)
        if person.is_active:
            return Invited(hat, tell_role(hat, at=at))
        return send(hat=hat, by=by, at=at)


def send(*, hat: Membership, by: Reader, at: dt.datetime | None = None) -> Invited:
    """Send the invitation, or send it again: every older link of this person stops working.

    Raises NotPossible where they have joined, or where the role was not given.
    """
    at = at or now()
    check_touch(hat, by=by)
    if hat.user.is_active:
        raise NotPossible("", f"{hat.user.name} has joined already and can sign in.")
    if hat.standing != Standing.GIVEN or hat.until < by.on:
        raise NotPossible("", "This role does not count, so there is nothing to invite to.")
    _end_links(hat.user, at)
    token = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    invitation = Invitation.objects.create(
        hat=hat,
        fingerprint=fingerprint(token),
        sent_by_id=by.user_id,
        sent_at=at,
        expires_at=at + LASTS,
    )
    message = send_invitation(invitation, token, at=at)
    recorder.note("partnership.invite", thing="invitation", thing_id=invitation.pk, membership=hat.pk)
    if outbox.mode() is outbox.Mode.SERVER:
        return Invited(hat, message)
    # The words are shown now, to be copied, and kept nowhere.
    outbox.sent_by_hand(message, at=at)
    return Invited(hat, message, invitation_words(invitation, token))


def take_back(*, hat: Membership, seen: int, by: Reader, at: dt.datetime | None = None) -> bool:
    """Withdraw an invitation that nobody has used; False where somebody saved since. Raises NotPossible."""
    check_touch(hat, by=by)
    if hat.user.is_active:
        raise NotPossible("", f"{hat.user.name} has joined already. Use “Left the agency”.")
    if not hat.save_over(seen, standing=Standing.TAKEN_BACK):
        return False
    _end_links(hat.user, at or now(), hat=hat)
    recorder.note("partnership.take_back", thing="membership", thing_id=hat.pk)
    return True


def open_invitation(token: str, *, at: dt.datetime | None = None) -> Invitation | None:
    """The invitation of this link; None for every link that does not work, whatever the reason."""
    found = (
        Invitation.objects.select_related("hat__user", "hat__agency")
        .filter(fingerprint=fingerprint(token))
        .first()
    )
    if found is None or not found.open(at or now()):
        return None
    hat = found.hat
    return (
        found if hat.standing == Standing.GIVEN and hat.until >= today() and not hat.user.is_active else None
    )


def accept(*, token: str, password: str, at: dt.datetime | None = None) -> User | None:
    """Set the password of somebody invited and let them in; the link is then used up. None where it does not work."""
    at = at or now()
    invitation = open_invitation(token, at=at)
    if invitation is None or not invitation.save_over(invitation.version, used=True, ended_at=at):
        return None
    person = invitation.hat.user
    person.set_password(password)
    person.is_active = True
    person.save()
    # Whoever opens the link can read that mailbox.
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    recorder.note("partnership.accept_invitation", thing="user", thing_id=person.pk, invitation=invitation.pk)
    return person


def fingerprint(token: str) -> str:
    """What is kept of a link: keyed with the installation's own key, so that the table alone opens nothing."""
    return salted_hmac("partnership.invitation", token, algorithm="sha256").hexdigest()


def _end_links(person: User, at: dt.datetime, hat: Membership | None = None) -> None:
    links = Invitation.objects.filter(hat__user=person, ended_at=None)
    if hat is not None:
        links = links.filter(hat=hat)
    links.update(ended_at=at, version=F("version") + 1)
