"""Sign-in: accounts are made by invitation, never by sign-up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from safeboard.kernel.partnership.models import User
from safeboard.kernel.partnership.personas import Persona, email_of
from safeboard.kernel.trail import recorder


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; the business manager invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in; the trail says who."""
        super().login(request, user)
        recorder.note("sign in", thing="user", thing_id=user.pk)

    def logout(self, request: HttpRequest) -> None:
        """Sign out; the trail says so."""
        recorder.note("sign out")
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password or an unknown address; the trail keeps neither, only whose door it was."""
        super().authentication_failed(request, **credentials)
        known = User.objects.filter(email__iexact=credentials.get("email") or "").first()
        recorder.note("sign in", thing="user", thing_id=known.pk if known else "unknown", outcome="refused")


def persona_user(persona: Persona) -> User | None:
    """The account of an invented person, where the demonstration has been set up."""
    return User.objects.filter(email=email_of(persona), is_active=True).first()
