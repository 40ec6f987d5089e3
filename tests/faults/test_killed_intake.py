"""Every file that was acknowledged is there once, whenever the server and the worker are killed (promises C1, C2, C6).

Agencies send figures by the page, lists of Annex A by the page and figures by their programs; each file goes twice, a
third of them both times at once, while the server and the worker are killed with -9 every few seconds.
SAFEBOARD_UPLOADS changes how many (500); SAFEBOARD_SEED another run of chance.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.intake_killer import Killer, free_port
from tests.faults.intake_sender import Senders
from tools import postgres

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
ROOT = Path(__file__).resolve().parents[2]
UPLOADS = int(os.environ.get("SAFEBOARD_UPLOADS", "500"))
SEED = int(os.environ.get("SAFEBOARD_SEED", "20160421"))


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """What the programs of one installation are started with; its database is empty."""
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.faults.intake_settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "SAFEBOARD_VAR": str(tmp_path),
        "SAFEBOARD_DATABASE": f"sqlite:///{tmp_path}/intake.sqlite3",
    }
    if request.param == "SQLite":
        yield variables
        return
    try:
        with postgres.running(Path(pytest.__file__).parents[1]) as server:
            yield {**variables, "SAFEBOARD_DATABASE": server.address}
    except postgres.PostgresError as error:
        pytest.skip(str(error))


def test_every_acknowledged_file_is_there_once(environment: dict[str, str], tmp_path: Path) -> None:
    world(environment, "prepare", str(tmp_path), str(UPLOADS))
    plan = json.loads((tmp_path / "plan.json").read_text())
    senders = Senders(free_port(), SEED)
    with Killer(environment, senders.port, tmp_path / "log", SEED) as killer:
        senders.send_all(plan)
    assert not killer.failed, f"{killer.failed}\n{(tmp_path / 'log').read_text()[-3000:]}"
    world(environment, "count", str(tmp_path))
    counted = json.loads((tmp_path / "counted.json").read_text())
    wrong = [*wrong_with_receipts(plan, senders, counted), *wrong_with_rows(plan, senders, counted)]
    print(
        f"seed {SEED}: {len(plan)} uploads sent twice, {senders.tried_again} tries again, "
        f"{len(senders.acknowledged)} acknowledged, killed {dict(killer.kills)}, {counted['events']} events, "
        f"{len(counted['receipts'])} receipts, {counted['figures']} figures, {counted['episodes']} rows, wrong: {len(wrong)}"
    )
    assert not wrong, f"seed {SEED}: " + "\n".join(wrong[:20])
    assert counted["whole"], "the trail is broken"
    if len(plan) >= 50:
        assert min(killer.kills[each] for each in ("server", "worker", "process of the server")) > 0


def wrong_with_receipts(
    plan: list[dict[str, Any]], senders: Senders, counted: dict[str, Any]
) -> Iterator[str]:
    """Uploads without a receipt or with two, and receipts of nothing."""
    there = Counter(each["reference"] for each in counted["receipts"])
    for upload in plan:
        given = set(senders.acknowledged.get(upload["number"], ()))
        if len(given) != 1:
            yield f"{upload['mark']} was given {sorted(given) or 'no receipt'}."
        elif there[next(iter(given))] != 1:
            yield f"{upload['mark']} was acknowledged as {given}, which is there {there[next(iter(given))]} times."
    if len(there) != len(plan):
        yield f"{len(plan)} files were sent and {len(there)} receipts are there."
    contents = Counter((each["agency"], each["content"]) for each in counted["receipts"])
    yield from (f"{key} is there {many} times." for key, many in contents.items() if many > 1)


def wrong_with_rows(plan: list[dict[str, Any]], senders: Senders, counted: dict[str, Any]) -> Iterator[str]:
    """Rows and figures that are missing or there twice, files that changed, events that were not written once."""
    receipts = {each["reference"]: each for each in counted["receipts"]}
    for upload in plan:
        kept = receipts.get(next(iter(senders.acknowledged.get(upload["number"], ())), ""))
        if kept is None:
            continue
        figures = {upload["mark"]: upload["figures"]} if "figures" in upload else {}
        found = (kept["state"], kept["figures"], kept["episodes"], kept["noted"])
        if found != ("accepted", figures, upload.get("episodes", 0), [1, 1, 1]):
            yield f"{upload['mark']} ({kept['reference']}, {upload['kind']}) is {found}."
        if upload.get("stored", kept["stored"]) != kept["stored"]:
            yield f"{upload['mark']} was given the receipt of another file, or its file was changed."
    for what in ("figures", "episodes"):
        sent = sum(each.get(what, 0) for each in plan)
        if counted[what] != sent:
            yield f"{sent} {what} were sent and {counted[what]} are there."


def world(environment: dict[str, str], *arguments: str) -> None:
    """Prepare or count, beside the server."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.intake_world", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
