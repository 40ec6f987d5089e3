"""Every address says who may open it; an address that does not say is refused at start (promise A2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path

from safeboard.grammar.declarations.permissions import Permission

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Open:
    """Anybody, signed in or not; `why` is shown in the table of addresses."""

    why: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Anybody who wears a hat."""

    why: str


@dataclass(frozen=True, slots=True)
class Needs:
    """Whoever holds one of these permissions; which records is then the policy's matter."""

    permissions: tuple[Permission, ...]


Rule = Open | SignedIn | Needs


def needs(*permissions: Permission) -> Needs:
    """The page needs one of these permissions."""
    return Needs(permissions)


def page(route: str, view: View, *, name: str, rule: Rule) -> URLPattern:
    """An address with its view, its name and its rule."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    guarded.access_rule = rule  # type: ignore[attr-defined]
    return path(route, guarded, name=name)


def pages_of(route: str, module: str, *, rule: Rule) -> URLResolver:
    """All addresses of somebody else's package under one rule."""
    resolver = path(route, include(module))
    for _, pattern in walk([resolver]):
        pattern.callback.access_rule = rule
    return resolver


def walk(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below these patterns, with its whole route."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        else:
            yield route, pattern


def rule_of(view: object) -> Rule | None:
    """The rule a view carries, or None where it carries none."""
    return getattr(view, "access_rule", None)
