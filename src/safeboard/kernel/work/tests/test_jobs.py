"""Long work: progress in words, a fault kept, a second run that changes nothing, recovery after a kill."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from safeboard.kernel.work.jobs import Progress, carry_out, latest, recover
from safeboard.kernel.work.models import Job

pytestmark = pytest.mark.django_db


def test_work_says_how_far_it_is_and_what_came_of_it() -> None:
    job = Job.objects.create(kind="check", subject="7")
    seen: list[str] = []

    def work(job: Job, progress: Progress) -> str:
        progress.say("Checking row 1,200 of 4,310", 1200, 4310)
        seen.append(Job.objects.get(pk=job.pk).words)
        return "4,298 rows are fine, 12 need you."

    carry_out(job.pk, work)
    job.refresh_from_db()
    assert seen == ["Checking row 1,200 of 4,310"]
    assert (job.state, job.words) == ("finished", "4,298 rows are fine, 12 need you.")


def test_finished_work_is_not_done_again() -> None:
    job = Job.objects.create(kind="check", subject="7", state="finished", words="Done.")
    carry_out(job.pk, lambda job, progress: pytest.fail("done twice"))


def test_a_fault_is_kept_and_raised() -> None:
    job = Job.objects.create(kind="check", subject="7")

    def work(job: Job, progress: Progress) -> str:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        carry_out(job.pk, work)
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.words == "This did not work. Nothing was changed."
    assert "no space left" in job.fault


def test_the_newest_job_about_a_subject() -> None:
    Job.objects.create(kind="check", subject="7", words="old")
    newest = Job.objects.create(kind="check", subject="7", words="new")
    Job.objects.create(kind="check", subject="8")
    assert latest("check", 7) == newest
    assert latest("accept", 7) is None


@pytest.mark.parametrize(("minutes_ago", "queued_again"), [(30, 1), (1, 0)])
def test_what_a_killed_worker_left_running_is_queued_again(minutes_ago: int, queued_again: int) -> None:
    started = timezone.now() - dt.timedelta(minutes=minutes_ago)
    left = DBTaskResult.objects.create(
        task_path="safeboard.kernel.returns.tasks.check_file",
        args_kwargs={"args": [1], "kwargs": {}},
        backend_name="default",
        run_after=started,
        status="RUNNING",
        started_at=started,
        worker_ids=["gone"],
    )
    assert recover(dt.timedelta(minutes=10)) == queued_again
    left.refresh_from_db()
    assert left.status == ("READY" if queued_again else "RUNNING")
