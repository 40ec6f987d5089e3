"""The check of a release is work for a job: seen while it goes on, safe to run twice, taken up again after a kill."""

from __future__ import annotations

import pytest

from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import making, register
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.tests.conftest import YEAR, as_
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.jobs import latest
from safeboard.kernel.work.models import Job


@pytest.fixture
def waiting(snapshot, monkeypatch):
    """A release that was proposed a moment ago: no worker has come to it yet."""
    with monkeypatch.context() as patch, recorder.recorded(recorder.Doer(actor="test")):
        patch.setattr(type(register.check_release), "enqueue", lambda *args, **options: None)
        return register.propose(
            title="Waits",
            words="",
            choice=Choice(("T1-05",), (YEAR,)),
            snapshot=snapshot,
            by=as_("analyst"),
        )


def test_the_page_says_how_far_it_is_and_shows_nothing_yet(waiting, as_role):
    Job.objects.update(state="running", words="Choosing what to hide", done=3, total=12)
    client, manager = as_role("analyst"), as_role("business-manager")
    page = client.get(f"/releases/{waiting.pk}/").content.decode()
    assert "Choosing what to hide: 3 of 12" in page and 'http-equiv="refresh"' in page
    assert "Can anybody find out" not in page and "data.csv" not in page
    assert client.get(f"/releases/{waiting.pk}/data.csv").status_code == 404
    assert "Being checked" in client.get("/releases/").content.decode()
    assert "Approve it" not in manager.get(f"/releases/{waiting.pk}/").content.decode()
    sent = manager.post(
        f"/releases/{waiting.pk}/decide/", {"decision": "approve", "version": waiting.version}
    )
    waiting.refresh_from_db()
    assert sent.status_code == 200 and waiting.state == Release.CHECKING


def test_a_killed_worker_is_followed_by_another_and_twice_is_once(waiting):
    job = latest(register.CHECKING, waiting.pk)
    # A worker was killed in the middle: the job still says that it runs.
    Job.objects.filter(pk=job.pk).update(state="running", words="Choosing what to hide")
    register.check_release.func(job.pk)
    waiting.refresh_from_db()
    version, content = waiting.version, waiting.content
    assert waiting.state == Release.PROPOSED and content
    assert latest(register.CHECKING, waiting.pk).words == "Waits for approval."
    Job.objects.filter(pk=job.pk).update(state="running")
    register.check_release.func(job.pk)
    waiting.refresh_from_db()
    assert (waiting.version, waiting.content) == (version, content)
    assert latest(register.CHECKING, waiting.pk).words == register.ALREADY


def test_of_two_workers_the_slower_changes_nothing(waiting):
    made = making.make(waiting)
    slower = Release.objects.get(pk=waiting.pk)
    with recorder.recorded(recorder.Doer(actor="test")):
        assert register.keep(waiting, made)
        assert not register.keep(slower, made)


def test_a_check_that_failed_says_so_and_can_be_asked_for_again(waiting, as_role, monkeypatch):
    job = latest(register.CHECKING, waiting.pk)

    def broken(*_):
        raise RuntimeError("no room on the disk")

    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(making, "make", broken)
        register.check_release.func(job.pk)
    client = as_role("analyst")
    page = client.get(f"/releases/{waiting.pk}/").content.decode()
    assert "This did not work" in page and "Check it again" in page and "refresh" not in page
    address = f"/releases/{waiting.pk}/check-again/"
    assert as_role("business-manager").post(address).status_code == 404
    assert (
        "Check it again" not in as_role("business-manager").get(f"/releases/{waiting.pk}/").content.decode()
    )
    assert client.post(address)["Location"] == f"/releases/{waiting.pk}/"
    waiting.refresh_from_db()
    assert waiting.state == Release.PROPOSED
    jobs = Job.objects.count()
    client.post(address)
    assert Job.objects.count() == jobs
