"""What the interface answers when it cannot do what was asked: in plain words, which box, what to do."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from safeboard.kernel.returns.figures.answering import WHAT_TO_WRITE
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.ways_in.sending import SayWhy, TurnedBack, Wrong

PROBLEM = "application/problem+json"
logger = logging.getLogger(__name__)
NOT_THERE = (
    "There is nothing here that this token may see. Check the address and which returns the token names."
)
WORDS = {
    "missing": "It is missing. Send it.",
    "extra_forbidden": "Nobody asks for this. Take it out; perhaps it is misspelt.",
    "string_too_long": "It is too long.",
    "string_too_short": "It is empty.",
    "too_long": "There are too many.",
    "too_short": "There is none.",
}


class Problem(Exception):
    """The request cannot be met; answered as problem JSON (RFC 9457)."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str = "",
        wrong: Iterable[Wrong] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status, self.title, self.detail = status, title, detail
        self.wrong, self.headers = list(wrong), headers or {}


def answer(problem: Problem) -> HttpResponse:
    """A problem as it leaves."""
    body = {
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "problems": [{"box": each.box, "what": each.words} for each in problem.wrong],
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        status=problem.status,
        content_type=PROBLEM,
        headers=problem.headers,
    )


def register(api: NinjaAPI) -> None:
    """Answer every failure of the interface as problem JSON."""

    @api.exception_handler(Problem)
    def problem(request: HttpRequest, found: Problem) -> HttpResponse:
        return answer(found)

    @api.exception_handler(HttpError)
    def not_read(request: HttpRequest, found: HttpError) -> HttpResponse:
        # The package wraps what the reading of the body says.
        if isinstance(found.__cause__, Problem):
            return answer(found.__cause__)
        if isinstance(found.__cause__, RequestDataTooBig):
            return answer(Problem(413, "The request is too big", "Send one period at a time."))
        return answer(Problem(found.status_code, "The request cannot be read", str(found)))

    @api.exception_handler(ValidationError)
    def not_understood(request: HttpRequest, found: ValidationError) -> HttpResponse:
        wrong = [_wrong(request, each) for each in found.errors[:50]]
        detail = "Nothing was kept. Put right what is named below, and send all of it again."
        return answer(Problem(422, "The request is not understood", detail, wrong))

    @api.exception_handler(TurnedBack)
    def turned_back(request: HttpRequest, found: TurnedBack) -> HttpResponse:
        detail = "Nothing was kept. Put these boxes right, and send all boxes of the period again."
        return answer(Problem(422, "Some boxes cannot be kept", detail, found.wrong))

    @api.exception_handler(SayWhy)
    def say_why(request: HttpRequest, found: SayWhy) -> HttpResponse:
        detail = "Nothing was kept. If the numbers are right, send the same again with “why”: a sentence that says why."
        return answer(
            Problem(422, "Numbers changed suddenly", detail, [Wrong("", each) for each in found.changes])
        )

    @api.exception_handler(NotNow)
    def not_now(request: HttpRequest, found: NotNow) -> HttpResponse:
        return answer(Problem(409, "This cannot be done now", str(found)))

    @api.exception_handler(Http404)
    def not_there(request: HttpRequest, found: Http404) -> HttpResponse:
        return answer(Problem(404, "Not found", NOT_THERE))

    @api.exception_handler(Exception)
    def failed(request: HttpRequest, found: Exception) -> HttpResponse:
        logger.exception("The interface failed at %s", request.path, exc_info=found)
        detail = (
            "Nothing was kept. Send the same again; if it fails again, tell the Board office when it was."
        )
        return answer(Problem(500, "The program failed", detail))


def _wrong(request: HttpRequest, error: dict[str, Any]) -> Wrong:
    """One finding of the schema in plain words, with the box where it is about one."""
    where = [part for part in error["loc"] if part not in ("body", "said", "path", "query")]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where[:3]).lstrip(".")
    if where[:1] == ["figures"] and len(where) > 2 and where[2] == "answer" and error["type"] != "missing":
        words = WHAT_TO_WRITE
    else:
        words = WORDS.get(error["type"], f"{error['msg']}.")
    return Wrong(_box(request, where), f"{place}: {words}" if place else words)


def _box(request: HttpRequest, where: list[Any]) -> str:
    """The code of the box that stands at this place of the body; empty where none does."""
    if len(where) < 2 or where[0] != "figures" or not isinstance(where[1], int):
        return ""
    try:
        said = json.loads(request.body)["figures"][where[1]]["box"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return said[:200] if isinstance(said, str) else ""
