"""A real installation refuses to start half set up, and nothing of the demonstration is in it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "safeboard.config.settings.production",
    "SAFEBOARD_DATABASE": "postgresql://safeboard@db.invalid/safeboard",
    "SAFEBOARD_SECRET_KEY": "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "SAFEBOARD_TRAIL_KEY": "a key of the trail",
    "SAFEBOARD_PSEUDONYM_KEY": "a key of pseudonyms",
    "SAFEBOARD_HOSTS": "safeboard.example",
}


def start(code: str, tmp_path: object, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Run Python with the settings of a real installation, some of them changed or taken away."""
    here = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    said = {**PRODUCTION, "SAFEBOARD_VAR": str(tmp_path), **changes}
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:safeboard", "-c", code],
        env={**here, **{name: value for name, value in said.items() if value is not None}},
        capture_output=True,
        text=True,
    )


SETTINGS = "from django.conf import settings; print(settings.DEMONSTRATION, settings.DEBUG, repr(settings.STORY_DAY))"


def test_it_starts_when_all_is_said(tmp_path):
    done = start(SETTINGS, tmp_path)
    assert (done.returncode, done.stdout) == (0, "False False ''\n"), done.stderr


@pytest.mark.parametrize(
    "name", ["SAFEBOARD_SECRET_KEY", "SAFEBOARD_TRAIL_KEY", "SAFEBOARD_PSEUDONYM_KEY", "SAFEBOARD_HOSTS"]
)
@pytest.mark.parametrize("value", [None, ""])
def test_it_refuses_to_start_without(name, value, tmp_path):
    done = start(SETTINGS, tmp_path, **{name: value})
    assert done.returncode == 1 and f"ImproperlyConfigured: Set {name}: " in done.stderr


@pytest.mark.parametrize("address", [None, "sqlite:////tmp/real.sqlite3"])
def test_it_refuses_sqlite(address, tmp_path):
    done = start(SETTINGS, tmp_path, SAFEBOARD_DATABASE=address)
    assert done.returncode == 1 and "real records never go into SQLite" in done.stderr


def test_it_refuses_personas(tmp_path):
    done = start(SETTINGS, tmp_path, SAFEBOARD_TRY_IT_AS="analyst")
    assert done.returncode == 1 and "signing in as a persona is refused here" in done.stderr


def test_djangos_own_checks_for_deployment_find_nothing(tmp_path):
    done = start(
        "import sys; from safeboard.config.cli import main;"
        "sys.argv = ['safeboard', 'check', '--deploy', '--fail-level', 'WARNING']; main()",
        tmp_path,
    )
    assert done.returncode == 0, done.stderr


def test_the_web_servers_entry_checks_every_address(tmp_path):
    """Django checks nothing under a web server; the entry does (promise A2)."""
    spoilt = (
        "import django; django.setup();"
        "from django.urls import path; from safeboard.config import urls;"
        "urls.urlpatterns.append(path('bare/', lambda request: None));"
        "import safeboard.config.wsgi"
    )
    done = start(spoilt, tmp_path)
    assert done.returncode == 1 and "'bare/' says nowhere who may open it" in done.stderr
    assert start("import safeboard.config.wsgi", tmp_path).returncode == 0


def test_cookies_travel_over_https_only(tmp_path):
    done = start(
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT)",
        tmp_path,
    )
    assert done.stdout == "__Host-session True __Host-csrf True True\n", done.stderr


MAIL = "from django.conf import settings as s; print(s.EMAIL_BACKEND.split('.')[-2], s.DEFAULT_FROM_EMAIL, s.SITE_ADDRESS)"


def test_it_works_without_a_mail_server(tmp_path):
    done = start(MAIL, tmp_path)
    assert done.stdout == "dummy Safeboard <safeboard@localhost> https://safeboard.example\n", done.stderr


def test_with_a_mail_server_it_must_know_whom_e_mail_comes_from(tmp_path):
    done = start(MAIL, tmp_path, SAFEBOARD_MAIL_HOST="mail.example")
    assert done.returncode == 1 and "Set SAFEBOARD_MAIL_FROM: " in done.stderr
    done = start(
        MAIL, tmp_path, SAFEBOARD_MAIL_HOST="mail.example", SAFEBOARD_MAIL_FROM="board@board.example"
    )
    assert done.stdout == "smtp board@board.example https://safeboard.example\n", done.stderr


def test_the_demonstration_knows_no_mail_server(tmp_path):
    demo = {
        "DJANGO_SETTINGS_MODULE": "safeboard.config.settings.demo",
        "SAFEBOARD_DATABASE": None,
        "SAFEBOARD_MAIL_HOST": "mail.example",
    }
    assert start(MAIL, tmp_path, **demo).stdout.startswith("dummy ")
