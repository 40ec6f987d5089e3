"""The house holds: imports run down, nobody is excused, and a wrong import is really caught."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = SETTINGS["contracts"]
FURNITURE = {"apps", "migrations", "tests", "factories", "api"}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the linter on the package `safeboard` in the folder, by our contracts."""
    return subprocess.run(
        [
            *(sys.executable, Path(sys.executable).parent / "lint-imports"),
            *("--no-cache", "--config", ROOT / "pyproject.toml"),
        ],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )


def test_nobody_is_excused():
    excused = [
        each["name"] for each in CONTRACTS if each.get("ignore_imports") or each.get("skip_descendants")
    ]
    assert excused == []
    assert "exclude_type_checking_imports" not in SETTINGS


def test_only_the_furniture_is_outside_the_floors():
    for contract in CONTRACTS:
        assert set(contract.get("exhaustive_ignores", [])) <= FURNITURE, contract["name"]


def test_every_layered_contract_knows_all_its_rooms():
    layered = [each for each in CONTRACTS if each["type"] == "layers"]
    assert {container for each in layered for container in each["containers"]} == {
        "safeboard",
        "safeboard.kernel",
        "safeboard.grammar",
        "safeboard.processes.*",
    }
    assert all(each["exhaustive"] is True for each in layered)


def test_the_house_holds():
    done = lint(ROOT / "src")
    assert done.returncode == 0, done.stdout


def test_folders_of_tests_are_no_packages():
    """A tests folder with an __init__ would be seen as a room of the house."""
    assert [str(each) for each in (ROOT / "src").rglob("tests/__init__.py")] == []


def small_house(folder: Path) -> Path:
    """An empty package with every room that the contracts require, and one process."""
    package = folder / "safeboard"
    rooms = ["demo", "config", "processes/socialcare", "processes/health"]
    for contract in CONTRACTS:
        if contract["type"] == "layers" and "*" not in contract["containers"][0]:
            inside = contract["containers"][0].replace("safeboard", "").strip(".")
            names = [name.strip() for layer in contract["layers"] for name in layer.split("|")]
            rooms += [f"{inside}/{name}" for name in names if not name.startswith("(")]
    for room in rooms:
        (package / room).mkdir(parents=True, exist_ok=True)
    for room in [package, *(each for each in package.rglob("*") if each.is_dir())]:
        (room / "__init__.py").touch()
    for contract in CONTRACTS:
        for module in contract.get("protected_modules", []) + contract.get("allowed_importers", []):
            (folder / module.replace(".", "/")).with_suffix(".py").touch()
    for process in ("socialcare", "health"):
        for module in ("manifest", "permissions", "apps", "factories"):
            (package / "processes" / process / f"{module}.py").touch()
    return package


def test_a_small_house_that_keeps_the_rules_passes(tmp_path):
    package = small_house(tmp_path)
    (package / "processes/socialcare/manifest.py").write_text(
        "import safeboard.processes.socialcare.permissions\nimport safeboard.kernel.access\n"
    )
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("where", "wrong", "contract"),
    [
        ("grammar/dates", "import safeboard.kernel.ui", "The house"),
        ("grammar/dates", "import safeboard.grammar.declarations", "The grammar's floors"),
        ("grammar/dates", "def late():\n    import django", "The grammar never knows Django"),
        ("kernel/ui", "import safeboard.kernel.trail", "The kernel's floors"),
        ("kernel/work", "import safeboard.kernel.files", "The kernel's floors"),
        ("kernel/attic", "A = 'a room on no floor'", "The kernel's floors"),
        ("kernel/trail", "import safeboard.processes.socialcare", "The house"),
        ("config", "import safeboard.demo", "The house"),
        ("processes/socialcare/permissions", "from . import manifest", "Inside a process"),
        ("processes/socialcare/helpers", "A = 'furniture nobody knows'", "Inside a process"),
        ("processes/socialcare/apps", "import safeboard.processes.health", "No process knows another"),
        (
            "kernel/reporting",
            "import safeboard.kernel.indicators.counted",
            "Raw counts only from runs and disclosure",
        ),
    ],
)
def test_what_breaks_a_rule_is_caught(tmp_path, where, wrong, contract):
    spoilt = small_house(tmp_path) / where
    file = spoilt / "__init__.py" if spoilt.is_dir() else spoilt.with_suffix(".py")
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{wrong}\n")
    done = lint(tmp_path)
    broken = [line for line in done.stdout.splitlines() if "BROKEN" in line]
    assert done.returncode != 0 and any(line.startswith(contract) for line in broken), done.stdout[-2000:]


def test_circles_between_neighbours_are_caught(tmp_path):
    package = small_house(tmp_path)
    (package / "kernel/trail/one.py").write_text("import safeboard.kernel.trail.two\n")
    (package / "kernel/trail/two.py").write_text("import safeboard.kernel.trail.one\n")
    assert "No circles between neighbours BROKEN" in lint(tmp_path).stdout
