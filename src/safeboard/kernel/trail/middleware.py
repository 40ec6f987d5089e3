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


class _TakeBack(Exception):
    """Rolls the transaction back and carries the response that says so."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


class KeepTrail:
    """Wraps the view in one transaction whose last statement writes the trail (promise B1).

    What is refused or fails changes nothing; of a refusal only its event is kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            with recorder.collecting(doer_of(request)) as work:
                try:
                    with transaction.atomic():
                        response = self.get_response(request)
                        if response.status_code == 404 or response.status_code >= 500:
                            raise _TakeBack(response)
                        recorder.write(work)
                except _TakeBack as taken_back:
                    response = taken_back.response
                    if response.status_code == 404 and work.events:
                        with transaction.atomic():
                            recorder.write_refusal(work)
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
