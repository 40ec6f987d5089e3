"""`safeboard calendar`: ask for the returns of every period that has begun; finish deletions that a kill cut short."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from safeboard.kernel.returns.deleting import disposing
from safeboard.kernel.returns.models import Schedule
from safeboard.kernel.returns.scheduling import schedules
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work.today import today

DOER = recorder.Doer(actor="command line", hat="calendar of returns")


class Command(BaseCommand):
    """Run every day; a second time it changes nothing."""

    help = "Ask for the returns of every period that has begun, from the schedules."

    def handle(self, **options: object) -> None:
        """Make what is due, sweep, and say how many."""
        with recorder.recorded(DOER):
            made = schedules.make_dues(Schedule.objects.select_related("agency"), today())
        self.stdout.write(f"Asked for: {plural(len(made), 'return')}.")
        swept = disposing.sweep()
        if swept:
            self.stdout.write(f"Deleted as agreed, cut short before: {plural(swept, 'file')}.")
