"""What the documents name is there: links, files, commands, personas, the tests behind each promise."""

from __future__ import annotations

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from safeboard.kernel.partnership.personas import PERSONAS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md")]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))

LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"(?<![\w/.-])(?:src|tests|docs|tools|frontend|requirements)/[\w./-]*")
SAFEBOARD = re.compile(r"(?:^|`)\s*safeboard ([a-z][\w-]*)(?: ([a-z][\w-]*))?", re.MULTILINE)
RUN = re.compile(r"\./run ([a-z-]+)")
OUTSIDE = ("http:", "https:", "mailto:")


def name(document: Path) -> str:
    return str(document.relative_to(ROOT))


def anchors(document: Path) -> set[str]:
    """The anchors that a heading gets where the documents are read."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(document):
    astray = []
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if link.startswith(OUTSIDE):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            astray.append(link)
    assert astray == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_file_that_is_named_is_there(document):
    named = {place.rstrip(".") for place in PLACE.findall(document.read_text(encoding="utf-8"))}
    assert sorted(place for place in named if not (ROOT / place).exists()) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_command_that_is_named_exists(document):
    text, known = document.read_text(encoding="utf-8"), get_commands()
    for command, verb in SAFEBOARD.findall(text):
        assert command in known, f"safeboard {command}"
        verbs = verbs_of(known[command], command)
        assert not verbs or not verb or verb in verbs, f"safeboard {command} {verb}"
    assert set(RUN.findall(text)) <= set(run_module().COMMANDS)


def verbs_of(app: object, command: str) -> set[str]:
    """The verbs of a command that has some: `audit seal`, `report annual`."""
    parser = (load_command_class(app, command) if isinstance(app, str) else app).create_parser(
        "safeboard", command
    )
    return {
        verb for action in parser._actions if action.option_strings == [] for verb in action.choices or ()
    }


def run_module():
    spec = spec_from_loader("run", SourceFileLoader("run", str(ROOT / "run")))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_commands_to_look_for():
    text = "\n".join(each.read_text(encoding="utf-8") for each in DOCUMENTS)
    assert {"prepare", "intake", "snapshot", "result", "report", "audit", "show"} <= {
        command for command, _ in SAFEBOARD.findall(text)
    }
    assert verbs_of(get_commands()["audit"], "audit") >= {"seal", "verify", "who"}


def test_the_readme_says_of_everybody_what_they_can_do():
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [each.title for each in PERSONAS if f"| **{each.title}** |" not in table] == []


def test_every_promise_names_its_tests():
    rows = re.findall(
        r"^\| (?:[A-Z]\d)? ?\|(.+)$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    promises = [row for row in rows if "Promise" not in row]
    assert len(promises) > 15
    for promise in promises:
        tests = re.findall(r"`([^`]+/test_\w+\.py)`", promise)
        assert tests, promise
        for each in tests:
            assert "def test_" in (ROOT / each).read_text(encoding="utf-8"), each


def test_decisions_are_numbered_in_order_and_complete():
    assert [each.name[:4] for each in ADRS] == [f"{number:04d}" for number in range(1, len(ADRS) + 1)]
    for each in ADRS:
        text = each.read_text(encoding="utf-8")
        assert text.startswith(f"# {each.name[:4]} ")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences")), each.name


# --- Guides ----------------------------------------------------------------------------------------------------------

GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
ITALIC = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")


def plainly(text: str) -> str:
    """Words as they are read: one space, straight apostrophes, small letters."""
    return " ".join(text.replace("’", "'").replace("…", "...").lower().split()).replace(" :", ":")


@pytest.fixture(scope="module")
def on_screen() -> str:
    """Every word that a page could show: all templates and all Python of ours."""
    source = ROOT / "src" / "safeboard"
    python = [each.read_text(encoding="utf-8") for each in source.rglob("*.py") if "tests" not in each.parts]
    pages = [each.read_text(encoding="utf-8") for each in source.rglob("jinja2/**/*.html")]
    pages = [re.sub(r"<[^>]*>|\{%.*?%\}", " ", each, flags=re.DOTALL) for each in pages]
    without_values = [re.sub(r"\{\{.*?\}\}", " ", each, flags=re.DOTALL) for each in pages]
    return " \n ".join(map(plainly, [*python, *pages, *without_values]))


@pytest.mark.parametrize("guide", GUIDES, ids=name)
def test_a_button_that_a_guide_names_stands_on_some_page(guide, on_screen):
    named = {each.rstrip(".?") for each in ITALIC.findall(guide.read_text(encoding="utf-8"))} - {"like this"}
    assert named, "A guide names what stands on the pages, in italics."
    assert sorted(each for each in named if plainly(each) not in on_screen) == []
