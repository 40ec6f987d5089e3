"""Draws every issued paper again from what was frozen, and says of each whether it comes out the same."""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.kernel.reporting import packing, packs
from safeboard.kernel.reporting.annual import editions, publishing
from safeboard.kernel.reporting.models import Chapter, Edition, Pack
from safeboard.kernel.reporting.prints import Rebuilt

RECOUNTED = "Its figures, counted again from their snapshot"
COUNTED_OTHERWISE = "An indicator or what is hidden of it has changed since. What was issued stays."


def everything() -> Iterator[tuple[str, list[Rebuilt]]]:
    """Each issue with its papers, the oldest first."""
    for pack in Pack.objects.filter(issued=True).order_by("meeting_on").select_related("snapshot"):
        same = packs.rebuilt_equal(pack)
        counted = Rebuilt(RECOUNTED, same, "" if same else COUNTED_OTHERWISE)
        yield f"Headline page: {pack.title}", [*packing.rebuilt(pack), counted]
    for chapter in Chapter.objects.filter(standing="published").order_by("year", "code"):
        yield f"Chapter: {chapter}", publishing.rebuilt(chapter)
    for edition in Edition.objects.order_by("year"):
        yield str(edition), editions.rebuilt(edition)
