"""Sign-in: accounts are made by invitation, never by sign-up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; the business manager invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
