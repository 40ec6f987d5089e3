"""`safeboard snapshot`: take the figures as they stand and count every indicator."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from safeboard.kernel.indicators.counting import take_and_count
from safeboard.kernel.trail import recorder


class Command(BaseCommand):
    """The same data gives the same snapshot."""

    help = "Take a snapshot of all fact tables and count every indicator over it."

    def handle(self, **_: object) -> None:
        """Take, count, and print what was made."""
        doer = recorder.Doer(actor="command line")
        snapshot, results = take_and_count(doer, lambda _: None, "")
        rows = sum(table["rows"] for table in snapshot.tables.values())
        self.stdout.write(f"{snapshot} ({snapshot.content[:16]}): {rows:,} rows, {results:,} results.")
