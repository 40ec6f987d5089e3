"""Puts the hat on: every request carries `reader`, worked out afresh so that leaving ends access at once (A7)."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from safeboard.kernel.partnership.hats import wear
from safeboard.kernel.work.today import today

HAT, LAST_SEEN = "hat", "last_seen"


class WearHat:
    """Sets `request.reader` and `request.hats`; an idle session is signed out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            seen = request.session.get(LAST_SEEN, time.time())
            if time.time() - seen > settings.IDLE_MINUTES * 60:
                logout(request)
            elif time.time() - seen > 60 or LAST_SEEN not in request.session:
                request.session[LAST_SEEN] = int(time.time())
        user_id = request.user.pk if request.user.is_authenticated else None
        request.reader, request.hats = wear(user_id, request.session.get(HAT), today())  # type: ignore[attr-defined]
        return self.get_response(request)
