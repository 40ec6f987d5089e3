"""What the import contracts cannot see runs down the same floors: foreign keys, migrations, includes, templates."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "safeboard"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
HOUSE = ["grammar", "kernel", "processes public", "config", "demo"]


def kernel_floors() -> list[set[str]]:
    """The kernel's floors as the contract has them, lowest first."""
    layers = next(each["layers"] for each in CONTRACTS if each["containers"] == ["safeboard.kernel"])
    return [{name.strip(" ()") for name in layer.split("|")} for layer in reversed(layers)]


def place(module: str) -> tuple[int, int, str]:
    """(storey of the house, floor of the kernel, room) of a module such as `safeboard.kernel.trail.models`."""
    parts = module.split(".")
    assert parts[0] == "safeboard", module
    storey = next(number for number, names in enumerate(HOUSE) if parts[1] in names.split())
    if parts[1] == "kernel":
        floor = next(number for number, rooms in enumerate(kernel_floors()) if parts[2] in rooms)
        return storey, floor, parts[2]
    # Config and the demonstration are one room each; every process is a room.
    return storey, 0, ".".join(parts[1:3]) if parts[1] in ("processes", "grammar") else parts[1]


def points_down(user: str, used: str) -> bool:
    """Whether a module may lean on another: its own room, or a lower one; a neighbour on one floor may not."""
    if not used.startswith("safeboard."):
        return True
    (above, high, here), (below, low, there) = place(user), place(used)
    return here == there or (above, high) > (below, low)


def ours() -> list[str]:
    return [each.name for each in apps.get_app_configs() if each.name.startswith("safeboard.")]


@pytest.mark.parametrize(
    ("user", "used", "right"),
    [
        ("safeboard.kernel.reporting", "safeboard.kernel.indicators", True),
        ("safeboard.kernel.indicators", "safeboard.kernel.reporting", False),
        ("safeboard.kernel.files", "safeboard.kernel.work", False),
        ("safeboard.processes.socialcare", "safeboard.kernel.returns", True),
        ("safeboard.processes.socialcare", "safeboard.processes.health", False),
        ("safeboard.kernel.returns", "safeboard.processes.socialcare", False),
        ("safeboard.kernel.journeys", "safeboard.grammar.dates", True),
        ("safeboard.kernel.trail", "django.contrib.auth", True),
    ],
)
def test_the_rule_itself(user, used, right):
    assert points_down(user, used) is right


def test_foreign_keys_point_down():
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("safeboard.")
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
        if field.related_model and not points_down(model.__module__, field.related_model.__module__)
    ]
    assert wrong == []


def test_the_trail_holds_no_foreign_keys():
    """It outlives what it speaks of."""
    assert [
        field.name
        for model in apps.get_app_config("trail").get_models()
        for field in model._meta.get_fields()
        if field.is_relation
    ] == []


def test_migrations_depend_downwards():
    names = {each.label: each.name for each in apps.get_app_configs()}
    loader = MigrationLoader(None)
    wrong = [
        f"{label}.{name} -> {other}"
        for (label, name), migration in loader.disk_migrations.items()
        if names[label].startswith("safeboard.")
        for other, _ in migration.dependencies
        if other in names and not points_down(names[label], names[other])
    ]
    assert wrong == []


def test_installed_apps_stand_in_the_order_of_the_floors():
    """Lower rooms first, config last; other packages before all of ours."""
    listed = settings.INSTALLED_APPS
    first = min(number for number, name in enumerate(listed) if name.startswith("safeboard."))
    assert all(name.startswith("safeboard.") for name in listed[first:])
    floors = [place(name)[:2] for name in listed[first:]]
    assert floors == sorted(floors)
    # The demonstration imports anything, so it may come after; no other room does.
    assert [each for each in listed if each != "safeboard.demo"][-1] == "safeboard.config"


def test_every_room_with_models_is_installed():
    rooms = {
        f"safeboard.{file.parent.relative_to(SOURCE).as_posix().replace('/', '.')}"
        for file in SOURCE.rglob("apps.py")
    }
    assert rooms == set(ours())


def module_of(file: Path) -> str:
    return "safeboard." + ".".join(file.relative_to(SOURCE).with_suffix("").parts)


def names_in_texts(file: Path) -> Iterator[str]:
    """Modules of ours that a Python file names in a text: includes, handlers, middleware."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(
                r"\bsafeboard\.(?:kernel|processes|grammar|config|demo|public)\.[\w.]+", node.value
            )


def test_modules_named_in_texts_point_down():
    """Includes by string, handlers, loaders."""
    wrong = [
        f"{module_of(file)} names {name}"
        for file in SOURCE.rglob("*.py")
        if "tests" not in file.parts
        for name in names_in_texts(file)
        if not points_down(module_of(file), name)
    ]
    assert wrong == []


TEMPLATE = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
ANY_REFERENCE = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+([^"'\s][^%]*)%}""")


def templates() -> list[Path]:
    return [*SOURCE.rglob("jinja2/**/*.html"), *SOURCE.rglob("templates/**/*.html")]


@cache
def room_of_templates(first: str) -> str | None:
    """The room whose templates carry this first folder; None for other packages."""
    found = {
        module_of(folder.parent.parent / "x.py").rsplit(".", 1)[0]
        for kind in ("jinja2", "templates")
        for folder in SOURCE.rglob(f"{kind}/{first}")
    }
    assert len(found) < 2, f"Two rooms have templates in a folder {first}: {found}"
    return found.pop() if found else None


def test_templates_lean_downwards():
    wrong = []
    for file in templates():
        text = file.read_text()
        user = module_of(file).split(".jinja2.")[0].split(".templates.")[0]
        assert not ANY_REFERENCE.search(text), (
            f"{file} takes a template by a name that is worked out: write it out."
        )
        for name in TEMPLATE.findall(text):
            room = room_of_templates(name.split("/")[0])
            if room and not points_down(user, room):
                wrong.append(f"{file.relative_to(SOURCE)} -> {name}")
    assert templates() and wrong == []


def test_templates_live_in_a_folder_of_their_rooms_name():
    """So that no room can put its page in place of another's."""
    for kind in ("jinja2", "templates"):
        for folder in SOURCE.rglob(kind):
            names = {each.name for each in folder.iterdir()}
            # Partnership owns sign-in and dresses the pages of that package.
            dressed = {"account", "mfa", "429.html"} if folder.parent.name == "partnership" else set()
            assert names <= {folder.parent.name} | dressed, folder


def process_names() -> set[str]:
    return {each.name for each in (SOURCE / "processes").iterdir() if (each / "manifest.py").exists()}


# Processes whose names the kernel also says of something else: agencies, a kind of agency, an answer that is missing.
WORDS_OF_THE_FIELD = {"education", "missing", "police"}


def test_the_kernel_never_names_a_process():
    """Not its folder, not its code, not a permission or a page of it (architecture section 9, habit 12).

    A name in quotes is a code, but for the few that are words of the field too; those may stand in quotes alone,
    and nowhere where a code is asked for.
    """
    assert process_names() > WORDS_OF_THE_FIELD
    name = "|".join(sorted(process_names()))
    only_a_name = "|".join(sorted(process_names() - WORDS_OF_THE_FIELD))
    asked = r"contributions\[|contributions\.get\(|get_model\(|get_app_config\(|app_label=|home\([^)]*"
    names = re.compile(
        rf"processes[./]({name})\b|(?:{asked})[\"']({name})[\"']|[\"']({name})\.\w|"
        rf"[\"']({only_a_name})[\"']|\bsocialcare\b"
    )
    wrong = [
        f"{file.relative_to(SOURCE)}: {found[0]}"
        for ending in ("*.py", "*.html", "*.js", "*.css")
        for file in (SOURCE / "kernel").rglob(ending)
        if not {"tests", "vendor", "migrations"} & set(file.parts)
        for found in names.finditer(file.read_text())
    ]
    assert wrong == []
