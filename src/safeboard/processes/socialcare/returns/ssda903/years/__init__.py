"""What each collection year changed, a module each (source: DfE, SSDA903, OGL v3.0). A new year is a new module."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from safeboard.grammar.statutory.layouts import Change

CHANGES: tuple[Change, ...] = tuple(
    import_module(f"{__name__}.{module.name}").CHANGE
    for module in sorted(iter_modules(__path__), key=lambda each: each.name)
)
