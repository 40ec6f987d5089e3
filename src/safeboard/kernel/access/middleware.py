"""Asks the rule of the address before its view runs, and opens the event for the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.rules import Needs, Open, Rule, SignedIn, rule_of
from safeboard.kernel.trail import recorder


class UndeclaredAddress(RuntimeError):
    """A view without a rule was reached; the start-up check makes this impossible."""


class AskRule:
    """Lets a request through to its view only where the address's rule does (404, never 403)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        rule = rule_of(view)
        if rule is None:
            raise UndeclaredAddress(f"{request.path} has no access rule.")
        reader: Reader = request.reader  # type: ignore[attr-defined]
        if not isinstance(rule, Open) and reader.role:
            self._note(request, rule, kwargs)
        if passes(rule, reader):
            return None
        if not reader.role and request.method in ("GET", "HEAD"):
            return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")
        raise Http404

    @staticmethod
    def _note(request: HttpRequest, rule: Rule, kwargs: Mapping[str, Any]) -> None:
        match = request.resolver_match
        verb = "look" if request.method in ("GET", "HEAD") else "change"
        recorder.note(
            verb,
            thing=(match.view_name or "") if match else "",
            thing_id="/".join(str(value) for value in kwargs.values()),
            rule="|".join(each.code for each in rule.permissions) if isinstance(rule, Needs) else "signed in",
        )


def passes(rule: Rule, reader: Reader) -> bool:
    """Whether this reader may open an address with this rule."""
    match rule:
        case Open():
            return True
        case SignedIn():
            return bool(reader.role)
        case Needs(permissions):
            return any(policy.may(reader, permission) for permission in permissions)
