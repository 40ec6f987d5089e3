"""The rule table in words: who may do what, and under which condition."""

from __future__ import annotations

from collections.abc import Iterable

from safeboard.config.reference.markdown import code, table
from safeboard.grammar.declarations.permissions import (
    Anything,
    Both,
    Condition,
    Either,
    Grant,
    Is,
    Permission,
    Role,
    Same,
)
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.roles import ROLES


def page() -> list[str]:
    """Roles first, then a table of permissions by roles for each room."""
    lines = [
        "# Permissions",
        "",
        "Who may do what. An empty cell is a refusal: what no grant names is refused, and the answer is the "
        "not-found page. Words in a cell are the condition under which the grant holds. A conflict of interest, "
        "a wall and a record too sensitive for the hat shut whatever is granted here "
        "([ADR 0005](../adr/0005-policy.md)).",
        "",
        "## Roles",
        "",
        *table(("Role", "Code", "Side"), [(r.title, code(r.code), r.side.value) for r in ROLES.values()]),
    ]
    for contribution in REGISTRY.contributions.values():
        if contribution.grants:
            lines += [
                "",
                f"## {contribution.title}",
                "",
                contribution.about,
                "",
                *_matrix(contribution.grants),
            ]
    return lines


def _matrix(grants: Iterable[Grant]) -> list[str]:
    grants = tuple(grants)
    permissions = {grant.permission.code: grant.permission for grant in grants}
    headings = ("Permission", "What it is", *(role.title for role in ROLES.values()))
    rows = [
        (code(each.code), each.title, *(_cell(grants, each, role) for role in ROLES.values()))
        for each in permissions.values()
    ]
    return table(headings, rows)


def _cell(grants: tuple[Grant, ...], permission: Permission, role: Role) -> str:
    held = [grant for grant in grants if grant.permission == permission and role in grant.roles]
    return "; or ".join(condition_in_words(grant.where) for grant in held)


def condition_in_words(where: Condition) -> str:
    """A condition as a reader says it: `yes`, `own agency`, `own sub group and not hidden`."""
    match where:
        case Anything():
            return "yes"
        case Same("pk", "agency_id"):
            return "own agency"
        case Same(_, "user_id"):
            return "about oneself"
        case Same(field, reader):
            ours, theirs = _noun(field.removesuffix("__code").rpartition("__")[2] or field), _noun(reader)
            return f"own {ours}" if ours == theirs else f"{ours} own {theirs}"
        case Is(field, bool(value)):
            return _noun(field) if value else f"not {_noun(field)}"
        case Is(field, value):
            return f"{_noun(field)} is {value}"
        case Both(parts):
            words = [condition_in_words(part) for part in parts]
            return " and ".join(
                f"({each})" if isinstance(part, Either) else each
                for part, each in zip(parts, words, strict=True)
            )
        case Either(parts):
            return " or ".join(condition_in_words(part) for part in parts)


def _noun(field: str) -> str:
    return field.removesuffix("_id").removesuffix("__code").replace("__", " ").replace("_", " ")
