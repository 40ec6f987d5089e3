"""What every test shares: an own database on either engine, no way out to the network, and a small world of people.

The database is SQLite, or PostgreSQL where SAFEBOARD_DATABASE says so (`./run test` runs both). The day is the
story's day of the settings (`work/today`), so no test needs to freeze it.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import gc
import hashlib
import inspect
import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import django
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership import personas
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup, User
from safeboard.kernel.trail.models import Event, PersonShown, Segment
from safeboard.kernel.work.today import today

AGENCIES = {
    personas.COUNCIL: ("County Council", "council", "825"),
    personas.POLICE: ("Police", "police", ""),
    personas.HEALTH: ("Hospital trust", "health", ""),
    personas.BOARD_OFFICE: ("Board office", "board", ""),
}
HATS_FROM, HATS_TO = dt.date(2015, 4, 1), dt.date(2017, 3, 31)
HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None)  # noqa: S104


# --- No way out ------------------------------------------------------------------------------------------------------


class OutwardConnection(Exception):
    """A test tried to reach another machine. No OSError, so that nobody takes it for a network that is down."""


def pytest_configure(config: pytest.Config) -> None:
    """Shut the network from the first import on; this machine's own addresses and sockets stay open."""

    def kept_in(real: Callable[..., Any], where: int) -> Callable[..., Any]:
        def call(self: socket.socket, *args: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and args[where][0] not in HERE:
                raise OutwardConnection(f"A test tried to reach {args[where]!r}.")
            return real(self, *args)

        return call

    socket.socket.connect = kept_in(socket.socket.connect, 0)  # type: ignore[method-assign]
    socket.socket.connect_ex = kept_in(socket.socket.connect_ex, 0)  # type: ignore[method-assign]
    socket.socket.sendto = kept_in(socket.socket.sendto, -1)  # type: ignore[method-assign]
    ask = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in HERE:
            raise OutwardConnection(f"A test asked for the address of {name!r}.")
        return ask(host, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo


# --- The database ----------------------------------------------------------------------------------------------------


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out on SQLite what only PostgreSQL can do, and on PostgreSQL what never meets a database.

    What is given more time than others begins first: at the end the other processes would wait for it.
    """
    items.sort(
        key=lambda item: not item.get_closest_marker("timeout") or bool(item.get_closest_marker("browser"))
    )
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        without = [item for item in items if not meets_database(item)]
        items[:] = [item for item in items if meets_database(item)]
        config.hook.pytest_deselected(items=without)
        return
    left_out = pytest.mark.skip(reason="needs PostgreSQL: set SAFEBOARD_DATABASE, or use ./run test")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(left_out)


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: nobody need look through it for waste again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def meets_database(item: pytest.Item) -> bool:
    """Whether a test says that it meets the database, itself or by what it asks for."""
    marked = any(item.get_closest_marker(each) for each in ("django_db", "postgres"))
    asked = set(getattr(item, "fixturenames", ()))
    return marked or bool(asked & {"db", "transactional_db", "django_db_setup"})


@dataclass(frozen=True)
class Migrated:
    """Where an SQLite database of these very migrations is kept; nobody else makes or reads it while `lock` is open."""

    path: Path
    lock: IO[str]


@pytest.fixture(scope="session")
def migrated(pytestconfig: pytest.Config, django_db_modify_db_settings: None) -> Iterator[Migrated | None]:
    """Going through all migrations takes longer than most folders' tests, and every process that tests needs it."""
    cache = getattr(pytestconfig, "cache", None)
    if connection.vendor != "sqlite" or cache is None:
        yield None
        return
    folder = cache.mkdir("migrated")
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Migrated(folder / f"{state_of_migrations()}.sqlite3", lock)


def state_of_migrations() -> str:
    """A name for what all migrations together make; it changes when one of them does."""
    known = hashlib.sha256(f"{sys.version} {django.VERSION}".encode())
    for key, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        known.update(f"{key} {inspect.getsource(sys.modules[migration.__module__])}".encode())
    return known.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_keepdb(migrated: Migrated | None) -> bool:
    """Begin with the kept database, where there is one; Django then applies the migrations that it lacks: none."""
    if migrated is None or not migrated.path.exists():
        return False
    shutil.copyfile(migrated.path, connection.creation._get_test_db_name())
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_keepdb: bool, migrated: Migrated | None, django_db_blocker: Any
) -> None:
    """Keep the database that was just made, for the next process."""
    if migrated is None:
        return
    if not django_db_keepdb:
        for old in migrated.path.parent.glob("*.sqlite3"):
            old.unlink()
        new = migrated.path.with_suffix(".new")
        with closing(sqlite3.connect(new)) as kept, django_db_blocker.unblock():
            connection.connection.backup(kept)
        new.rename(migrated.path)
    migrated.lock.close()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing lying about."""
    shutil.rmtree(settings.VAR, ignore_errors=True)


@contextmanager
def unguarded_trail() -> Iterator[None]:
    """Take the append-only triggers off the trail for a moment, as only the owner of the tables can."""
    tables = [model._meta.db_table for model in (Event, PersonShown, Segment)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
            on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'trail_%'"
            )
            triggers = cursor.fetchall()
            off = [f"DROP TRIGGER {name}" for name, _ in triggers]
            on = [sql for _, sql in triggers]
        for statement in off:
            cursor.execute(statement)
        try:
            yield
        finally:
            for statement in on:
                cursor.execute(statement)


@pytest.fixture(scope="session", autouse=True)
def _flush_may_empty_the_trail() -> Iterator[None]:
    """A test with `transaction=True` ends with a flush of all tables; the trail refuses that from anybody else."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: BaseDatabaseOperations, statements: list[str]) -> None:
        if not statements:
            return
        with unguarded_trail():
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture
def tampering(db: None) -> Callable[[], Any]:
    """`with tampering():` changes the trail as somebody could who owns the database."""
    return unguarded_trail


# --- People ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class People:
    """A small partnership: agencies and sub groups by code, one user and one hat by persona code."""

    agencies: dict[str, Agency]
    sub_groups: dict[str, SubGroup]
    users: dict[str, User]
    hats: dict[str, Membership]


@pytest.fixture
def people(db: None) -> People:
    """Four agencies, the sub group PQA, and one user with one hat for each persona."""
    agencies = {
        code: Agency.objects.create(code=code, name=name, kind=kind, area_code=area)
        for code, (name, kind, area) in AGENCIES.items()
    }
    sub_groups = {"PQA": SubGroup.objects.create(code="PQA", name="Performance and Quality Assurance")}
    # Written at once: nearly every test with a database asks for these people.
    users = {each.code: User(email=personas.email_of(each), name=each.name) for each in personas.PERSONAS}
    for user in users.values():
        user.set_unusable_password()
    User.objects.bulk_create(users.values())
    hats = {
        persona.code: Membership(
            user=users[persona.code],
            agency=agencies[persona.agency],
            role=persona.role.code,
            sub_group=sub_groups.get(persona.sub_group),
            title=persona.title,
            since=HATS_FROM,
            until=HATS_TO,
        )
        for persona in personas.PERSONAS
    }
    Membership.objects.bulk_create(hats.values())
    return People(agencies, sub_groups, users, hats)


@pytest.fixture
def as_role(people: People) -> Callable[[str], Client]:
    """`as_role("analyst")`: a browser in which this persona is signed in."""

    def signed_in(code: str) -> Client:
        client = Client()
        client.force_login(people.users[code], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in


@pytest.fixture
def reader_for(people: People) -> Callable[[str], Reader]:
    """`reader_for("analyst")`: this persona as the policy sees them."""
    return lambda code: reader_of(people.hats[code], today())
