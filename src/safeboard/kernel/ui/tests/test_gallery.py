"""Every shared component has an example, and every example draws what it promises."""

from __future__ import annotations

import re

import pytest

from safeboard.kernel.ui.gallery import FOLDER, USES, examples

MACRO = re.compile(r"{% macro (\w+)\(")
DRAWS = {
    "error_summary": ("There is a problem", 'href="#wrong_title"', 'href="#wrong_due_on-day"'),
    "text": ("<input", "Rota of the front door", "In a few words."),
    "textarea": ("<textarea", "Do not name a child, a parent or a worker."),
    "why_safe": ("This looks like personal information", "Why is it safe to keep this?"),
    "radios": ("What does the Board do?", 'type="radio"', "Until a day, with a reason."),
    "select": ("<select", "Choose what came of it"),
    "checkbox": ('type="checkbox"', "The agency was told"),
    "date_input": ("wrong_due_on-day", 'value="31"', "31 2 2016 is not a date."),
    "password": ('type="password"',),
    "hidden": ('type="hidden"', 'value="3"'),
    "verdict": ("▲", "Better than last year"),
    "signs": ("[L]", "Will keep missing the target"),
    "spark": ("<svg", "Eight quarters"),
    "figures_table": ("<table", "516 of 749", "65.5 to 72.1"),
    "line_chart": ("<svg", "still below England"),
}


def test_no_macro_that_pages_share_is_without_an_example():
    shared = {
        name
        for file in ("forms.html", "figures.html")
        for name in MACRO.findall((FOLDER.parent / file).read_text())
    }
    assert shared <= set(USES)
    assert {each.stem for each in FOLDER.glob("*.html")} == set(USES) == set(DRAWS)


@pytest.mark.parametrize("name", USES)
def test_an_example_draws_what_it_promises(name, settings, tmp_path):
    settings.CHARTS = tmp_path
    drawn = next(each for each in examples() if each.name == name)
    for part in DRAWS[name]:
        assert part in drawn.drawn, part
    assert "style=" not in drawn.drawn or name == "line_chart"


def test_nothing_is_chosen_beforehand_where_a_decision_is_made(settings, tmp_path):
    settings.CHARTS = tmp_path
    assert "checked" not in next(each for each in examples() if each.name == "radios").drawn


def test_the_page_shows_each_with_its_code(as_role, client):
    page = as_role("analyst").get("/components/").content.decode()
    assert all(f'id="{name}"' in page for name in USES)
    assert "{{ verdict(" in page
    assert client.get("/components/").status_code == 302
