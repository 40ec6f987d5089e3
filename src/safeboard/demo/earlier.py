"""Brings in 2009-10 to 2012-13 while the demonstration is served already: one file a task, then the new figures.

The start of the demonstration waits for the three newest years only. The others come in behind what people do
(a lower priority, and a task of its own for each file, so that nobody's upload waits for more than one), and the
page of indicators says how far they are, as it does while figures are counted. A kill loses nothing and doubles
nothing: the same file gives the same receipt, and a step that was done is not done again.

What the Board has before it does not move: the draft for 28 April keeps the figures that it was prepared with, and
the pages of indicators show the newest. So a Board office expects it: papers change when somebody prepares them
again, never by themselves in the week before a meeting.
"""

from __future__ import annotations

from functools import lru_cache

from django_tasks import task

from safeboard.demo import annex_a_files, county, sending
from safeboard.demo.annex_a_files import AnnexAFile
from safeboard.grammar.dates import financial_year
from safeboard.kernel.indicators.counting import take_and_count
from safeboard.kernel.indicators.tasks import COUNTING
from safeboard.kernel.partnership.models import User
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work import jobs
from safeboard.kernel.work.jobs import Progress
from safeboard.kernel.work.models import Job

BEHIND_PEOPLE = -10


def begin() -> None:
    """Queue the first step, where there is anything left to do."""
    if any(not sending.has_come(as_at) for as_at in annex_a_files.EARLIER_AS_AT):
        jobs.start(COUNTING, "all", load_earlier_years)


@task(priority=BEHIND_PEOPLE)
def load_earlier_years(job_id: int) -> None:
    """Send the next file of the years before; after the last, count the figures again."""
    jobs.carry_out(job_id, _step)


def _step(job: Job, progress: Progress) -> str:
    left = [file for file in _files() if not sending.has_come(file.as_at)]
    if not left:
        _files.cache_clear()
        return _count(progress)
    file = left[0]
    year, all_of_them = financial_year(file.as_at), len(annex_a_files.EARLIER_AS_AT)
    doing = f"Loading the years before 2013: {year}, file {all_of_them - len(left) + 1} of {all_of_them}"
    progress.say(doing)
    sending.send(
        file.filename,
        annex_a_files.write_xlsx(file),
        file.as_at,
        file.look_back_months,
        User.objects.get(email="council-data-lead@chalkshire.example"),
        lambda done, rows: progress.say(f"{doing}, row {done:,} of {rows:,}", done, rows),
    )
    # The next step is queued before this one ends: killed in between, both are there, and one finds nothing to do.
    jobs.start(COUNTING, "all", load_earlier_years)
    return f"Received {year}: {plural(sum(map(len, file.lists.values())), 'row')}."


def _count(progress: Progress) -> str:
    progress.say("Taking the figures of seven years")
    words = "Counting every indicator for seven years"
    snapshot, results = take_and_count(sending.DOER, progress.say, words)
    return f"{snapshot}: {results:,} results."


@lru_cache(maxsize=1)
def _files() -> list[AnnexAFile]:
    """The same files every time; drawn once by a worker that sends all four."""
    return annex_a_files.earlier_files(county.build())
