"""The body of a request, read so that nothing in it is passed over and nothing in it can harm."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from safeboard.kernel.returns.ways_in.api.problems import Problem

DEEPEST = 6
MOST_DIGITS = 1000
NOT_JSON = "The body is not JSON"
AS_DESCRIBED = "Send one object of JSON as /api/v1/openapi.json describes it."
TOO_DEEP = f"It is nested deeper than any request needs. {AS_DESCRIBED}"


class Careful(Parser):
    """JSON only: no name twice, no numbers that are none, not deeper than any request of ours, real letters."""

    def parse_body(self, request: HttpRequest) -> Any:
        kind = request.content_type or ""
        if kind not in ("application/json", ""):
            raise Problem(415, "Send JSON", "Set the header Content-Type to application/json.")
        try:
            found = json.loads(
                request.body.decode("utf-8"),
                object_pairs_hook=_each_once,
                parse_constant=_no_constant,
                parse_int=_whole,
            )
        except RecursionError:
            raise Problem(400, NOT_JSON, TOO_DEEP) from None
        except UnicodeDecodeError as fault:
            words = f"Byte {fault.start + 1:,} is no UTF-8. Send the body as UTF-8, and not packed."
            raise Problem(400, NOT_JSON, words) from None
        except json.JSONDecodeError as fault:
            words = f"It cannot be read from line {fault.lineno}, column {fault.colno} on. {AS_DESCRIBED}"
            raise Problem(400, NOT_JSON, words) from None
        except ValueError as fault:
            raise Problem(400, NOT_JSON, str(fault)) from None
        _measure(found)
        return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"The name “{twice[:60]}” stands twice; only one could be read. Send it once.")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number. Send a whole number or one of the words.")


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"A number has {len(digits):,} digits: nobody counts so far. Send the right number.")
    return int(digits)


def _measure(found: Any) -> None:
    """Refuse what is nested too deep, and letters that cannot be written to a file."""
    waiting = [(found, 1)]
    while waiting:
        this, depth = waiting.pop()
        if depth > DEEPEST:
            raise Problem(400, NOT_JSON, TOO_DEEP)
        if isinstance(this, dict):
            waiting += [(each, depth + 1) for pair in this.items() for each in pair]
        elif isinstance(this, list):
            waiting += [(each, depth + 1) for each in this]
        elif isinstance(this, str) and any("\ud800" <= each <= "\udfff" or each == "\0" for each in this):
            raise Problem(
                400,
                NOT_JSON,
                "It holds characters that stand for no letter. Take them out and send it again.",
            )
