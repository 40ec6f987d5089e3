"""The long work of indicators: taking a snapshot and counting everything over it."""

from __future__ import annotations

from django_tasks import task

from safeboard.kernel.indicators.counting import take_and_count
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.jobs import Progress, carry_out
from safeboard.kernel.work.models import Job

COUNTING = "count figures"


@task()
def count_figures(job_id: int) -> None:
    """Take the figures as they stand and count every indicator. Safe to run twice."""
    carry_out(job_id, _count)


def _count(job: Job, progress: Progress) -> str:
    progress.say("Taking the figures as they stand")
    doer = recorder.Doer(actor="worker", hat="indicators")
    snapshot, results = take_and_count(doer, progress.say, "Counting every indicator")
    return f"{snapshot}: {results:,} results."
