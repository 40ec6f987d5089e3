"""`safeboard show NAME`: where something is declared and what it says, as the program reads it."""

from __future__ import annotations

import inspect
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.declarations.dated import Clock
from safeboard.grammar.declarations.indicators import Example
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import FactTable
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.tables import Table


class Command(BaseCommand):
    """Indirection is never opaque: file, line and the compiled declaration."""

    help = "Show a folder, return, table, indicator or section by its code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")

    def handle(self, *, name: str, **_: object) -> None:
        """Print file and line, then the declaration."""
        found = list(_found(name))
        if not found:
            known = [
                *REGISTRY.contributions,
                *REGISTRY.returns,
                *REGISTRY.tables,
                *REGISTRY.indicators,
                *REGISTRY.sections,
            ]
            near = get_close_matches(name, known, n=6, cutoff=0.4) or [*REGISTRY.contributions]
            raise CommandError(
                f"Nothing is called {name!r}. There are, among {len(known)}: {', '.join(near)}. "
                "All are in docs/reference."
            )
        for kind, declaration, home in found:
            self.stdout.write(f"{kind} {name}, declared in {_place(home, name)}")
            for line in _lines(declaration, 1):
                self.stdout.write(line)


def _found(name: str) -> Iterator[tuple[str, object, str]]:
    for kind, shelf in (
        ("manifest", REGISTRY.contributions),
        ("return", REGISTRY.returns),
        ("table", REGISTRY.tables),
        ("indicator", REGISTRY.indicators),
        ("section", REGISTRY.sections),
    ):
        if name in shelf:
            yield kind, shelf[name], REGISTRY.home(kind, name)


def _place(home: str, name: str) -> str:
    """The file and line where the code stands between quotes, in the folder that declares it."""
    module = next(
        import_module(f"{app}.manifest") for app in settings.INSTALLED_APPS if app.endswith(f".{home}")
    )
    folder = Path(inspect.getfile(module)).parent
    for file in sorted(folder.rglob("*.py"), key=lambda file: (file.name != "manifest.py", file)):
        if "tests" in file.parts or "migrations" in file.parts:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if f'"{name}"' in line and not line.lstrip().startswith("import"):
                return f"{file.relative_to(settings.ROOT)}:{number}"
    return str(folder.relative_to(settings.ROOT))


def _lines(declaration: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(declaration, Table):
        for column in declaration.columns:
            yield f"{pad}- {column.name}: {column.kind.value}{'' if column.nullable else ', always there'}"
        return
    if not is_dataclass(declaration):
        yield f"{pad}{declaration}"
        return
    for each in fields(declaration):
        value = getattr(declaration, each.name)
        if isinstance(value, str | tuple | Mapping | None) and not value:
            continue
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            yield f"{pad}{each.name}:"
            for part in value:
                yield f"{pad}  - {_named(part)}"
        elif isinstance(value, Measure | Table | Example | Clock):
            yield f"{pad}{each.name}:"
            yield from _lines(value, depth + 1)
        elif not callable(value):
            yield f"{pad}{each.name}: {_plain(value)}"


def _plain(value: object) -> str:
    """A value without the marks of the program."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_plain(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_plain(each) for each in value)
    if is_dataclass(value) and type(value).__str__ is object.__str__:
        said = ((each.name, getattr(value, each.name)) for each in fields(value))
        return ", ".join(f"{name} {_plain(each)}" for name, each in said if each is not None)
    return str(value.value if isinstance(value, Enum) else value)


def _named(part: object) -> str:
    """What a part of a declaration is called."""
    if isinstance(part, FactTable):
        return part.table.name
    return getattr(part, "code", "") or getattr(part, "name", "") or getattr(part, "text", "") or _plain(part)
