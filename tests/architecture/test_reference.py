"""The reference pages say what is declared now, and no page lies there that nobody makes."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from safeboard.config.reference import pages
from safeboard.config.reference.permissions import condition_in_words
from safeboard.grammar.declarations.permissions import Anything, Is, Same, both, either
from safeboard.grammar.declarations.registry import REGISTRY


@pytest.mark.parametrize("name", [f"{each}.md" for each in pages.PAGES])
def test_a_page_is_as_the_declarations_have_it(name):
    file = pages.folder() / name
    lying_there = file.read_text(encoding="utf-8") if file.exists() else ""
    assert lying_there == pages.written()[name], (
        f"docs/reference/{name} is behind the declarations. Run: ./run docs"
    )


def test_no_page_lies_there_that_nobody_makes():
    assert {each.name for each in pages.folder().iterdir()} == set(pages.written())


def test_the_same_declarations_give_the_same_text():
    assert pages.written() == pages.written()


def test_everything_declared_is_on_its_page():
    text = pages.written()
    for name, shelf in (
        ("indicators.md", REGISTRY.indicators),
        ("returns.md", REGISTRY.returns),
        ("returns.md", REGISTRY.figures),
        ("facts.md", REGISTRY.tables),
    ):
        assert [code for code in shelf if code not in text[name]] == []
    for shelf in (REGISTRY.settings, REGISTRY.chasers, REGISTRY.rollover):
        assert shelf and [code for code in shelf if f"`{code}`" not in text["office.md"]] == []
    for grant in REGISTRY.grants():
        assert f"`{grant.permission.code}`" in text["permissions.md"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Anything(), "yes"),
        (Same("agency_id", "agency_id"), "own agency"),
        (Same("about_id", "agency_id"), "about own agency"),
        (Same("sub_group__code", "sub_group"), "own sub group"),
        (Same("seat__series__sub_group__code", "sub_group"), "own sub group"),
        (Same("pk", "agency_id"), "own agency"),
        (Same("user_id", "user_id"), "about oneself"),
        (Is("hidden", False), "not hidden"),
        (Is("issued", True), "issued"),
        (Is("kind", "board"), "kind is board"),
        (both(Same("agency_id", "agency_id"), Is("hidden", False)), "own agency and not hidden"),
        (
            both(
                Is("part_two", False),
                either(Is("series__kind", "board"), Same("sub_group__code", "sub_group")),
            ),
            "not part two and (series kind is board or own sub group)",
        ),
        (either(Is("issued", True), Is("kind", "board")), "issued or kind is board"),
    ],
)
def test_a_condition_is_said_in_words(where, words):
    assert condition_in_words(where) == words


def test_the_command_mends_what_is_behind_and_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(pages, "folder", lambda: tmp_path)
    call_command("docs")
    (tmp_path / "facts.md").write_text("old")
    capsys.readouterr()
    call_command("docs")
    said = capsys.readouterr().out
    assert "docs/reference/facts.md: written" in said and "docs/reference/returns.md: as it was" in said
    assert {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()} == pages.written()
