"""The rules of the children in need census, a module each (source: the Department for Education's published rule list,
Open Government Licence v3.0; the words are ours). A new rule is a new module; no list is edited.

A module holds RULE; where a field changed its name or its codes, EARLIER beside it is the same rule as it stood before,
with `until`, and RULE has `since`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from safeboard.grammar.statutory.rules import Rule


def _declared() -> Iterator[Rule]:
    for found in sorted(iter_modules(__path__), key=lambda each: each.name):
        module = import_module(f"{__name__}.{found.name}")
        if hasattr(module, "EARLIER"):
            yield module.EARLIER
        yield module.RULE


RULES: tuple[Rule, ...] = tuple(_declared())
