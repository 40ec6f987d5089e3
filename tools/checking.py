"""Checks, tests and benchmarks: what each step runs, in which order, and what a missing piece means."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tools import chromium, postgres
from tools.environment import Environment
from tools.progress import say

NO_TESTS = 5  # pytest's exit code when it found none to run
# What never meets a database, asks it nothing that other tests do not ask, or draws pages and documents of what the
# tests beside it write: on one engine is enough, as for tests marked `once`. `./run test src tests` runs these on both.
ONCE = (
    "src/safeboard/grammar",
    "src/safeboard/kernel/files",
    "src/safeboard/kernel/ui",
    "src/safeboard/kernel/indicators/tests/test_ways_out.py",
    *(f"src/safeboard/kernel/reporting/annual/tests/test_{each}.py" for each in ("pages", "ways_out")),
    *(f"src/safeboard/kernel/reporting/tests/test_{each}.py" for each in ("headline", "start", "ways_out")),
    "src/safeboard/processes",
    "src/safeboard/demo",
    "tests/spec",
    "tests/faults/test_corpus.py",
    *(
        f"tests/architecture/test_{each}.py"
        for each in (
            *("addresses", "contracts", "directions", "docs", "doors", "names", "new_process", "office"),
            *("reference", "settings", "tooling"),
        )
    ),
)
SOURCES = ("src", "tests", "tools", "benchmarks", "run")


def check(environment: Environment) -> int:
    """Lint, format, imports, types and Django's own checks; prints only what is wrong."""
    wrong = _check(environment)
    return 1 if wrong else 0


def test(environment: Environment, chosen: list[str], *, fast: bool) -> int:
    """The checks, then pytest on SQLite, on PostgreSQL and in Chromium; `chosen` goes to pytest and skips the checks.

    Where CI is set, a missing PostgreSQL or Chromium is a failure; elsewhere its tests are skipped and the reason
    is printed. The last lines are pytest's own.
    """
    wrong = [] if chosen else _check(environment)
    codes: dict[str, int] = {}
    with _scratch() as scratch:
        ours = {"settings": "test", "TMPDIR": scratch, "SAFEBOARD_TEST_PAGES": _pages(scratch)}

        def pytest(title: str, *arguments: str, politely: bool = False, **variables: str) -> None:
            say(title)
            # A process that has done its share takes over what another has still to do.
            command = ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *arguments, *chosen)
            codes[title] = environment.run(*command, politely=politely, **ours, **variables)

        def cannot(what: str, why: str) -> None:
            say(f"{what}: {'FAILED' if _in_ci() else 'skipped'}. {why}")
            if _in_ci():
                wrong.append(what)

        left_out = "not browser and not faults and not shared and not spark and not postgres"
        # Loading the county takes most of a minute, unless it is what was asked for.
        if fast and not chosen:
            left_out += " and not county"
        pytest("tests on SQLite", "-m", left_out)
        if not fast:
            # One browser and the server behind it keep one processor busy and now and then the other; PostgreSQL gets
            # what they leave, so that nothing stands idle and no page waits for it.
            with ExitStack() as beside:
                browsing = None
                if why := chromium.missing():
                    cannot("tests in Chromium", why)
                else:
                    where = () if chosen else ("tests/browser",)
                    browsing = beside.enter_context(
                        environment.aside("-m", "pytest", "-q", "-m", "browser", *where, *chosen, **ours)
                    )
                try:
                    with postgres.running(environment.packages) as server:
                        once = [] if chosen else [f"--ignore={each}" for each in ONCE]
                        pytest(
                            f"tests on PostgreSQL {server.version}",
                            "-m",
                            "not browser and not faults and not shared and not spark and not county and not once",
                            *once,
                            politely=True,
                            SAFEBOARD_DATABASE=server.address,
                        )
                except postgres.PostgresError as error:
                    cannot("tests on PostgreSQL", str(error))
                if browsing:
                    say("tests in Chromium")
                    codes["tests in Chromium"], said = browsing.finish()
                    print(said, flush=True)

    # What is chosen may live on one engine only; the whole suite has tests for every step.
    fine = (0, NO_TESTS) if chosen else (0,)
    wrong += [title for title, code in codes.items() if code not in fine]
    if set(codes.values()) == {NO_TESTS}:
        wrong.append("no test was found")
    if wrong:
        print(f"\nNot passed: {', '.join(wrong)}", file=sys.stderr, flush=True)
    return 1 if wrong else 0


def bench(environment: Environment, names: list[str]) -> int:
    """Runs the benchmarks in `benchmarks/`, or only those named."""
    folder = environment.root / "benchmarks"
    found = {each.stem: each for each in sorted(folder.glob("[!_]*.py"))}
    if unknown := [name for name in names if name not in found]:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(found) or 'none'}.")
        return 2
    if not found:
        print("There are no benchmarks yet: a module in benchmarks/ is one.")
        return 0
    code = 0
    for name in names or found:
        say(f"measuring {name}")
        code = environment.run(found[name]) or code
    return code


def faults(environment: Environment, chosen: list[str]) -> int:
    """The long tests: kill -9, full disk, hostile files."""
    with _scratch() as scratch:
        command = ("-m", "pytest", "-m", "faults", "--timeout", "1800", *chosen)
        return environment.run(*command, settings="test", TMPDIR=scratch)


def _check(environment: Environment) -> list[str]:
    """Runs all checks, two at a time, and gives the names of those not passed."""
    sources = [each for each in SOURCES if (environment.root / each).exists()]
    binaries = environment.folder / "bin"
    safeboard = binaries / "safeboard"
    checks: dict[str, tuple[str | Path, ...]] = {
        "types of the grammar": ("-m", "mypy"),
        "Django's checks": (safeboard, "check", "--fail-level", "WARNING"),
        "models match migrations": (safeboard, "makemigrations", "--check", "--dry-run"),
        "lint": ("-m", "ruff", "check", "--output-format", "concise", *sources),
        "format": ("-m", "ruff", "format", "--check", "--output-format", "concise", *sources),
        "imports run down": (binaries / "lint-imports", "--no-cache"),
    }

    with _scratch() as scratch:

        def run(command: tuple[str | Path, ...]) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [environment.python, *command],
                env=environment.variables("test", TMPDIR=scratch),
                cwd=environment.root,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )

        say("checks")
        wrong = []
        with ThreadPoolExecutor(2) as pool:
            for name, done in zip(checks, pool.map(run, checks.values()), strict=True):
                say(f"  {name}: {'NOT PASSED' if done.returncode else 'passed'}")
                if done.returncode:
                    wrong.append(name)
                    print(done.stdout, flush=True)
    return wrong


@contextmanager
def _scratch() -> Iterator[str]:
    """A folder for what tests leave lying about; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="safeboard-test-", ignore_cleanup_errors=True) as folder:
        yield folder


def _pages(scratch: str) -> str:
    """A folder in it for the pages that one process compiled for the others."""
    folder = Path(scratch) / "pages"
    folder.mkdir()
    return str(folder)


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
