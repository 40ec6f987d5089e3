"""Ten thousand spoilt CSV files and workbooks of Annex A, 2,500 of figures and 2,000 requests: none crashes, hangs or
loses a row in silence; all are told why (D1, C3).

The bases are the kept hostile inputs. SAFEBOARD_SEED, SAFEBOARD_INPUTS and SAFEBOARD_REQUESTS change the run; a failure
names the seed, and leaves what it failed on in the folder that it names.
"""

from __future__ import annotations

import os
import pickle
import resource
import select
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import pytest
from django.db import transaction

from safeboard.kernel.files import workbooks as reader
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sandbox import COULD_NOT_READ, Bounds, run_apart
from tests.faults import mutating
from tests.faults.corpus import figures_csv, rows_csv, workbooks
from tests.faults.corpus.recipes import Recipe, try_out
from tests.faults.corpus.requests import REQUESTS, SEND, Ask
from tests.faults.counting import rows_missing
from tests.faults.test_corpus import FORMS, check
from tests.faults.test_corpus_api import Secrets, kept, meant, secrets, send, wrong_with_answer

__all__ = ("secrets",)
pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
SEED = int(os.environ.get("SAFEBOARD_SEED", "20160421"))
INPUTS = int(os.environ.get("SAFEBOARD_INPUTS", "12500"))
ASKED = int(os.environ.get("SAFEBOARD_REQUESTS", "2000"))
SECONDS = 20.0
BIG = 30_000


class Tally:
    """What came of the inputs; what is wrong is kept in a folder to look at."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.came, self.wrong, self.slowest = folder, Counter[str](), list[str](), 0.0

    def add(self, number: int, data: bytes, run: Callable[[bytes], tuple[str, str]]) -> None:
        """Run one input. `run` gives what came of it and what is wrong with that, if anything is."""
        (self.folder / "now").write_bytes(data)  # what it was, should it never end
        started = time.monotonic()
        try:
            came, wrong = run(data)
        except Exception as fault:
            came, wrong = "crashed", f"{type(fault).__name__}: {fault}"
        took = time.monotonic() - started
        self.slowest = max(self.slowest, took)
        self.came[came] += 1
        if took > SECONDS:
            wrong = f"took {took:.0f} seconds"
        if wrong:
            (self.folder / f"input {number}").write_bytes(data)
            self.wrong.append(f"input {number}, {came}: {wrong}")

    def tell(self, title: str) -> None:
        """Print the counts, and fail where anything is wrong."""
        print(
            f"{title}, seed {SEED}: {sum(self.came.values())} inputs, {dict(self.came)}, slowest {self.slowest:.1f} s"
        )
        assert not self.wrong, f"seed {SEED}, {len(self.wrong)} wrong, kept in {self.folder}: " + "\n".join(
            self.wrong[:40]
        )


def bases(recipes: list[Recipe]) -> list[bytes]:
    """The inputs of recipes, without the empty and the big."""
    return [data for each in recipes if not each.apart and 0 < len(data := each.make()) < BIG]


def checked_as(code: str) -> Callable[[bytes], tuple[str, str]]:
    def run(data: bytes) -> tuple[str, str]:
        came = try_out(lambda files: check(files, code), [("sent", data)])
        if came.checked is None:
            return ("could not be read", *came.faults[:1], "")[:2] if came.faults else ("refused", "")
        if not came.checked.rows_in and not came.messages:
            return "read, no rows", ""
        try:
            missing = rows_missing(came.checked, data)
        except ParseError as fault:
            return "taken in", f"was taken in though it is not well formed: {fault}"
        kind = "turned back in part" if came.comes.rejected else "taken in"
        return kind, "; ".join((*came.faults, *filter(None, [missing])))

    return run


def in_turn(first: Iterator[bytes], second: Iterator[bytes]) -> Iterator[tuple[str, bytes]]:
    """Files of rows and files of figures: four of rows, then one of figures."""
    while True:
        for rows in islice(first, 4):
            yield "annex-a", rows
        yield "lado", next(second)


def test_spoilt_texts(tmp_path: Path) -> None:
    tally = Tally(tmp_path)
    files = in_turn(
        mutating.texts(bases(list(rows_csv.RECIPES)), SEED),
        mutating.texts(bases(list(figures_csv.RECIPES)), SEED + 1),
    )
    for number, (code, data) in enumerate(islice(files, INPUTS)):
        tally.add(number, data, checked_as(code))
    tally.tell("CSV")


def test_spoilt_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tally, ended = Tally(tmp_path), Counter[str]()
    good = [each for each in workbooks.RECIPES if each.comes.refused is None or "formula" in each.name]
    files = in_turn(
        mutating.workbooks(bases([each for each in good if each not in FORMS]), SEED),
        mutating.workbooks(bases(FORMS), SEED + 1),
    )
    for number, (code, data) in enumerate(islice(files, INPUTS)):
        # Most are read in a fork, which is the same child without the second that a new interpreter takes.
        apart = run_apart if number % 250 == 0 else lambda *asked: forked(ended, *asked)
        monkeypatch.setattr(reader, "run_apart", apart)
        tally.add(number, data, checked_as(code))
    print(f"children that ended: {dict(ended)}")
    tally.tell("XLSX")


@pytest.mark.django_db
def test_spoilt_requests(tmp_path: Path, secrets: Secrets) -> None:
    tally = Tally(tmp_path)
    asked = [each.body for each in REQUESTS if each.path == SEND and 0 < len(each.body) < 3000]

    def run(data: bytes) -> tuple[str, str]:
        place = transaction.savepoint()
        try:
            return answered(send(Ask("spoilt", "by chance", 0, body=data), secrets), data)
        finally:
            transaction.savepoint_rollback(place)

    for number, data in enumerate(islice(mutating.bodies(asked, SEED), ASKED)):
        tally.add(number, data, run)
    tally.tell("API")


def answered(response: Any, data: bytes) -> tuple[str, str]:
    came = str(response.status_code)
    if response.status_code >= 500:
        return came, response.content.decode()[:300]
    if response.status_code >= 300:
        return came, wrong_with_answer(response) or ("something was kept" if kept() else "")
    return came, "" if kept() == meant(data) else f"kept {kept()}"


def forked(ended: Counter[str], function: Callable[..., Any], *arguments: Any) -> Any:
    """Run as the sandbox does, in a fork with as little memory and time; count the children that came to an end."""
    theirs, ours = os.pipe()
    child = os.fork()
    if not child:
        _answer(ours, function, arguments)
    os.close(ours)
    said = b""
    until = time.monotonic() + SECONDS
    with os.fdopen(theirs, "rb", 0) as pipe:
        while select.select([pipe], [], [], max(until - time.monotonic(), 0))[0]:
            if not (piece := pipe.read(1 << 20)):
                break
            said += piece
        else:
            os.kill(child, signal.SIGKILL)
            ended["too slow"] += 1
    _, status = os.waitpid(child, 0)
    if status:
        ended[f"status {status}"] += 1
        raise RefusedFile(COULD_NOT_READ)
    kind, answer = pickle.loads(said)  # noqa: S301 - our own fork wrote it
    if kind == "refused":
        raise RefusedFile(answer)
    if kind == "fault":
        raise RuntimeError(answer)
    return answer


def _answer(out: int, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    bounds = Bounds()
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + bounds.memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        outcome = ("done", function(*arguments))
    except RefusedFile as refusal:
        outcome = ("refused", str(refusal))
    except MemoryError:
        os._exit(1)
    except BaseException as fault:
        outcome = ("fault", f"{type(fault).__name__}: {fault}")
    with os.fdopen(out, "wb") as pipe:
        pickle.dump(outcome, pipe)
    os._exit(0)
