"""Every address, the rule it carries, and the roles that the rule lets through."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from safeboard.config.reference.markdown import code, table
from safeboard.grammar.declarations.permissions import Role
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.access.rules import Needs, Open, Rule, SignedIn, rule_of, walk

OURS = "safeboard."


def page() -> list[str]:
    """Our own addresses by room, then those of other people's packages, which carry one rule each."""
    found = list(walk(get_resolver().url_patterns))
    rooms: dict[str, list[tuple[str, URLPattern]]] = {}
    for route, pattern in found:
        if pattern.callback.__module__.startswith(OURS):
            rooms.setdefault(pattern.callback.__module__.split(".")[2], []).append((route, pattern))
    lines = [
        "# Addresses and roles",
        "",
        "Who may open which address. The permissions are those of [permissions](permissions.md); which *records* "
        "a role then sees is decided record by record. Whoever is refused gets the page of an address that does "
        "not exist; a visitor who is not signed in is asked to sign in.",
    ]
    for room, addresses in rooms.items():
        rows = [_row(route, pattern) for route, pattern in addresses]
        headings = ("Address", "Needs", *(role.title for role in ROLES.values()))
        lines += ["", f"## {_title(room)}", "", *table(headings, rows)]
    others = dict.fromkeys(_others(found))
    return [*lines, "", "## Other packages", "", *table(("Addresses below", "Rule"), others)]


def _row(route: str, pattern: URLPattern) -> tuple[str, ...]:
    rule = rule_of(pattern.callback)
    return (code(f"/{route}"), _needs(rule), *("yes" if _lets(rule, role) else "" for role in ROLES.values()))


def _needs(rule: Rule | None) -> str:
    match rule:
        case Open(why):
            return f"nothing: {why}"
        case SignedIn(why):
            return f"signed in: {why}"
        case Needs(permissions):
            return " or ".join(code(each.code) for each in permissions)
    return "no rule: the program does not start"


def _lets(rule: Rule | None, role: Role) -> bool:
    match rule:
        case Open() | SignedIn():
            return True
        case Needs(permissions):
            return any(grant.permission in permissions and role in grant.roles for grant in REGISTRY.grants())
    return False


def _others(found: list[tuple[str, URLPattern]]) -> Iterator[tuple[str, str]]:
    """Where each package hangs and its one rule; how many addresses it has is the package's own affair."""
    for route, pattern in found:
        if not pattern.callback.__module__.startswith(OURS):
            yield code(f"/{route.split('/')[0]}/"), _needs(rule_of(pattern.callback))


def _title(room: str) -> str:
    contribution = REGISTRY.contributions.get(room)
    return contribution.title if contribution else room.capitalize()
