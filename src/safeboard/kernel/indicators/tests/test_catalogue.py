"""The catalogue: each indicator of the set once, counted or *not yet, comes with X* (SYS-54; indicators.md)."""

from __future__ import annotations

import html
import re

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators import catalogue
from safeboard.kernel.indicators.feeding import fed_by, theme_of


def test_the_set_has_134_indicators_in_five_themes_and_two_of_our_own_on_what_is_sent():
    found = catalogue.listed()
    assert len(found) == 134 + len({"T5-40", "T5-41"})
    assert all(re.fullmatch(r"T[1-5]-\d\d", row.code) for row in found)


def test_each_is_counted_or_not_yet_and_never_both():
    every = {row.code for row in catalogue.listed()}
    waiting = {row.code for row in catalogue.not_yet()}
    declared = set(REGISTRY.indicators)
    assert declared - every == set(), "name the new indicator in catalogue.csv, one line"
    assert waiting | declared == every and not waiting & declared


def test_the_owner_on_the_list_is_the_owner_that_is_declared():
    owners = {row.code: row.owner for row in catalogue.listed()}
    assert {code: each.owner for code, each in REGISTRY.indicators.items()} == {
        code: owners[code] for code in REGISTRY.indicators
    }


def test_a_code_that_stands_twice_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "catalogue.csv"
    file.write_text("code,title,owner,comes_with\nT1-01,A,EH,x\nT1-01,B,EH,x\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FILE", file)
    catalogue.listed.cache_clear()
    with pytest.raises(ValueError, match="T1-01 stands twice"):
        catalogue.listed()
    file.write_text("code,title,owner,comes_with\nT1-01,,EH,x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="T1-01 leaves a column empty"):
        catalogue.listed()
    monkeypatch.undo()
    catalogue.listed.cache_clear()


def test_what_has_lost_its_line_is_not_yet_any_more(monkeypatch):
    monkeypatch.delitem(REGISTRY.indicators, "T1-04")
    assert "T1-04" in {row.code for row in catalogue.not_yet("T1")}
    assert "T1-04" not in {row.code for row in catalogue.not_yet("T2")}


def test_the_page_says_what_each_waits_for(as_role):
    body = html.unescape(as_role("analyst").get("/indicators/").content.decode())
    for row in catalogue.not_yet():
        assert f"{row.title}" in body and f"Not yet: comes with {row.comes_with}" in body
    assert f"{len(REGISTRY.indicators)} of {len(catalogue.listed())}" in body


def test_the_page_is_for_whoever_may_read_indicators(as_role):
    assert as_role("lay-member").get("/indicators/").status_code == 200
    assert as_role("council-data-lead").get("/indicators/").status_code == 404


def test_a_return_is_felt_on_the_theme_of_most_that_it_feeds():
    assert theme_of("missing") == "T2" and theme_of("annex-a") == "T3"
    assert {each.code for each in fed_by("missing")} >= {"T2-16", "T2-17"}
    assert fed_by("nothing") == () and theme_of("nothing") == "T5"
