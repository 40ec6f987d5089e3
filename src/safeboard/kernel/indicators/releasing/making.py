"""Makes what a release freezes: what is hidden, its files, its page with tables and charts, and what the attacker finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from markupsafe import Markup

from safeboard.kernel.indicators import disclosure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.reference_data import names
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout
from safeboard.kernel.indicators.releasing.checking import Paper, Report, Say, check, in_silence
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.contents import Contents, contents_of
from safeboard.kernel.indicators.releasing.earlier import papers_before
from safeboard.kernel.indicators.releasing.linking import Slot
from safeboard.kernel.indicators.releasing.open_data import opened
from safeboard.kernel.indicators.runs import areas

EXPOSED = (
    "With the least that must be shown, a small count could be worked out. Take something out of the release."
)


@dataclass(frozen=True, slots=True)
class Made:
    """What is kept of a release that was checked; `safe` says whether it may be put before somebody."""

    data: bytes
    metadata: bytes
    page: bytes
    report: Report
    safe: bool


def make(release: Release, say: Say = in_silence) -> Made:
    """Hide, write, draw and try a release as it was asked for. Writes nothing; the same figures give the same bytes."""
    snapshot = release.snapshot
    area = next(iter(areas(snapshot)), "")
    say("Reading what was told before")
    earlier = papers_before()
    contents = _contents(snapshot, Choice.of(release.choice), area, earlier, say)
    data = dfe_layout.data_file(contents.figures, names().get(area, area))
    say("Drawing the tables and charts")
    page = page_of(data)
    notes = (*contents.notes, *((EXPOSED,) if contents.exposed else ()))
    report = check(Paper(release.title, data, (release.title, release.words), page), earlier, notes, say)
    return Made(data, dfe_layout.metadata_file(), page, report, report.safe and not contents.exposed)


def page_of(data: bytes) -> bytes:
    """The figures of a data file as everybody will see them: every table with its chart, well formed."""
    return render_to_string("indicators/releasing/figures.html", {"opened": opened(data)}).encode()


def figures_of(release: Release) -> Markup:
    """The tables and charts of a release as they were frozen; of one made before charts were, from its data file."""
    page = bytes(release.page) or page_of(bytes(release.data))
    return Markup(page.decode())  # noqa: S704 - our own page, escaped when it was made


def _contents(snapshot: Snapshot, choice: Choice, area: str, earlier: Sequence[Paper], say: Say) -> Contents:
    """What the release holds: exact, and never less hidden than keeps a reader of the Board's pages from subtracting.

    The Board's pages hide by the quick rule. Where their figures and these together would tell a hidden count, all
    that they hide is hidden here too.
    """
    before = known_before(earlier)
    say("Choosing what to hide")
    contents = contents_of(snapshot, choice, area, before, say=say)
    if contents.exposed:
        # What members were shown need not be shown here: then more may be hidden than the Board's papers hid.
        before = known_before(earlier, members=False)
        contents = contents_of(snapshot, choice, area, before, say=say)
    say("Comparing with the Board's pages")
    figures = dict(contents.figures)
    board = _on_board_pages(snapshot, figures, area)
    shown_there = [
        (slot, board[slot] if figures[slot].hidden and board[slot].value is not None else figure)
        for slot, figure in figures.items()
    ]
    together = check(Paper("Board pages", dfe_layout.data_file(shown_there, "")))
    if together.safe:
        return contents
    more = before | {slot: True for slot, each in board.items() if each.hidden}
    return contents_of(snapshot, choice, area, more, say=say)


def known_before(earlier: Iterable[Paper], *, members: bool = True) -> dict[Slot, bool]:
    """Of places in earlier papers, whether they were hidden: those stay hidden, and what was read is known.

    Without `members`, what only members of the Board were shown is not taken for known.
    """
    before: dict[Slot, bool] = {}
    for paper in earlier:
        for slot, held in paper.read().slots.items():
            if held or paper.public or members:
                before[slot] = before.get(slot, False) or held
    return before


def _on_board_pages(snapshot: Snapshot, slots: Iterable[Slot], area: str) -> dict[Slot, disclosure.Figure]:
    """The same places as the Board's pages show them."""
    found: dict[Slot, disclosure.Figure] = {}
    for slot in slots:
        if slot in found:
            continue
        if not slot.by:
            found[slot] = disclosure.figure(snapshot, slot.code, slot.period, area)
            continue
        for each in disclosure.breakdown(snapshot, slot.code, slot.period, area, slot.by):
            found[replace(slot, category=each.category)] = each
    return found
