"""Nothing declared is half declared: fields classed, indicators owned, roles known, pages guarded, edits versioned."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.urls import get_resolver

from safeboard.config import checks
from safeboard.grammar.declarations.permissions import Grant, Permission, Role, Side
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.kernel.access import guarding, roles
from safeboard.kernel.access.guarding import Guarded, Versioned, Walled
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.access.rules import Needs, rule_of, walk

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "safeboard"
INDICATORS = list(REGISTRY.indicators.values())
# Rows that are added and never edited, or that only the program writes, need no version. Said once, each with why.
NOT_EDITED = {
    "partnership.SubGroup": "set up with the installation, no form edits it",
    "indicators.Snapshot": "taken once, never edited",
    "indicators.PublishedFile": "read, then kept once or thrown away; the verbs ask its state",
    "indicators.Look": "what was looked at for a meeting; written by the program",
    "indicators.Rebase": "an answer is added, never edited; a later one stands in its place",
    "journeys.Person": "written from returns by the program",
    "journeys.Episode": "statements are added; the sender's record is never edited",
    "journeys.EntryQuery": "added, never edited",
    "actions.Report": "added, never edited",
    "actions.Batch": "one import; the verbs of the import ask its state",
    "partnership.Reminder": "sent once, never edited",
    "meetings.Constituency": "added, never edited",
    "meetings.Seat": "added, and ended once",
    "meetings.Declaration": "added, and ended once by whoever comes first",
    "meetings.Paper": "one row a version, never edited",
    "meetings.Minute": "one row a version, never edited",
    "meetings.Decision": "never edited; another one may supersede it",
    "reporting.Edition": "issued once a year, never edited",
    "reporting.Export": "written by the program",
    "reporting.YearStep": "what a step of the new year did; added, never edited",
    "reporting.YearFigures": "which figures a year was closed with; added, never edited",
}


def test_the_whole_passes_its_own_checks():
    assert run_checks(tags=["safeboard"]) == []


# --- Facts and indicators --------------------------------------------------------------------------------------------


def test_there_is_something_to_complete():
    assert len(INDICATORS) >= 12 and REGISTRY.tables and REGISTRY.returns


@pytest.mark.parametrize("table", REGISTRY.tables.values(), ids=lambda table: table.table.name)
def test_every_column_of_a_fact_table_is_classed(table):
    assert set(table.classes) == {column.name for column in table.table.columns}
    assert all(isinstance(each, FieldClass) for each in table.classes.values())


@pytest.mark.parametrize("sent", REGISTRY.returns.values(), ids=lambda sent: sent.code)
def test_every_column_of_a_return_is_classed(sent):
    for each in sent.lists:
        for column in each.columns:
            assert isinstance(column.field_class, FieldClass), (each.name, column.name)


def test_what_names_a_child_or_worker_is_identifying():
    """A spot check of the classes themselves, on the columns nobody can argue about."""
    for sent in REGISTRY.returns.values():
        for each in sent.lists:
            for column in each.columns:
                if column.name in ("child", "born_on", "worker", "allocated_worker"):
                    assert column.field_class is FieldClass.IDENTIFYING, (sent.code, each.name, column.name)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.code)
def test_every_indicator_is_owned_checked_and_proved(indicator):
    assert indicator.owner and indicator.author and indicator.checker
    assert indicator.author != indicator.checker
    assert indicator.review_on > indicator.since
    assert indicator.example.words and any(indicator.example.rows.values())
    assert set(indicator.needs) <= set(REGISTRY.tables)
    assert indicator.why and indicator.source and indicator.linked


# --- Roles and grants ------------------------------------------------------------------------------------------------


def declared_in_code(kind: type) -> list[tuple[str, object]]:
    """Every Role or Permission that a module of ours holds under a name."""
    return [
        (f"{name}.{attribute}", value)
        for name, module in list(sys.modules.items())
        if name.startswith("safeboard.") and ".tests." not in name
        for attribute, value in vars(module).items()
        if isinstance(value, kind)
    ]


def test_every_role_is_declared_in_the_one_place():
    assert {each for _, each in declared_in_code(Role)} == set(ROLES.values())
    assert all(ROLES[code].code == code for code in ROLES)


def test_every_grant_names_declared_roles():
    for grant in REGISTRY.grants():
        assert all(ROLES.get(role.code) == role for role in grant.roles), grant


def test_a_grant_to_an_unknown_role_stops_the_program(monkeypatch):
    ghost = Grant(Permission("attic.open", "Open the attic"), (Role("ghost", "Ghost", Side.BOARD),))
    monkeypatch.setattr(REGISTRY, "grants", lambda: iter([ghost]))
    (fault,) = checks.every_grant_names_a_known_role(None)
    assert "attic.open is granted to ghost, which is not declared" in fault.msg


def test_every_permission_that_code_names_is_granted_to_somebody():
    """A permission without a grant is a page that nobody can ever open."""
    granted = {grant.permission for grant in REGISTRY.grants()}
    assert {name: each for name, each in declared_in_code(Permission) if each not in granted} == {}


def test_every_permission_has_one_code_and_one_meaning():
    permissions = {each for _, each in declared_in_code(Permission)}
    assert len({each.code for each in permissions}) == len(permissions)


def test_a_permission_belongs_to_the_room_that_grants_it():
    for code, contribution in REGISTRY.contributions.items():
        for grant in contribution.grants:
            assert grant.permission.code.split(".")[0] == code, (code, grant.permission)


def test_every_menu_entry_leads_where_its_permission_opens():
    """Else the menu would offer a page that answers "not found"."""
    rules = {pattern.name: rule_of(pattern.callback) for _, pattern in walk(get_resolver().url_patterns)}
    for contribution in REGISTRY.contributions.values():
        for nav in contribution.nav:
            rule = rules[nav.page]
            assert not isinstance(rule, Needs) or nav.permission in rule.permissions, nav


# --- Models ----------------------------------------------------------------------------------------------------------


def ours() -> list[type]:
    return [each for each in apps.get_models() if each.__module__.startswith("safeboard.")]


def names_that_views_load() -> set[str]:
    """The models whose rows our views, forms, selectors and reports ask for: `X.visible(...)`."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        if {"views", "forms", "selectors", "reports"} & set(file.relative_to(SOURCE).with_suffix("").parts):
            for node in ast.walk(ast.parse(file.read_text())):
                match node:
                    case ast.Attribute(value=ast.Name(id=name), attr="visible"):
                        found.add(name)
    return found


def test_every_model_with_pages_is_guarded():
    by_name = {each.__name__: each for each in ours()}
    asked = names_that_views_load() & set(by_name)
    assert asked
    assert [name for name in asked if not issubclass(by_name[name], Guarded)] == []


def test_nothing_puts_another_door_in_place_of_visible():
    """`visible` and `save_over` are the policy's; a model that had its own could open what the policy shuts."""
    for each in ours():
        if issubclass(each, Guarded):
            assert each.visible.__func__ is guarding.Guarded.visible.__func__, each
        if issubclass(each, Versioned):
            assert each.save_over is Versioned.save_over, each


def test_every_guarded_row_that_people_edit_is_versioned():
    missing = {
        each._meta.label for each in ours() if issubclass(each, Guarded) and not issubclass(each, Versioned)
    }
    assert missing == set(NOT_EDITED)


def test_every_childs_row_can_be_walled_and_classed():
    """From the first migration on (architecture section 4): rows of children, and files about them."""
    labels = {each._meta.label for each in ours() if issubclass(each, Walled)}
    assert {each._meta.label for each in apps.get_app_config("journeys").get_models()} <= labels
    assert "returns.Receipt" in labels


def test_what_is_about_a_child_says_so():
    """A conflict with the child must reach every row that leads to the child (promise A6)."""
    person = apps.get_model("journeys.Person")
    for each in ours():
        if issubclass(each, Guarded):
            for field in each._meta.concrete_fields:
                if field.related_model is person:
                    assert field.name in each.subjects, each
            for path in each.subjects:
                here = each
                for name in path.split("__"):
                    here = here._meta.get_field(name).related_model
                assert issubclass(here, Guarded), (each, path)


def test_board_side_and_everybody_are_what_they_say():
    assert set(roles.EVERYBODY) == set(ROLES.values())
    assert all(role.side is Side.BOARD for role in roles.BOARD_SIDE)
