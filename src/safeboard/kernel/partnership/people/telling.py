"""What people are written: the invitation, a further role, the reset of a second step. Never anything about a child."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.partnership.models import Agreement, Invitation, Membership
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work import outbox
from safeboard.kernel.work.models import Message


def invitation_words(invitation: Invitation, token: str) -> str:
    """The invitation as it is sent, or copied by hand, with its one-time link."""
    hat = invitation.hat
    return (
        f"Dear {hat.user.name},\n\n"
        f"You are invited to use Safeboard as {hat.title} for {hat.agency.name}, "
        f"from {day(hat.since)} until {day(hat.until)}.\n\n"
        f"Open this link to set a password. It works once, until {day(timezone.localdate(invitation.expires_at))}:\n"
        f"{outbox.link(reverse('invitation', kwargs={'token': token}))}\n\n"
        "You are then asked for a second step of sign-in: an app on your phone or a security key.\n\n"
        + worded("Do not pass this link on. If you did not expect it, tell the {board_office}.")
    )


def send_invitation(invitation: Invitation, token: str, *, at: dt.datetime) -> Message:
    """Put the invitation in the outbox; its words are shown in no list and forgotten once sent."""
    return outbox.put(
        to=[invitation.hat.user.email],
        subject="Your invitation to Safeboard",
        body=invitation_words(invitation, token),
        key=f"partnership.invitation {invitation.pk}",
        private=True,
        at=at,
    )


def tell_role(hat: Membership, *, at: dt.datetime) -> Message:
    """Tell somebody who uses Safeboard already that they have a further role."""
    return outbox.put(
        to=[hat.user.email],
        subject="You have a further role in Safeboard",
        body=(
            f"Dear {hat.user.name},\n\n"
            f"From {day(hat.since)} until {day(hat.until)} you are also {hat.title} for {hat.agency.name} "
            f"({ROLES[hat.role].title}).\n\n"
            "Sign in as always. With “Change role” at the top of each page you choose the role you act in.\n"
            f"{outbox.link(reverse('your-roles'))}\n\n"
            + worded("If you did not expect this, tell the {board_office}.")
        ),
        key=f"partnership.role {hat.pk}",
        at=at,
    )


def tell_reset(agreement: Agreement, *, at: dt.datetime) -> Message:
    """Tell somebody that their second step of sign-in was taken off, and by how many people."""
    return outbox.put(
        to=[agreement.person.email],
        subject="Your second step of sign-in was reset",
        body=(
            f"Dear {agreement.person.name},\n\n"
            "Two people of your partnership agreed to reset your second step of sign-in, because it was said to be "
            "lost. You have been signed out everywhere.\n\n"
            "Sign in with your password, then add a new app or key at once:\n"
            f"{outbox.link(reverse('second-step'))}\n\n"
            + worded("If you did not ask for this, ring the {board_office} now.")
        ),
        key=f"partnership.reset {agreement.pk}",
        at=at,
    )
