"""A child process with little memory and little time, for reading what strangers made.

A file that crashes, hangs or swells its reader ends the child, never the server; the sender gets a
plain sentence. The child is a fresh interpreter started on this module, so it works the same under a
web server, a worker, a test and the command line, and shares no open file or secret with its parent.
What comes back is plain data only: the parent does not run anything a child sends.
"""

from __future__ import annotations

import io
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from safeboard.kernel.files.opening import RefusedFile

try:
    import resource
except ImportError:  # Windows, where `safeboard prepare` may run: the time limit still holds
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)
_PLAIN_TYPES = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "time")}
_REFUSED, _DONE = "refused", "done"
COULD_NOT_READ = (
    "We could not read the file safely: it is damaged, or far bigger inside than it looks. "
    "Copy the lists to a new workbook and send that."
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may use: bytes of memory, seconds of time, bytes of answer; `advice` is for who sent too much.

    The seconds are of the processor, and as many on the clock; `patience` times as many where a busy machine should not
    cost somebody their file.
    """

    memory: int = 1_500_000_000
    seconds: float = 20
    answer: int = 400_000_000
    advice: str = "Send one list at a time."
    patience: float = 1

    def __post_init__(self) -> None:
        if self.memory < 1 or self.seconds <= 0 or self.answer < 1:
            raise ValueError("A child process needs some memory, some time and room to answer.")


def run_apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function in a child process with the usual bounds. See ``run_within``."""
    return run_within(Bounds(), function, *args, **kwargs)


def run_within(bounds: Bounds, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function in a child process and return its answer.

    The function must be importable by name, and its answer plain: numbers, text, dates, lists,
    tuples and dicts of them. Raises RefusedFile if the function raises it, runs too long, needs too
    much memory, or brings the child down in any other way.
    """
    question = pickle.dumps(bounds) + pickle.dumps((function, args, kwargs))
    environment = {
        name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")
    }
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    try:
        child = subprocess.run(
            [sys.executable, "-s", "-m", __name__],
            input=question,
            capture_output=True,
            timeout=bounds.seconds * bounds.patience,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise RefusedFile(_too_long(bounds)) from fault
    if resource is not None and child.returncode == -signal.SIGXCPU:
        raise RefusedFile(_too_long(bounds))
    if child.returncode != 0 or len(child.stdout) > bounds.answer:
        last_line = child.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        _log.warning(
            "A file ended its reader: exit %s, %s", child.returncode, last_line.partition(":")[0][:80]
        )
        raise RefusedFile(COULD_NOT_READ)
    try:
        outcome, answer = _PlainUnpickler(io.BytesIO(child.stdout)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError) as fault:
        raise RefusedFile(COULD_NOT_READ) from fault
    if outcome == _REFUSED:
        raise RefusedFile(str(answer))
    return answer  # type: ignore[no-any-return]


def _too_long(bounds: Bounds) -> str:
    return f"The file took more than {round(bounds.seconds, 1):g} seconds to read, so we stopped. {bounds.advice}"


class _PlainUnpickler(pickle.Unpickler):
    """Reads plain data and dates; refuses to build anything else a child may have been made to send."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PLAIN_TYPES:
            raise pickle.UnpicklingError(f"{module}.{name} is not plain data")
        return super().find_class(module, name)


def _limit(bounds: Bounds) -> None:
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))
    # At the first of the two the child is told and ends; at the second it is ended.
    seconds = int(bounds.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))


def _answer() -> None:
    _limit(pickle.load(sys.stdin.buffer))
    function, args, kwargs = pickle.load(sys.stdin.buffer)
    try:
        outcome = (_DONE, function(*args, **kwargs))
    except RefusedFile as refusal:
        outcome = (_REFUSED, str(refusal))
    sys.stdout.buffer.write(pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    _answer()
