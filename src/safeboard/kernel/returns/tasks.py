"""The long work of returns: checking a file, taking its rows in."""

from __future__ import annotations

from django_tasks import task

from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.checking import Tell
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.outstanding import checked_words
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work.jobs import Progress, carry_out
from safeboard.kernel.work.models import Job


@task()
def check_file(job_id: int) -> None:
    """Read and check an uploaded file."""
    carry_out(job_id, _check)


@task()
def accept_file(job_id: int) -> None:
    """Put the good rows of a sent file in place."""
    carry_out(job_id, _accept)


def _check(job: Job, progress: Progress) -> str:
    receipt = Receipt.objects.get(pk=job.subject)
    if receipt.state != State.CHECKING:
        return "This file was checked already."
    progress.say("Reading the file")
    receiving.check(receipt, _telling(progress))
    if receipt.state == State.REFUSED:
        return "The file could not be read."
    return f"{checked_words(receipt)}."


def _accept(job: Job, progress: Progress) -> str:
    receipt = Receipt.objects.get(pk=job.subject)
    progress.say(f"Putting {plural(receipt.accepted, 'row')} in place", 0, receipt.accepted)
    receiving.accept(receipt, tell=_telling(progress))
    return f"Received: {plural(receipt.accepted, 'row')}."


def _telling(progress: Progress) -> Tell:
    def tell(done: int, rows: int) -> None:
        progress.say(f"Checking row {done:,} of {rows:,}", done, rows)

    return tell
