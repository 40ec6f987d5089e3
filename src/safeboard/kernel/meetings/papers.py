"""Papers of an agenda: taken in, numbered, renewed by version, withdrawn; who still owes one (SYS-45, W26)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.db import IntegrityError, transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files import storing
from safeboard.kernel.meetings.models import AgendaItem, Paper, State
from safeboard.kernel.meetings.paper_kinds import check_paper
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

TAKES = (State.PLANNED, State.AGENDA_SET, State.PAPERS_ISSUED, State.HELD, State.MINUTES_DRAFT)
OUT = (State.PAPERS_ISSUED, State.HELD, State.MINUTES_DRAFT)
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class PapersIn:
    """How many of the papers that are expected are in, and whose are not."""

    wanted: int
    came: int
    owed: tuple[AgendaItem, ...]

    @property
    def words(self) -> str:
        """7 of 9 in."""
        return f"{self.came} of {self.wanted} in" if self.wanted else "none expected"


def papers_in(items: Iterable[AgendaItem], papers: Iterable[Paper]) -> PapersIn:
    """Which items that want a paper have one that was not withdrawn."""
    have = {each.item_id for each in newest(papers) if not each.withdrawn}
    wanted = [each for each in items if each.paper_wanted and not each.taken_off]
    owed = tuple(each for each in wanted if each.pk not in have)
    return PapersIn(len(wanted), len(wanted) - len(owed), owed)


def newest(papers: Iterable[Paper]) -> list[Paper]:
    """The version of each paper that counts, by number."""
    last: dict[tuple[int, str], Paper] = {}
    for paper in papers:
        known = last.get((paper.item_id, paper.number))
        if known is None or known.paper_version < paper.paper_version:
            last[paper.item_id, paper.number] = paper
    return sorted(last.values(), key=lambda each: [int(part) for part in each.number.split(".")])


def add_paper(
    *,
    item: AgendaItem,
    title: str,
    filename: str,
    data: bytes,
    by: Reader,
    at: dt.datetime | None = None,
) -> Paper:
    """Take in a paper for an item; it gets the next number of the item, such as 4.1.

    After the papers were issued it is marked late. Raises NotNow, and RefusedFile for what members cannot be sent.
    """
    if item.meeting is None or item.taken_off:
        raise NotNow("The item is not on an agenda. Put it on one first.")
    if item.meeting.state not in TAKES:
        raise NotNow("The minutes are agreed or the meeting is cancelled: its papers stay as they were.")
    numbers = set(Paper.objects.filter(item=item).values_list("number", flat=True))
    following = max((int(each.rpartition(".")[2]) for each in numbers), default=0) + 1
    return _keep(item, f"{item.place}.{following}", 1, title, filename, data, by, at)


def renew_paper(
    *,
    paper: Paper,
    seen: int,
    filename: str,
    data: bytes,
    by: Reader,
    title: str = "",
    at: dt.datetime | None = None,
) -> Paper:
    """Take in a new version of a paper; the old one stays and can be read. `seen` is the version that is replaced.

    Raises NotNow, SomebodyElse and RefusedFile.
    """
    item = paper.item
    if item.meeting is None or item.meeting.state not in TAKES:
        raise NotNow("Its papers stay as they were: the minutes are agreed, or it is on no agenda.")
    last = Paper.objects.filter(item=item, number=paper.number).order_by("-paper_version").first()
    if last is None or last.paper_version != seen:
        raise SomebodyElse
    return _keep(item, paper.number, seen + 1, title or last.title, filename, data, by, at)


def withdraw_paper(*, paper: Paper, by: Reader) -> Paper:
    """Withdraw a paper with all its versions: only whoever runs the meeting can open it from now. Raises NotNow."""
    if paper.withdrawn:
        raise NotNow(f"Paper {paper.number} is withdrawn already.")
    Paper.objects.filter(item=paper.item_id, number=paper.number).update(withdrawn=True)
    recorder.note("meetings.paper_withdrawn", thing="paper", thing_id=paper.pk, number=paper.number)
    paper.refresh_from_db()
    return paper


def read_paper(*, paper: Paper, by: Reader) -> bytes:
    """The bytes of one version; the trail keeps who opened which. Raises storing.FileGone."""
    recorder.note(
        "meetings.paper_read",
        thing="paper",
        thing_id=paper.pk,
        number=paper.number,
        version=paper.paper_version,
    )
    return storing.load(paper.stored_as)


def clean_name(filename: str) -> str:
    """The name as members get it: no folders, no signs that a system might act on."""
    name = PurePath(filename.replace("\\", "/")).name
    name = re.sub(r"[^\w .()&+-]", "_", name).strip(" .") or "paper"
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 5] + PurePath(name).suffix


def _keep(
    item: AgendaItem,
    number: str,
    version: int,
    title: str,
    filename: str,
    data: bytes,
    by: Reader,
    at: dt.datetime | None,
) -> Paper:
    kind = check_paper(data, filename)
    name = clean_name(filename)
    if not title.strip():
        raise NotNow("Give the paper a title.", "title")
    stored_as = storing.store(data)
    try:
        with transaction.atomic():
            paper = Paper.objects.create(
                item=item,
                number=number,
                paper_version=version,
                title=title.strip(),
                filename=name,
                stored_as=stored_as,
                content_type=kind.content_type,
                size=len(data),
                late=item.meeting is not None and item.meeting.state in OUT,
                by_id=by.user_id,
                at=at or now(),
            )
    except IntegrityError as taken:
        storing.discard(stored_as)
        raise SomebodyElse from taken
    recorder.note(
        "meetings.paper_in", thing="paper", thing_id=paper.pk, number=number, version=version, size=len(data)
    )
    return paper
