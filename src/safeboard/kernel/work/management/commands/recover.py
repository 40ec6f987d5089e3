"""`safeboard recover`: queue again what a killed worker left half done."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from safeboard.kernel.work.jobs import recover
from safeboard.kernel.work.outbox import queue_due


class Command(BaseCommand):
    """Run before a worker starts."""

    help = "Queue again what a killed worker left running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--minutes", type=int, default=10, help="only what has run this long (0: everything)"
        )

    def handle(self, *, minutes: int, **options: object) -> None:
        """Recover and say how many."""
        age = dt.timedelta(minutes=minutes)
        count = recover(age)
        if count:
            self.stdout.write(f"Queued {count} interrupted tasks again.")
        messages = queue_due(claims_older_than=age)
        if messages:
            self.stdout.write(f"Queued {messages} e-mails that had not gone.")
