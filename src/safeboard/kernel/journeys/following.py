"""Says of an event of a child what it came of, by what the process folders declare: a referral, the contact it followed."""

from __future__ import annotations

from collections.abc import Iterable

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.journeys import wording
from safeboard.kernel.journeys.merging import Merged
from safeboard.kernel.journeys.models import Episode
from safeboard.kernel.ui.templating import day


def followed(events: Iterable[Merged[Episode]]) -> dict[int, str]:
    """What each event of one child followed, in words, by the key of its newest statement; the others are not in it."""
    of_child = [each.current for each in events]
    found: dict[int, str] = {}
    for declared in REGISTRY.followings:
        days = {each.starts_on for each in of_child if each.kind == declared.after}
        for event in of_child:
            on = declared.followed(event.starts_on, days) if event.kind == declared.kind else None
            if on is not None:
                one = wording.name(wording.list_of(declared.after)).lower()
                found[event.pk] = f"followed the {one} of {day(on)}"
    return found
