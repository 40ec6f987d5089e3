"""The papers of meetings as they leave with *Export everything* (pages.md 3.12)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from safeboard.grammar.declarations.office import Kept
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files import storing
from safeboard.kernel.meetings import papers
from safeboard.kernel.meetings.models import Paper
from safeboard.kernel.meetings.permissions import PAPERS

KEEPS = " .-_()"


def files(reader: Reader) -> Iterator[Kept]:
    """The newest version of each paper that this reader may read and nobody withdrew, in a folder for each meeting."""
    rows = Paper.visible(reader, PAPERS).filter(item__meeting__isnull=False)
    rows = rows.select_related("item__meeting__series").order_by("item__meeting__on", "item")
    for paper in papers.newest(rows):
        meeting = paper.item.meeting
        if meeting is not None and not paper.withdrawn:
            folder = _safe(f"{meeting.series.code} {meeting.on.isoformat()} {meeting.pk}")
            name = _safe(f"{paper.number} {paper.pk} {paper.filename}")
            yield Kept(f"{folder}/{name}", partial(storing.load, paper.stored_as))


def _safe(name: str) -> str:
    """A name that no system takes for a folder or a hidden file."""
    letters = "".join(letter if letter.isalnum() or letter in KEEPS else "-" for letter in name)
    return letters.strip(" .")[:200]
