"""A sender killed with -9 at any moment loses no e-mail, and a double bears the same Message-ID (outbox, pages.md 3.2)."""

from __future__ import annotations

import email
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.faults
MESSAGES = 6
MOMENTS = ("before the server", "at the server", "after the server")

START = """
import os, sys, django
django.setup()
from django.conf import settings
settings.DEMONSTRATION, settings.EMAIL_HOST = False, "mail.example"
settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
settings.EMAIL_FILE_PATH = os.environ["MAILBOX"]
from django.core import mail
from django.core.management import call_command
from safeboard.kernel.work import outbox, posting
from safeboard.kernel.work.models import Message
"""
PREPARE = (
    START
    + """
from django.db import transaction
call_command("migrate", verbosity=0)
for number in range(int(sys.argv[1])):
    with transaction.atomic():
        outbox.put(to=["paul@police.example"], subject=f"Late {number}", body="It is late.", key=f"test {number}")
with transaction.atomic():
    outbox.put(to=["nobody@police.example"], subject="Never asked for", body="Words.", key="never")
    os.kill(os.getpid(), 9)
"""
)
WORK = (
    START
    + """
moment, number = sys.argv[1], int(sys.argv[2])
def die(*_, **__): os.kill(os.getpid(), 9)
real = mail.EmailMessage.send
def send(self, *args, **options):
    if self.subject != f"Late {number}":
        return real(self, *args, **options)
    if moment != "before the server":
        real(self, *args, **options)
    if moment != "after the server":
        die()
    return 1
mail.EmailMessage.send = send
if moment == "after the server":
    sent = posting._sent
    posting._sent = lambda message, token: die() if message.subject == f"Late {number}" else sent(message, token)
call_command("recover", minutes=0, verbosity=0)
call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
"""
)
FINISH = (
    START
    + """
call_command("recover", minutes=0, verbosity=0)
call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
print(",".join(sorted(Message.objects.values_list("standing", flat=True))))
"""
)


def python(code: str, folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    mailbox = folder / "mailbox"
    mailbox.mkdir(exist_ok=True)
    settings = {
        "DJANGO_SETTINGS_MODULE": "safeboard.config.settings.demo",
        "SAFEBOARD_VAR": str(folder),
        "MAILBOX": str(mailbox),
    }
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=120,
    )


def arrived(folder: Path) -> list[email.message.Message]:
    """Every e-mail that the server has, doubles too."""
    return [
        email.message_from_string(part)
        for file in sorted((folder / "mailbox").iterdir())
        for part in file.read_text().split(f"{'-' * 79}\n")
        if part.strip()
    ]


def test_every_e_mail_arrives_whenever_the_sender_is_killed(tmp_path: Path) -> None:
    assert python(PREPARE, tmp_path, MESSAGES).returncode == -9
    kills = 0
    for number in range(MESSAGES):
        done = python(WORK, tmp_path, MOMENTS[number % len(MOMENTS)], number)
        assert done.returncode == -9, done.stderr
        kills += 1
    done = python(FINISH, tmp_path)
    assert done.stdout.split()[-1] == ",".join(["sent"] * MESSAGES), done.stderr
    mails = arrived(tmp_path)
    subjects = Counter(each["Subject"] for each in mails)
    assert set(subjects) == {f"Late {number}" for number in range(MESSAGES)}
    assert kills == MESSAGES and max(subjects.values()) == 2, "no double was made: the test kills too early"
    assert len({each["Message-ID"] for each in mails}) == MESSAGES
