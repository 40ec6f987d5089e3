"""The set-up says what it needs, installs only what is locked, and ships only what it vendored."""

from __future__ import annotations

import hashlib
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src/safeboard/kernel/ui/static/vendor"
LOCKS = [*sorted((ROOT / "requirements").glob("*.lock")), ROOT / "frontend/package-lock.json"]
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z0-9,._-]+\])?==([^\s;\\#]+)", re.MULTILINE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ROOT / "run", *arguments], capture_output=True, text=True)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / name).read_text()))


def vendored() -> dict[str, str]:
    """Path -> sha256, as written when frontend/build made the files."""
    lines = (VENDOR / "CHECKSUMS.txt").read_text().splitlines()
    return {path: digest for digest, path in (line.split(maxsplit=1) for line in lines)}


def test_every_vendored_file_is_what_the_build_made():
    changed = [
        path
        for path, said in vendored().items()
        if hashlib.sha256((ROOT / path).read_bytes()).hexdigest() != said
    ]
    assert not changed, f"Changed by hand; run frontend/build instead: {changed}"


def test_nothing_lies_among_the_vendored_files_that_the_build_did_not_make():
    there = {str(each.relative_to(ROOT)) for each in VENDOR.rglob("*") if each.is_file()}
    assert there - {f"{VENDOR.relative_to(ROOT)}/CHECKSUMS.txt"} <= set(vendored())


def test_no_font_or_mark_of_gov_uk_is_vendored():
    assert not [
        each.name for each in VENDOR.rglob("*") if each.suffix in {".woff", ".woff2", ".ttf", ".png", ".ico"}
    ]
    assert not [each.name for each in VENDOR.rglob("*.svg") if not each.name.startswith("icon-")]
    for sheet in VENDOR.glob("*.css"):
        text = sheet.read_text().lower()
        assert "gds transport" not in text and "@font-face" not in text and "crest.svg" not in text, (
            sheet.name
        )


def test_every_image_a_style_sheet_asks_for_is_there():
    for sheet in VENDOR.glob("*.css"):
        asked = re.findall(r"url\([\"']?(?!data:)([^)\"']+)", sheet.read_text())
        assert [path for path in asked if not (VENDOR / path).is_file()] == [], sheet.name


def test_scripts_point_at_no_source_map():
    assert not [script.name for script in VENDOR.glob("*.js") if "sourceMappingURL" in script.read_text()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_hold_hashes_and_no_web_address(lock):
    text = lock.read_text()
    assert "://" not in text and "--index-url" not in text and "--find-links" not in text
    assert "sha512-" in text if lock.suffix == ".json" else "--hash=sha256:" in text


def test_every_library_asked_for_is_locked_at_that_version():
    for name in ("base", "dev"):
        asked, locked = pins(f"{name}.in"), pins(f"{name}.lock")
        assert asked and asked.items() <= locked.items()


def test_a_demonstration_runs_on_the_versions_that_the_tests_ran_on():
    assert pins("base.lock").items() <= pins("dev.lock").items()


def test_every_locked_library_has_a_hash():
    for name in ("base.lock", "dev.lock"):
        entries = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements" / name).read_text().strip())
        assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_run_tells_what_it_can_do():
    done = run("--help")
    assert done.returncode == 0
    for command in ("demo", "test", "check", "bench", "docs", "show", "faults"):
        assert re.search(rf"^ +{command} +[A-Z]", done.stdout, re.MULTILINE), command


def test_run_refuses_what_it_does_not_know():
    done = run("demo", "--prot", "8001")
    assert done.returncode == 2 and "--prot" in done.stderr


def test_a_busy_port_is_said_in_a_plain_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("demo", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.strip().startswith(f"Port {port} is in use") and "Traceback" not in done.stderr


def test_show_says_what_is_declared_without_the_marks_of_the_program(capsys):
    for name in ("T1-04", "T3-04", "section47", "annex-a", "socialcare"):
        call_command("show", name)
        said = capsys.readouterr().out
        assert said.startswith(("indicator", "table", "return", "manifest")) and "declared in src/" in said
        assert not re.search(r"datetime\.|<[A-Z]\w+\.|<function|object at 0x|\bBreak\(|\bExample\(", said), (
            said
        )
    with pytest.raises(CommandError, match="T1-04"):
        call_command("show", "T1-4")
