"""The body of a request, read so that nothing in it is passed over and nothing in it can harm."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from safeboard.kernel.returns.ways_in.api.problems import Problem

DEEPEST = 6
NOT_JSON = "The body is not JSON"


class Careful(Parser):
    """JSON only: no name twice, no numbers that are none, not deeper than any request of ours, real letters."""

    def parse_body(self, request: HttpRequest) -> Any:
        kind = request.content_type or ""
        if kind not in ("application/json", ""):
            raise Problem(415, "Send JSON", "Set the header Content-Type to application/json.")
        try:
            found = json.loads(
                request.body.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_no_constant
            )
        except RecursionError:
            raise Problem(400, NOT_JSON, "It is nested deeper than any request needs.") from None
        except ValueError as fault:
            raise Problem(400, NOT_JSON, f"{fault}."[:300]) from None
        _measure(found)
        return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"The name {twice[:60]!r} stands twice; only one could be read")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _measure(found: Any) -> None:
    """Refuse what is nested too deep, and letters that cannot be written to a file."""
    waiting = [(found, 1)]
    while waiting:
        this, depth = waiting.pop()
        if depth > DEEPEST:
            raise Problem(400, NOT_JSON, "It is nested deeper than any request needs.")
        if isinstance(this, dict):
            waiting += [(each, depth + 1) for pair in this.items() for each in pair]
        elif isinstance(this, list):
            waiting += [(each, depth + 1) for each in this]
        elif isinstance(this, str) and any("\ud800" <= each <= "\udfff" or each == "\0" for each in this):
            raise Problem(400, NOT_JSON, "It holds characters that stand for no letter.")
