"""`safeboard outbox`: queue the e-mails that should have gone and have not, and say how the outbox stands."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.db.models import Count

from safeboard.kernel.work.models import Message, Standing
from safeboard.kernel.work.outbox import mode, queue_due


class Command(BaseCommand):
    """Run every few minutes beside the worker: a try that was lost in a kill is found here."""

    help = "Queue e-mails that should have gone and have not; say how the outbox stands."

    def handle(self, **options: object) -> None:
        """Queue what is due; print the counts."""
        self.stdout.write(mode())
        queued = queue_due()
        counts = dict(Message.objects.order_by().values_list("standing").annotate(Count("pk")))
        for standing in Standing:
            if counts.get(standing):
                self.stdout.write(f"{standing.label}: {counts[standing]}")
        self.stdout.write(f"Queued now: {queued}")
