"""Every request is one unit of work: its transaction, its trail, and a safe page when either fails."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse

from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.errors import cannot_open

logger = logging.getLogger(__name__)


class _GiveUp(Exception):
    """Rolls the transaction back and carries the response that says so."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


class KeepTrail:
    """Wraps the view in one transaction whose last statement writes the trail (promise B1)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            with transaction.atomic(), recorder.collecting(doer_of(request)) as work:
                response = self.get_response(request)
                if response.status_code >= 500:
                    raise _GiveUp(response)
                if response.status_code == 404 and work.events:
                    work.events[0].outcome = "refused"
                    work.events[0].people.clear()
                recorder.write(work)
        except _GiveUp as gave_up:
            return gave_up.response
        except DatabaseError:
            logger.exception("The trail of request %s could not be written", request.path)
            return cannot_open(request, status=503)
        return response


def doer_of(request: HttpRequest) -> recorder.Doer:
    """How the trail names whoever sent this request; `request.reader` is set by the partnership room."""
    reader = getattr(request, "reader", None)
    key = getattr(getattr(request, "session", None), "session_key", None) or ""
    return recorder.Doer(
        actor=reader.trail_name if reader else "anonymous",
        hat=reader.hat if reader else "",
        agency=reader.agency_code if reader else "",
        session=hashlib.sha256(key.encode()).hexdigest()[:32] if key else "",
        request=uuid.uuid4().hex,
    )
