"""Views, forms, selectors and reports reach rows through `Model.visible` only; nobody is excused (architecture section 4)."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from safeboard.kernel.access.guarding import Guarded
from safeboard.kernel.access.rules import walk

SOURCE = Path(__file__).resolve().parents[2] / "src" / "safeboard"
WATCHED = {"views", "forms", "selectors", "reports"}
DOORS = {"objects", "_base_manager", "_default_manager"}
MANAGER_VERBS = {
    *(
        "all",
        "filter",
        "exclude",
        "get",
        "first",
        "last",
        "latest",
        "earliest",
        "count",
        "exists",
        "order_by",
    ),
    *("values", "values_list", "aggregate", "annotate", "iterator", "select_related", "prefetch_related"),
    *(
        "in_bulk",
        "create",
        "bulk_create",
        "get_or_create",
        "update_or_create",
        "update",
        "delete",
        "add",
        "set",
    ),
}


def named_in_urls() -> set[Path]:
    """The modules whose functions our addresses lead to, whatever they are called."""
    return {
        Path(inspect.getsourcefile(inspect.unwrap(pattern.callback)) or "")
        for _, pattern in walk(get_resolver().url_patterns)
    }


def watched_files() -> list[Path]:
    views = named_in_urls()
    return [
        file
        for file in sorted(SOURCE.rglob("*.py"))
        if "tests" not in file.parts
        and (
            file in views
            or WATCHED
            & {
                part
                for name in file.relative_to(SOURCE).with_suffix("").parts
                for part in {name, name.rpartition("_")[2]}
            }
        )
    ]


def guarded_reverse_accessors() -> set[str]:
    """The names by which a row leads to many guarded rows, such as `person.episodes`."""
    return {
        relation.get_accessor_name()
        for model in apps.get_models()
        for relation in model._meta.related_objects
        if issubclass(relation.related_model, Guarded) and relation.get_accessor_name()
    }


def side_doors(source: str, reverse: set[str]) -> Iterator[str]:
    """Each place in the source that reaches rows by another door, with its line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in DOORS or name.endswith("_set"):
                yield f"{node.lineno}: .{name}"
            case ast.Attribute(value=ast.Attribute(attr=name), attr=verb) if (
                name in reverse and verb in MANAGER_VERBS
            ):
                yield f"{node.lineno}: .{name}.{verb}"
            case ast.Call(func=ast.Attribute(attr="prefetch_related" | "values" | "values_list"), args=args):
                for each in args:
                    if isinstance(each, ast.Constant) and set(str(each.value).split("__")) & reverse:
                        yield f"{node.lineno}: brings {each.value} along"
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]) if (
                name in DOORS
            ):
                yield f"{node.lineno}: getattr {name}"
            case ast.Call(
                func=ast.Name(id="get_object_or_404" | "get_list_or_404"), args=[ast.Name(id=name), *_]
            ):
                if name[:1].isupper():
                    yield f"{node.lineno}: get_object_or_404({name}) asks the default manager"
            case ast.Call(func=ast.Attribute(attr="raw" | "extra")) | ast.Attribute(attr="RawSQL"):
                yield f"{node.lineno}: raw SQL"
            case ast.ImportFrom(module="django.db", names=names) if "connection" in [
                each.name for each in names
            ]:
                yield f"{node.lineno}: a connection of its own"


def test_there_is_something_to_watch():
    assert {file.stem for file in watched_files()} >= {"views", "selectors", "receipt_views"}


@pytest.mark.parametrize("file", watched_files(), ids=lambda file: str(file.relative_to(SOURCE)))
def test_rows_are_reached_by_the_one_door(file):
    assert list(side_doors(file.read_text(), guarded_reverse_accessors())) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "Receipt.objects.get(pk=1)",
        "Receipt._default_manager.all()",
        "type(row)._base_manager.all()",
        "agency.receipt_set.all()",
        "person.episodes.filter(kind='referrals')",
        "get_object_or_404(Receipt, pk=1)",
        "getattr(Receipt, 'objects')",
        "Person.visible(reader, READ).prefetch_related('episodes__agency')",
        "from django.db import connection",
        "Person.visible(reader, READ).extra(where=['1=1'])",
    ],
)
def test_a_side_door_is_seen(wrong):
    assert list(side_doors(wrong, {"episodes"}))


@pytest.mark.parametrize(
    "right",
    [
        "get_object_or_404(Receipt.visible(reader, ROWS), pk=1)",
        "Episode.visible(reader, READ).filter(person=person)",
        "{'a': 1}.items()",
        "receipt.problems.filter(severity='error')",
        "from django.db import transaction",
    ],
)
def test_the_one_door_is_not_taken_for_another(right):
    assert not list(side_doors(right, {"episodes", "items"}))
