"""Who gives roles or resets a sign-in shows once more that it is really they (ASVS 7.5.3; security.md 1.1)."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

View = Callable[..., HttpResponse]


def asked_again(view: View) -> View:
    """Open the page only to who gave the password or a key within the last quarter of an hour.

    What was typed by then may be sent as long again, so that nobody loses words in the middle of a form.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        times = 1 if request.method in ("GET", "HEAD") else 2
        if _shown_within(request, times * settings.ACCOUNT_REAUTHENTICATION_TIMEOUT):
            return view(request, *args, **kwargs)
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")

    return guarded


def _shown_within(request: HttpRequest, seconds: int) -> bool:
    if not get_reauthentication_flows(request.user):
        # An invented person of the demonstration has nothing to show.
        return True
    shown = [
        each["at"]
        for each in get_authentication_records(request, request.user)
        if each.get("reauthenticated")
    ]
    return bool(shown) and time.time() - shown[-1] < seconds
