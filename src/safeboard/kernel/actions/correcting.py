"""Putting words right after they were kept: the first words stay, struck through, with who put them right and when.

Nothing is edited away (pages.md 3.4): a correction is a step of its own that says which step it puts right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Step
from safeboard.kernel.actions.moving import change, unmoved
from safeboard.kernel.actions.permissions import CORRECT
from safeboard.kernel.actions.readiness import NotNow

# The version under which the title of the item is corrected; steps count from 1.
TITLE = 0
SHORTEST_REASON = 10
# What the program wrote itself, or what already puts something right.
NOT_WORDS = frozenset(("corrected", "undone", "taken_back", "assigned", "moved"))


@dataclass(frozen=True, slots=True)
class Words:
    """Words that can be put right: as they stand now, and whether they are one's own."""

    version: int
    what: str
    now: str
    own: bool


def words_of(item: Item, version: int, by: Reader) -> Words:
    """The words of this step, or of the title, as they stand now. Raises NotNow where this person may not correct them."""
    if version == TITLE:
        found = Words(TITLE, "What it is", item.title, item.raised_by_id == by.user_id)
    else:
        step = item.story().filter(version=version).first()
        if step is None or step.kind in NOT_WORDS or not step.words:
            raise NotNow("There are no words here to put right.")
        last = item.story().filter(kind="corrected", corrects=version).last()
        found = Words(
            version, step.get_kind_display(), last.words if last else step.words, step.by_id == by.user_id
        )
    if not found.own and not policy.allows(by, CORRECT, item):
        raise NotNow("These are somebody else's words. They, or the business manager, can put them right.")
    return found


def correct(
    *, item: Item, seen: int, version: int, words: str, by: Reader, reason: str = "", why_safe: str = ""
) -> Step:
    """Put the words of a step or the title right. Somebody else's need a reason. Raises NotNow."""
    unmoved(item, seen)
    old = words_of(item, version, by)
    new, reason = words.strip(), reason.strip()
    if not new:
        raise NotNow("Write the words as they should be. To take something away, say what is wrong.", "words")
    if new == old.now:
        raise NotNow("These are the words that stand there.", "words")
    if version == TITLE and len(new) > 300:
        raise NotNow("Say it in 300 letters or fewer.", "words")
    if not old.own and len(reason) < SHORTEST_REASON:
        raise NotNow(
            f"These are somebody else's words: say why, in at least {SHORTEST_REASON} characters.", "reason"
        )
    step = change(
        item,
        seen,
        "corrected",
        by,
        None,
        changes={"title": new} if version == TITLE else {},
        words=new,
        promise=reason,
        corrects=version,
        why_safe=why_safe,
    )
    return step


def corrections(steps: Iterable[Step]) -> dict[int, list[Step]]:
    """The corrections of each step by its version, the first one first; those of the title under 0."""
    found: dict[int, list[Step]] = {}
    for step in steps:
        if step.kind == "corrected" and step.corrects is not None:
            found.setdefault(step.corrects, []).append(step)
    return found


def correctable(item: Item, steps: Sequence[Step], by: Reader) -> Mapping[int, bool]:
    """The versions whose words this person may put right."""
    may_all = policy.allows(by, CORRECT, item)
    found = {
        step.version: True
        for step in steps
        if step.words and step.kind not in NOT_WORDS and (may_all or step.by_id == by.user_id)
    }
    return found | ({TITLE: True} if may_all or item.raised_by_id == by.user_id else {})
