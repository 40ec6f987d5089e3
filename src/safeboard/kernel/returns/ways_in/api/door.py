"""Who is at the door of the interface: a program with a token, and never a browser with its cookie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from safeboard.kernel.access.readers import NOBODY, Reader
from safeboard.kernel.access.roles import DATA_SUPPLIER
from safeboard.kernel.returns.models import Token
from safeboard.kernel.returns.ways_in import tokens
from safeboard.kernel.work.today import today

PREFIX = "/api/"
BEARER = "bearer "
SENSITIVITY = 2


@dataclass(frozen=True, slots=True)
class Program(Reader):
    """A program that acts for its agency: the rights of the agency's data lead, and no person's name."""

    token_id: int = 0

    @property
    def trail_name(self) -> str:
        """The program as the trail names it."""
        return f"token {self.token_id}"

    @property
    def hat(self) -> str:
        """What it acts as, in the trail."""
        return f"program of {self.agency_code}"


class WithoutCookies:
    """Takes the cookies off requests to the interface, so that no signed-in browser can be made to send figures."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PREFIX):
            request.META.pop("HTTP_COOKIE", None)
            request.COOKIES = {}
        return self.get_response(request)


class CarryToken:
    """Sets `request.token` and the reader it makes on requests to the interface; nobody without a good token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PREFIX):
            said = request.headers.get("Authorization", "")
            bearer = said[: len(BEARER)].lower() == BEARER
            token = tokens.find(said[len(BEARER) :].strip()) if bearer else None
            request.token = token  # type: ignore[attr-defined]
            request.reader = reader_of(token) if token and token.opens(today()) else NOBODY  # type: ignore[attr-defined]
            request.hats = []  # type: ignore[attr-defined]
        return self.get_response(request)


def reader_of(token: Token) -> Program:
    """The reader that a token makes: its agency's data lead, as far as rows go."""
    return Program(
        role=DATA_SUPPLIER.code,
        agency_id=token.agency_id,
        agency_code=token.agency.code,
        sensitivity=SENSITIVITY,
        on=today(),
        token_id=token.pk,
    )
