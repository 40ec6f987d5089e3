"""Starts long work, says how far it is, and takes it up again after a kill."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from safeboard.kernel.work.models import Job


@dataclass(frozen=True, slots=True)
class Progress:
    """Where long work says how far it is, in words that a waiting person reads."""

    job_id: int

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Checking row 1,200 of 4,310."""
        Job.objects.filter(pk=self.job_id).update(
            words=words, done=done, total=total, state="running", changed_at=timezone.now()
        )


def start(kind: str, subject: object, task: Task) -> Job:
    """Put work in the queue; it is kept in the same transaction as whatever asked for it."""
    job = Job.objects.create(kind=kind, subject=str(subject))
    task.enqueue(job.pk)
    return job


def carry_out(job_id: int, work: Callable[[Job, Progress], str]) -> None:
    """Do the work of a job; what it returns are its closing words. A fault is kept and raised again."""
    job = Job.objects.get(pk=job_id)
    if job.state == "finished":
        return
    Job.objects.filter(pk=job_id).update(state="running", started_at=timezone.now())
    try:
        words = work(job, Progress(job_id))
    except Exception as fault:
        Job.objects.filter(pk=job_id).update(
            state="failed",
            words="This did not work. Nothing was changed.",
            fault=f"{type(fault).__name__}: {fault}"[:300],
        )
        raise
    Job.objects.filter(pk=job_id).update(state="finished", words=words)


def recover(older_than: dt.timedelta) -> int:
    """Queue again what a killed worker left running; every task of ours can be run twice."""
    left = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - older_than)
    return left.update(status="READY", worker_ids=[])


def latest(kind: str, subject: object) -> Job | None:
    """The newest job of this kind about this subject."""
    return Job.objects.filter(kind=kind, subject=str(subject)).first()
