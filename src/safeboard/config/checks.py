"""What must hold before the program starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import get_resolver

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.access.rules import Needs, rule_of, walk


@register("safeboard")
def every_address_has_a_rule(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Promise A2: an address without a rule, or with a permission nobody holds, stops the program."""
    granted = {grant.permission.code for grant in REGISTRY.grants()}
    faults: list[CheckMessage] = []
    for route, pattern in walk(get_resolver().url_patterns):
        rule = rule_of(pattern.callback)
        if rule is None:
            faults.append(Error(f"The address '{route}' says nowhere who may open it.", id="safeboard.E001"))
        elif isinstance(rule, Needs):
            for permission in rule.permissions:
                if permission.code not in granted:
                    faults.append(
                        Error(
                            f"The address '{route}' needs {permission.code}, which no role has.",
                            id="safeboard.E002",
                        )
                    )
    return faults


@register("safeboard")
def every_grant_names_a_known_role(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """A grant to a role that is not declared would never hold."""
    return [
        Error(
            f"{grant.permission.code} is granted to {role.code}, which is not declared.", id="safeboard.E003"
        )
        for grant in REGISTRY.grants()
        for role in grant.roles
        if ROLES.get(role.code) != role
    ]
