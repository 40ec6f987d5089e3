"""The demonstration: load the county, start the server, the worker and the sealer, stop all together."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from tools.environment import Environment, SetUpError
from tools.progress import say

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 10
WORKER_LOG = "worker.log"


def refuse_busy_port(port: int) -> None:
    """Raises SetUpError with a plain sentence if somebody already listens at the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise SetUpError(
                f"Port {port} is kept for the system. Choose one above 1023: --port 8001"
            ) from None
        except OSError:
            raise SetUpError(
                f"Port {port} is in use, perhaps by another demonstration. "
                f"Stop that, or choose another: ./run demo --port {port + 1}"
            ) from None
        except OverflowError:
            raise SetUpError(f"There is no port {port}. Choose one from 1024 to 65535.") from None


def demonstrate(environment: Environment, *, port: int, once: bool, fresh: bool) -> int:
    """Loads the county and serves it until Ctrl-C; with `once`, finishes the waiting work and ends instead."""
    var = environment.root / "var"
    var.mkdir(exist_ok=True)
    if fresh:
        _forget(var)
    say("loading the county")
    if code := environment.run("-m", "safeboard.demo"):
        return code
    if once:
        say("finishing the work that waits")
        with open(var / WORKER_LOG, "ab") as log:
            worker = [*_worker(environment), "--batch", "--no-startup-delay"]
            code = subprocess.call(worker, env=environment.variables("demo"), stdout=log, stderr=log)
        if code:
            raise SetUpError(f"The worker failed; what it said is in var/{WORKER_LOG}.")
        say("done")
        return 0
    return _serve(environment, port, var / WORKER_LOG)


def _worker(environment: Environment) -> list[str]:
    return [str(environment.python), str(environment.folder / "bin" / "safeboard"), "db_worker"]


def _sealer(environment: Environment) -> list[str]:
    """Seals the trail every minute."""
    return [*_worker(environment)[:2], "audit", "seal", "--every", "60"]


def _forget(var: Path) -> None:
    for name in ("demo.sqlite3", "demo.sqlite3-wal", "demo.sqlite3-shm", "demo.start.sqlite3"):
        (var / name).unlink(missing_ok=True)
    for name in ("snapshots", "uploads", "charts"):
        shutil.rmtree(var / name, ignore_errors=True)
    say("forgot the demonstration there was")


def _serve(environment: Environment, port: int, log_file: Path) -> int:
    address = f"http://{HOST}:{port}/"
    server = [str(environment.python), "-m", "gunicorn", "safeboard.config.wsgi:application"]
    server += ["--bind", f"{HOST}:{port}", "--log-level", "warning"]
    server += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--preload"]
    server += ["--config", "python:safeboard.config.server"]
    children: dict[str, subprocess.Popen[bytes]] = {}
    # A session of its own for each: Ctrl-C reaches us alone, and we stop them in order.
    variables = environment.variables("demo")
    try:
        children["server"] = subprocess.Popen(server, env=variables, start_new_session=True)
        with open(log_file, "ab") as log:
            for name, command in (("worker", _worker(environment)), ("sealer", _sealer(environment))):
                children[name] = subprocess.Popen(
                    command, stdout=log, stderr=log, env=variables, start_new_session=True
                )
        _wait_until_it_answers(address, children["server"])
        say(f"Safeboard is at {address}  (Ctrl-C stops it)")
        while all(child.poll() is None for child in children.values()):
            time.sleep(0.5)
        if children["server"].poll() is not None:
            raise SetUpError("The server stopped by itself; what it said is above.")
        raise SetUpError(
            f"The worker or the sealer stopped by itself; what it said is in var/{log_file.name}."
        )
    except KeyboardInterrupt:
        print()
        say("stopping")
        return 0
    finally:
        _stop(list(children.values()))


def _wait_until_it_answers(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SetUpError("The server did not start; what it said is above.")
        try:
            urllib.request.urlopen(address, timeout=START_SECONDS).close()
            return
        except urllib.error.HTTPError:
            return  # a page that says no is an answer
        except OSError:
            time.sleep(0.1)
    raise SetUpError(f"The server did not answer within {START_SECONDS} seconds; what it said is above.")


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
